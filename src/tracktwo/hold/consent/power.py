"""How much each voter of a weighted vote counts: exact power indices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import factorial
from typing import Any

from tracktwo.errors import LimitError
from tracktwo.hold.consent.games import VotingGame

__all__ = ["Power", "power"]

MOST_STEPS = 20_000_000
"""How many sums of weights, by size of set and player, are looked at."""

Sets = Counter[tuple[int, int]]
"""How many sets there are of each size and weight."""


@dataclass(frozen=True)
class Power:
    """What one player counts.

    Parameters
    ----------
    player : str
        Its name.
    weight : Fraction
        Its weight.
    veto : bool
        Nothing passes without it, by rule or by its weight.
    dummy : bool
        Its vote never matters.
    shapley_shubik : Fraction
        Share of the orders of all players in which it is the one that turns a losing set into a winning
        one: Shapley and Shubik (1954).
    banzhaf : Fraction
        Share of the sets of the others that it turns from losing into winning: Penrose (1946), Banzhaf
        (1965).
    banzhaf_share : Fraction
        The same divided by the sum over all players.
    """

    player: str
    weight: Fraction
    veto: bool
    dummy: bool
    shapley_shubik: Fraction
    banzhaf: Fraction
    banzhaf_share: Fraction

    def to_records(self) -> dict[str, Any]:
        """Return plain values; indices as exact texts and as numbers."""
        indices = ("shapley_shubik", "banzhaf", "banzhaf_share")
        exact = {f"{key}_exact": str(getattr(self, key)) for key in indices}
        return {
            "player": self.player,
            "weight": float(self.weight),
            "veto": self.veto,
            "dummy": self.dummy,
            **{key: float(getattr(self, key)) for key in indices},
            **exact,
        }


def power(game: VotingGame) -> tuple[Power, ...]:
    """Return the power of every player, exactly.

    Parameters
    ----------
    game : VotingGame
        Weights may be fractions.

    Returns
    -------
    tuple of Power
        In the order of the players.

    Raises
    ------
    LimitError
        The game has too many players with too many different sums of weights.

    Notes
    -----
    Sets are counted by size and weight, one player after the other; a player is taken out again by the
    reverse step.
    """
    swings = _swings(game)
    players = len(game.players)
    raw = [sum(by_size.values()) for by_size in swings]
    whole, every = sum(raw), factorial(players)
    return tuple(
        Power(
            name,
            game.weights[place],
            game.blocks([name]),
            not raw[place],
            Fraction(
                sum(
                    factorial(size) * factorial(players - 1 - size) * number
                    for size, number in swings[place].items()
                ),
                every,
            ),
            Fraction(raw[place], 2 ** (players - 1)),
            Fraction(raw[place], whole or 1),
        )
        for place, name in enumerate(game.players)
    )


def _swings(game: VotingGame) -> list[Counter[int]]:
    """Count for each player, by size, the sets of others that win with it and lose without."""
    names, weights, least = game.free
    fixed = len(game.players) - len(names)
    counted = _counted(weights)
    with_veto = Counter[int]()
    for (size, weight), number in counted.items():
        if weight >= least:
            with_veto[size + fixed - 1] += number
    by_weight: dict[int, Counter[int]] = {}
    for weight in set(weights):
        by_weight[weight] = Counter()
        for (size, total), number in _without(counted, weight).items():
            if least - weight <= total < least:
                by_weight[weight][size + fixed] += number
    own = dict(zip(names, weights, strict=True))
    return [with_veto if name in game.veto else by_weight[own[name]] for name in game.players]


def _counted(weights: tuple[int, ...]) -> Sets:
    """Count the sets of players by size and weight."""
    found: Sets = Counter({(0, 0): 1})
    for place, weight in enumerate(weights):
        if len(found) * len(weights) > MOST_STEPS:
            raise LimitError(
                f"{len(weights)} players have too many different sums of weights to count: {len(found):,} "
                f"after {place} of them. Round the weights, or take players together that vote alike."
            )
        for (size, total), number in list(found.items()):
            found[size + 1, total + weight] += number
    return found


def _without(counted: Sets, weight: int) -> Sets:
    """Count the sets that leave out one player of this weight."""
    left: Sets = Counter()
    for size, total in sorted(counted):
        number = counted[size, total] - left[size - 1, total - weight]
        if number:
            left[size, total] = number
    return left
