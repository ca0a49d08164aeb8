"""What changes with the date: a line for each series, its range as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracktwo.figures.axes import Scale, date_ticks, day_text, grid_up, number_room, value_range
from tracktwo.figures.labels import LEADING, Swatch, block, fill_swatch, legend, spread, wrap
from tracktwo.figures.marks import (
    check_key,
    document,
    finite,
    hatch,
    isolate,
    line,
    path,
    polyline,
    shape,
    tag,
    text,
)
from tracktwo.figures.model import MARGIN, WIDTH, Estimate, Figure, Table, sentence
from tracktwo.figures.style import BODY, GRID, MUTED, PAPER, RULE, SMALL, Look, look

TOP, RIGHT, BOTTOM = 48.0, 548.0, 380.0
LABEL = WIDTH - RIGHT - 40
MOST_MARKS = 40

Spot = tuple[float, float, float, float]


@dataclass(frozen=True)
class Moment:
    """A value from a date on."""

    day: date
    value: Estimate


@dataclass(frozen=True)
class Series:
    """A named thing that changes; its moments may come in any order."""

    name: str
    moments: tuple[Moment, ...]


def over_time(
    *,
    key: str,
    title: str,
    series: Sequence[Series],
    axis: str,
    step: bool = True,
    until: date | None = None,
    low: float | None = None,
    high: float | None = None,
    description: str = "",
) -> Figure:
    """Draw values across dates.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    series : sequence of Series
        In the order of the file.
    axis : str
        What the upright axis measures, with its unit.
    step : bool
        A value holds until the next date; otherwise moments are joined by straight lines.
    until : date, optional
        The last date of the axis, up to which last values hold if `step`; by default the last moment.
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
    table = _table(title, axis, series)
    moments = [moment for one in series for moment in one.moments]
    if not moments:
        return sentence(key=key, title=title, words="There is no date to show.", table=table)
    ends = [None if v is None else finite(v, name) for v, name in ((low, "low"), (high, "high"))]
    up = Scale(*value_range([end for m in moments for end in m.value.ends], *ends), BOTTOM, TOP)
    left = max(56.0, number_room(up))
    days = sorted([moment.day for moment in moments] + ([until] if until else []))
    across = Scale(days[0].toordinal(), max(days[-1].toordinal(), days[0].toordinal() + 1), left, RIGHT)
    drawn = [one for one in series if one.moments]
    traces = [_trace(one, across, up, step) for one in drawn]
    body = grid_up(up, left, RIGHT) + _dates(days[0], days[-1], across) + _name(axis)
    body += "".join(_band(key, i, trace) for i, trace in enumerate(traces))
    body += "".join(_curve(look(i), trace) for i, trace in enumerate(traces))
    body += "".join(_marks(look(i), one, across, up) for i, one in enumerate(drawn))
    body += _labels(drawn, traces)
    explained, foot = legend(_entries(key, moments), left, BOTTOM + 34, WIDTH - MARGIN)
    words = description or _words(axis, drawn, days)
    defs = "".join(
        hatch(f"{key}-band-{i}", look(i).colour, angle=25 + 40 * i, gap=5, width=0.5)
        for i in range(len(drawn))
    )
    svg = document(
        key=key,
        title=title,
        description=words,
        width=WIDTH,
        height=foot + 8,
        body=body + explained,
        defs=defs,
    )
    return Figure(svg, title, words, table)


def _trace(one: Series, across: Scale, up: Scale, step: bool) -> list[Spot]:
    """Where a series runs: x, and the heights of its value, its low and its high end."""
    spots: list[Spot] = []
    for moment in sorted(one.moments, key=lambda m: m.day):
        low, high = moment.value.ends
        x = across.at(moment.day.toordinal())
        if step and spots:
            spots.append((x, *spots[-1][1:]))
        spots.append((x, up.at(moment.value.value), up.at(low), up.at(high)))
    if step:
        spots.append((RIGHT, *spots[-1][1:]))
    return spots


