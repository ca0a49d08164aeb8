"""Weighted voting games: who must say yes, and which sets of voters can pass or stop something."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor, lcm

from tracktwo.case import Party
from tracktwo.errors import Finding, InputError, LimitError, Place

__all__ = ["MOST_COALITIONS", "VotingGame", "blocking_coalitions", "game_of", "winning_coalitions"]

MOST_COALITIONS = 20_000
"""How many smallest coalitions are listed."""


@dataclass(frozen=True)
class VotingGame:
    """A vote: it passes with every veto player in favour and enough weight.

    Parameters
    ----------
    players : tuple of str
        Names, each once.
    weights : tuple of Fraction
        Their weights, 0 or more.
    quota : Fraction
        Least weight in favour; with ``strict``, more than it.
    strict : bool, optional
        Whether exactly the quota is too little, as in "more than half".
    veto : frozenset of str, optional
        Players without whom nothing passes, whatever the weights.

    Raises
    ------
    InputError
        Numbers that are no weights, unknown veto players, or a quota that even all together do not reach.
    """

    players: tuple[str, ...]
    weights: tuple[Fraction, ...]
    quota: Fraction
    strict: bool = False
    veto: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if len(set(self.players)) != len(self.players) or len(self.players) != len(self.weights):
            raise _wrong("each player needs one name and one weight.", "Give as many weights as names.")
        if any(weight < 0 for weight in self.weights):
            raise _wrong("a weight is below 0.", "Write weights of 0 or more.")
        if not self.veto <= set(self.players):
            raise _wrong("a veto player is no player.", f"Name players: {', '.join(self.players)}.")
        if not self.passes(self.players):
            raise _wrong("all players together do not reach the quota.", "Lower the quota.")

    def passes(self, favour: Collection[str]) -> bool:
        """Tell whether these players together pass it."""
        weight = sum(
            (w for name, w in zip(self.players, self.weights, strict=True) if name in favour), Fraction(0)
        )
        enough = weight > self.quota if self.strict else weight >= self.quota
        return enough and self.veto <= set(favour)

    def blocks(self, against: Collection[str]) -> bool:
        """Tell whether these players together can stop it."""
        return not self.passes([name for name in self.players if name not in against])

    @property
    def whole(self) -> tuple[tuple[int, ...], int]:
        """The weights as whole numbers, and the least whole weight that suffices."""
        scale = lcm(*(one.denominator for one in (*self.weights, self.quota)))
        quota = self.quota * scale
        least = floor(quota) + 1 if self.strict else int(quota)
        return tuple(int(weight * scale) for weight in self.weights), max(least, 0)

    @property
    def free(self) -> tuple[tuple[str, ...], tuple[int, ...], int]:
        """Players without a veto, their whole weights, and what they must bring once all vetoes say yes."""
        weights, least = self.whole
        pairs = list(zip(self.players, weights, strict=True))
        named = tuple(name for name, _ in pairs if name not in self.veto)
        own = tuple(weight for name, weight in pairs if name not in self.veto)
        return named, own, max(least - sum(weights) + sum(own), 0)


def game_of(party: Party) -> VotingGame | None:
    """Return the vote by which a party ratifies; None where it says of none."""
    rule = party.ratification
    if rule is None or not party.constituents:
        return None
    names = tuple(group.id for group in party.constituents)
    weights = tuple(group.weight for group in party.constituents)
    veto = frozenset(group.id for group in party.constituents if group.veto)
    if rule.needs == "all":
        return VotingGame(names, weights, Fraction(0), veto=frozenset(names))
    if rule.needs == "majority":
        return VotingGame(names, weights, sum(weights, Fraction(0)) / 2, strict=True, veto=veto)
    assert rule.votes is not None
    return VotingGame(names, weights, rule.votes, veto=veto)


def winning_coalitions(game: VotingGame) -> tuple[frozenset[str], ...]:
    """List the smallest sets of players that pass something: none of their members can be spared.

    Raises
    ------
    LimitError
        There are more than `MOST_COALITIONS`.
    """
    names, weights, least = game.free
    return tuple(one | game.veto for one in _listed(names, weights, least, len(game.players)))


def blocking_coalitions(game: VotingGame) -> tuple[frozenset[str], ...]:
    """List the smallest sets of players that stop something: without any member they could not.

    Raises
    ------
    LimitError
        There are more than `MOST_COALITIONS`.
    """
    alone = tuple(frozenset([name]) for name in game.players if name in game.veto)
    names, weights, least = game.free
    if least <= 0:
        return alone
    return (*alone, *_listed(names, weights, sum(weights) - least + 1, len(game.players)))


def _listed(
    names: tuple[str, ...], weights: tuple[int, ...], least: int, players: int
) -> list[frozenset[str]]:
    """List the smallest sets of at least some weight."""
    order = sorted(range(len(names)), key=lambda place: -weights[place])
    found: list[frozenset[str]] = []
    for places in _smallest([weights[place] for place in order], least):
        if len(found) == MOST_COALITIONS:
            raise LimitError(
                f"{players} players have more than {MOST_COALITIONS:,} smallest coalitions. "
                "Take players together that always vote alike."
            )
        found.append(frozenset(names[order[place]] for place in places))
    return found


def _smallest(weights: list[int], least: int, start: int = 0) -> Iterator[tuple[int, ...]]:
    """Give sets of weights, heaviest first, that reach a sum with their last and lightest member only."""
    if least <= 0:
        yield ()
        return
    left = sum(weights[start:])
    for place in range(start, len(weights)):
        if left < least:
            return
        for rest in _smallest(weights, least - weights[place], place + 1):
            yield (place, *rest)
        left -= weights[place]


def _wrong(message: str, remedy: str) -> InputError:
    return InputError(Finding(Place("voting game"), message, remedy))
