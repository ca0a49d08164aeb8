"""What a page is made of: sections of paragraphs, lists, tables and figures, without any markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.figures import Figure

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Drawing",
    "Footing",
    "Grid",
    "Heading",
    "Link",
    "Marked",
    "Para",
    "Part",
    "Row",
    "Section",
    "Spot",
    "Strong",
    "Words",
    "cell",
    "row",
    "words",
]

SHORT, BRIEF = 8, 900
"""Up to how many rows, and how many characters, a table is kept together on paper."""


@dataclass(frozen=True)
class Link:
    """A few words that lead somewhere: ``#id`` on the page, or an address outside."""

    text: str
    href: str


@dataclass(frozen=True)
class Strong:
    """A few words in bold."""

    text: str


@dataclass(frozen=True)
class Marked:
    """The words of a passage, marked among the words around it."""

    text: str


@dataclass(frozen=True)
class Footing:
    """A mark that says what a judgement rests on; it leads to the judgement in the list of all."""

    kind: str
    href: str = ""


@dataclass(frozen=True)
class Spot:
    """A few words that links may lead to; ``look`` is ``""`` or ``code``."""

    text: str
    id: str
    look: str = ""


Part = str | Link | Strong | Marked | Footing | Spot
Words = tuple[Part, ...]


@dataclass(frozen=True)
class Para:
    """A paragraph; ``style`` is ``""``, ``lead`` or ``aside``."""

    parts: Words
    style: str = ""
    kind: str = "para"


@dataclass(frozen=True)
class Bullets:
    """A list without an order."""

    items: tuple[Words, ...]
    style: str = ""
    kind: str = "bullets"


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; ``level`` 3 or 4."""

    text: str
    id: str
    level: int = 3
    kind: str = "heading"


@dataclass(frozen=True)
class Cell:
    """A cell of a table; ``changed`` sets it off from the first column of its row."""

    parts: Words
    changed: bool = False


@dataclass(frozen=True)
class Row:
    """A row; the first cell is its heading, ``id`` lets links lead to it."""

    cells: tuple[Cell, ...]
    id: str = ""


@dataclass(frozen=True)
class Grid:
    """A table; ``fold`` is the label under which it is folded away, empty for an open one."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    fold: str = ""
    kind: str = "grid"

    @property
    def short(self) -> bool:
        """Whether a page break inside it can be avoided."""
        parts = (part for row in self.rows for cell in row.cells for part in cell.parts)
        length = sum(len(part if isinstance(part, str) else getattr(part, "text", "")) for part in parts)
        return len(self.rows) <= SHORT and length <= BRIEF


@dataclass(frozen=True)
class Drawing:
    """A figure with its words and its table."""

    figure: Figure
    kind: str = "drawing"


Block = Para | Bullets | Heading | Grid | Drawing


@dataclass(frozen=True)
class Section:
    """A part of the page with a heading of its own."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def words(*parts: Part | Words) -> Words:
    """Put parts, and tuples of parts, behind each other."""
    flat: list[Part] = []
    for part in parts:
        flat += part if isinstance(part, tuple) else [part]
    return tuple(flat)


def cell(*parts: Part | Words, changed: bool = False) -> Cell:
    """Make a cell of a table."""
    return Cell(words(*parts), changed)


def row(heading: str | Cell, cells: Iterable[str | Cell], identity: str = "") -> Row:
    """Make a row of a table from its heading and its cells, which may be plain text."""
    found: Sequence[str | Cell] = [heading, *cells]
    return Row(tuple(one if isinstance(one, Cell) else cell(one) for one in found), identity)
