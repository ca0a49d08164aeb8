"""What a party prefers, as a file says it: a ranking, payoffs, or which state is better than which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.formats.json_places import Where
from tracktwo.hold.graph.model import StateId
from tracktwo.hold.graph.written.problems import Problems, shown

__all__ = ["WAYS", "PreferenceReader"]

WAYS = ("ranking", "payoffs", "better")
SHOWN = 10
ONCE = "Name each state once; put states that are liked equally in brackets of their own."

Find = Callable[[Any, Where], int]
"""From an id to the index of a state; notes a problem and returns -1 where there is none."""
Ranks = NDArray[np.int32]


class PreferenceReader:
    """Reads the preferences of one party after another.

    Parameters
    ----------
    states : sequence of int or str
        Ids, in the order of the model.
    find : callable
    problems : Problems
    """

    def __init__(self, states: Sequence[StateId], find: Find, problems: Problems) -> None:
        self.states, self.find, self.problems = states, find, problems

    def ranks(self, party: Mapping[str, Any], way: str, where: Where) -> Ranks:
        """Return the rank of each state, greater being better; all alike where something was wrong."""
        read = {"ranking": self._ranking, "payoffs": self._payoffs, "better": self._better}[way]
        before = len(self.problems.found)
        order = read(party, (*where, way))
        ranks = np.zeros(len(self.states), np.int32)
        if len(self.problems.found) == before:
            for place, group in enumerate(order):
                ranks[group] = place
        return ranks

    def _ranking(self, party: Mapping[str, Any], where: Where) -> list[list[int]]:
        """Return groups of states liked equally, the worst first."""
        entries = self.problems.list(party["ranking"], where, "states")
        groups = [
            [self.find(one, (*where, number, place)) for place, one in enumerate(entry)]
            if isinstance(entry, list)
            else [self.find(entry, (*where, number))]
            for number, entry in enumerate(entries)
        ]
        named = Counter(state for group in groups for state in group)
        self._note(where, "names", (state for state, times in named.items() if times > 1 and state >= 0))
        self._note(where, "leaves out", (state for state in range(len(self.states)) if state not in named))
        return groups[::-1]

    def _note(self, where: Where, does: str, states: Iterable[int]) -> None:
        found = sorted(states)
        if found:
            often = " more than once" if does == "names" else ""
            self.problems.add(where, f"this {where[-1]} {does} {self._ids(found)}{often}.", ONCE)

    def _payoffs(self, party: Mapping[str, Any], where: Where) -> list[list[int]]:
        value = party["payoffs"]
        if isinstance(value, dict):
            known = {str(id_): state for state, id_ in enumerate(self.states)}
            given = {
                known[key] if key in known else self.find(key, (*where, key)): one
                for key, one in value.items()
            }
            self._note(where, "leaves out", (s for s in range(len(self.states)) if s not in given))
        else:
            given = dict(enumerate(self.problems.list(value, where, "numbers")))
            if len(given) != len(self.states):
                told = f"{len(given):,} payoffs stand here for {len(self.states):,} states."
                self.problems.add(where, told, "Give one number a state, in the order of the states.")
        for key, one in given.items():
            if isinstance(one, bool) or not isinstance(one, int | Decimal):
                step = str(self.states[key]) if isinstance(value, dict) else key
                told = f"{shown(one)} stands where a number is due."
                self.problems.add((*where, step), told, "Write a number; greater is better.")
                return []
        groups: dict[Any, list[int]] = {}
        for state, one in given.items():
            groups.setdefault(one, []).append(state)
        return [groups[one] for one in sorted(groups)]

    def _better(self, party: Mapping[str, Any], where: Where) -> list[list[int]]:
        """Order states by pairs; pairs have to leave one order only."""
        alike = self._alike(party, (*where[:-1], "equal"))
        sorter: TopologicalSorter[int] = TopologicalSorter(dict.fromkeys(alike, ()))
        pairs: dict[tuple[int, int], Where] = {}
        for number, pair in enumerate(self.problems.list(party["better"], where, "pairs of states")):
            at = (*where, number)
            if not isinstance(pair, list) or len(pair) != 2:
                self.problems.add(at, f"{shown(pair)} stands where a pair is due.", "Write [better, worse].")
                continue
            better, worse = (self.find(one, (*at, place)) for place, one in enumerate(pair))
            if min(better, worse) >= 0:
                pairs.setdefault((alike[better], alike[worse]), at)
                sorter.add(alike[better], alike[worse])
        try:
            order = list(sorter.static_order())
        except CycleError as problem:
            self._cycle(problem.args[1], pairs)
            return []
        self._decided(order, pairs, where)
        groups: dict[int, list[int]] = {first: [] for first in order}
        for state, first in enumerate(alike):
            groups[first].append(state)
        return list(groups.values())

    def _alike(self, party: Mapping[str, Any], where: Where) -> list[int]:
        """Give each state the first of those that are liked equally."""
        alike = list(range(len(self.states)))
        for number, group in enumerate(self.problems.list(party.get("equal", []), where, "lists of states")):
            at = (*where, number)
            entries = self.problems.list(group, at, "states")
            members = [self.find(one, (*at, place)) for place, one in enumerate(entries)]
            firsts = {_first(alike, state) for state in members if state >= 0}
            for first in firsts:
                alike[first] = min(firsts)
        return [_first(alike, state) for state in range(len(alike))]

    def _cycle(self, cycle: Sequence[int], pairs: Mapping[tuple[int, int], Where]) -> None:
        """Tell a cycle: each state of it is given as better than the next."""
        better = list(cycle[::-1]) if (cycle[0], cycle[1]) not in pairs else list(cycle)
        at = min((pairs[pair] for pair in pairwise(better)), key=lambda one: one[-1])
        told = " is better than ".join(str(self.states[state]) for state in better)
        self.problems.add(at, f"these preferences go in a circle: {told}.", "Take out one of these pairs.")

    def _decided(self, order: Sequence[int], pairs: Mapping[tuple[int, int], Where], where: Where) -> None:
        for worse, better in pairwise(order):
            if (better, worse) not in pairs:
                one, other = self.states[worse], self.states[better]
                self.problems.add(
                    where,
                    f"nothing says whether state {other} or state {one} is better, or both are equal.",
                    f"Write [{other}, {one}] or [{one}, {other}] here, or both together in 'equal'.",
                )
                return

    def _ids(self, states: Sequence[int]) -> str:
        named = ", ".join(str(self.states[state]) for state in states[:SHOWN])
        more = f" and {len(states) - SHOWN:,} more" if len(states) > SHOWN else ""
        return f"{'states' if len(states) > 1 else 'state'} {named}{more}"


def _first(alike: list[int], state: int) -> int:
    """Follow a state to the first of those like it, and shorten the way for the next time."""
    while alike[state] != state:
        alike[state] = alike[alike[state]]
        state = alike[state]
    return state