def _dates(first: date, last: date, across: Scale) -> str:
    """The level axis with its dates."""
    drawn = [line(across.start, BOTTOM, RIGHT, BOTTOM, stroke=RULE)]
    for day, words in date_ticks(first, last, 5):
        x = across.at(day.toordinal())
        drawn.append(line(x, TOP, x, BOTTOM, stroke=GRID) + line(x, BOTTOM, x, BOTTOM + 5, stroke=RULE))
        drawn.append(text(x, BOTTOM + 19, words, anchor="middle", fill=MUTED))
    return "".join(drawn)


def _name(axis: str) -> str:
    """What the upright axis measures."""
    return block(MARGIN, 20, wrap(f"\u2191 {axis}", WIDTH - 2 * MARGIN, BODY, lines=1), size=BODY, bold=True)


def _band(key: str, index: int, trace: Sequence[Spot]) -> str:
    """The range of a series, hatched at an angle of its own."""
    if all(low == high for _, _, low, high in trace):
        return ""
    edge = [(x, high) for x, _, _, high in trace] + [(x, low) for x, _, low, _ in reversed(trace)]
    outline = path(edge, close=True)
    return tag("path", d=outline, fill=look(index).colour, fill_opacity=0.08) + tag(
        "path", d=outline, fill=f"url(#{key}-band-{index})", fill_opacity=0.5
    )


def _curve(kind: Look, trace: Sequence[Spot]) -> str:
    """The line of a series."""
    spots = [(x, y) for x, y, _, _ in trace]
    under = polyline(spots, stroke=PAPER, width=4, opacity=0.8)
    return under + polyline(spots, stroke=kind.colour, width=2.2, dash=kind.dash)


def _marks(kind: Look, one: Series, across: Scale, up: Scale) -> str:
    """A mark at each date, unless they would run together."""
    if len(one.moments) > MOST_MARKS:
        return ""
    places = [(across.at(m.day.toordinal()), up.at(m.value.value)) for m in one.moments]
    return "".join(shape(kind.shape, x, y, kind.colour) for x, y in places)


def _labels(series: Sequence[Series], traces: Sequence[Sequence[Spot]]) -> str:
    """Names at the right, level with the ends of their lines as far as there is room."""
    rows = [wrap(one.name, LABEL) for one in series]
    ends = [(trace[-1][0], trace[-1][1]) for trace in traces]
    heights = [len(lines) * SMALL * LEADING + 4 for lines in rows]
    middles = spread([y for _, y in ends], heights, TOP - 8, BOTTOM + 8)
    drawn = []
    for i, (lines, (x, y), middle) in enumerate(zip(rows, ends, middles, strict=True)):
        colour = look(i).colour
        drawn.append(shape(look(i).shape, RIGHT + 27, middle, colour))
        drawn.append(
            polyline([(x + 6, y), (RIGHT + 14, middle), (RIGHT + 20, middle)], stroke=colour, width=1)
        )
        drawn.append(block(RIGHT + 36, middle, lines, fill=colour))
    return "".join(drawn)


def _entries(key: str, moments: Sequence[Moment]) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    if not any(moment.value.is_range for moment in moments):
        return []
    return [(fill_swatch(f"url(#{key}-band-0)"), "Range")]


def _words(axis: str, series: Sequence[Series], days: Sequence[date]) -> str:
    """A description from the data."""
    names = ", ".join(isolate(one.name) for one in series)
    return f"{axis} from {day_text(days[0])} to {day_text(days[-1])}: {names}."


def _table(title: str, axis: str, series: Sequence[Series]) -> Table:
    """One row a moment."""
    rows = tuple(
        (one.name, day_text(moment.day), moment.value.text())
        for one in series
        for moment in sorted(one.moments, key=lambda m: m.day)
    )
    return Table(title, ("Series", "Date", axis), rows)
