"""Three or more parties: one upright strip a party, one line a package."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tracktwo.figures.axes import Scale, grid_up
from tracktwo.figures.labels import LEADING, Swatch, block, fill_swatch, legend, line_swatch, spread, wrap
from tracktwo.figures.marks import (
    check_key,
    counted,
    document,
    hatch,
    isolate,
    line,
    number,
    polyline,
    rect,
    shape,
    text,
)
from tracktwo.figures.model import MARGIN, Estimate, Figure, PartyScale, Table, level_text, sentence
from tracktwo.figures.strip_scene import (
    BAND,
    GUTTER,
    HEIGHT,
    LABEL_WIDTH,
    NamedPackage,
    PackageLine,
    StripScene,
)
from tracktwo.figures.style import FAINT, FILL, INK, MUTED, PAPER, SMALL, WASH, look


def strips(
    *,
    key: str,
    title: str,
    parties: Sequence[PartyScale],
    packages: Sequence[PackageLine] = (),
    highlights: Sequence[NamedPackage] = (),
    description: str = "",
) -> Figure:
    """Draw what packages are worth to three or more parties.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    parties : sequence of PartyScale
        In the order of the file.
    packages : sequence of PackageLine
        Drawn thin; of more than 500, as many are drawn, evenly chosen, and the legend says so.
    highlights : sequence of NamedPackage
        Drawn strong, each with its own dash and mark, and labelled.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a number is not finite or a package has not one value for each party.
    """
    scene = StripScene(tuple(parties), tuple(packages), tuple(highlights))
    check_key(key)
    scene.check()
    table = _table(title, scene)
    if scene.is_empty:
        return sentence(key=key, title=title, words="There is no package to show.", table=table)
    words = description or _words(scene)
    lines, marks = _highlights(scene)
    explained, bottom = legend(_entries(key, scene), MARGIN, scene.top + HEIGHT + 32, scene.width - MARGIN)
    below = "".join(_below(key, *strip) for strip in scene.strips)
    levels = "".join(_no_deal(*strip) for strip in scene.strips)
    body = _frame(scene) + _background(scene) + below + lines + levels + marks + explained
    defs = hatch(f"{key}-below", "#9a9a9a", gap=5, width=0.6)
    svg = document(
        key=key, title=title, description=words, width=scene.width, height=bottom + 6, body=body, defs=defs
    )
    return Figure(svg, title, words, table)


def _frame(scene: StripScene) -> str:
    """The axis, or the ends of each strip where the parties do not share one; strips and names."""
    drawn = grid_up(scene.scales[0], scene.left, scene.across[-1] + BAND / 2) if scene.shares_scale else ""
    for name, (_, x, scale) in zip(scene.names, scene.strips, strict=True):
        foot = scale.end - 22 - len(name) * SMALL * LEADING / 2
        drawn += block(x, foot, name, anchor="middle", bold=True)
        drawn += rect(x - BAND / 2, scale.end, BAND, HEIGHT, fill=WASH)
        drawn += "" if scene.shares_scale else _own_ends(x, scale)
    return drawn


def _own_ends(x: float, scale: Scale) -> str:
    """The ends of one strip."""
    high = text(x, scale.end - 7, number(scale.high), anchor="middle", fill=MUTED)
    return high + text(x, scale.start + 16, number(scale.low), anchor="middle", fill=MUTED)


def _background(scene: StripScene) -> str:
    """Thin lines; those in the zone are darker and drawn last."""
    drawn = []
    faint = min(0.7, max(0.25, 5 / math.sqrt(max(len(scene.drawn), 1))))
    for package in sorted(scene.drawn, key=lambda p: p.in_zone):
        stroke, opacity = (FILL, faint + 0.15) if package.in_zone else (FAINT, faint)
        drawn.append(polyline(scene.spots(package.values), stroke=stroke, width=0.8, opacity=opacity))
    return "".join(drawn)


def _below(key: str, strip: PartyScale, x: float, scale: Scale) -> str:
    """The part of a strip where its party is worse off than with no deal, hatched."""
    if strip.no_deal is None:
        return ""
    y = scale.at(strip.no_deal.value)
    box = (x - BAND / 2, y, BAND, scale.start - y)
    return rect(*box, fill=PAPER, fill_opacity=0.6) + rect(*box, fill=f"url(#{key}-below)")


def _no_deal(strip: PartyScale, x: float, scale: Scale) -> str:
    """The tick of the no-deal value, its range as a bracket, and its number; of a plain range the ends."""
    if strip.no_deal is None:
        return ""
    low, high = map(scale.at, strip.no_deal.ends)
    middle, side = scale.at(strip.no_deal.value), x - BAND / 2 - 4
    bracket = [(side + 4, high), (side, high), (side, low), (side + 4, low)]
    shown = _shown(strip.no_deal, scale)
    return (
        (polyline(bracket, stroke=INK, width=1.2) if strip.no_deal.is_range else "")
        + line(side, middle, x + BAND / 2 + 4, middle, stroke=INK, width=1.4 if strip.no_deal.is_plain else 3)
        + "".join(
            text(side - 4, scale.at(value) + 4, number(value), anchor="end", bold=True, halo=True)
            for value in shown
        )
    )


def _shown(level: Estimate, scale: Scale) -> tuple[float, ...]:
    """The numbers beside a strip: the value, or the ends of a plain range unless they would collide."""
    if not level.is_plain:
        return (level.value,)
    low, high = level.ends
    return (low, high) if scale.at(low) - scale.at(high) > SMALL * LEADING else ()


def _highlights(scene: StripScene) -> tuple[str, str]:
    """Strong lines with leaders; and, to be drawn over them, marks and labels."""
    labels = [wrap(package.label, LABEL_WIDTH - 12) for package in scene.highlights]
    ends = [scene.spots(package.values)[-1][1] for package in scene.highlights]
    heights = [len(rows) * SMALL * LEADING + 4 for rows in labels]
    middles = spread(ends, heights, scene.top - 8, scene.top + HEIGHT + 8)
    lines, marks = [], []
    right = scene.across[-1]
    for i, (package, rows, end, middle) in enumerate(
        zip(scene.highlights, labels, ends, middles, strict=True)
    ):
        kind, spots = look(i), scene.spots(package.values)
        leader = [(right + 8, end), (right + GUTTER - 10, middle), (right + GUTTER - 3, middle)]
        lines.append(polyline(spots, stroke=PAPER, width=4.5, opacity=0.8))
        lines.append(polyline(spots, stroke=kind.colour, width=2.2, dash=kind.dash))
        lines.append(polyline(leader, stroke=kind.colour, width=1))
        marks += [shape(kind.shape, x, y, kind.colour) for x, y in spots]
        marks.append(shape(kind.shape, right + GUTTER + 3, middle, kind.colour))
        marks.append(block(right + GUTTER + 12, middle, rows, fill=kind.colour))
    return "".join(lines), "".join(marks)


def _entries(key: str, scene: StripScene) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    levels = [strip.no_deal for strip in scene.parties if strip.no_deal]
    entries = _package_entries(scene)
    if any(not level.is_plain for level in levels):
        entries.append((line_swatch(INK, 3), "No-deal value"))
    if any(level.is_plain for level in levels):
        entries.append((line_swatch(INK, 1.4), "Middle of the range of a no-deal value"))
    if levels:
        entries.append((fill_swatch(f"url(#{key}-below)"), "Worse than that"))
    if any(level.is_range for level in levels):
        entries.append((_bracket, "Range of a no-deal value"))
    return entries


def _package_entries(scene: StripScene) -> list[tuple[Swatch, str]]:
    """The thin lines, how many they are, and whether all are drawn."""
    others = len(scene.packages) - scene.inside
    some = f", {number(len(scene.drawn))} lines drawn" if len(scene.drawn) < len(scene.packages) else ""
    entries: list[tuple[Swatch, str]] = []
    if scene.inside:
        note = "" if others else some
        entries.append((line_swatch(FILL, 1.6), f"In the zone ({number(scene.inside)}{note})"))
    if others:
        name = "Other package" if scene.inside else "A package"
        entries.append((line_swatch(FAINT, 1), f"{name} ({number(others)}{some})"))
    return entries


def _bracket(x: float, y: float) -> str:
    """A small range bracket."""
    return polyline([(x + 3, y - 6), (x - 1, y - 6), (x - 1, y + 6), (x + 3, y + 6)], stroke=INK, width=1.2)


def _words(scene: StripScene) -> str:
    """A description from the data."""
    words = f"Each strip is a party, each line a package. {counted(len(scene.parties), 'party')}"
    if scene.packages:
        inside = number(scene.inside) if scene.inside else "none"
        words += f", {counted(len(scene.packages), 'package')} of which {inside} in the zone of agreement"
    if scene.highlights:
        words += f". Pointed out: {', '.join(isolate(package.label) for package in scene.highlights)}"
    return f"{words}."


def _table(title: str, scene: StripScene) -> Table:
    """Named packages, no-deal values, and the range of all others."""
    rows = [(package.label, *map(number, package.values)) for package in scene.highlights]
    rows.append(("No deal", *(level_text(strip.no_deal) for strip in scene.parties)))
    for words, group in (("Lowest", min), ("Highest", max)):
        if scene.packages:
            best = [number(group(p.values[i] for p in scene.packages)) for i in range(len(scene.parties))]
            rows.append((f"{words} of {counted(len(scene.packages), 'package')}", *best))
    headers = ("Package", *(strip.party for strip in scene.parties))
    return Table(f"{title}: value to each party", headers, tuple(rows))
