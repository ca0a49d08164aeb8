"""CSV files as people have them: any of three separators, marks of other programs, empty lines."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tracktwo.case.decimals import exact
from tracktwo.errors import Finding, FormatError, Place

__all__ = ["Line", "Sheet", "csv_sheet", "first_cells", "mended", "number"]

LARGEST_FILE = 10_000_000
GLANCE = 4000
SEPARATORS = ",;\t"
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")


@dataclass(frozen=True)
class Line:
    """A line that is not empty: its number in the file and its cells, without empty ones at the end."""

    number: int
    cells: tuple[str, ...]

    def text(self, column: int) -> str:
        """Return a cell, counted from 0; nothing where the line is shorter."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass
class Sheet:
    """The lines of a file, and what was mended."""

    file: str
    lines: list[Line]
    findings: list[Finding] = field(default_factory=list)

    def wrong(self, line: int, column: int, message: str, remedy: str = "") -> FormatError:
        """Make an error; lines and columns count from 1, column in cells, 0 for the whole line."""
        return FormatError(Finding(Place(self.file, line, column), message, remedy))

    def doubtful(self, line: int, message: str) -> None:
        """Note a warning, once."""
        found = Finding(Place(self.file, line), message, warning=True)
        if found not in self.findings:
            self.findings.append(found)


def first_cells(file: Path, lines: int) -> list[str]:
    """Return the first cell of each of the first lines that are not empty; none of a file that is no text."""
    try:
        with file.open("rb") as opened:
            text = opened.read(GLANCE).decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    kept = [line for line in text.splitlines() if line.strip(' \t,;"')]
    return [re.split(f"[{SEPARATORS}]", line, maxsplit=1)[0].strip(' "') for line in kept[:lines]]


def csv_sheet(file: Path) -> Sheet:
    """Read a CSV file.

    Parameters
    ----------
    file : Path
        UTF-8 text, with or without byte-order mark.

    Returns
    -------
    Sheet
        Cells without spaces around them.

    Raises
    ------
    FormatError
        It cannot be read, or is no text.
    """
    place = Place(str(file))
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise FormatError(Finding(place, "the file is larger than 10 MB."))
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as problem:
        raise FormatError(Finding(place, f"the file cannot be read: {problem.strerror}.")) from problem
    except UnicodeDecodeError as problem:
        remedy = "Save it as CSV in UTF-8."
        raise FormatError(Finding(place, "the file is not UTF-8 text.", remedy)) from problem
    sheet = Sheet(str(file), [])
    separator = _separator(text)
    if separator != ",":
        name = {";": "semicolons", "\t": "tabs"}[separator]
        sheet.doubtful(1, f"{name} are taken as what stands between the entries.")
    sheet.lines = list(_lines(sheet, text, separator))
    if any(later.number - line.number > 1 for line, later in itertools.pairwise(sheet.lines)):
        sheet.doubtful(1, "empty lines are left out.")
    return sheet


def _separator(text: str) -> str:
    """Take the one that the most lines have; semicolons before commas, which decimals may hold."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    count = {one: sum(one in line for line in lines) for one in (";", "\t", ",")}
    best = max(count, key=lambda one: count[one])
    return best if count[best] else ","


def _lines(sheet: Sheet, text: str, separator: str) -> Iterator[Line]:
    rows = csv.reader(text.splitlines(), delimiter=separator, skipinitialspace=True)
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield Line(rows.line_num, tuple(cells))
    except csv.Error as problem:
        raise sheet.wrong(rows.line_num, 0, f"this is no line of a CSV file: {problem}.") from problem


def number(sheet: Sheet, line: Line, column: int) -> Fraction:
    """Read a cell as a number; a sign of per cent or a decimal comma is mended.

    Raises
    ------
    FormatError
        It is none; the cell is named.
    """
    text = line.text(column)
    bare, told = mended(text)
    for one in told:
        sheet.doubtful(line.number, one)
    found = exact(bare)
    if found is None:
        what = f"'{text[:40]}' is not a number." if text else "a number is missing."
        raise sheet.wrong(line.number, column + 1, what, "Write a number such as 40 or 62.5.")
    return found


def mended(text: str) -> tuple[str, list[str]]:
    """Take a sign of per cent and a decimal comma out of a number; tell what was done."""
    told = []
    bare = text.removesuffix("%").strip()
    if bare != text:
        told.append("signs of per cent are left out: 40% counts as 40.")
    if _DECIMAL_COMMA.fullmatch(bare):
        told.append("decimal commas are read as points.")
        bare = bare.replace(",", ".")
    return bare, told
