"""Three or more parties: one upright strip a party, one line a package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .axes import Scale, grid_up, value_range
from .labels import LEADING, Swatch, block, legend, spread, text_width, wrap
from .marks import check_key, counted, document, finite, hatch, isolate, line, number, polyline, rect, shape, text
from .model import WIDTH, Estimate, Figure, Table, level_text, sentence
from .style import FAINT, FILL, INK, MUTED, PAPER, RULE, SMALL, WASH, look

LEFT, GUTTER, LABEL_WIDTH = 44.0, 26.0, 150.0
BAND, HEIGHT, SPACING = 22.0, 340.0, 92.0
MOST_LINES = 500


@dataclass(frozen=True)
class Strip:
    """A party's strip.

    Parameters
    ----------
    party : str
        Name of the party.
    no_deal : Estimate, optional
        What no deal is worth to it, on its own scale.
    low, high : float, optional
        Ends of the strip; by default 0 to 100 if the data suit, else the data's own range.
    """

    party: str
    no_deal: Estimate | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class PackageLine:
    """A package in the background: its value to each party, and whether it lies in the zone."""

    values: tuple[float, ...]
    in_zone: bool = False


@dataclass(frozen=True)
class NamedPackage:
    """A package to point out: its name, and its value to each party."""

    label: str
    values: tuple[float, ...]


def strips(
    *,
    key: str,
    title: str,
    parties: Sequence[Strip],
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
    parties : sequence of Strip
        In the order of the file.
    packages : sequence of PackageLine
        Drawn thin; of more than `MOST_LINES`, evenly chosen ones are drawn and the legend says so.
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
    check_key(key)
    _check(parties, packages, highlights)
    table = _table(title, parties, packages, highlights)
    if not parties or not (packages or highlights):
        return sentence(key=key, title=title, words="There is no package to show.", table=table)
    names = [wrap(strip.party, SPACING - 8, lines=3, bold=True) for strip in parties]
    top = 40 + max(map(len, names)) * SMALL * LEADING
    scales = _scales(parties, packages, highlights, top)
    across = _places(len(parties))
    body = "".join(
        _strip(name, x, scale) for name, x, scale in zip(names, across, scales, strict=True)
    )
    shared = len({(scale.low, scale.high) for scale in scales}) == 1
    body = (grid_up(scales[0], LEFT, across[-1]) if shared else _own_ends(across, scales)) + body
    body += _background(packages, across, scales)
    body += "".join(_below(key, strip, x, scale) for strip, x, scale in zip(parties, across, scales, strict=True))
    lines, marks = _highlights(highlights, across, scales)
    body += lines + "".join(_no_deal(strip, x, scale) for strip, x, scale in zip(parties, across, scales, strict=True))
    body += marks
    width = max(WIDTH, across[-1] + GUTTER + LABEL_WIDTH + 12)
    explained, bottom = legend(_entries(key, parties, packages), 16, top + HEIGHT + 36, width - 16)
    words = description or _words(parties, packages, highlights)
    defs = hatch(f"{key}-below", "#9a9a9a", gap=5, width=0.6)
    svg = document(key=key, title=title, description=words, width=width, height=bottom + 6, body=body + explained, defs=defs)
    return Figure(svg, title, words, table)


def _check(
    parties: Sequence[Strip], packages: Sequence[PackageLine], highlights: Sequence[NamedPackage]
) -> None:
    """Refuse what cannot be drawn, by its name."""
    for i, strip in enumerate(parties):
        finite(strip.low or 0.0, f"parties[{i}].low")
        finite(strip.high or 0.0, f"parties[{i}].high")
    for field, group in (("packages", packages), ("highlights", highlights)):
        for i, package in enumerate(group):
            if len(package.values) != len(parties):
                raise ValueError(f"{field}[{i}].values has {len(package.values)} numbers for {len(parties)} parties")
            for j, value in enumerate(package.values):
                finite(value, f"{field}[{i}].values[{j}]")


def _places(count: int) -> list[float]:
    """Where the strips stand: apart as the page allows, and never too close for their names."""
    room = (WIDTH - LEFT - GUTTER - LABEL_WIDTH - 12 - SPACING / 2) / max(count - 1, 1)
    apart = min(max(room, SPACING), 200)
    return [LEFT + SPACING / 2 + i * apart for i in range(count)]


def _scales(
    parties: Sequence[Strip],
    packages: Sequence[PackageLine],
    highlights: Sequence[NamedPackage],
    top: float,
) -> list[Scale]:
    """A scale for each strip that holds every value on it."""
    scales = []
    for i, strip in enumerate(parties):
        values = [package.values[i] for package in (*packages, *highlights)]
        values += strip.no_deal.ends if strip.no_deal else ()
        scales.append(Scale(*value_range(values, strip.low, strip.high), top + HEIGHT, top))
    return scales


def _strip(name: Sequence[str], x: float, scale: Scale) -> str:
    """A strip under its party's name."""
    foot = scale.end - 26 - len(name) * SMALL * LEADING / 2
    return block(x, foot, name, anchor="middle", bold=True) + rect(x - BAND / 2, scale.end, BAND, HEIGHT, fill=WASH)


