"""From a case file to a workbook, and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracktwo.case.document import Document, parse, read
from tracktwo.case.edit import revised
from tracktwo.case.load import case_file, check_document
from tracktwo.case.model import Case
from tracktwo.case.sheet.book import Book, Sheet
from tracktwo.case.sheet.excel_in import read_excel
from tracktwo.case.sheet.excel_out import excel
from tracktwo.case.sheet.merge import Merge, placed
from tracktwo.case.sheet.to_data import to_data
from tracktwo.case.sheet.to_rows import not_carried, to_rows
from tracktwo.case.written import dumped
from tracktwo.errors import CaseError, Finding, Place

__all__ = ["Returned", "case_in", "from_workbook", "into_case", "to_workbook", "workbook_of"]

STALE = "the case has changed since this workbook was made; where they differ, the workbook counts."


@dataclass(frozen=True)
class Returned:
    """What a workbook makes of a case file; nothing has been written yet.

    Parameters
    ----------
    file : Path
        The case file.
    text : str
        What is to stand in it.
    changes : tuple of str
        What differs from what stands there, by its place in the case; empty for a new case.
    warnings : tuple of Finding
        What is doubtful in the workbook or the case.
    """

    file: Path
    text: str
    changes: tuple[str, ...]
    warnings: tuple[Finding, ...]


def to_workbook(path: str | Path) -> tuple[bytes, list[str]]:
    """Write a case as a workbook.

    Parameters
    ----------
    path : str or Path
        A case file or its folder.

    Returns
    -------
    bytes
        An .xlsx file.
    list of str
        What the case says that a workbook cannot hold.

    Raises
    ------
    CaseError
        The case cannot be used.
    """
    return workbook_of(*_usable(case_file(path)))


def workbook_of(case: Case, data: dict[str, Any]) -> tuple[bytes, list[str]]:
    """Write a case and the data of its file, which say the same, as `to_workbook` does."""
    rows = to_rows(data)
    return excel(rows, case.title, _names(case), _digest(rows)), not_carried(data)


def _digest(rows: Book) -> str:
    """Tell states of a case apart, as far as a workbook shows them."""
    return sha256(dumped(to_data(rows)[0].data).encode()).hexdigest()[:16]


def _usable(file: Path) -> tuple[Case, dict[str, Any]]:
    """Read a case and the data of its file."""
    document = read(file)
    case, _ = _checked(document, file)
    return case, document.data


def _names(case: Case) -> dict[tuple[str, str], str]:
    named = {(party.id, ""): party.name for party in case.parties}
    for issue in case.issues:
        named[issue.id, ""] = issue.name
        named.update({(issue.id, option.id): option.name for option in issue.options})
    return {**named, ("", ""): ""}


def case_in(workbook: str | Path) -> tuple[Case, tuple[Finding, ...]] | None:
    """Open the case that a workbook holds.

    Parameters
    ----------
    workbook : str or Path
        An .xlsx file; the reports that it names are looked for beside it.

    Returns
    -------
    (Case, tuple of Finding) or None
        With what is doubtful; None where no sheet of the workbook belongs to a case.

    Raises
    ------
    CaseError
        With every error found, by its cell.
    """
    book, typed, findings = _typed(workbook)
    if not book.sheets:
        return None
    case, more = _checked(typed, Path(workbook))
    return case, (*findings, *more)


def from_workbook(workbook: str | Path, file: str | Path) -> Returned:
    """Make a new case of a workbook.

    Parameters
    ----------
    workbook : str or Path
        An .xlsx file.
    file : str or Path
        The case file to be; its reports are looked for beside it.

    Returns
    -------
    Returned

    Raises
    ------
    CaseError
        With every error found, by its cell.
    """
    _, typed, findings = _typed(workbook)
    findings += _checked(typed, Path(file))[1]
    text = dumped(typed.data)
    if parse(text, str(file)).data != typed.data:
        raise CaseError(Finding(Place(str(workbook)), "a text in this workbook cannot stand in a case file."))
    return Returned(Path(file), text, (), tuple(findings))


def into_case(workbook: str | Path, path: str | Path) -> Returned:
    """Bring what was changed in a workbook into the case that it was made from.

    Everything that the workbook does not hold stays as it is, and so do comments, order and spacing.

    Parameters
    ----------
    workbook : str or Path
        An .xlsx file.
    path : str or Path
        A case file without errors, or its folder.

    Returns
    -------
    Returned

    Raises
    ------
    CaseError
        With every error found, by its cell.
    """
    file = case_file(path)
    _, base = _usable(file)
    book, typed, findings = _typed(workbook)
    rows = to_rows(base)
    if book.made_of not in ("", _digest(rows)):
        findings.append(Finding(Place(str(workbook)), STALE, "Look through the changes.", warning=True))
    before = to_data(_only(rows, book, typed.data.get("parties", [])))[0].data
    merge = Merge(typed)
    wanted = merge.merged(base, before, typed.data)
    _raise(merge.findings)
    findings += _checked(placed(wanted, typed), file)[1]
    text = revised(file.read_bytes().decode("utf-8"), str(file), wanted)
    return Returned(file, text, tuple(merge.changes), tuple(findings))


def _typed(workbook: str | Path) -> tuple[Book, Document, list[Finding]]:
    book, doubts = read_excel(Path(workbook))
    typed, wrong = to_data(book)
    _raise([*doubts, *wrong])
    return book, typed, doubts


def _checked(document: Document, file: Path) -> tuple[Case, list[Finding]]:
    case, findings = check_document(document, file)
    _raise(findings)
    assert case is not None
    return case, list(findings)


def _raise(findings: Sequence[Finding]) -> None:
    wrong = [finding for finding in findings if not finding.warning]
    if wrong:
        raise CaseError(sorted(wrong, key=lambda finding: finding.place))


def _only(book: Book, typed: Book, parties: Sequence[dict[str, Any]]) -> Book:
    """Leave out the sheets that are not in the workbook that came back: it says nothing about them.

    The sheet of a party that is no longer among the parties went with it.
    """
    there = {_holds(sheet) for sheet in typed.sheets}
    left = {party.get("id") for party in parties}
    gone = {sheet.name for sheet in book.sheets if sheet.holds == "position"} - left if parties else set()
    return Book(book.file, [sheet for sheet in book.sheets if _holds(sheet) in there or sheet.name in gone])


def _holds(sheet: Sheet) -> tuple[str, str]:
    return sheet.holds, str(sheet.party.content).strip() if sheet.party else ""
