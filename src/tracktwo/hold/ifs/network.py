"""Ifs that depend on ifs: a small directed graph, and exact likelihoods from it by enumeration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError
from tracktwo.hold.ifs.numbers import Number

__all__ = ["MOST_OPEN", "Event", "Network", "Node", "places_of"]

Floats = NDArray[np.float64]
Event = Mapping[str, bool]
"""Ifs that come true, and ifs that do not."""

MOST_OPEN = 16
"""How many open ifs may hang together: what is enumerated doubles with each."""
CELLS = 2**21
"""How many numbers are held at a time: draws are worked through in parts."""
MOST_COMBINED = 20
"""Extremes are looked for among at most two to this power of ends of numbers times ways to come out."""


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
class Network:
    """Ifs, the numbers behind them, and what is known to have come true or not.

    Ifs without an arrow between them, direct or by way of others, share nothing here; whoever combines
    them says what that assumes.

    Parameters
    ----------
    nodes : tuple of Node
        Parents before children.
    numbers : tuple of Number
        Independent of each other.
    known : mapping of str to bool, optional
        What has come true and what has not.
    """

    nodes: tuple[Node, ...]
    numbers: tuple[Number, ...]
    known: Event = field(default_factory=dict)

    def knowing(self, more: Event) -> Network:
        """Return the network in which more is known."""
        return replace(self, known={**self.known, **more})

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def components(self) -> tuple[tuple[str, ...], ...]:
        """Ids of ifs that hang together by arrows, in the order of the nodes."""
        found: list[list[str]] = []
        for node in self.nodes:
            met = [group for group in found if set(node.parents) & set(group)]
            merged = [one for group in met for one in group] + [node.id]
            found = [group for group in found if group not in met] + [merged]
        place = {node.id: n for n, node in enumerate(self.nodes)}
        groups = [tuple(sorted(group, key=place.__getitem__)) for group in found]
        return tuple(sorted(groups, key=lambda group: place[group[0]]))

    def probabilities(self, values: Floats, events: Sequence[Event]) -> Floats:
        """Return how likely each event is, given what is known.

        Groups of ifs that no arrow ties to each other are taken as independent.

        Parameters
        ----------
        values : array, shape (draws, numbers)
            From 0 to 1.
        events : sequence of mapping

        Returns
        -------
        array, shape (draws, events)
            Not a number where the values say that what is known could not have come about.

        Raises
        ------
        LimitError
            Too many open ifs hang together.
        """
        found = np.ones((len(values), len(events)))
        for group in self.components:
            asked = [{one: event[one] for one in group if one in event} for event in events]
            if any(asked):
                found *= self._in_group(group, values, asked)
        return found

    def relevant(self, group: Sequence[str], asked: Sequence[str]) -> list[Node]:
        """Return the ifs of a group that bear on some of them: these, those known, and all before either."""
        wanted = {*asked, *(one for one in group if one in self.known)}
        for node in reversed(self.nodes):
            if node.id in wanted and not self.settled(node):
                wanted |= set(node.parents)
        return [node for node in self.nodes if node.id in wanted]

    def settled(self, node: Node) -> bool:
        """Tell whether an if and all that it depends on are known: its likelihood tells nothing any more."""
        return node.id in self.known and all(parent in self.known for parent in node.parents)

    def telling(self, nodes: Sequence[Node]) -> bool:
        """Tell whether what is known of some ifs changes how likely those before them are."""
        return any(node.id in self.known and not self.settled(node) for node in nodes)

    def extremes(self, event: Event) -> tuple[float, float] | None:
        """Return the least and the greatest likelihood of an event over all that was judged possible.

        Exact: a likelihood given what is known rises or falls with each number by itself, so that it is
        least and greatest where every number stands at one of its ends.

        Parameters
        ----------
        event : mapping

        Returns
        -------
        (float, float) or None
            None where too many combinations of ends would have to be tried.
        """
        free = list(self._either_way(event))
        if len(free) + self.open_before(event) > MOST_COMBINED:
            return None
        ends = (self._corners(free, top) for top in (False, True))
        low, high = (self.probabilities(corners, [event])[:, 0] for corners in ends)
        possible = [side[~np.isnan(side)] for side in (low, high)]
        return (float(possible[0].min()), float(possible[1].max())) if all(map(len, possible)) else None

    def open_before(self, event: Event) -> int:
        """Return the greatest number of open ifs that have to be enumerated together for an event."""
        asked = [[one for one in group if one in event] for group in self.components]
        found = [
            self.relevant(group, some) for group, some in zip(self.components, asked, strict=True) if some
        ]
        return max((sum(node.id not in self.known for node in nodes) for nodes in found), default=0)

    def _corners(self, free: Sequence[int], top: bool) -> Floats:
        """Return combinations of ends; numbers with which the event can only rise stand at the one end."""
        corners = np.array([[number.high if top else number.low for number in self.numbers]])
        for number in free:
            corners = np.concatenate([corners, corners])
            other = self.numbers[number].low if top else self.numbers[number].high
            corners[len(corners) // 2 :, number] = other
        return corners

    def _either_way(self, event: Event) -> Iterator[int]:
        """Name the uncertain numbers that may move the event either way."""
        for group in self.components:
            asked = [one for one in group if one in event]
            nodes = self.relevant(group, asked) if asked else []
            rising = set() if self.telling(nodes) else {one for one in asked if event[one]}
            for node in nodes:
                if node.id not in rising and not self.settled(node):
                    yield from (n for n in node.numbers if self.numbers[n].low < self.numbers[n].high)

    def _in_group(self, group: Sequence[str], values: Floats, asked: Sequence[Event]) -> Floats:
        nodes = self.relevant(group, [one for event in asked for one in event])
        size = sum(node.id not in self.known for node in nodes)
        if size > MOST_OPEN:
            raise _too_many([node.id for node in nodes if node.id not in self.known])
        step = max(1, CELLS >> size)
        parts = [
            self._part(nodes, values[start : start + step], asked) for start in range(0, len(values), step)
        ]
        return np.concatenate(parts)

    def _part(self, nodes: Sequence[Node], values: Floats, asked: Sequence[Event]) -> Floats:
        worlds, weights = self._worlds(nodes, values)
        column = {node.id: n for n, node in enumerate(nodes)}
        holds = np.ones((len(worlds), len(asked)))
        for number, event in enumerate(asked):
            for one, outcome in event.items():
                holds[:, number] *= worlds[:, column[one]] == outcome
        with np.errstate(invalid="ignore"):
            return np.asarray((weights @ holds) / weights.sum(axis=1, keepdims=True))

    def _worlds(self, nodes: Sequence[Node], values: Floats) -> tuple[NDArray[np.bool_], Floats]:
        """Return the ways in which ifs may come out, (ways, ifs), and how likely they are, (draws, ways)."""
        worlds, weights = np.zeros((1, 0), dtype=bool), np.ones((len(values), 1))
        column = {node.id: n for n, node in enumerate(nodes)}
        for node in nodes:
            ways = [self.known[node.id]] if node.id in self.known else [True, False]
            if not self.settled(node):
                chance = values[:, places_of(node, worlds, column)]
                weights = np.concatenate([weights * (chance if way else 1 - chance) for way in ways], axis=1)
            grown = [np.column_stack([worlds, np.full(len(worlds), way)]) for way in ways]
            worlds = np.concatenate(grown)
        return worlds, weights


def places_of(node: Node, worlds: NDArray[np.bool_], column: Mapping[str, int]) -> NDArray[np.int64]:
    """Return which number is a node's likelihood in each of some ways in which ifs may come out."""
    parents = worlds[:, [column[parent] for parent in node.parents]]
    return np.asarray(np.array(node.numbers)[parents @ (1 << np.arange(len(node.parents)))])


def _too_many(ids: Sequence[str]) -> LimitError:
    some = ", ".join(ids[:6]) + (", ..." if len(ids) > 6 else "")
    return LimitError(
        f"{len(ids)} open ifs hang together ({some}); up to {MOST_OPEN} can be worked out exactly. Give some "
        "of them a likelihood without 'given', drop some, or state the outcome of those that are known."
    )
