"""Which format is this? One way to open anything that can stand where a case can."""

from __future__ import annotations

from pathlib import Path

from tracktwo.case import Case, load
from tracktwo.catalog import located
from tracktwo.formats.registry import FORMATS
from tracktwo.formats.scenario import Imported

__all__ = ["open_case", "read"]


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
    for one in FORMATS:
        module = one.load()
        if module.matches(given):
            return module.read(given)
    return Imported(load(given), "case")
