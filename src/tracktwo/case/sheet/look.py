"""How a workbook looks, what may be typed where, and how it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from tracktwo.case.sheet.words import Column

__all__ = ["field", "fit", "guard", "headings", "lock", "paragraph", "print_set_up", "shade", "tabs"]

LONGEST_TAB = 31
MOST_ROWS = 2000
GREY = "DDDDDD"
LIGHT = "F2F2F2"
FACE = "Calibri"
NORMAL = 11
LINE = 15  # points
HIGHEST = 400  # points; Excel allows 409


def tabs(names: Sequence[str], taken: Iterable[str]) -> list[str]:
    """Name tabs so that Excel takes them: 31 letters, some signs not allowed, no two alike."""
    used = {name.casefold() for name in (*taken, "History")}
    found = []
    for name in names:
        clean = " ".join(re.sub(r"[\[\]:*?/\\']", " ", name).split()) or "Party"
        tab, number = clean[:LONGEST_TAB].strip(), 1
        while tab.casefold() in used:
            number += 1
            tab = f"{clean[: LONGEST_TAB - 4].strip()} {number}"
        used.add(tab.casefold())
        found.append(tab)
    return found


def headings(page: Any, top: int, columns: Sequence[Column]) -> None:
    """Write the row of headings, fix it in view, and set up the columns below it."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.utils import get_column_letter

    for number, column in enumerate(columns, 1):
        cell = page.cell(top, number, column.heading)
        cell.font = Font(name=FACE, size=NORMAL, bold=True)
        cell.fill = PatternFill("solid", fgColor=GREY)
        cell.border = Border(bottom=Side(style="medium"))
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = get_column_letter(number)
        page.column_dimensions[letter].width = column.width
        page.column_dimensions[letter].protection = Protection(locked=False)
        guard(page, column, f"{letter}{top + 1}:{letter}{top + MOST_ROWS}")
    page.freeze_panes = page.cell(top + 1, 1)
    page.print_title_rows = f"1:{top}"
    _protect(page)


def _protect(page: Any) -> None:
    """Lock headings and ids, without a password, and nothing else."""
    page.protection.enable()
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort"):
        setattr(page.protection, allowed, False)


def guard(page: Any, column: Column, cells: str) -> None:
    """Let Excel offer what may stand in some cells, and refuse the rest."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.words:
        choice = DataValidation(type="list", formula1=f'"{",".join(column.words)}"', allow_blank=True)
        choice.error = f"Choose from: {', '.join(column.words)}."
    elif column.kind == "number":
        choice = DataValidation(type="decimal", operator="between", formula1="-1e9", formula2="1e9")
        choice.allow_blank = True
        choice.error = "Write a number."
    else:
        return
    choice.errorTitle = column.heading
    choice.showErrorMessage = True
    choice.add(cells)
    page.add_data_validation(choice)


def field(cell: Any) -> None:
    """Make a cell one that people fill in."""
    from openpyxl.styles import Alignment, Border, Protection, Side

    cell.protection = Protection(locked=False)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(*(Side(style="thin", color="BBBBBB") for _ in range(4)))


def lock(cell: Any) -> None:
    """Keep a cell from being changed by accident."""
    from openpyxl.styles import Protection

    cell.protection = Protection(locked=True)


def fit(page: Any) -> None:
    """Make rows high enough for their texts: not every program does so by itself when it opens a file."""
    from openpyxl.utils import get_column_letter

    for row in page.iter_rows():
        lines = [_lines(cell, page.column_dimensions[get_column_letter(cell.column)].width) for cell in row]
        if max(lines) > 1:
            page.row_dimensions[row[0].row].height = min(LINE * max(lines), HIGHEST)


def _lines(cell: Any, width: float) -> int:
    """Estimate how many lines of the normal size a text takes."""
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 1
    large = (cell.font.size or NORMAL) / NORMAL
    room = max(0.9 * width / large, 1)
    lines = sum(max(1, ceil(len(part) / room)) for part in cell.value.split("\n"))
    return lines if large == 1 else ceil(lines * large)


def shade(cells: Iterable[Any]) -> None:
    """Set a row off from the rows below it."""
    from openpyxl.styles import PatternFill

    for cell in cells:
        cell.fill = PatternFill("solid", fgColor=LIGHT)


def paragraph(cell: Any, *, heading: bool, large: bool, wrap: bool = True) -> None:
    """Set a text that is only read."""
    from openpyxl.styles import Alignment, Font

    cell.font = Font(name=FACE, bold=heading, size=16 if large else NORMAL)
    cell.alignment = Alignment(wrap_text=wrap, vertical="top")


def print_set_up(page: Any, title: str) -> None:
    """Print on A4, as wide as the paper, with the title and page numbers below."""
    page.page_setup.orientation = "portrait" if page.column_dimensions["A"].width > 60 else "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.left.text = title[:100].replace("&", "&&")
    page.oddFooter.center.text = "&A"
    page.oddFooter.right.text = "&P / &N"
