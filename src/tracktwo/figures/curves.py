"""What changes along a number, such as years since signing: a line for each curve, its range as a band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.figures.axes import Scale
from tracktwo.figures.marks import check_key, finite, isolate, line, number, text
from tracktwo.figures.model import Estimate, Figure, Table, sentence
from tracktwo.figures.style import GRID, MUTED, RULE
from tracktwo.figures.traces import BOTTOM, RIGHT, TOP, Track, framed, traced

MOST_ROWS = 25


@dataclass(frozen=True)
class Spot:
    """A value at a number along the level axis."""

    at: float
    value: Estimate


@dataclass(frozen=True)
class Curve:
    """A named line; its spots may come in any order."""

    name: str
    spots: tuple[Spot, ...]


def curves(
    *,
    key: str,
    title: str,
    curves: Sequence[Curve],
    axis: str,
    along: str,
    step: bool = True,
    low: float | None = None,
    high: float | None = None,
    description: str = "",
) -> Figure:
    """Draw values along a number.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    curves : sequence of Curve
        In the order of the file.
    axis, along : str
        What the upright and the level axis measure, with their units.
    step : bool
        A value holds until the next; otherwise spots are joined by straight lines.
    low, high : float, optional
        Ends of the upright axis; by default 0 to 100 if the data suit, else the data's own range.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure
        Its table has every spot; of curves with more than 25, an even choice.

    Raises
    ------
    ValueError
        If a number is not finite.
    """
    check_key(key)
    table = _table(title, axis, along, curves)
    tracks = [_track(one) for one in curves if one.spots]
    if not tracks:
        return sentence(key=key, title=title, words="There is nothing to show.", table=table)
    places = [finite(at, "Spot.at") for track in tracks for at, _ in track.points]
    first, last = min(places), max(places)
    frame = framed(tracks, first, last if last > first else first + 1, low, high)
    names = ", ".join(isolate(track.name) for track in tracks)
    words = description or f"{axis}, from {number(first)} to {number(last)} {along}: {names}."
    level = _numbers(frame.across, along)
    svg = traced(tracks, frame, key=key, title=title, words=words, axis=axis, level_axis=level, step=step)
    return Figure(svg, title, words, table)


def _track(one: Curve) -> Track:
    ordered = sorted(one.spots, key=lambda spot: spot.at)
    return Track(one.name, tuple((spot.at, spot.value) for spot in ordered))


def _numbers(across: Scale, along: str) -> str:
    """The level axis with its numbers, the last of them with what they count."""
    drawn = [line(across.start, BOTTOM, RIGHT, BOTTOM, stroke=RULE)]
    for value, words in across.ticks(6):
        x = across.at(value)
        drawn.append(line(x, TOP, x, BOTTOM, stroke=GRID) + line(x, BOTTOM, x, BOTTOM + 5, stroke=RULE))
        drawn.append(text(x, BOTTOM + 19, words, anchor="middle", fill=MUTED))
    drawn.append(text(RIGHT + 14, BOTTOM + 19, f"{along} \u2192", fill=MUTED))
    return "".join(drawn)


def _table(title: str, axis: str, along: str, curves: Sequence[Curve]) -> Table:
    rows = []
    for one in curves:
        ordered = sorted(one.spots, key=lambda spot: spot.at)
        every = max(1, -(-len(ordered) // MOST_ROWS))
        rows += [(one.name, number(spot.at), spot.value.text()) for spot in ordered[::every]]
    return Table(title, ("Curve", along, axis), tuple(rows))
