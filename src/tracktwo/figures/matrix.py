"""A table as a picture: shaded cells with their numbers, and a mark where a red line is crossed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.figures.axes import Scale, value_range
from tracktwo.figures.cells import Columns, red_line, row_label, rule
from tracktwo.figures.labels import Swatch, elide, legend
from tracktwo.figures.marks import check_key, clean, counted, document, finite, isolate, number, rect, text
from tracktwo.figures.model import MARGIN, WIDTH, Figure, Table, sentence
from tracktwo.figures.style import BODY, MUTED, PAPER, SHADES, ink_on

ROW, HEADING = 36.0, 30.0


@dataclass(frozen=True)
class Cell:
    """One cell: a value, or None where there is none; whether it crosses a red line.

    A `rough` value stands for a range and is printed without decimals.
    """

    value: float | None
    red_line: bool = False
    rough: bool = False

    @property
    def shown(self) -> str:
        """The value as text."""
        return "\u2013" if self.value is None else number(self.value, 0 if self.rough else 1)

    @property
    def words(self) -> str:
        """The cell as text."""
        words = self.shown
        return f"{words} (red line)" if self.red_line else words


@dataclass(frozen=True)
class MatrixRow:
    """A row of cells; rows that follow each other in one `group` stand under its heading."""

    label: str
    cells: tuple[Cell, ...]
    group: str = ""


def matrix(
    *,
    key: str,
    title: str,
    columns: Sequence[str],
    rows: Sequence[MatrixRow],
    corner: str = "Issue",
    low: float | None = None,
    high: float | None = None,
    description: str = "",
) -> Figure:
    """Draw a table of values, darker where the value is greater.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    columns : sequence of str
        Names of the columns, usually the parties in the order of the file.
    rows : sequence of MatrixRow
        From top to bottom, one cell a column.
    corner : str
        What a row is.
    low, high : float, optional
        Values with the lightest and the darkest shade; by default 0 to 100 if the data suit.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a number is not finite or a row has not one cell for each column.
    """
    check_key(key)
    values = _values(columns, rows)
    table = Table(
        title, (corner, *columns), tuple((_full(row), *(c.words for c in row.cells)) for row in rows)
    )
    if not columns or not rows:
        return sentence(key=key, title=title, words="There is nothing to compare.", table=table)
    least = finite(low, "low") if low is not None else None
    shades = Scale(
        *value_range(values, least, finite(high, "high") if high is not None else None), 0, len(SHADES)
    )
    grid = Columns(len(columns), WIDTH, 72, 110)
    heads, top = grid.heads(columns, 14)
    body, foot = _rows(rows, grid, top, shades)
    width = max(grid.right + MARGIN, 480)
    explained, bottom = legend(_entries(rows, shades), MARGIN, foot + 12, width - MARGIN)
    words = description or _words(columns, rows)
    svg = document(
        key=key, title=title, description=words, width=width, height=bottom + 6, body=heads + body + explained
    )
    return Figure(svg, title, words, table)


def _values(columns: Sequence[str], rows: Sequence[MatrixRow]) -> list[float]:
    """All values, checked."""
    values = []
    for i, row in enumerate(rows):
        if len(row.cells) != len(columns):
            raise ValueError(f"rows[{i}].cells has {len(row.cells)} cells for {len(columns)} columns")
        for j, cell in enumerate(row.cells):
            if cell.value is not None:
                values.append(finite(cell.value, f"rows[{i}].cells[{j}].value"))
    return values


def _full(row: MatrixRow) -> str:
    """The label of a row that stands without its heading."""
    return f"{row.group}: {row.label}" if row.group else row.label


def _rows(rows: Sequence[MatrixRow], grid: Columns, top: float, shades: Scale) -> tuple[str, float]:
    """All rows under their headings, and the y below them."""
    drawn, y, group = [], top, ""
    for row in rows:
        if row.group and row.group != group:
            heading = elide(clean(row.group), grid.right - MARGIN, BODY, bold=True)
            drawn.append(text(MARGIN, y + HEADING - 10, isolate(heading), size=BODY, bold=True))
            y += HEADING
        group = row.group
        drawn.append(row_label(row.label, y + ROW / 2))
        drawn += [_cell(cell, grid.left(i), y, grid.width, shades) for i, cell in enumerate(row.cells)]
        y += ROW
    return "".join(drawn) + rule(y + 2, grid.right), y


def _shade(value: float, shades: Scale) -> str:
    """The shade of a value."""
    return SHADES[min(len(SHADES) - 1, max(0, int(shades.at(value))))]


def _cell(cell: Cell, left: float, top: float, width: float, shades: Scale) -> str:
    """A shaded cell, its number, and the mark of a red line."""
    shade = PAPER if cell.value is None else _shade(cell.value, shades)
    ink = MUTED if cell.value is None else ink_on(shade)
    x, y = left + width / 2, top + ROW / 2
    drawn = rect(left + 1, top + 1, width - 2, ROW - 2, fill=shade)
    drawn += text(x - (9 if cell.red_line else 0), y + 4.5, cell.shown, anchor="middle", size=BODY, fill=ink)
    return drawn + (red_line(x + 20, y, ink) if cell.red_line else "")


def _entries(rows: Sequence[MatrixRow], shades: Scale) -> list[tuple[Swatch, str]]:
    """What the legend explains: the shades and the mark."""
    entries: list[tuple[Swatch, str]] = [
        (_ramp, f"{number(shades.low)} (light) to {number(shades.high)} (dark)")
    ]
    if any(cell.red_line for row in rows for cell in row.cells):
        entries.append((red_line, "Crosses a red line"))
    return entries


def _ramp(x: float, y: float) -> str:
    """The shades side by side."""
    return "".join(rect(x - 14 + i * 4, y - 6, 4, 12, fill=shade) for i, shade in enumerate(SHADES))


def _words(columns: Sequence[str], rows: Sequence[MatrixRow]) -> str:
    """A description from the data."""
    crossed = sum(cell.red_line for row in rows for cell in row.cells)
    words = (
        f"{counted(len(rows), 'row')} by {counted(len(columns), 'column')}; darker cells hold greater values."
    )
    return f"{words} {counted(crossed, 'cell')} marked as crossing a red line." if crossed else words
