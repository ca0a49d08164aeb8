"""What changes with the date: a line for each series, its range as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracktwo.figures.axes import Scale, date_ticks, day_text
from tracktwo.figures.marks import check_key, isolate, line, text
from tracktwo.figures.model import Estimate, Figure, Table, sentence
from tracktwo.figures.style import GRID, MUTED, RULE
from tracktwo.figures.traces import BOTTOM, RIGHT, TOP, Track, framed, traced


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
    days = sorted([moment.day for moment in moments] + ([until] if until else []))
    drawn = [one for one in series if one.moments]
    tracks = [_track(one) for one in drawn]
    first, last = days[0].toordinal(), max(days[-1].toordinal(), days[0].toordinal() + 1)
    frame = framed(tracks, first, last, low, high)
    words = description or _words(axis, drawn, days)
    svg = traced(
        tracks,
        frame,
        key=key,
        title=title,
        words=words,
        axis=axis,
        level_axis=_dates(days[0], days[-1], frame.across),
        step=step,
    )
    return Figure(svg, title, words, table)


def _track(one: Series) -> Track:
    ordered = sorted(one.moments, key=lambda m: m.day)
    return Track(one.name, tuple((float(moment.day.toordinal()), moment.value) for moment in ordered))


def _dates(first: date, last: date, across: Scale) -> str:
    """The level axis with its dates."""
    drawn = [line(across.start, BOTTOM, RIGHT, BOTTOM, stroke=RULE)]
    for day, words in date_ticks(first, last, 5):
        x = across.at(day.toordinal())
        drawn.append(line(x, TOP, x, BOTTOM, stroke=GRID) + line(x, BOTTOM, x, BOTTOM + 5, stroke=RULE))
        drawn.append(text(x, BOTTOM + 19, words, anchor="middle", fill=MUTED))
    return "".join(drawn)


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
