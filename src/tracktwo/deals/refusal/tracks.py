"""Questions about a package that can be answered issue by issue, each in a small set of states.

Whether a party stays below its no-deal value is one such question; which rules and red lines a
package hits is another. Each becomes a `Track`; the count of packages walks them side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.problem import Combination, Problem
from tracktwo.errors import LimitError

__all__ = ["WORD", "Reason", "Track", "Worths", "combination_track", "issue_order", "value_track"]

Array = NDArray[Any]

REST_LIMIT = 1 << 16  # sums of the remaining issues that are worth listing
TRACK_LIMIT = 1 << 18  # states of one track
WORD = 1 << 62
"""Whole numbers below it are summed in 64 bits."""


@dataclass(frozen=True, order=True)
class Reason:
    """Why a party refuses a package.

    Parameters
    ----------
    party : int
        Index of the party.
    line : int, optional
        Index of the red line crossed in ``problem.red_lines``; -1 means that the package is
        worth less to the party than no deal.
    """

    party: int
    line: int = -1


@dataclass(frozen=True)
class Track:
    """How one question develops over the issues, in the order in which they are taken.

    Parameters
    ----------
    moves : tuple of array
        ``moves[step][option, state]`` is the state after the step, or -1 where a rule forbids
        it. The first state is 0.
    sizes : tuple of int
        How many states there are after each step.
    ends : tuple of frozenset of Reason
        What each last state means.
    """

    moves: tuple[Array, ...]
    sizes: tuple[int, ...]
    ends: tuple[frozenset[Reason], ...]


@dataclass(frozen=True)
class Worths:
    """One party's worths as whole numbers of any size, on a scale of its own.

    Parameters
    ----------
    rows : tuple of array
        ``rows[issue][option]``, least 0; 64-bit where all sums fit, else Python integers.
    threshold : int
        The least sum that is at least the no-deal value.
    """

    rows: tuple[Array, ...]
    threshold: int

    @classmethod
    def of(cls, problem: Problem, party: int, no_deal: Fraction) -> Worths:
        """Bring a party's worths and its no-deal value to whole numbers, exactly."""
        columns = [[row[party] for row in rows] for rows in problem.worth]
        least = [min(column) for column in columns]
        above = [[value - low for value in column] for column, low in zip(columns, least, strict=True)]
        scale = lcm(*(value.denominator for column in above for value in column))
        step = Fraction(gcd(*(int(value * scale) for column in above for value in column)) or 1, scale)
        whole = [[int(value / step) for value in column] for column in above]
        threshold = -int((sum(least) - no_deal) // step)
        fits = sum(map(max, whole)) + abs(threshold) < WORD
        return cls(tuple(np.array(row, dtype=np.int64 if fits else object) for row in whole), threshold)


def issue_order(problem: Problem, combinations: Sequence[Combination]) -> list[int]:
    """Order the issues so that few combinations are half decided at any time, and those late."""
    order: list[int] = []

    def burden(issue: int) -> tuple[int, int, int]:
        done = {*order, issue}
        half = sum(
            1 for one in combinations if not done.isdisjoint(one.options) and one.options.keys() - done
        )
        return half, -len(problem.options[issue]), issue

    left = set(range(len(problem.issues)))
    while left:
        order.append(min(left, key=burden))
        left.remove(order[-1])
    return order


def value_track(worths: Worths, order: Sequence[int], reason: Reason) -> Track:
    """Follow what a party still needs to reach its no-deal value.

    Needs that the remaining issues cannot tell apart are one state: each is raised to the next
    sum that these issues can give, "surely enough" and "no longer possible" included.
    """
    rows = [worths.rows[issue] for issue in order]
    needs = np.array([worths.threshold], dtype=rows[0].dtype)
    moves = []
    for row, rest in zip(rows, _rests(rows), strict=True):
        if len(needs) > TRACK_LIMIT or len(needs) * len(row) > TRACK_LIMIT * 64:
            raise LimitError("The values of one party take too many different sums to count exactly.")
        after = _raised(needs[None, :] - row[:, None], rest)
        needs, move = np.unique(after, return_inverse=True)
        moves.append(move.reshape(after.shape))
    ends = tuple(frozenset([reason]) if need > 0 else frozenset() for need in needs)
    return Track(tuple(moves), tuple(int(move.max()) + 1 for move in moves), ends)


def _rests(rows: Sequence[Array]) -> list[Array]:
    """Return for each step the sums that the later issues can give, or if too many the greatest."""
    rest = np.zeros(1, dtype=rows[-1].dtype)
    rests = [rest]
    for row in rows[:0:-1]:
        if len(rest) > REST_LIMIT:
            break
        rest = np.unique(row[:, None] + rest[None, :])
        rests.append(rest)
    while len(rests) < len(rows):
        rests.append(np.array([rests[-1][-1] + rows[-len(rests)].max()], dtype=rest.dtype))
    return rests[::-1]


def _raised(needs: Array, rest: Array) -> Array:
    """Raise each need to the least sum in ``rest`` that meets it, or to one more than any."""
    if len(rest) == 1 and rest[0] > 0:  # the sums were too many to list: only their greatest is known
        return np.clip(needs, 0, rest[0] + 1)
    return np.append(rest, rest[-1] + 1)[np.searchsorted(rest, needs)]


def combination_track(
    problem: Problem, order: Sequence[int], lines: Sequence[int], limit: int = TRACK_LIMIT
) -> Track:
    """Follow which rules and which of the red lines named by index a package may still hit.

    Raises
    ------
    LimitError
        If more states than ``limit`` are open at once.
    """
    every = [*problem.forbidden, *(problem.red_lines[line].combination for line in lines)]
    rule_bits = (1 << len(problem.forbidden)) - 1
    place = {issue: step for step, issue in enumerate(order)}
    states: dict[tuple[int, int], int] = {(0, 0): 0}
    moves, sizes = [], []
    for step, issue in enumerate(order):
        inside = [(bit, one.options) for bit, one in enumerate(every) if issue in one.options]
        first = sum(1 << bit for bit, one in inside if min(place[i] for i in one) == step)
        last = sum(1 << bit for bit, one in inside if max(place[i] for i in one) == step)
        after: dict[tuple[int, int], int] = {}
        move = np.empty((len(problem.options[issue]), len(states)), dtype=np.int64)
        for option in range(len(move)):
            missed = sum(1 << bit for bit, one in inside if option not in one[issue])
            for (open_, hit), state in states.items():
                now = (open_ | first) & ~missed
                done = now & last
                key = (now & ~last, hit | done)
                move[option, state] = -1 if done & rule_bits else after.setdefault(key, len(after))
        if len(after) > limit:
            raise LimitError("The rules between options and the red lines link too many issues at once.")
        moves.append(move)
        sizes.append(max(len(after), 1))
        states = after
    ends = tuple(_crossed(problem, hit >> len(problem.forbidden), lines) for _, hit in states)
    return Track(tuple(moves), tuple(sizes), ends)


def _crossed(problem: Problem, bits: int, lines: Sequence[int]) -> frozenset[Reason]:
    """Name the red lines whose bits are set."""
    return frozenset(
        Reason(problem.red_lines[line].party, line) for bit, line in enumerate(lines) if bits >> bit & 1
    )
