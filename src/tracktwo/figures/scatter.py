"""Two parties: every package as a point, one axis for each party's value."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tracktwo.figures.axes import grid_across, grid_up
from tracktwo.figures.labels import Box, Swatch, block, elide, fill_swatch, legend, place, text_width, wrap
from tracktwo.figures.marks import (
    check_key,
    clean,
    counted,
    document,
    hatch,
    isolate,
    line,
    number,
    polyline,
    rect,
    shape,
    tag,
    text,
)
from tracktwo.figures.model import MARGIN, WIDTH, Estimate, Figure, PartyScale, Table, level_text, sentence
from tracktwo.figures.scatter_scene import BOTTOM, RIGHT, TOP, Dot, Grid, Landmark, ScatterScene
from tracktwo.figures.style import BODY, FAINT, INK, MUTED, RULE, SMALL, STRONG, look

TONES = ("#e4e7ea", "#cdd3d9", "#b3bcc5", "#97a3af", "#7b8996")
LABEL_WIDTH = 190.0


def scatter(
    *,
    key: str,
    title: str,
    x: PartyScale,
    y: PartyScale,
    points: Sequence[Dot] = (),
    grid: Grid | None = None,
    frontier: Sequence[tuple[float, float]] = (),
    highlights: Sequence[Landmark] = (),
    description: str = "",
) -> Figure:
    """Draw what packages are worth to two parties.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    x, y : PartyScale
        The parties of the level and the upright axis.
    points : sequence of Dot
        Packages as dots; more than 4000 are counted into squares.
    grid : Grid, optional
        Packages already counted into squares, instead of `points`.
    frontier : sequence of (float, float)
        Values of the packages on the frontier.
    highlights : sequence of Landmark
        Packages to label; those at the same place share a label.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a number is not finite, both `points` and `grid` are given, or a grid is uneven.
    """
    scene = ScatterScene(x, y, tuple(points), grid, tuple(frontier), tuple(highlights))
    check_key(key)
    scene.check()
    table = _table(title, scene)
    if scene.is_empty:
        return sentence(key=key, title=title, words="There is no package to show.", table=table)
    words = description or _words(scene)
    explained, bottom = legend(_entries(key, scene), scene.left, BOTTOM + 56, WIDTH - MARGIN)
    layers = (_squares, _zone, _frame, _dots, _levels, _staircase, _landmarks)
    body = "".join(layer(key, scene) for layer in layers) + explained
    defs = hatch(f"{key}-zone", "#aebfcd", gap=7, width=0.6) + hatch(
        f"{key}-range", "#c4c4c4", angle=0, gap=3, width=0.5
    )
    svg = document(
        key=key, title=title, description=words, width=WIDTH, height=bottom + 6, body=body, defs=defs
    )
    return Figure(svg, title, words, table)


def _squares(key: str, scene: ScatterScene) -> str:
    """Squares, darker by the logarithm of their counts."""
    grid = scene.squares
    if grid is None:
        return ""
    most = max(map(max, grid.counts))
    (left, bottom), (right, top) = scene.at((grid.x_low, grid.y_low)), scene.at((grid.x_high, grid.y_high))
    wide, high = (right - left) / len(grid.counts[0]), (bottom - top) / len(grid.counts)
    parts = [
        rect(left + column * wide, bottom - (row + 1) * high, wide, high, fill=_tone(count, most))
        for row, counts in enumerate(grid.counts)
        for column, count in enumerate(counts)
        if count > 0
    ]
    return tag("g", *parts, shape_rendering="crispEdges")


def _tone(count: int, most: int) -> str:
    """The grey of a square with `count` packages."""
    share = math.log(count) / math.log(most) if most > 1 else 0.0
    return TONES[min(len(TONES) - 1, int(share * len(TONES)))]


def _zone(key: str, scene: ScatterScene) -> str:
    """The quadrant where neither party is worse off than with no deal."""
    if scene.x.no_deal is None or scene.y.no_deal is None:
        return ""
    left, bottom = scene.at((scene.x.no_deal.value, scene.y.no_deal.value))
    return rect(left, TOP, RIGHT - left, bottom - TOP, fill=f"url(#{key}-zone)")


def _frame(key: str, scene: ScatterScene) -> str:
    """Grid, axes and the names of the parties."""
    level, upright = (
        f"Value to {isolate(elide(clean(axis.party), 400, BODY, bold=True))}" for axis in (scene.x, scene.y)
    )
    return (
        grid_across(scene.across, TOP, BOTTOM)
        + grid_up(scene.up, scene.left, RIGHT)
        + line(scene.left, BOTTOM, RIGHT, BOTTOM, stroke=RULE)
        + line(scene.left, TOP, scene.left, BOTTOM, stroke=RULE)
        + text(RIGHT, BOTTOM + 40, f"{level} \u2192", anchor="end", size=BODY, bold=True)
        + text(MARGIN, 24, f"\u2191 {upright}", size=BODY, bold=True)
    )


def _dots(key: str, scene: ScatterScene) -> str:
    """Faint dots, larger where several packages coincide."""
    parts = []
    for dot in scene.dots:
        x, y = scene.at((dot.x, dot.y))
        parts.append(tag("circle", cx=x, cy=y, r=min(1.8 * math.sqrt(max(dot.count, 1)), 8)))
    return tag("g", *parts, fill=FAINT, fill_opacity=0.55)


def _levels(key: str, scene: ScatterScene) -> str:
    """No-deal lines with their ranges and numbers."""
    fill = f"url(#{key}-range)"
    drawn = _level_upright(scene, scene.x.no_deal, fill) if scene.x.no_deal else ""
    return drawn + (_level_across(scene, scene.y.no_deal, fill) if scene.y.no_deal else "")


def _level_upright(scene: ScatterScene, level: Estimate, fill: str) -> str:
    """The no-deal value of the first party."""
    low, middle, high = (scene.across.at(v) for v in (level.ends[0], level.value, level.ends[1]))
    words = f"No deal {level.text()}"
    room = text_width(words) / 2
    return (
        rect(low, TOP, high - low, BOTTOM - TOP, fill=fill)
        + line(middle, TOP - 6, middle, BOTTOM, stroke=INK, width=1.4, dash="6 3")
        + text(min(max(middle, scene.left + room), WIDTH - MARGIN - room), TOP - 11, words, anchor="middle")
    )


def _level_across(scene: ScatterScene, level: Estimate, fill: str) -> str:
    """The no-deal value of the second party."""
    low, middle, high = (scene.up.at(v) for v in (level.ends[0], level.value, level.ends[1]))
    rows = wrap(f"No deal {level.text()}", WIDTH - RIGHT - 14, lines=3)
    return (
        rect(scene.left, high, RIGHT - scene.left, low - high, fill=fill)
        + line(scene.left, middle, RIGHT + 6, middle, stroke=INK, width=1.4, dash="6 3")
        + block(RIGHT + 10, min(middle, BOTTOM - 24), rows)
    )


def _staircase(key: str, scene: ScatterScene) -> str:
    """The frontier as the edge of what it dominates: down, then right, from package to package."""
    if not scene.frontier:
        return ""
    spots = [scene.at(spot) for spot in sorted(scene.frontier)]
    stairs = [spots[0]]
    for x, y in spots[1:]:
        stairs += [(stairs[-1][0], y), (x, y)]
    radius = 3.2 if len(spots) <= 80 else 2.2
    marks = tag("g", *(tag("circle", cx=x, cy=y, r=radius) for x, y in spots), fill=STRONG)
    return polyline(stairs, stroke=STRONG, width=1.6) + marks


def _landmarks(key: str, scene: ScatterScene) -> str:
    """Marked packages, their labels where there is room, and leaders."""
    shared: dict[tuple[float, float], list[str]] = {}
    for mark in scene.highlights:
        shared.setdefault(scene.at((mark.x, mark.y)), []).append(mark.label)
    rows = [[row for name in names for row in wrap(name, LABEL_WIDTH)] for names in shared.values()]
    sizes = [(max(map(text_width, group)) + 4, len(group) * SMALL * 1.25 + 2) for group in rows]
    boxes = place(list(shared), sizes, Box(scene.left + 4, TOP + 4, RIGHT - 4, BOTTOM - 4), _taken(scene))
    leaders, marks = [], []
    for i, ((x, y), group, box) in enumerate(zip(shared, rows, boxes, strict=True)):
        leaders.append(line(x, y, *box.nearest(x, y), stroke=MUTED, width=0.9))
        marks.append(shape(look(i).shape, x, y, look(i).colour, radius=5.5))
        marks.append(block(box.left + 2, (box.top + box.bottom) / 2, group, halo=True))
    return "".join(leaders + marks)


def _taken(scene: ScatterScene) -> list[Box]:
    """Where labels should not lie: no-deal lines, and a few hundred packages that stand for all."""
    boxes = []
    if scene.x.no_deal:
        x = scene.across.at(scene.x.no_deal.value)
        boxes.append(Box(x - 3, TOP, x + 3, BOTTOM))
    if scene.y.no_deal:
        y = scene.up.at(scene.y.no_deal.value)
        boxes.append(Box(scene.left, y - 3, RIGHT, y + 3))
    for spots, radius in ((sorted(scene.frontier), 4), ([(d.x, d.y) for d in scene.dots], 1.5)):
        some = spots[:: max(1, len(spots) // 300)]
        boxes += [Box(x - radius, y - radius, x + radius, y + radius) for x, y in map(scene.at, some)]
    return boxes


def _entries(key: str, scene: ScatterScene) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    entries: list[tuple[Swatch, str]] = []
    if scene.dots:
        many = " (larger: several alike)" if any(d.count > 1 for d in scene.dots) else ""
        entries.append((lambda x, y: tag("circle", cx=x, cy=y, r=2.5, fill=FAINT), f"A package{many}"))
    if scene.squares:
        most = number(max(map(max, scene.squares.counts)))
        entries.append((_tones, f"Packages in a square, 1 to {most}"))
    if scene.frontier:
        entries.append((_frontier_swatch, "Frontier: no package is better for both"))
    if scene.x.no_deal and scene.y.no_deal:
        middle = " (at the middle of its range)" if scene.x.no_deal.plain or scene.y.no_deal.plain else ""
        entries.append((fill_swatch(f"url(#{key}-zone)"), f"Zone: at least no deal for both{middle}"))
    if any(axis.no_deal and axis.no_deal.is_range for axis in (scene.x, scene.y)):
        entries.append((fill_swatch(f"url(#{key}-range)"), "Range of a no-deal value"))
    return entries


def _tones(x: float, y: float) -> str:
    """The greys of the squares, side by side."""
    return "".join(rect(x - 12 + i * 5, y - 6, 5, 12, fill=tone) for i, tone in enumerate(TONES))


def _frontier_swatch(x: float, y: float) -> str:
    """A piece of the frontier."""
    return line(x - 11, y, x + 11, y, stroke=STRONG, width=1.6) + tag(
        "circle", cx=x, cy=y, r=3.2, fill=STRONG
    )


def _words(scene: ScatterScene) -> str:
    """A description from the data."""
    names = isolate(scene.x.party), isolate(scene.y.party)
    words = f"What packages are worth to {names[0]} (to the right) and to {names[1]} (upwards). "
    words += f"{counted(scene.total, 'package')}; {number(len(scene.frontier))} on the frontier."
    if scene.x.no_deal and scene.y.no_deal:
        limits = scene.x.no_deal.value, scene.y.no_deal.value
        inside = sum(a >= limits[0] and b >= limits[1] for a, b in scene.frontier)
        words += f" Of the frontier, {number(inside)} leave neither party worse off than with no deal."
    return words


def _table(title: str, scene: ScatterScene) -> Table:
    """Landmarks, no-deal values, the frontier, and how many packages there are."""
    rows = [(mark.label, number(mark.x), number(mark.y)) for mark in scene.highlights]
    rows.append(("No deal", level_text(scene.x.no_deal), level_text(scene.y.no_deal)))
    rows += [(f"Frontier {i}", number(a), number(b)) for i, (a, b) in enumerate(sorted(scene.frontier), 1)]
    caption = f"{title}: values to each party; {counted(scene.total, 'package')} drawn"
    return Table(caption, ("Package", scene.x.party, scene.y.party), tuple(rows))
