"""Which format is this? One way to open anything that can stand where a case can."""

from __future__ import annotations

from pathlib import Path

from tracktwo.case import Case, load
from tracktwo.catalog import located
from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.registry import FORMATS, Format
from tracktwo.formats.scenario import Imported

__all__ = ["format_of", "open_case", "read"]

MOST_NAMES = 5


def format_of(path: str | Path) -> Format | None:
    """Tell which format a file or folder is of, without reading all of it.

    Parameters
    ----------
    path : str or Path
        A file or folder.

    Returns
    -------
    Format or None
        The first of `FORMATS` that knows it as its own; None where none does.
    """
    return next((one for one in FORMATS if one.load().matches(located(path))), None)


def open_case(path: str | Path) -> Case:
    """Open a case or a scenario of another program.

    Parameters
    ----------
    path : str or Path
        A case file or folder, ``catalog:SLUG`` for a case of the catalogue, or a file or folder in a
        format of `FORMATS`.

    Returns
    -------
    Case

    Raises
    ------
    CaseError, FormatError
        The input cannot be used; the text says where and why.
    """
    return read(path).case


def read(path: str | Path) -> Imported:
    """Open a case or a scenario, and tell what was repaired, set aside or assumed on the way.

    Parameters
    ----------
    path : str or Path
        As for `open_case`.

    Returns
    -------
    Imported
        Of format ``case`` where it is a case of tracktwo's own.

    Raises
    ------
    CaseError, FormatError
        The input cannot be used; the text says where and why.
    """
    given = located(path)
    found = format_of(given)
    if found:
        return found.load().read(given)
    if given.is_dir():
        raise _unknown_folder(given)
    return Imported(load(given), "case")  # says what a case file needs, or that there is no such file


def _unknown_folder(folder: Path) -> FormatError:
    """Say what is in a folder that is no scenario."""
    names = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    more = f" and {len(names) - MOST_NAMES:,} more" if len(names) > MOST_NAMES else ""
    holds = f"it holds {', '.join(names[:MOST_NAMES])}{more}" if names else "it is empty"
    return FormatError(
        Finding(
            Place(str(folder)),
            f"there is no case.yaml in this folder and no scenario of another program: {holds}.",
            "What each format needs: tracktwo convert --list",
        )
    )
