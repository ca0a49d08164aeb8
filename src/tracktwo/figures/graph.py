"""What comes from what: boxes, and arrows from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from tracktwo.figures.labels import LEADING, Swatch, block, legend, wrap
from tracktwo.figures.layers import Layout, laid_out
from tracktwo.figures.marks import (
    check_key,
    clean,
    coordinate,
    counted,
    document,
    isolate,
    line,
    path,
    rect,
    tag,
)
from tracktwo.figures.model import MARGIN, Figure, Table, sentence
from tracktwo.figures.style import DASHES, INK, PAPER, RULE, SERIES, SHADES, SMALL

__all__ = ["Edge", "Node", "graph"]

BOX, GAP, LANE = 184.0, 84.0, 22.0
LINES = 4
LEAST = 480.0

# Kinds of boxes are told apart by fill, edge and corners together.
LOOKS: tuple[dict[str, str | float | None], ...] = (
    {"fill": SHADES[1], "stroke": INK, "stroke_width": 2.0, "rx": 14.0},
    {"fill": PAPER, "stroke": INK, "stroke_width": 1.25, "rx": 0.0},
    {"fill": PAPER, "stroke": INK, "stroke_width": 1.25, "stroke_dasharray": "5 3", "rx": 0.0},
    {"fill": SHADES[0], "stroke": RULE, "stroke_width": 1.25, "rx": 5.0},
)


@dataclass(frozen=True)
class Node:
    """A box: its words, and what kind of thing it is."""

    id: str
    label: str
    kind: str


@dataclass(frozen=True)
class Edge:
    """An arrow from one node to another, and what it means."""

    source: str
    target: str
    relation: str


def graph(
    *,
    key: str,
    title: str,
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    kinds: Sequence[str] = (),
    description: str = "",
) -> Figure:
    """Draw what comes from what.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    nodes : sequence of Node
        Ids are unique.
    edges : sequence of Edge
        Arrows in a circle are drawn as they are; one from a node to itself stands in the table only.
    kinds : sequence of str, optional
        All kinds of nodes, so that each looks the same in every drawing; by default as they first turn up.
        Boxes of up to four kinds look different; the legend names those that are there.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If two nodes have the same id or an edge names a node that is not there.
    """
    check_key(key)
    place = {node.id: number for number, node in enumerate(nodes)}
    if len(place) < len(nodes):
        raise ValueError("nodes: two have the same id")
    for number, edge in enumerate(edges):
        if edge.source not in place or edge.target not in place:
            raise ValueError(f"edges[{number}] names a node that is not there")
    table = _table(title, nodes, edges)
    if not nodes:
        return sentence(key=key, title=title, words="There is nothing to draw.", table=table)
    drawn = [edge for edge in edges if edge.source != edge.target]
    rows = [wrap(node.label, BOX - 20, lines=LINES) for node in nodes]
    heights = [len(lines) * SMALL * LEADING + 34 for lines in rows]
    layout = laid_out(heights, [(place[edge.source], place[edge.target]) for edge in drawn], LANE)
    looks = list(dict.fromkeys([*kinds, *(node.kind for node in nodes)]))
    relations = list(dict.fromkeys(edge.relation for edge in drawn))
    body = "".join(
        _arrow(layout, place[edge.source], place[edge.target], number, relations.index(edge.relation))
        for number, edge in enumerate(drawn)
    )
    for number, node in enumerate(nodes):
        body += _box(layout, number, rows[number], looks.index(node.kind))
    width = max(_left(max(layout.columns)) + BOX + MARGIN, LEAST)
    explained, foot = legend(
        _entries(looks, {node.kind for node in nodes}, relations), MARGIN, layout.height + 16, width - MARGIN
    )
    words = description or _words(nodes, drawn)
    svg = document(
        key=key, title=title, description=words, width=width, height=foot + 8, body=body + explained
    )
    return Figure(svg, title, words, table)


def _left(column: int) -> float:
    return MARGIN + column * (BOX + GAP)


def _box(layout: Layout, number: int, rows: Sequence[str], kind: int) -> str:
    left, middle = _left(layout.columns[number]), layout.middles[number]
    height = len(rows) * SMALL * LEADING + 16
    box = rect(left, middle - height / 2, BOX, height, **LOOKS[kind % len(LOOKS)])
    return box + block(left + BOX / 2, middle, rows, anchor="middle")


def _arrow(layout: Layout, source: int, target: int, number: int, relation: int) -> str:
    """A curve from box to box, level where it leaves, passes and arrives."""
    onward = layout.columns[target] > layout.columns[source]
    edge, other = (BOX, 0.0) if onward else (0.0, BOX)
    points = [(_left(layout.columns[source]) + edge, layout.middles[source])]
    for column, middle in layout.passed[number]:
        points += [(_left(column) + (BOX - edge), middle), (_left(column) + edge, middle)]
    points.append((_left(layout.columns[target]) + other, layout.middles[target]))
    colour = SERIES[relation % len(SERIES)]
    return tag(
        "path",
        d=_curve(points),
        fill="none",
        stroke=colour,
        stroke_width=1.75,
        stroke_dasharray=DASHES[relation % len(DASHES)],
    ) + _head(*points[-1], colour, -1 if onward else 1)


def _curve(points: Sequence[tuple[float, float]]) -> str:
    parts = [f"M{coordinate(points[0][0])},{coordinate(points[0][1])}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        middle = (x + to_x) / 2
        ends = ((middle, y), (middle, to_y), (to_x, to_y))
        parts.append("C" + " ".join(f"{coordinate(a)},{coordinate(b)}" for a, b in ends))
    return " ".join(parts)


def _head(x: float, y: float, colour: str, back: int) -> str:
    """The tip of an arrow at (x, y); ``back`` is the side it comes from."""
    return tag(
        "path", d=path([(x, y), (x + back * 9, y - 4.5), (x + back * 9, y + 4.5)], close=True), fill=colour
    )


def _entries(looks: Sequence[str], used: set[str], relations: Sequence[str]) -> list[tuple[Swatch, str]]:
    """What the legend explains: only what is there."""
    boxes: list[tuple[Swatch, str]] = [
        (partial(_box_swatch, number), kind) for number, kind in enumerate(looks) if kind in used
    ]
    return boxes + [(partial(_line_swatch, i), relation) for i, relation in enumerate(relations)]


def _box_swatch(kind: int, x: float, y: float) -> str:
    look = dict(LOOKS[kind % len(LOOKS)])
    look["rx"] = min(float(look["rx"] or 0), 6)
    return rect(x - 11, y - 7, 22, 14, **look)


def _line_swatch(relation: int, x: float, y: float) -> str:
    colour = SERIES[relation % len(SERIES)]
    dash = DASHES[relation % len(DASHES)]
    return line(x - 12, y, x + 6, y, stroke=colour, width=1.75, dash=dash) + _head(x + 13, y, colour, -1)


def _table(title: str, nodes: Sequence[Node], edges: Sequence[Edge]) -> Table:
    """One row an arrow, then one for each node without any."""
    labels = {node.id: node.label for node in nodes}
    joined = {end for edge in edges for end in (edge.source, edge.target)}
    rows = [(labels[edge.source], edge.relation, labels[edge.target]) for edge in edges]
    rows += [(node.label, "\u2013", "\u2013") for node in nodes if node.id not in joined]
    return Table(title, ("From", "How", "To"), tuple(rows))


def _words(nodes: Sequence[Node], edges: Sequence[Edge]) -> str:
    """A description from the data."""
    ends = {edge.target for edge in edges}
    first = [isolate(clean(node.label).rstrip(".")) for node in nodes if node.id not in ends]
    starts = (
        f" Nothing comes before {', '.join(first[:6])}{' and others' if len(first) > 6 else ''}."
        if first
        else ""
    )
    return f"{counted(len(nodes), 'node')}, {counted(len(edges), 'arrow')}.{starts}"
