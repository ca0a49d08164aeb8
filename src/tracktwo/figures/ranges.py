"""Dots with whiskers, in rows under headings: how sure a number is, and what to hold it against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.figures.axes import Scale, grid_across, value_range
from tracktwo.figures.labels import Swatch, block, elide, legend, text_width, wrap
from tracktwo.figures.marks import (
    check_key,
    clean,
    counted,
    document,
    finite,
    isolate,
    line,
    number,
    shape,
    text,
)
from tracktwo.figures.model import MARGIN, WIDTH, Estimate, Figure, Table, sentence
from tracktwo.figures.style import BODY, INK, MUTED, RULE, STRONG, Look, look

LABEL, TAIL = 214.0, 190.0
ROW, HEADING, TOP = 28.0, 32.0, 10.0


@dataclass(frozen=True)
class RangeRow:
    """One number with its range.

    Parameters
    ----------
    label : str
        What is measured.
    value : Estimate
        The number, drawn as a dot, and its range, drawn as a whisker; a plain range has no dot.
    mark : float, optional
        A number to hold it against, drawn as a hollow diamond.
    text : str
        What stands at the end of the row; by default the number, its range and the mark.
    """

    label: str
    value: Estimate
    mark: float | None = None
    text: str = ""

    @property
    def words(self) -> str:
        """The text at the end of the row."""
        against = "" if self.mark is None else f", against {number(self.mark)}"
        return clean(self.text) or self.value.text() + against


@dataclass(frozen=True)
class RangeGroup:
    """Rows under a heading, which may be empty."""

    heading: str
    rows: tuple[RangeRow, ...]


def ranges(
    *,
    key: str,
    title: str,
    groups: Sequence[RangeGroup],
    axis: str,
    mark_label: str = "",
    range_label: str = "Likely value and range",
    low: float | None = None,
    high: float | None = None,
    description: str = "",
) -> Figure:
    """Draw numbers with their ranges.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    groups : sequence of RangeGroup
        From top to bottom. Labels that return in several groups keep their colour and shape.
    axis : str
        What the axis measures, with its unit.
    mark_label : str
        What the hollow diamonds mean.
    range_label : str
        What a dot with a whisker means.
    low, high : float, optional
        Ends of the axis; by default 0 to 100 if the data suit, else the data's own range.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a number is not finite.
    """
    check_key(key)
    rows = [row for group in groups for row in group.rows]
    table = _table(title, axis, groups)
    if not rows:
        return sentence(key=key, title=title, words="There is no range to show.", table=table)
    tail = max(text_width(elide(row.words, TAIL)) for row in rows)
    start = MARGIN + LABEL + 16
    scale = Scale(*_ends(rows, low, high), start, WIDTH - 22 - tail)
    drawn, bottom = _groups(groups, scale)
    name = wrap(axis, WIDTH - start - MARGIN, BODY)
    drawn += block(start, bottom + 38 + 8 * (len(name) - 1), name, size=BODY, fill=MUTED)
    explained, foot = legend(
        _entries(rows, mark_label, range_label), start, bottom + 38 + 16 * len(name), WIDTH - MARGIN
    )
    words = description or _words(axis, rows, mark_label)
    body = (
        grid_across(scale, TOP, bottom)
        + line(start, bottom, scale.end, bottom, stroke=RULE)
        + drawn
        + explained
    )
    svg = document(key=key, title=title, description=words, width=WIDTH, height=foot + 6, body=body)
    return Figure(svg, title, words, table)


def _ends(rows: Sequence[RangeRow], low: float | None, high: float | None) -> tuple[float, float]:
    """The ends of the axis."""
    for i, row in enumerate(rows):
        finite(row.mark or 0.0, f"row {i + 1} ({clean(row.label)}): mark")
    values = [end for row in rows for end in row.value.ends] + [
        row.mark for row in rows if row.mark is not None
    ]
    given = [None if v is None else finite(v, name) for v, name in ((low, "low"), (high, "high"))]
    return value_range(values, *given)


def _groups(groups: Sequence[RangeGroup], scale: Scale) -> tuple[str, float]:
    """All rows under their headings, and the y below them."""
    looks = _looks(groups)
    drawn, y = [], TOP
    for group in groups:
        if group.heading:
            heading = elide(clean(group.heading), scale.end - MARGIN, BODY, bold=True)
            drawn.append(text(MARGIN, y + HEADING - 10, isolate(heading), size=BODY, bold=True, halo=True))
            y += HEADING
        for row in group.rows:
            drawn.append(_row(row, y + ROW / 2, scale, looks.get(row.label, Look(STRONG, "circle", ""))))
            y += ROW
    return "".join(drawn), y + 6


def _looks(groups: Sequence[RangeGroup]) -> dict[str, Look]:
    """Looks for labels that several groups share, in the order they first appear."""
    labels = Counter(label for group in groups for label in dict.fromkeys(row.label for row in group.rows))
    shared = [label for label, count in labels.items() if count > 1]
    return {label: look(i) for i, label in enumerate(shared)}


def _row(row: RangeRow, middle: float, scale: Scale, kind: Look) -> str:
    """A label, a whisker, a dot, the mark, and the numbers."""
    low, x, high = (scale.at(v) for v in (row.value.ends[0], row.value.value, row.value.ends[1]))
    drawn = block(MARGIN + LABEL, middle, wrap(row.label, LABEL), anchor="end")
    if row.value.is_range:
        drawn += line(low, middle, high, middle, stroke=kind.colour, width=2)
        drawn += "".join(
            line(end, middle - 4, end, middle + 4, stroke=kind.colour, width=2) for end in (low, high)
        )
    if row.mark is not None:
        drawn += shape("diamond", scale.at(row.mark), middle, INK, hollow=True)
    if not row.value.is_plain:
        drawn += shape(kind.shape, x, middle, kind.colour)
    return drawn + text(scale.end + 16, middle + 4, elide(row.words, TAIL))


def _entries(rows: Sequence[RangeRow], mark_label: str, range_label: str) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    entries: list[tuple[Swatch, str]] = []
    if any(row.value.is_range and not row.value.plain for row in rows):
        entries.append((_dotted, range_label))
    if any(row.value.is_plain for row in rows):
        entries.append((_whisker, "Range"))
    if any(row.mark is not None for row in rows):
        entries.append(
            (
                lambda x, y: shape("diamond", x, y, INK, hollow=True),
                mark_label[:1].upper() + mark_label[1:] or "To compare",
            )
        )
    return entries


def _whisker(x: float, y: float) -> str:
    """A small whisker."""
    ends = "".join(line(x + d, y - 4, x + d, y + 4, stroke=STRONG, width=2) for d in (-11, 11))
    return line(x - 11, y, x + 11, y, stroke=STRONG, width=2) + ends


def _dotted(x: float, y: float) -> str:
    """A small dot with whiskers."""
    return _whisker(x, y) + shape("circle", x, y, STRONG)


def _words(axis: str, rows: Sequence[RangeRow], mark_label: str) -> str:
    """A description from the data."""
    spread = [row.value for row in rows if row.value.is_range]
    likely = ", and its likely value where one is known" if any(not one.plain for one in spread) else ""
    words = f"{axis}: {counted(len(rows), 'row')}{f', each with its range{likely}' * bool(spread)}."
    return f"{words} Diamonds: {mark_label}." if mark_label else words


def _table(title: str, axis: str, groups: Sequence[RangeGroup]) -> Table:
    """One row a row, with the heading it stands under if there is one."""
    if any(group.heading for group in groups):
        rows = tuple((row.label, group.heading, row.words) for group in groups for row in group.rows)
        return Table(title, ("Row", "Group", axis), rows)
    return Table(
        title, ("Row", axis), tuple((row.label, row.words) for group in groups for row in group.rows)
    )
