"""Excel workbooks: a case as ``tracktwo sheet out`` writes it, or a plain table of scores."""

from __future__ import annotations

from pathlib import Path

from tracktwo.case import Case
from tracktwo.case.document import parse
from tracktwo.errors import Finding, FormatError
from tracktwo.formats import own
from tracktwo.formats.losses import case_place
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
        Any that a case file can say.

    Returns
    -------
    Written
        One file; a warning tells what of the case stays behind. Reports that it quotes are looked for beside
        the workbook when it is opened.

    Raises
    ------
    FormatError
        A case file cannot say it; or it says what options are worth together: a workbook without that
        would mean something else.
    """
    from tracktwo.case.sheet import workbook_of

    place = case_place(case)
    if any(position.joint for position in case.positions.values()):
        message = "a workbook cannot say what options are worth together, and would mean something else."
        remedy = "tracktwo sheet out writes one for others to fill in; bring it back with sheet in --into."
        raise FormatError(Finding(place, message, remedy))
    said = own.write(case)
    text = said.files.get("", said.files.get(own.CASE_FILE, b"")).decode("utf-8-sig")
    content, left_out = workbook_of(case, parse(text, str(place)).data)
    told = [f"not in the workbook: {', '.join(left_out)}."] if left_out else []
    reports = [name for name in said.files if name not in ("", own.CASE_FILE)]
    told += [f"its reports stay where they are: {', '.join(reports)}."] if reports else []
    return Written({"": content}, [*said.findings, *(Finding(place, one, warning=True) for one in told)])
