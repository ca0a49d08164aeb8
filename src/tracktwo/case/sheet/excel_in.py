"""An Excel workbook as rows. Nothing in it is trusted: it came by mail."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

from tracktwo.case.decimals import exact
from tracktwo.case.sheet.book import Book, Cell, Content, Row, Sheet
from tracktwo.case.sheet.excel_safe import MOST_CELLS, refused, sound_bytes
from tracktwo.case.sheet.words import (
    CASE,
    CASE_COLUMNS,
    ISSUES,
    JUDGEMENTS,
    LISTS,
    MADE_OF,
    PARTY_MARK,
    READ_ME,
    Column,
)
from tracktwo.errors import CaseError, Finding, Place

__all__ = ["Grid", "read_excel", "read_grids"]

HEADING_WITHIN = 20

Grid = Mapping[tuple[int, int], Cell]


def read_excel(path: Path) -> tuple[Book, list[Finding]]:
    """Read a workbook.

    Parameters
    ----------
    path : Path
        An .xlsx file.

    Returns
    -------
    book : Book
        The sheets that belong to a case.
    findings : list of Finding
        What is wrong or doubtful in cells; formulas, of which the value last computed is taken.

    Raises
    ------
    CaseError
        It is no workbook, or one that is larger than any case, or that tries to harm.
    """
    reader = _Reader(path, sound_bytes(path))
    return Book(str(path), list(reader.sheets()), reader.made_of()), reader.findings


def read_grids(path: Path) -> tuple[list[tuple[str, Grid]], list[Finding]]:
    """Read the cells of a workbook that is laid out in some other way.

    Parameters
    ----------
    path : Path
        An .xlsx file.

    Returns
    -------
    grids : list of (str, Grid)
        Each sheet that holds anything: its name, and its cells by row and column.
    findings : list of Finding
        As of `read_excel`.

    Raises
    ------
    CaseError
        As by `read_excel`.
    """
    reader = _Reader(path, sound_bytes(path))
    pages = reader.workbook.worksheets
    grids = [(page.title, reader.grid(page, Place(f"{path}!{page.title}"))) for page in pages]
    return [(title, grid) for title, grid in grids if grid], reader.findings


class _Reader:
    def __init__(self, path: Path, raw: bytes) -> None:
        self.path = path
        self.raw = raw
        self.findings: list[Finding] = []
        self.workbook = self.load(values=False)
        self.computed: Any = None

    def load(self, *, values: bool) -> Any:
        from openpyxl import load_workbook

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about parts of the file that hold no cells
                return load_workbook(BytesIO(self.raw), data_only=values, keep_links=False)
        except Exception as problem:  # it raises whatever a damaged part leads it to
            raise refused(self.path, "this workbook is damaged.", "Open it and save it again.") from problem

    def made_of(self) -> str:
        marks = [mark.value for mark in self.workbook.custom_doc_props.props if mark.name == MADE_OF]
        return str(marks[0]) if marks else ""

    def sheets(self) -> Iterator[Sheet]:
        known = {table.sheet.casefold(): (table.key, table.columns) for table in (ISSUES, *LISTS)}
        known[CASE.casefold()] = ("case", CASE_COLUMNS)
        for page in self.workbook.worksheets:
            place = Place(f"{self.path}!{page.title}")
            grid = self.grid(page, place)
            mark = grid.get((1, 1))
            if page.title.casefold() in known:
                holds, columns = known[page.title.casefold()]
                yield Sheet(page.title, holds, self.rows(grid, columns, place), None, place)
            elif mark and str(mark.content).strip().casefold() == PARTY_MARK.casefold():
                party = grid.get((1, 2), Cell("", Place(place.file, 1, 2)))
                yield Sheet(page.title, "position", self.rows(grid, JUDGEMENTS, place), party, place)
            elif grid and page.title != READ_ME:
                message = "this sheet is not read."
                remedy = "A party's sheet has the word Party in cell A1 and the party's id in B1."
                self.findings.append(Finding(place, message, remedy, warning=True))

    def grid(self, page: Any, place: Place) -> dict[tuple[int, int], Cell]:
        """Return the cells that are not empty; a merged cell stands in each of its rows."""
        if page.max_row * page.max_column > MOST_CELLS:
            last = f"its last cell is in row {page.max_row} and column {page.max_column}."
            error = Finding(place, f"the sheet is too large: {last}", "Delete the empty rows and columns.")
            raise CaseError(error)
        found = {}
        for row in page.iter_rows():
            for cell in row:
                content = self.content(cell, page.title, Place(place.file, cell.row, cell.column))
                if content not in (None, ""):
                    found[cell.row, cell.column] = Cell(content, Place(place.file, cell.row, cell.column))
        for area in page.merged_cells.ranges:
            if first := found.get((area.min_row, area.min_col)):
                for row in range(area.min_row + 1, area.max_row + 1):
                    found[row, area.min_col] = first
        return found

    def content(self, cell: Any, tab: str, place: Place) -> Content | None:
        if cell.data_type == "f":
            cell = self.computed_cell(cell, tab, place)
        value = cell.value
        if cell.data_type == "e":
            self.findings.append(Finding(place, f"'{value}' is the error of a formula.", "Write the value."))
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, time):
            return value.isoformat()
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self.number(value, cell.number_format)
        return value if value is None or isinstance(value, (str, bool, date)) else str(value)

    def number(self, value: float, number_format: str) -> Content:
        """Take a number as the sheet shows it: 0.6 in a cell of per cent is 60."""
        found = exact(repr(value))
        if found is None:
            return repr(value)
        return found * 100 if "%" in number_format else Fraction(found)

    def computed_cell(self, cell: Any, tab: str, place: Place) -> Any:
        """Return the cell of a formula as the spreadsheet program last computed it."""
        self.computed = self.computed or self.load(values=True)
        found = self.computed[tab].cell(cell.row, cell.column)
        missing = found.value is None
        said = "that was never computed." if missing else f"; its last value, {found.value}, is taken."
        message = f"this is a formula{' ' if missing else ''}{said}"
        self.findings.append(Finding(place, message, "Write the value itself.", warning=not missing))
        return found

    def rows(self, grid: Grid, columns: Sequence[Column], place: Place) -> list[Row]:
        """Return the rows below the headings that hold anything."""
        if not grid:
            return []
        top, where = self.headings(grid, columns, place)
        found: dict[int, dict[str, Cell]] = {}
        for (row, number), cell in sorted(grid.items()):
            if row > top and number in where:
                found.setdefault(row, {})[where[number]] = cell
        return [Row(cells, Place(place.file, row, 1)) for row, cells in found.items()]

    def headings(self, grid: Grid, columns: Sequence[Column], place: Place) -> tuple[int, dict[int, str]]:
        """Find the row of headings, in whatever order they are, and the column of each key."""
        keys = {column.heading.casefold(): column.key for column in columns}
        best: dict[int, dict[int, str]] = {}
        for (row, number), cell in grid.items():
            word = " ".join(str(cell.content).split()).casefold()
            if row <= HEADING_WITHIN and word in keys and keys[word] not in best.get(row, {}).values():
                best.setdefault(row, {})[number] = keys[word]
        top = max(best, key=lambda row: len(best[row]), default=0)
        missing = [column.heading for column in columns if column.key not in best.get(top, {}).values()]
        if missing:
            message = f"there is no column {' and no column '.join(repr(name) for name in missing)}."
            raise CaseError(
                Finding(Place(place.file, top, 1), message, "Put the headings back as they were.")
            )
        return top, best[top]
