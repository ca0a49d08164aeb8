"""From the rows of a workbook to what a case file would say, with the cell of every value."""

from __future__ import annotations

from typing import Any

from tracktwo.case.document import Document, Where
from tracktwo.case.sheet.book import Book, Row, Sheet
from tracktwo.case.sheet.contents import option_text
from tracktwo.case.sheet.position import read_position
from tracktwo.case.sheet.rows_in import RowReader
from tracktwo.case.sheet.words import CASE_ROWS, FOOTING, ISSUES, LISTS, Table
from tracktwo.errors import Finding, Place

__all__ = ["to_data"]

ISSUE_COLUMNS = [column for column in ISSUES.columns if column.key not in ("issue", "answer")]


def to_data(book: Book) -> tuple[Document, list[Finding]]:
    """Read the rows of a workbook.

    Parameters
    ----------
    book : Book
        Sheets in any order; one that is missing says nothing about what it would hold.

    Returns
    -------
    document : Document
        As if it came from a case file; places are cells.
    findings : list of Finding
        Cells that cannot be read.
    """
    document = Document(book.file, {"tracktwo": 1})
    document.values[()] = Place(book.file)
    reader = RowReader(document)
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.holds == "red_lines"):  # after the positions
        if sheet.holds == "case":
            _case(reader, sheet)
        elif sheet.holds == "issues":
            _issues(reader, sheet)
        elif sheet.holds == "position":
            _position(reader, sheet)
        else:
            _items(reader, sheet, next(table for table in LISTS if table.key == sheet.holds))
    return document, reader.findings


def _case(reader: RowReader, sheet: Sheet) -> None:
    rows = {reader.text(row, "what").casefold(): row for row in sheet.rows}
    for column in CASE_ROWS:
        row = rows.get(column.heading.casefold())
        if row and "text" in row.cells:
            renamed = Row({column.key: row.cells["text"]}, row.place)
            reader.fill(reader.document.data, (), renamed, [column])


def _issues(reader: RowReader, sheet: Sheet) -> None:
    found: dict[str, dict[str, Any]] = {}
    current = ""
    for row in sheet.rows:
        current = reader.text(row, "issue") or current
        where: Where = ("issues", list(found).index(current) if current in found else len(found))
        entry = found.setdefault(current, {"id": current})
        reader.note(where, row.place)
        if "answer" in row.cells:
            options = entry.setdefault("options", [])
            where = (*where, "options", len(options))
            options.append(entry := {"id": reader.text(row, "answer")})
            reader.note(where[:-1], row.place)
            reader.note(where, row.cells["answer"].place)
        reader.fill(entry, where, row, ISSUE_COLUMNS)
    reader.document.data["issues"] = list(found.values())
    reader.note(("issues",), sheet.place)


def _items(reader: RowReader, sheet: Sheet, table: Table) -> None:
    has_footing = FOOTING[0] in table.columns
    apart = {column.key for column in FOOTING} if has_footing else set()
    own = [column for column in table.columns if column.key not in {*apart, "party"}]
    for row in sheet.rows:
        items, above = _list_for(reader, sheet, row)
        where = (*above, len(items))
        entry: dict[str, Any] = {}
        items.append(entry)
        reader.note(where, row.place)
        reader.fill(entry, where, row, own)
        if table.key == "packages":
            entry.setdefault("options", {})
        if has_footing:
            entry.update(reader.footing(where, row))
        if table.key == "rules":
            _name_what_follows(reader, where, entry, row)


def _list_for(reader: RowReader, sheet: Sheet, row: Row) -> tuple[list[Any], Where]:
    """Return the list that a row belongs to, and where that stands."""
    data = reader.document.data
    if sheet.holds != "red_lines":
        reader.note((sheet.holds,), sheet.place)
        return data.setdefault(sheet.holds, []), (sheet.holds,)
    party = reader.text(row, "party")
    if party not in data.get("positions", {}):
        reader.error(row.place, f"there is no sheet of a party '{party}'.", "Write its id under Party.")
        return [], ()
    return data["positions"][party].setdefault("red_lines", []), ("positions", party, "red_lines")


def _name_what_follows(reader: RowReader, where: Where, entry: dict[str, Any], row: Row) -> None:
    """Turn the columns Kind and Then of a rule into the key that a case file has for them."""
    kind = entry.pop("kind", None)
    if kind is None:
        reader.error(row.place, "it is not said of which kind this rule is.", "Choose excludes or requires.")
    elif "then" in entry:
        because = {"because": entry.pop("because")} if "because" in entry else {}
        entry.update({kind: entry.pop("then"), **because})
        reader.note((*where, kind), row.cells["then"].place)


def _position(reader: RowReader, sheet: Sheet) -> None:
    assert sheet.party is not None
    party = option_text(sheet.party.content)
    positions = reader.document.data.setdefault("positions", {})
    if party in positions:
        reader.error(sheet.party.place, f"there are two sheets of '{party}'.", "Keep one of them.")
        return
    where: Where = ("positions", party)
    reader.note(where, sheet.party.place)
    positions[party] = read_position(reader, where, sheet.rows)
