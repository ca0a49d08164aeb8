"""A workbook as plain rows, before it becomes, or after it was, a spreadsheet file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tracktwo.errors import Place

__all__ = ["NOWHERE", "Book", "Cell", "Content", "Row", "Sheet"]

Content = str | bool | Fraction | date
NOWHERE = Place("")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell that is not empty, and where the cell is."""

    content: Content
    place: Place = NOWHERE


@dataclass(frozen=True)
class Row:
    """The cells of a row that are not empty, by the key of their column."""

    cells: Mapping[str, Cell]
    place: Place = NOWHERE


@dataclass
class Sheet:
    """A sheet: the table it holds (``case``, a key of the case file or ``position``) and its rows.

    ``party`` is set for a position.
    """

    name: str
    holds: str
    rows: list[Row] = field(default_factory=list)
    party: Cell | None = None
    place: Place = NOWHERE


@dataclass
class Book:
    """All sheets of a workbook that belong to a case.

    ``made_of`` tells which state of the case it was made of; empty where it was typed by hand.
    """

    file: str
    sheets: list[Sheet] = field(default_factory=list)
    made_of: str = ""
