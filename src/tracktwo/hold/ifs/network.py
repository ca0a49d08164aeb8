"""Ifs that depend on ifs: a small directed graph, and exact likelihoods from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tracktwo.errors import LimitError
from tracktwo.hold.ifs.eliminate import Node, plan, summed
from tracktwo.hold.ifs.numbers import Number

__all__ = ["MOST_OPEN", "Event", "Network"]

Floats = NDArray[np.float64]
Event = Mapping[str, bool]
"""Ifs that come true, and ifs that do not."""

MOST_OPEN = 16
"""How many open ifs may have to be held at once: what is enumerated doubles with each."""
CELLS = 2**21
"""How many numbers are held at a time: draws are worked through in parts."""
MOST_COMBINED = 20
"""Extremes are looked for among at most two to this power of ends of numbers times ways to come out."""


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
        found, seen = np.ones((len(values), len(events))), dict[frozenset[tuple[str, bool]], Floats]()
        for group in self.components:
            for column, event in enumerate(events):
                asked = {one: event[one] for one in group if one in event}
                key = frozenset(asked.items())
                if asked and key not in seen:
                    seen[key] = self._in_group(group, values, asked)
                found[:, column] *= seen[key] if asked else 1.0
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
        if len(free) + self._width(event) > MOST_COMBINED:
            return None
        ends = (self._corners(free, top) for top in (False, True))
        low, high = (self.probabilities(corners, [event])[:, 0] for corners in ends)
        possible = [side[~np.isnan(side)] for side in (low, high)]
        return (float(possible[0].min()), float(possible[1].max())) if all(map(len, possible)) else None

    def _width(self, event: Event) -> int:
        """Return the most open ifs that have to be held at once for an event."""
        asked = [(group, [one for one in group if one in event]) for group in self.components]
        fixed = {*event, *self.known}
        return max(
            (plan(self.relevant(group, some), fixed).width for group, some in asked if some), default=0
        )

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
                    own = dict.fromkeys(node.numbers)
                    yield from (n for n in own if self.numbers[n].low < self.numbers[n].high)

    def _in_group(self, group: Sequence[str], values: Floats, event: Event) -> Floats:
        """Return how likely an event among tied ifs is, given what is known of them."""
        if any(self.known.get(one, outcome) != outcome for one, outcome in event.items()):
            return np.zeros(len(values))
        both = self._summed(group, values, event)
        if not self.telling(self.relevant(group, ())):
            return both
        known = self._summed(group, values, {})
        with np.errstate(invalid="ignore"):
            return both / known

    def _summed(self, group: Sequence[str], values: Floats, event: Event) -> Floats:
        """Return how likely an event and all that is known are together."""
        nodes, fixed = self.relevant(group, tuple(event)), {**self.known, **event}
        chosen = plan(nodes, fixed)
        if chosen.width > MOST_OPEN:
            raise _too_many([node.id for node in nodes if node.id not in fixed], chosen.width)
        settled = {node.id for node in nodes if self.settled(node)}
        step = max(1, CELLS >> chosen.width)
        parts = (values[start : start + step] for start in range(0, len(values), step))
        return np.concatenate([summed(chosen, fixed, settled, part) for part in parts])


def _too_many(ids: Sequence[str], width: int) -> LimitError:
    some = ", ".join(ids[:6]) + (", ..." if len(ids) > 6 else "")
    return LimitError(
        f"{len(ids)} open ifs hang together ({some}), so closely that {width} have to be looked at all at "
        f"once; {MOST_OPEN} are the most. Give some a likelihood without 'given', drop some, or state the "
        "outcome of those that are known."
    )
