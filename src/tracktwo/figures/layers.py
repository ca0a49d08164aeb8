"""Where the nodes of a graph stand when arrows run from left to right: columns, and heights in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.figures.labels import spread

__all__ = ["Layout", "laid_out"]

SWEEPS = 6
"""Passes over the columns; each moves every node towards its neighbours."""


@dataclass(frozen=True)
class Layout:
    """Columns from the left, heights from the top, and the points that an arrow passes in columns between.

    ``columns`` and ``middles`` have an entry for each node; ``passed`` one for each edge: column and height.
    """

    columns: tuple[int, ...]
    middles: tuple[float, ...]
    passed: tuple[tuple[tuple[int, float], ...], ...]
    height: float


def laid_out(heights: Sequence[float], edges: Sequence[tuple[int, int]], lane: float) -> Layout:
    """Lay a graph out in columns.

    Parameters
    ----------
    heights : sequence of float
        Of the nodes, with the space around them.
    edges : sequence of (int, int)
        From node to node.
    lane : float
        Height that an arrow takes in a column which it passes.

    Returns
    -------
    Layout

    Notes
    -----
    A simple form of the method of Sugiyama, Tagawa and Toda (1981): edges that close a circle are turned
    round for the layout, a node stands one column right of the last node before it, an edge over several
    columns gets a place in each, and nodes move towards the mean of their neighbours.
    """
    forward = _forward(len(heights), edges)
    columns = _columns(len(heights), forward)
    sizes, at, chains = list(heights), list(columns), []
    for start, end in forward:
        chain = [start]
        for column in range(columns[start] + 1, columns[end]):
            chain.append(len(sizes))
            sizes.append(lane)
            at.append(column)
        chains.append([*chain, end])
    middles, height = _heights(sizes, at, [link for chain in chains for link in pairwise(chain)])
    passed = tuple(
        tuple((at[one], middles[one]) for one in (chain[1:-1] if turned == edge else chain[-2:0:-1]))
        for chain, edge, turned in zip(chains, edges, forward, strict=True)
    )
    return Layout(tuple(columns), tuple(middles[: len(heights)]), passed, height)


def _forward(count: int, edges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Turn round the edges that close a circle, found by walking from each node in order."""
    following: defaultdict[int, list[int]] = defaultdict(list)
    for start, end in edges:
        following[start].append(end)
    state = [0] * count  # 0 not seen, 1 on the way, 2 done
    back: set[tuple[int, int]] = set()
    for root in range(count):
        way = [] if state[root] else [(root, iter(following[root]))]
        state[root] = state[root] or 1
        while way:
            node, ahead = way[-1]
            step = next(ahead, None)
            if step is None:
                state[node] = 2
                way.pop()
            elif state[step] == 1:
                back.add((node, step))
            elif state[step] == 0:
                state[step] = 1
                way.append((step, iter(following[step])))
    return [(end, start) if (start, end) in back else (start, end) for start, end in edges]


def _columns(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """Give each node the length of the longest way to it."""
    following: defaultdict[int, list[int]] = defaultdict(list)
    waiting = [0] * count
    for start, end in edges:
        if start != end:
            following[start].append(end)
            waiting[end] += 1
    columns = [0] * count
    ready = [node for node in range(count) if not waiting[node]]
    for node in ready:  # grows while it is walked
        for end in following[node]:
            columns[end] = max(columns[end], columns[node] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return columns


def _heights(
    sizes: Sequence[float], columns: Sequence[int], links: Sequence[tuple[int, int]]
) -> tuple[list[float], float]:
    """Move the nodes of each column towards their neighbours, to the right and back, several times."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for node, column in enumerate(columns):
        members[column].append(node)
    height = max((sum(sizes[node] for node in column) for column in members.values()), default=0.0)
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for start, end in links:
        beside[start].append(end)
        beside[end].append(start)
    middles = [height / 2] * len(sizes)
    order = sorted(members)
    for sweep in range(SWEEPS):
        for column in order if sweep % 2 == 0 else reversed(order):
            nodes = members[column]
            wanted = [_mean([middles[one] for one in beside[node]], middles[node]) for node in nodes]
            found = spread(wanted, [sizes[node] for node in nodes], 0, height)
            for node, middle in zip(nodes, found, strict=True):
                middles[node] = middle
    return middles, height


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
