"""Rows as an Excel workbook that explains itself to someone who was only sent the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from importlib import resources
from io import BytesIO
from typing import Any

from tracktwo.case.decimals import exact, plain
from tracktwo.case.sheet import look
from tracktwo.case.sheet.book import Book, Content, Sheet
from tracktwo.case.sheet.words import (
    CASE,
    CASE_COLUMNS,
    CASE_ROWS,
    EVERYTHING,
    ISSUE_FOOTING,
    ISSUES,
    JUDGEMENTS,
    LISTS,
    MADE_OF,
    NO_DEAL,
    PARTY_MARK,
    READ_ME,
    WEIGHT,
    Column,
)

__all__ = ["excel"]

TABS = (READ_ME, CASE, ISSUES.sheet, *(table.sheet for table in LISTS))
LATER = "What it expects from that day on, if there is still no deal"
EXPLAINED = {
    EVERYTHING: "What all numbers of this sheet rest on that say nothing themselves",
    NO_DEAL: "What it expects if there is no deal",
    WEIGHT: "How much this issue matters to it",
}


def excel(book: Book, title: str, names: Mapping[tuple[str, str], str], made_of: str) -> bytes:
    """Write a workbook.

    Parameters
    ----------
    book : Book
        From `to_rows`.
    title : str
        Printed on every page.
    names : mapping
        Names for people: of parties and issues by (id, ""), of answers by (issue id, answer id).
    made_of : str
        Tells which state of the case this is, for when the workbook comes back.

    Returns
    -------
    bytes
        An .xlsx file.
    """
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    workbook = Workbook()
    workbook.custom_doc_props.append(StringProperty(name=MADE_OF, value=made_of))
    workbook.remove(workbook.active)
    _read_me(workbook.create_sheet(READ_ME), title)
    parties = [sheet.name for sheet in book.sheets if sheet.holds == "position"]
    tabs = dict(zip(parties, look.tabs([names[party, ""] for party in parties], TABS), strict=True))
    for sheet in book.sheets:
        if sheet.holds == "position":
            _party(workbook.create_sheet(tabs[sheet.name]), sheet, names)
        elif sheet.holds == "case":
            _case(workbook.create_sheet(sheet.name), sheet)
        else:
            columns = next(table.columns for table in (ISSUES, *LISTS) if table.key == sheet.holds)
            _table(workbook.create_sheet(sheet.name), 1, columns, sheet)
    for page in workbook:
        look.fit(page)
        look.print_set_up(page, title)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _read_me(page: Any, title: str) -> None:
    text = resources.files("tracktwo.case.sheet").joinpath("read_me.txt").read_text("utf-8")
    for number, line in enumerate([f"# {title}", *text.split("\n")], 1):
        _set(page.cell(number, 1), line.removeprefix("# "))
        look.paragraph(page.cell(number, 1), heading=line.startswith("# "), large=number == 1)
    page.column_dimensions["A"].width = 72
    page.protection.enable()


def _case(page: Any, sheet: Sheet) -> None:
    _table(page, 1, CASE_COLUMNS, sheet)
    for number, column in enumerate(CASE_ROWS, 2):
        look.lock(page.cell(number, 1))
        look.guard(page, column, f"B{number}")


def _party(page: Any, sheet: Sheet, names: Mapping[tuple[str, str], str]) -> None:
    for column, text in enumerate((PARTY_MARK, sheet.name, names[sheet.name, ""]), 1):
        _set(page.cell(1, column), text)
        look.paragraph(page.cell(1, column), heading=True, large=True, wrap=False)
    _table(page, 3, JUDGEMENTS, sheet)
    for number, row in enumerate(sheet.rows, 4):
        issue, answer = (
            str(row.cells[key].content) if key in row.cells else "" for key in ("issue", "answer")
        )
        said = names.get((issue, answer)) or EXPLAINED.get(answer) or names[issue, ""] or LATER
        _set(page.cell(number, 3), said)
        for column in (1, 2, 3):
            look.lock(page.cell(number, column))
        if answer in (EVERYTHING, ISSUE_FOOTING):
            look.shade(page[number][: len(JUDGEMENTS)])


def _table(page: Any, top: int, columns: Sequence[Column], sheet: Sheet) -> None:
    look.headings(page, top, columns)
    for number, row in enumerate(sheet.rows, top + 1):
        for place, column in enumerate(columns, 1):
            cell = page.cell(number, place)
            look.field(cell)
            if column.key in row.cells:
                _set(cell, row.cells[column.key].content)


def _set(cell: Any, content: Content) -> None:
    """Put a value into a cell; a text stays a text whatever it looks like."""
    if isinstance(content, Fraction):
        whole = content.numerator if content.denominator == 1 and abs(content) < 10**15 else float(content)
        faithful = exact(repr(whole)) == content
        cell.value = whole if faithful else plain(content)
        return
    if isinstance(content, date):
        cell.value = content.isoformat()
        return
    cell.value = content
    cell.data_type = "s"
    if re.match(r"[=+\-@]", str(content)):
        cell.quotePrefix = True
