"""Values along a level axis: their lines, their ranges as bands, their names at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.figures.axes import Scale, grid_up, number_room, value_range
from tracktwo.figures.labels import LEADING, Swatch, block, fill_swatch, legend, spread, wrap
from tracktwo.figures.marks import document, finite, hatch, path, polyline, shape, tag
from tracktwo.figures.model import MARGIN, WIDTH, Estimate
from tracktwo.figures.style import BODY, PAPER, SMALL, Look, look

TOP, RIGHT, BOTTOM = 48.0, 548.0, 380.0
LABEL = WIDTH - RIGHT - 40
MOST_MARKS = 40

Spot = tuple[float, float, float, float]


@dataclass(frozen=True)
class Track:
    """A named line: values at numbers along the level axis, in ascending order, at least one."""

    name: str
    points: tuple[tuple[float, Estimate], ...]


@dataclass(frozen=True)
class Frame:
    """Where lines are drawn: the level scale and the upright one."""

    across: Scale
    up: Scale


def framed(
    tracks: Sequence[Track], first: float, last: float, low: float | None = None, high: float | None = None
) -> Frame:
    """Return the frame in which all tracks have room; ``low`` and ``high`` as of `value_range`."""
    ends = [None if v is None else finite(v, name) for v, name in ((low, "low"), (high, "high"))]
    values = [end for track in tracks for _, value in track.points for end in value.ends]
    up = Scale(*value_range(values, *ends), BOTTOM, TOP)
    return Frame(Scale(first, last, max(56.0, number_room(up)), RIGHT), up)


def traced(
    tracks: Sequence[Track],
    frame: Frame,
    *,
    key: str,
    title: str,
    words: str,
    axis: str,
    level_axis: str,
    step: bool,
) -> str:
    """Return the drawing of all tracks.

    Parameters
    ----------
    tracks : sequence of Track
        In the order of the file.
    frame : Frame
        From `framed`.
    key, title, words : str
        As of every figure.
    axis : str
        What the upright axis measures, with its unit.
    level_axis : str
        The level axis, drawn.
    step : bool
        A value holds until the next; otherwise points are joined by straight lines.
    """
    across, up = frame.across, frame.up
    traces = [_trace(one, across, up, step) for one in tracks]
    body = grid_up(up, across.start, RIGHT) + level_axis + _name(axis)
    body += "".join(_band(key, i, trace) for i, trace in enumerate(traces))
    body += "".join(_curve(look(i), trace) for i, trace in enumerate(traces))
    body += "".join(_marks(look(i), one, across, up) for i, one in enumerate(tracks))
    body += _labels(tracks, traces)
    explained, foot = legend(_entries(key, tracks), across.start, BOTTOM + 34, WIDTH - MARGIN)
    defs = "".join(
        hatch(f"{key}-band-{i}", look(i).colour, angle=25 + 40 * i, gap=5, width=0.5)
        for i in range(len(tracks))
    )
    drawn = body + explained
    return document(
        key=key, title=title, description=words, width=WIDTH, height=foot + 8, body=drawn, defs=defs
    )


def _trace(one: Track, across: Scale, up: Scale, step: bool) -> list[Spot]:
    """Where a track runs: x, and the heights of its value, its low and its high end."""
    spots: list[Spot] = []
    for along, value in one.points:
        low, high = value.ends
        x = across.at(along)
        if step and spots:
            spots.append((x, *spots[-1][1:]))
        spots.append((x, up.at(value.value), up.at(low), up.at(high)))
    if step:
        spots.append((RIGHT, *spots[-1][1:]))
    return spots


def _name(axis: str) -> str:
    """What the upright axis measures."""
    return block(MARGIN, 20, wrap(f"\u2191 {axis}", WIDTH - 2 * MARGIN, BODY, lines=1), size=BODY, bold=True)


def _band(key: str, index: int, trace: Sequence[Spot]) -> str:
    """The range of a track, hatched at an angle of its own."""
    if all(low == high for _, _, low, high in trace):
        return ""
    edge = [(x, high) for x, _, _, high in trace] + [(x, low) for x, _, low, _ in reversed(trace)]
    outline = path(edge, close=True)
    return tag("path", d=outline, fill=look(index).colour, fill_opacity=0.08) + tag(
        "path", d=outline, fill=f"url(#{key}-band-{index})", fill_opacity=0.5
    )


def _curve(kind: Look, trace: Sequence[Spot]) -> str:
    """The line of a track."""
    spots = [(x, y) for x, y, _, _ in trace]
    under = polyline(spots, stroke=PAPER, width=4, opacity=0.8)
    return under + polyline(spots, stroke=kind.colour, width=2.2, dash=kind.dash)


def _marks(kind: Look, one: Track, across: Scale, up: Scale) -> str:
    """A mark at each point, unless they would run together."""
    if len(one.points) > MOST_MARKS:
        return ""
    places = [(across.at(along), up.at(value.value)) for along, value in one.points]
    return "".join(shape(kind.shape, x, y, kind.colour) for x, y in places)


def _labels(tracks: Sequence[Track], traces: Sequence[Sequence[Spot]]) -> str:
    """Names at the right, level with the ends of their lines as far as there is room."""
    rows = [wrap(one.name, LABEL) for one in tracks]
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


def _entries(key: str, tracks: Sequence[Track]) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    if not any(value.is_range for track in tracks for _, value in track.points):
        return []
    return [(fill_swatch(f"url(#{key}-band-0)"), "Range")]