def _below(key: str, strip: Strip, x: float, scale: Scale) -> str:
    """The part of a strip where its party is worse off than with no deal, hatched."""
    if strip.no_deal is None:
        return ""
    y = scale.at(strip.no_deal.value)
    box = {"x": x - BAND / 2, "y": y, "width": BAND, "height": scale.start - y}
    return rect(**box, fill=PAPER, fill_opacity=0.6) + rect(**box, fill=f"url(#{key}-below)")


def _own_ends(across: Sequence[float], scales: Sequence[Scale]) -> str:
    """The ends of each strip, where the parties do not share one scale."""
    return "".join(
        text(x, scale.end - 8, number(scale.high), anchor="middle", fill=MUTED)
        + text(x, scale.start + 16, number(scale.low), anchor="middle", fill=MUTED)
        for x, scale in zip(across, scales, strict=True)
    )


def _background(packages: Sequence[PackageLine], across: Sequence[float], scales: Sequence[Scale]) -> str:
    """Thin lines; those in the zone are darker and drawn last."""
    drawn = []
    for package in sorted(_chosen(packages), key=lambda p: p.in_zone):
        spots = [(x, scale.at(value)) for x, scale, value in zip(across, scales, package.values, strict=True)]
        stroke, opacity = (FILL, 0.4) if package.in_zone else (FAINT, 0.25)
        drawn.append(polyline(spots, stroke=stroke, width=0.8, opacity=opacity))
    return "".join(drawn)


