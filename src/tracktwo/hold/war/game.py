"""A sequential game with perfect information: who decides, what chance does, how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.errors import Finding, InputError, Place

__all__ = ["Chance", "Decision", "End", "Node", "checked", "nodes_of"]


@dataclass(frozen=True)
class End:
    """Where the game is over.

    Parameters
    ----------
    payoffs : tuple of Fraction
        What it is worth to each player.
    """

    payoffs: tuple[Fraction, ...]


@dataclass(frozen=True)
class Decision:
    """Where a player chooses, knowing all that has happened.

    Parameters
    ----------
    player : int
        Index of who chooses.
    moves : tuple of (str, node)
        What may be chosen, and where it leads; one or more.
    name : str, optional
        Of the place, for people.
    """

    player: int
    moves: tuple[tuple[str, Node], ...]
    name: str = ""


@dataclass(frozen=True)
class Chance:
    """Where chance decides.

    Parameters
    ----------
    branches : tuple of (str, Fraction, node)
        What may happen, how likely it is, and where it leads; likelihoods add up to 1.
    name : str, optional
        Of the place, for people.
    """

    branches: tuple[tuple[str, Fraction, Node], ...]
    name: str = ""


Node = Decision | Chance | End


def nodes_of(game: Node) -> Iterator[Node]:
    """List all places of a game, each before those after it."""
    waiting = [game]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Decision):
            waiting += [after for _, after in reversed(node.moves)]
        elif isinstance(node, Chance):
            waiting += [after for _, _, after in reversed(node.branches)]


def checked(players: tuple[str, ...], game: Node) -> int:
    """Check a game and return how many places it has.

    Raises
    ------
    InputError
        If a player is not among those named, somebody has nothing to choose, likelihoods do not add up to 1,
        or an end has not one payoff for each player.
    """
    count = 0
    for node in nodes_of(game):
        count += 1
        if isinstance(node, End) and len(node.payoffs) != len(players):
            raise _wrong(f"an end has {len(node.payoffs)} payoffs for {len(players)} players.")
        if isinstance(node, Decision) and not 0 <= node.player < len(players):
            raise _wrong(f"player {node.player} chooses at {node.name!r}; there are {len(players)}, from 0.")
        if isinstance(node, Decision) and not node.moves:
            raise _wrong(f"there is nothing to choose at {node.name!r}.")
        if isinstance(node, Chance) and sum(likely for _, likely, _ in node.branches) != 1:
            raise _wrong(f"likelihoods at {node.name!r} do not add up to 1. Write them as fractions.")
    return count


def _wrong(message: str) -> InputError:
    return InputError(Finding(Place("game"), message))
