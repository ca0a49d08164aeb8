"""Which format is this? One way to open anything that can stand where a case can."""

from __future__ import annotations

from pathlib import Path

from tracktwo.case import Case, load
from tracktwo.formats.scorable import is_scorable, read_scorable
from tracktwo.formats.tables import read_tables

__all__ = ["open_case"]


def open_case(path: str | Path) -> Case:
    """Open a case or a scenario of another program.

    Parameters
    ----------
    path : str or Path
        A case file or folder; a folder of a scorable game (a score file a party); a JSON file of
        generated tables.

    Returns
    -------
    Case

    Raises
    ------
    CaseError, FormatError
        The input cannot be used; the text says where and why.
    """
    given = Path(path)
    if is_scorable(given):
        return read_scorable(given)
    return read_tables(given) if given.suffix == ".json" else load(given)
