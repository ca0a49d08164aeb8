"""What the two kinds of grid share: column heads, row labels, and the mark of a red line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.figures.labels import LEADING, block, wrap
from tracktwo.figures.marks import line, tag
from tracktwo.figures.model import MARGIN
from tracktwo.figures.style import INK, PAPER, RULE, SMALL

LABEL = 196.0


@dataclass(frozen=True)
class Columns:
    """Columns of equal width beside a column of labels."""

    count: int
    page: float
    least: float
    most: float

    @property
    def width(self) -> float:
        """Width of one column: what the page allows, but neither too narrow to read nor gaping."""
        return min(max((self.page - 2 * MARGIN - LABEL) / max(self.count, 1), self.least), self.most)

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return MARGIN + LABEL + self.count * self.width

    def left(self, index: int) -> float:
        """Return the left edge of a column."""
        return MARGIN + LABEL + index * self.width

    def middle(self, index: int) -> float:
        """Return the middle of a column."""
        return self.left(index) + self.width / 2

    def heads(self, names: Sequence[str], top: float) -> tuple[str, float]:
        """Draw the names of the columns, aligned at their foot; return them and the y below."""
        rows = [wrap(name, self.width - 6, lines=4, bold=True) for name in names]
        bottom = top + max(map(len, rows)) * SMALL * LEADING
        drawn = "".join(
            block(self.middle(i), bottom - len(row) * SMALL * LEADING / 2, row, anchor="middle", bold=True)
            for i, row in enumerate(rows)
        )
        return drawn, bottom + 8


def row_label(label: str, middle: float) -> str:
    """Draw the label of a row, in two lines at most."""
    return block(MARGIN, middle, wrap(label, LABEL - 14))


def rule(y: float, right: float, colour: str = RULE) -> str:
    """Draw a thin level line under a part of the grid."""
    return line(MARGIN, y, right, y, stroke=colour, width=0.75)


def red_line(x: float, y: float, colour: str = INK, *, radius: float = 6) -> str:
    """Draw the mark of a red line, a barred circle: told by its form, not by its colour."""
    reach = radius * 0.68
    return tag("circle", cx=x, cy=y, r=radius, fill="none", stroke=colour, stroke_width=1.8) + line(
        x - reach, y + reach, x + reach, y - reach, stroke=colour, width=1.8
    )


def accepted(x: float, y: float) -> str:
    """Draw the mark of consent: a full disc with a tick."""
    disc = tag("circle", cx=x, cy=y, r=8, fill=INK)
    tick = f"M{x - 3.6:.2f},{y + 0.3:.2f} {x - 1:.2f},{y + 3:.2f} {x + 3.8:.2f},{y - 2.8:.2f}"
    return disc + tag("path", d=tick, fill="none", stroke=PAPER, stroke_width=1.8)


def worse(x: float, y: float) -> str:
    """Draw the mark of a package worth less than no deal: a hollow triangle that points down."""
    corners = f"M{x - 8:.2f},{y - 6:.2f} {x + 8:.2f},{y - 6:.2f} {x:.2f},{y + 7.5:.2f}Z"
    return tag("path", d=corners, fill=PAPER, stroke=INK, stroke_width=1.8)


def uncertain(x: float, y: float) -> str:
    """Draw the mark of an open answer: a disc half full."""
    half = f"M{x:.2f},{y - 7.2:.2f}A7.2,7.2 0 0 1 {x:.2f},{y + 7.2:.2f}Z"
    ring = tag("circle", cx=x, cy=y, r=7.2, fill=PAPER, stroke=INK, stroke_width=1.6)
    return ring + tag("path", d=half, fill=INK)
