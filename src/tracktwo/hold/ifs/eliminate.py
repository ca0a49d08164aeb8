"""Adding up over all ways in which ifs may come out, without holding all of them at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Node", "Plan", "plan", "summed"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Node:
    """An if in the graph.

    Parameters
    ----------
    id : str
        The if's.
    parents : tuple of str
        Ids of the ifs on which its likelihood depends; all of them stand before it.
    numbers : tuple of int
        Which number is its likelihood, for every way in which the parents may come out: parent n, where it
        comes true, adds 2**n to the place.
    """

    id: str
    parents: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Plan:
    """In which order ifs are taken in, and which are added up over after each.

    Attributes
    ----------
    order : tuple of Node
        Parents before children.
    done : tuple of tuple of str
        For each, the open ifs that no later one depends on.
    width : int
        The most open ifs that have to be held at once.
    """

    order: tuple[Node, ...]
    done: tuple[tuple[str, ...], ...]
    width: int


def plan(nodes: Sequence[Node], fixed: Collection[str]) -> Plan:
    """Choose an order in which few open ifs have to be held at once: the one at hand that leaves the fewest.

    Parameters
    ----------
    nodes : sequence of Node
        With all parents on which a likelihood depends, or these fixed.
    fixed : collection of str
        Ids of the ifs that are not open.

    Returns
    -------
    Plan
    """
    waiting, live = list(nodes), set[str]()
    order, done, width = list[Node](), list[tuple[str, ...]](), 0
    while waiting:
        ids = {node.id for node in waiting}
        ready = [node for node in waiting if not ids & set(node.parents)]
        after = [_held(live, node, waiting, fixed) for node in ready]
        best = min(range(len(ready)), key=lambda n: len(after[n]))
        node, grown = ready[best], live | ({ready[best].id} - set(fixed))
        order.append(node)
        done.append(tuple(sorted(grown - after[best])))
        width, live = max(width, len(grown)), after[best]
        waiting.remove(node)
    return Plan(tuple(order), tuple(done), width)


def _held(live: set[str], node: Node, waiting: Sequence[Node], fixed: Collection[str]) -> set[str]:
    """Return the open ifs to be held once a node is taken in."""
    needed = {parent for other in waiting if other is not node for parent in other.parents}
    return (live | {node.id}) & needed - set(fixed)


def summed(chosen: Plan, fixed: Mapping[str, bool], settled: Collection[str], values: Floats) -> Floats:
    """Return how likely some ifs come out as they are fixed, over all ways for the others.

    Parameters
    ----------
    chosen : Plan
    fixed : mapping of str to bool
    settled : collection of str
        Fixed ifs whose own likelihood is left out.
    values : array, shape (draws, numbers)

    Returns
    -------
    array, shape (draws,)
    """
    live: list[str] = []
    weights = np.ones(len(values))
    for node, done in zip(chosen.order, chosen.done, strict=True):
        if node.id not in settled:
            chance = _chance(node, live, fixed, values)
            if node.id in fixed:
                weights = weights * (chance if fixed[node.id] else 1 - chance)
            else:
                weights = np.stack([weights * (1 - chance), weights * chance], axis=-1)
                live.append(node.id)
        weights = weights.sum(axis=tuple(1 + live.index(one) for one in done))
        live = [one for one in live if one not in done]
    return weights


def _chance(node: Node, live: Sequence[str], fixed: Mapping[str, bool], values: Floats) -> Floats:
    """Return a node's likelihood: draws first, then an axis of two (no, yes) for every open if held."""
    places = np.full((1,) * len(live), sum(1 << n for n, one in enumerate(node.parents) if fixed.get(one)))
    for number, parent in enumerate(node.parents):
        if parent in live:
            shape = [2 if one == parent else 1 for one in live]
            places = places + (np.arange(2) << number).reshape(shape)
    return values[:, np.array(node.numbers)[places]]
