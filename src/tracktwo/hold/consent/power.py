"""How much each voter of a weighted vote counts: exact power indices."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial
from typing import Any

from tracktwo.errors import LimitError
from tracktwo.hold.consent.games import VotingGame

__all__ = ["Power", "power"]

MOST_STEPS = 4_000_000
"""How many sums of weights, each time a player is added, are looked at."""

Sets = dict[int, int]
"""By weight, how many sets there are of each size: the sizes side by side in the bits of one whole number."""


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
    raw = [sum(by_size) for by_size in swings]
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
                    for size, number in enumerate(swings[place])
                    if number
                ),
                every,
            ),
            Fraction(raw[place], 2 ** (players - 1)),
            Fraction(raw[place], whole or 1),
        )
        for place, name in enumerate(game.players)
    )


def _swings(game: VotingGame) -> list[list[int]]:
    """Count for each player, by size, the sets of others that win with it and lose without."""
    names, weights, least = game.free
    fixed = len(game.players) - len(names)
    bits = len(names) + 1
    losing = _losing(weights, least, bits)
    short = _sizes(sum(losing.values()), len(names), bits)
    winning = [comb(len(names), size) - number for size, number in enumerate(short)]
    with_veto = [0] * (fixed - 1) + winning
    by_weight = {}
    for weight in set(weights):
        left = _without(losing, weight, bits)
        turned = sum(number for total, number in left.items() if total >= least - weight)
        by_weight[weight] = [0] * fixed + _sizes(turned, len(names) - 1, bits)
    own = dict(zip(names, weights, strict=True))
    return [with_veto if name in game.veto else by_weight[own[name]] for name in game.players]


def _losing(weights: tuple[int, ...], least: int, bits: int) -> Sets:
    """Count the sets of players that weigh less than needed, by weight and size."""
    found: Sets = {0: 1} if least else {}
    for place, weight in enumerate(weights):
        if len(found) * len(weights) > MOST_STEPS:
            raise LimitError(
                f"{len(weights)} players have too many different sums of weights to count: {len(found):,} "
                f"after {place} of them. Round the weights, or take players together that vote alike."
            )
        for total, number in list(found.items()) if weight else ():
            if total + weight < least:
                found[total + weight] = found.get(total + weight, 0) + (number << bits)
        if not weight:
            found = {total: number + (number << bits) for total, number in found.items()}
    return found


def _without(losing: Sets, weight: int, bits: int) -> Sets:
    """Count the sets that leave out one player of this weight."""
    if not weight:
        return {total: number // (1 + (1 << bits)) for total, number in losing.items()}
    left: Sets = {}
    for total in sorted(losing):
        number = losing[total] - (left.get(total - weight, 0) << bits)
        if number:
            left[total] = number
    return left


def _sizes(number: int, most: int, bits: int) -> list[int]:
    """Take apart what is counted together: how many sets there are of each size up to the most."""
    return [(number >> bits * size) & ((1 << bits) - 1) for size in range(most + 1)]
