"""Simultaneous sanctioning: both of two parties improve at once, and end where neither wanted to be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.concepts import best_of
from tracktwo.hold.graph.model import GraphModel
from tracktwo.hold.graph.ragged import joined_ranges

__all__ = ["Joint", "simultaneous", "undefined"]

MOST_PAIRS = 200_000_000
AT_ONCE = 1 << 22
SMALL = 22
"""Up to how many options every combination has a place in a table."""


class Joint:
    """Finds where two moves from one state lead when both are made.

    Parameters
    ----------
    model : GraphModel
        Of two parties, each state with its options.
    """

    def __init__(self, model: GraphModel) -> None:
        self.codes = np.array([_code(one) for one in model.options], np.int64)
        self.order = np.argsort(self.codes)
        size = len(model.options[0])
        self.table = np.full(1 << size if size <= SMALL else 0, -1, np.int32)
        if size <= SMALL:
            self.table[self.codes] = np.arange(len(self.codes))

    def state(
        self, start: NDArray[np.integer], one: NDArray[np.integer], other: NDArray[np.integer]
    ) -> NDArray[np.integer]:
        """Return the states with both changes; -1 where it cannot be, or both change the same option."""
        first, second = self.codes[one] ^ self.codes[start], self.codes[other] ^ self.codes[start]
        wanted = self.codes[start] ^ first ^ second
        return np.where(first & second == 0, self._places(wanted), -1)

    def _places(self, codes: NDArray[np.int64]) -> NDArray[np.integer]:
        if len(self.table):
            return self.table[codes]
        place = np.searchsorted(self.codes, codes, sorter=self.order).clip(max=len(self.codes) - 1)
        found = self.order[place]
        return np.where(self.codes[found] == codes, found, -1)


def _code(letters: str) -> int:
    return int(letters.translate({ord("Y"): "1", ord("N"): "0"}), 2)


def simultaneous(model: GraphModel) -> tuple[NDArray[np.int32] | None, str]:
    """Tell where each of two parties would go, but for improvements that one of the other's may meet.

    An improvement is sanctioned where the other party has an improvement from the same state, and both
    made at once lead to a feasible state that the first does not prefer to where it was.

    Parameters
    ----------
    model : GraphModel

    Returns
    -------
    broken : ndarray of int32, shape (2, states), or None
        The state that the party likes best among its improvements that nothing meets; -1 where there is
        none, and so the state is stable for it.
    reason : str
        Why there is none; empty if there is.

    References
    ----------
    Fraser and Hipel (1984).
    """
    reason = undefined(model)
    if reason:
        return None, reason
    joint = Joint(model)
    return np.array([_broken(model, joint, party) for party in (0, 1)]), ""


def undefined(model: GraphModel) -> str:
    """Say why simultaneous sanctions are not defined for a model; empty where they are."""
    if len(model.parties) != 2:
        return "it is defined for two parties"
    if not all(model.options):
        return "states are not given by options, so where two moves at once lead is not said"
    if len(model.options[0]) > 62 or len(set(model.options)) < len(model.options):
        return "states cannot be told apart by up to 62 options"
    if model.same:
        return "states were merged, so where two moves at once lead is not said"
    own, other = model.improvements
    if int((np.diff(own.start) * np.diff(other.start)).sum()) > MOST_PAIRS:
        return f"there are more than {MOST_PAIRS:,} pairs of improvements"
    return ""


def _broken(model: GraphModel, joint: Joint, party: int) -> NDArray[np.int32]:
    own, other = model.improvements[party], model.improvements[1 - party]
    source = own.sources()
    counts = np.diff(other.start)[source]
    done = np.cumsum(counts)
    met = np.zeros(len(own), bool)
    begin = 0
    while begin < len(own):
        end = max(begin + 1, int(np.searchsorted(done, done[begin] - counts[begin] + AT_ONCE)))
        some = slice(begin, end)
        reply = other.target[joined_ranges(other.start[source[some]], counts[some])]
        number = np.repeat(np.arange(begin, end), counts[some])
        found = joint.state(source[number], own.target[number], reply)
        ranks = model.ranks[party]
        met[number[(found >= 0) & (ranks[found] <= ranks[source[number]])]] = True
        begin = end
    return best_of(own, model.ranks[party], ~met)