def _chosen(packages: Sequence[PackageLine]) -> list[PackageLine]:
    """At most `MOST_LINES` packages, evenly from the whole list."""
    count = min(len(packages), MOST_LINES)
    return [packages[i * len(packages) // count] for i in range(count)]


def _no_deal(strip: Strip, x: float, scale: Scale) -> str:
    """The tick of the no-deal value, its range as a bracket, and its number."""
    if strip.no_deal is None:
        return ""
    low, middle, high = (scale.at(v) for v in (strip.no_deal.ends[0], strip.no_deal.value, strip.no_deal.ends[1]))
    side = x - BAND / 2 - 4
    bracket = [(side + 4, high), (side, high), (side, low), (side + 4, low)]
    return (
        (polyline(bracket, stroke=INK, width=1.2) if strip.no_deal.is_range else "")
        + line(x - BAND / 2 - 4, middle, x + BAND / 2 + 4, middle, stroke=INK, width=3)
        + text(side - 4, middle + 4, number(strip.no_deal.value), anchor="end", bold=True, halo=True)
    )


def _highlights(
    highlights: Sequence[NamedPackage], across: Sequence[float], scales: Sequence[Scale]
) -> tuple[str, str]:
    """Strong lines, marks on every strip, and labels at the right with leaders."""
    labels = [wrap(package.label, LABEL_WIDTH) for package in highlights]
    ends = [scales[-1].at(package.values[-1]) for package in highlights]
    heights = [len(rows) * SMALL * LEADING + 4 for rows in labels]
    middles = spread(ends, heights, scales[-1].end - 8, scales[-1].start + 8)
    lines, marks = [], []
    for i, (package, rows, end, middle) in enumerate(zip(highlights, labels, ends, middles, strict=True)):
        kind = look(i)
        spots = [(x, scale.at(value)) for x, scale, value in zip(across, scales, package.values, strict=True)]
        lines.append(polyline(spots, stroke="#ffffff", width=4.5, opacity=0.8))
        lines.append(polyline(spots, stroke=kind.colour, width=2.2, dash=kind.dash))
        marks += [shape(kind.shape, x, y, kind.colour) for x, y in spots]
        leader = [(across[-1] + 8, end), (across[-1] + GUTTER - 10, middle), (across[-1] + GUTTER - 3, middle)]
        lines.append(polyline(leader, stroke=kind.colour, width=1))
        marks.append(block(across[-1] + GUTTER, middle, rows, fill=kind.colour))
    return "".join(lines), "".join(marks)


def _entries(key: str, parties: Sequence[Strip], packages: Sequence[PackageLine]) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    entries: list[tuple[Swatch, str]] = []
    inside = sum(package.in_zone for package in packages)
    some = f", {number(MOST_LINES)} of them drawn" if len(packages) > MOST_LINES else ""
    if inside:
        entries.append((lambda x, y: line(x - 11, y, x + 11, y, stroke=FILL, width=1.6), f"In the zone ({number(inside)})"))
    if inside < len(packages):
        words = f"Other package ({number(len(packages) - inside)})" if inside else f"A package ({number(len(packages))})"
        entries.append((lambda x, y: line(x - 11, y, x + 11, y, stroke=FAINT), words + some))
    if any(strip.no_deal for strip in parties):
        entries.append((lambda x, y: line(x - 11, y, x + 11, y, stroke=INK, width=3), "No-deal value"))
        fill = f"url(#{key}-below)"
        entries.append((lambda x, y: rect(x - 10, y - 6, 20, 12, fill=fill, stroke=RULE, stroke_width=0.5), "Worse than no deal"))
    if any(strip.no_deal and strip.no_deal.is_range for strip in parties):
        entries.append((_bracket, "Range of a no-deal value"))
    return entries


def _bracket(x: float, y: float) -> str:
    """A small range bracket."""
    return polyline([(x + 3, y - 6), (x - 1, y - 6), (x - 1, y + 6), (x + 3, y + 6)], stroke=INK, width=1.2)


def _words(
    parties: Sequence[Strip], packages: Sequence[PackageLine], highlights: Sequence[NamedPackage]
) -> str:
    """A description from the data."""
    inside = sum(package.in_zone for package in packages)
    words = f"Each strip is a party, each line a package. {counted(len(parties), 'party')}"
    words += f", {counted(len(packages), 'package')} of which {inside or 'none'} in the zone of agreement." if packages else "."
    if highlights:
        words += f" Pointed out: {', '.join(isolate(package.label) for package in highlights)}."
    return words


def _table(
    title: str, parties: Sequence[Strip], packages: Sequence[PackageLine], highlights: Sequence[NamedPackage]
) -> Table:
    """Named packages, no-deal values, and the range of all others."""
    rows = [(package.label, *map(number, package.values)) for package in highlights]
    rows.append(("No deal", *(level_text(strip.no_deal) for strip in parties)))
    for words, group in (("Lowest", min), ("Highest", max)):
        if packages:
            best = [number(group(package.values[i] for package in packages)) for i in range(len(parties))]
            rows.append((f"{words} of {counted(len(packages), 'package')}", *best))
    return Table(f"{title}: value to each party", ("Package", *(strip.party for strip in parties)), tuple(rows))
