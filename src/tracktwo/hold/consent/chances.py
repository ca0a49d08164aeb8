"""How likely a vote passes, from how likely each says yes: independently, and whatever hangs together."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from tracktwo.errors import LimitError
from tracktwo.hold.consent.games import VotingGame, blocking_coalitions, winning_coalitions

__all__ = ["bounds", "passing", "swing"]

MOST_SUMS = 200_000
"""How many different sums of weights are told apart."""

Chance = Any
"""A likelihood: a Fraction, a float or an array of draws."""


def passing(game: VotingGame, chances: Sequence[Chance]) -> Chance:
    """Return the likelihood that a vote passes if all decide independently of each other.

    Parameters
    ----------
    game : VotingGame
        The vote.
    chances : sequence
        How likely each player says yes, in the order of the players: Fractions, floats or arrays of one
        shape. Of Fractions the answer is exact.

    Returns
    -------
    Fraction, float or array

    Raises
    ------
    LimitError
        Too many different sums of weights.
    """
    chance = dict(zip(game.players, chances, strict=True))
    names, weights, least = game.free
    sums: dict[int, Chance] = {0: Fraction(1)}
    for name, weight in zip(names, weights, strict=True):
        after: dict[int, Chance] = {}
        for total, likely in sums.items():
            for more, part in ((weight, likely * chance[name]), (0, likely * (1 - chance[name]))):
                reached = min(total + more, least)
                after[reached] = after[reached] + part if reached in after else part
        if len(after) > MOST_SUMS:
            raise LimitError(
                f"{len(names)} constituents have more than {MOST_SUMS:,} different sums of weights. "
                "Round the weights."
            )
        sums = after
    found = sums.get(least, Fraction(0))
    for name in game.players:
        found = found * chance[name] if name in game.veto else found
    return found


def swing(game: VotingGame, chances: Sequence[Chance], player: str) -> Chance:
    """Return how much more likely the vote passes if a player says yes than if it says no.

    It is the likelihood that this player's answer decides; of equal chances of one half it is the
    Banzhaf index.
    """
    place = game.players.index(player)
    yes, no = ([*chances[:place], Fraction(end), *chances[place + 1 :]] for end in (1, 0))
    return passing(game, yes) - passing(game, no)


def bounds(
    game: VotingGame, low: Sequence[float], high: Sequence[float] | None = None
) -> tuple[float, float] | None:
    """Return the least and the greatest likelihood that a vote passes, however answers hang together.

    Parameters
    ----------
    game : VotingGame
        The vote.
    low, high : sequence of float
        Least and greatest likelihood that each player says yes; the same where only one is given.

    Returns
    -------
    (float, float) or None
        The best bounds there are; None where the vote has too many smallest coalitions.

    Notes
    -----
    Of a vote that needs all, those of Fréchet (1935). In general, a vote passes at most as often as
    smallest winning coalitions fit side by side into their members' chances, which is a linear program,
    and fails at most as often as smallest blocking coalitions do: after Hailperin (1965).
    """
    try:
        winning, blocking = winning_coalitions(game), blocking_coalitions(game)
    except LimitError:
        return None
    against = [1 - chance for chance in low]
    return 1 - _packed(game, blocking, against), _packed(game, winning, low if high is None else high)


def _packed(game: VotingGame, coalitions: Sequence[frozenset[str]], room: Sequence[float]) -> float:
    """Return how much of a whole coalitions fill, each taking as much of every member's room."""
    if not coalitions:
        return 0.0
    if len(coalitions) == 1:
        return min([1.0, *(float(room[game.players.index(name)]) for name in coalitions[0])])
    if all(len(one) == 1 for one in coalitions):
        named = {name for one in coalitions for name in one}
        return min(1.0, sum(float(room[game.players.index(name)]) for name in named))
    return _program(game, coalitions, room)


def _program(game: VotingGame, coalitions: Sequence[frozenset[str]], room: Sequence[float]) -> float:
    from scipy.optimize import linprog

    members = np.array([[float(name in one) for one in coalitions] for name in game.players])
    rows = np.vstack([members, np.ones(len(coalitions))])
    found = linprog(-np.ones(len(coalitions)), A_ub=rows, b_ub=[*map(float, room), 1.0], method="highs")
    return float(min(max(-found.fun, 0.0), 1.0))
