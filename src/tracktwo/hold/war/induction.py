"""Backward induction: what comes of a sequential game when nobody makes threats that they would not keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Any

from tracktwo.errors import LimitError
from tracktwo.hold.war.chance import plain
from tracktwo.hold.war.game import Chance, Decision, End, Node, checked

__all__ = ["Induction", "Play", "solve_game"]

LIMIT = 10_000
"""Outcomes kept at one place, and ways to join outcomes after a move of chance."""

TIES = {
    "all": "whoever does not mind which of several moves to make may make any: every outcome is listed",
    "first": "whoever does not mind which of several moves to make makes the one that is listed first",
}


@dataclass(frozen=True)
class Play:
    """One outcome of the game, and how it comes about.

    Parameters
    ----------
    payoffs : tuple of Fraction
        What it is worth to each player, on average where chance has a part.
    path : tuple of (str, str)
        Place and what is chosen there, from the start on; after a move of chance, those of every branch.
        Of several ways to the same payoffs, the one found first.
    """

    payoffs: tuple[Fraction, ...]
    path: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Induction:
    """All that may come of a game, by subgame-perfect play in pure strategies.

    Parameters
    ----------
    players : tuple of str
        In the order of the payoffs.
    plays : tuple of Play
        One for each distinct vector of payoffs, in the order in which they were found.
    ties : str
        The rule for ties, in words.
    places : int
        Decisions, moves of chance and ends.
    method : str
        How it was computed; exact.
    """

    players: tuple[str, ...]
    plays: tuple[Play, ...]
    ties: str
    places: int
    method: str

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def solve_game(players: Sequence[str], game: Node, *, ties: str = "all") -> Induction:
    """Solve a finite sequential game with perfect information, from its ends backwards.

    Parameters
    ----------
    players : sequence of str
        Names, in the order of the payoffs.
    game : Decision, Chance or End
        Its first place.
    ties : str, optional
        ``all``: every outcome that some way of breaking ties allows; ``first``: the move that is listed
        first.

    Returns
    -------
    Induction

    Raises
    ------
    InputError
        If the game contradicts itself.
    LimitError
        If ties allow more than 10,000 outcomes at one place.

    Notes
    -----
    Backward induction after Selten (1965). An outcome of a move is kept if the player who moves gets no less
    from it than from the worst outcome of each other move: then the others can be played in such a way that
    nobody wants to deviate. Mixing between moves that are equally good is left out.
    """
    if ties not in TIES:
        raise ValueError(f"ties must be one of {', '.join(TIES)}, not {ties!r}")
    names = tuple(players)
    places = checked(names, game)
    plays = _solved(game, ties)
    return Induction(names, tuple(plays), TIES[ties], places, "backward induction on exact fractions")


def _solved(game: Node, ties: str) -> list[Play]:
    """Return the outcomes of a game, without recursion: games may be deep."""
    order, waiting = [], [game]
    while waiting:
        node = waiting.pop()
        order.append(node)
        waiting += _after(node)
    found: dict[int, list[Play]] = {}
    for node in reversed(order):
        if isinstance(node, End):
            found[id(node)] = [Play(node.payoffs, ())]
        elif isinstance(node, Chance):
            found[id(node)] = _joined(node, [found[id(after)] for after in _after(node)])
        else:
            found[id(node)] = _chosen(node, [found[id(after)] for after in _after(node)], ties)
    return found[id(game)]


def _after(node: Node) -> list[Node]:
    if isinstance(node, Decision):
        return [after for _, after in node.moves]
    return [after for _, _, after in node.branches] if isinstance(node, Chance) else []


def _chosen(node: Decision, outcomes: list[list[Play]], ties: str) -> list[Play]:
    """Return what may come of a decision."""
    own = [[play.payoffs[node.player] for play in plays] for plays in outcomes]
    if ties == "first":
        best = max(range(len(own)), key=lambda move: (own[move][0], -move))
        return [_moved(node, best, outcomes[best][0])]
    bar = max(min(values) for values in own)
    kept: dict[tuple[Fraction, ...], Play] = {}
    for move, plays in enumerate(outcomes):
        for play in plays:
            if play.payoffs[node.player] >= bar:
                kept.setdefault(play.payoffs, _moved(node, move, play))
    return list(kept.values())


def _moved(node: Decision, move: int, play: Play) -> Play:
    return Play(play.payoffs, ((node.name, node.moves[move][0]), *play.path))


def _joined(node: Chance, outcomes: list[list[Play]]) -> list[Play]:
    """Return what may come of a move of chance: every way to play on after each branch, averaged."""
    ways = 1
    for plays in outcomes:
        ways *= len(plays)
    if ways > LIMIT:
        raise LimitError(
            f"Ties allow {ways:,} ways to play on after chance at {node.name!r}, more than {LIMIT:,}. "
            "Ask with ties='first', or make payoffs differ."
        )
    kept: dict[tuple[Fraction, ...], Play] = {}
    for chosen in product(*outcomes):
        parts = [
            [likely * payoff for payoff in play.payoffs]
            for (_, likely, _), play in zip(node.branches, chosen, strict=True)
        ]
        payoffs = tuple(sum(column, Fraction(0)) for column in zip(*parts, strict=True))
        path = tuple(step for play in chosen for step in play.path)
        kept.setdefault(payoffs, Play(payoffs, path))
    return list(kept.values())
