"""Quantities as bars: who blocks, what to sharpen, counts, shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.figures.axes import Scale, grid_across, power_range, round_range
from tracktwo.figures.labels import block, elide, text_width, wrap
from tracktwo.figures.marks import check_key, clean, counted, document, finite, line, rect, text
from tracktwo.figures.model import MARGIN, WIDTH, Estimate, Figure, Table, sentence
from tracktwo.figures.style import BODY, FILL, INK, MUTED, RULE, STRONG

LABEL, TAIL = 214.0, 190.0
ROW, THICK, TOP = 34.0, 16.0, 16.0


@dataclass(frozen=True)
class Bar:
    """One bar.

    Parameters
    ----------
    label : str
        What is measured.
    value : Estimate
        How much; a range is drawn as a whisker.
    text : str
        What stands at the end of the bar; by default the number and its range.
    emphasis : bool
        Draws the bar darker, to point it out.
    """

    label: str
    value: Estimate
    text: str = ""
    emphasis: bool = False

    @property
    def words(self) -> str:
        """The text at the end of the bar."""
        return clean(self.text) or self.value.text()


def bars(
    *,
    key: str,
    title: str,
    rows: Sequence[Bar],
    axis: str,
    log: bool = False,
    low: float | None = None,
    high: float | None = None,
    description: str = "",
) -> Figure:
    """Draw horizontal bars in the order given.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    rows : sequence of Bar
        From top to bottom.
    axis : str
        What the axis measures, with its unit.
    log : bool
        Use a logarithmic scale, for counts, and say so at the axis; less than 0.1 is drawn as no bar.
    low, high : float, optional
        Values the axis must reach; it always holds zero (unless `log`) and every bar.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a number is not finite, or negative on a logarithmic scale.
    """
    check_key(key)
    table = _table(title, axis, rows)
    if not rows:
        return sentence(key=key, title=title, words="There is nothing to count.", table=table)
    tail = max(text_width(elide(row.words, TAIL)) for row in rows)
    start = MARGIN + LABEL + 12
    scale = Scale(*_ends(rows, log, low, high), start, WIDTH - 16 - tail, log)
    bottom = TOP + len(rows) * ROW + 4
    body = grid_across(scale, TOP - 4, bottom) + _baseline(scale, bottom)
    body += "".join(_bar(row, TOP + (i + 0.5) * ROW, scale) for i, row in enumerate(rows))
    name = wrap(f"{axis} (logarithmic scale)" if log else axis, WIDTH - start - MARGIN, BODY)
    body += block(start, bottom + 38 + 8 * (len(name) - 1), name, size=BODY, fill=MUTED)
    words = description or _words(axis, rows)
    height = bottom + 56 + 16 * (len(name) - 1)
    svg = document(key=key, title=title, description=words, width=WIDTH, height=height, body=body)
    return Figure(svg, title, words, table)


def _ends(rows: Sequence[Bar], log: bool, low: float | None, high: float | None) -> tuple[float, float]:
    """The ends of the axis."""
    given = [finite(v, name) for v, name in ((low, "low"), (high, "high")) if v is not None]
    values = [*given, *(end for row in rows for end in row.value.ends)]
    if not log:
        return round_range(min(0.0, *values), max(0.0, *values))
    if min(values) < 0:
        raise ValueError(f"rows: {min(values)} is below zero and has no place on a logarithmic scale")
    drawn = [value for value in values if value >= 0.1] or [1.0]
    return power_range(min(1.0, *drawn), max(10.0, *drawn))


def _baseline(scale: Scale, bottom: float) -> str:
    """The line the bars grow from."""
    x = scale.start if scale.log else scale.at(0)
    return line(x, TOP - 4, x, bottom, stroke=RULE)


def _bar(row: Bar, middle: float, scale: Scale) -> str:
    """A label, a bar, its whisker, and its text."""
    origin = scale.low if scale.log else 0.0
    first, x = scale.at(origin), scale.at(max(row.value.value, origin) if scale.log else row.value.value)
    low, high = (scale.at(max(end, origin) if scale.log else end) for end in row.value.ends)
    label = block(MARGIN + LABEL, middle, wrap(row.label, LABEL), anchor="end")
    bar = rect(
        min(first, x), middle - THICK / 2, abs(x - first), THICK, fill=STRONG if row.emphasis else FILL
    )
    words = text(max(first, x, high) + 8, middle + 4, elide(row.words, TAIL), halo=True)
    return label + bar + (_whisker(low, high, middle) if row.value.is_range else "") + words


def _whisker(low: float, high: float, middle: float) -> str:
    """A range with its ends marked, white-edged so that it shows on the bar."""
    ends = [(low, middle, high, middle), *((x, middle - 5, x, middle + 5) for x in (low, high))]
    under = "".join(line(*part, stroke="#ffffff", width=3.5) for part in ends)
    return under + "".join(line(*part, stroke=INK, width=1.4) for part in ends)


def _words(axis: str, rows: Sequence[Bar]) -> str:
    """A description from the data."""
    most = max(rows, key=lambda row: row.value.value)
    ranges = " Whiskers show ranges." if any(row.value.is_range for row in rows) else ""
    return f"{axis}. {counted(len(rows), 'row')}; the longest bar is {most.label} at {most.words}.{ranges}"


def _table(title: str, axis: str, rows: Sequence[Bar]) -> Table:
    """One row a bar."""
    return Table(title, ("Row", axis), tuple((row.label, row.words) for row in rows))
