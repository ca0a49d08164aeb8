"""Stability written straight from the definitions, with sets: slow, and a second opinion on the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

import numpy as np

from tracktwo.formats.gmcr import Conflict
from tracktwo.hold.graph import GraphModel

Moves = Callable[[int, int], set[int]]


class Oracle:
    """A model as sets: ``moves[i][s]`` is where party i can go from s, ``worth[i][s]`` how it likes s."""

    def __init__(self, moves: list[list[set[int]]], worth: list[list[int]]) -> None:
        self.moves, self.worth = moves, worth
        self.parties, self.states = range(len(moves)), range(len(worth[0]))

    @classmethod
    def of(cls, model: GraphModel) -> Oracle:
        states = range(len(model.states))
        moves = [[{int(t) for t in arcs.of(s)} for s in states] for arcs in model.moves]
        return cls(moves, [[int(v) for v in row] for row in model.ranks])

    def anywhere(self, party: int, state: int) -> set[int]:
        return self.moves[party][state]

    def better(self, party: int, state: int) -> set[int]:
        worth = self.worth[party]
        return {t for t in self.moves[party][state] if worth[t] > worth[state]}

    def sequences(self, movers: Iterable[int], state: int, steps: Moves) -> set[int]:
        """Where legal sequences of one move or more lead: nobody moves twice in a row."""
        movers = list(movers)
        found = {(t, j) for j in movers for t in steps(j, state)}
        waiting = list(found)
        while waiting:
            s, last = waiting.pop()
            for j in movers:
                if j != last:
                    new = {(t, j) for t in steps(j, s)} - found
                    found |= new
                    waiting += new
        return {s for s, _ in found}

    def gains(self, movers: Iterable[int], state: int, other: int) -> bool:
        return all(self.worth[i][other] > self.worth[i][state] for i in movers)

    def reach(self, movers: tuple[int, ...], state: int) -> set[int]:
        return self.sequences(movers, state, self.anywhere)

    def improvements(self, movers: tuple[int, ...], state: int) -> set[int]:
        """Where a party, or several as one, can go with a gain for each of them."""
        return {t for t in self.reach(movers, state) if self.gains(movers, state, t)}

    def stable(self, movers: tuple[int, ...], state: int, concept: str) -> bool:
        """Tell whether every improvement meets a sanction of this kind."""
        rest = [j for j in self.parties if j not in movers]
        steps = self.better if concept in ("seq", "sseq") else self.anywhere
        for t in self.improvements(movers, state):
            sanctions = set() if concept == "nash" else self.sequences(rest, t, steps)
            met = {z for z in sanctions if not self.gains(movers, state, z)}
            if concept in ("smr", "sseq"):
                met = {z for z in met if not any(self.gains(movers, state, w) for w in self.reach(movers, z))}
            if not met:
                return False
        return True


def oracle_of_conflict(conflict: Conflict) -> Oracle:
    """List states and moves by trying all combinations of options."""
    directions = [option.direction for option in conflict.options]
    every = [marks[::-1] for marks in product("NY", repeat=len(directions))]
    states = ["".join(s) for s in every if not any(p.holds("".join(s)) for p in conflict.infeasible)]

    def may(owned: tuple[int, ...], start: str, end: str) -> bool:
        changed = [o for o in range(len(start)) if start[o] != end[o]]
        forbidden = {("fwd", "N"), ("back", "Y")}
        return (
            bool(changed)
            and set(changed) <= set(owned)
            and not any((directions[o], end[o]) in forbidden for o in changed)
        )

    moves = [
        [{t for t, end in enumerate(states) if may(maker.options, start, end)} for start in states]
        for maker in conflict.makers
    ]
    return Oracle(moves, [list(conflict.ranks(maker)) for maker in range(len(conflict.makers))])


def same_order(first: Iterable[int], second: Iterable[int]) -> bool:
    """Tell whether two lists of numbers rank alike."""
    one, two = np.array(list(first)), np.array(list(second))
    return bool((np.sign(one[:, None] - one) == np.sign(two[:, None] - two)).all())
