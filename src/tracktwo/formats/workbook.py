"""Excel workbooks: a case as ``tracktwo sheet out`` writes it, or a plain table of scores."""

from __future__ import annotations

from pathlib import Path

from tracktwo.case import Case
from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import Imported

__all__ = ["matches", "read", "write"]

ENDING = ".xlsx"


def matches(path: Path) -> bool:
    """Tell whether a path is named as a workbook."""
    return path.suffix.lower() == ENDING


def read(file: Path) -> Imported:
    """Read a workbook as a case.

    Parameters
    ----------
    file : Path
        An .xlsx file.

    Returns
    -------
    Imported
        With what is doubtful in its cells.

    Raises
    ------
    CaseError, FormatError
        With what is wrong, by its cell.
    """
    from tracktwo.case.sheet import case_in
    from tracktwo.formats.scoretable import case_of_workbook

    found = case_in(file)
    case, findings = found if found else case_of_workbook(file)
    return Imported(case, "xlsx", tuple(findings))


def write(case: Case) -> Written:
    """Write a case as a workbook that others can fill in.

    Parameters
    ----------
    case : Case
        That stands in a case file.

    Returns
    -------
    Written
        One file; a warning tells what of the case stays behind.

    Raises
    ------
    FormatError
        The case stands in no case file, or says what options are worth together: a workbook without
        that would mean something else.
    """
    from tracktwo.case.sheet import to_workbook

    place = Place(str(case.path or case.title))
    if case.path is None or matches(case.path):
        message = "only a case that stands in a case file can be written as a workbook."
        raise FormatError(Finding(place, message, "Write it as a case file first."))
    if any(position.joint for position in case.positions.values()):
        message = "a workbook cannot say what options are worth together, and would mean something else."
        remedy = "tracktwo sheet out writes one for others to fill in; bring it back with sheet in --into."
        raise FormatError(Finding(place, message, remedy))
    content, left_out = to_workbook(case.path)
    told = f"not in the workbook: {', '.join(left_out)}."
    return Written({"": content}, [Finding(place, told, warning=True)] if left_out else [])
