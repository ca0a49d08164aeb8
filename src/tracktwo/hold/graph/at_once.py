"""Simultaneous sanctioning: both of two parties improve at once, and end where neither wanted to be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.concepts import best_of
from tracktwo.hold.graph.model import GraphModel

__all__ = ["Joint", "simultaneous", "undefined"]

MOST_PAIRS = 50_000_000


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

    def state(
        self, start: NDArray[np.integer], one: NDArray[np.integer], other: NDArray[np.integer]
    ) -> NDArray[np.int64]:
        """Return the states with both changes; -1 where it cannot be, or both change the same option."""
        first, second = self.codes[one] ^ self.codes[start], self.codes[other] ^ self.codes[start]
        wanted = self.codes[start] ^ first ^ second
        place = np.searchsorted(self.codes, wanted, sorter=self.order).clip(max=len(self.codes) - 1)
        found = self.order[place]
        return np.where((self.codes[found] == wanted) & (first & second == 0), found, -1)


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
    ranks = model.ranks[party]
    source = own.sources()
    counts = np.diff(other.start)[source]
    number = np.repeat(np.arange(len(own)), counts)
    within = np.arange(len(number)) - np.repeat(np.cumsum(counts) - counts, counts)
    reply = other.target[np.repeat(other.start[source], counts) + within]
    start = source[number]
    found = joint.state(start, own.target[number], reply)
    sanction = (found >= 0) & (ranks[found] <= ranks[start])
    met = np.bincount(number[sanction], minlength=len(own)) > 0
    return best_of(own, ranks, ~met)
