"""Who could be a party: sides by how much is said in their name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from tracktwo.reading.draft.issues import shortened
from tracktwo.reading.ledger import Ledger
from tracktwo.reading.model import Item, Organisation, Person, Stance, Statement, Term, Unnamed
from tracktwo.reading.words import words

__all__ = ["Side", "sides_of"]

MOST = 8
OF_THEIR_OWN = {"private", "former official"}
"""In these capacities people speak for themselves."""


@dataclass(frozen=True)
class Side:
    """A country or body in whose name something is said, and the actors who say it."""

    name: str
    actors: tuple[Item, ...]


def sides_of(ledger: Ledger) -> tuple[Side, ...]:
    """Return the sides that the reports tell of, in the order of the alphabet.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    tuple of Side
        At most eight: those with the most statements, stances and terms.
    """
    said = Counter(_actors_heard(ledger))
    heard: dict[str, list[Item]] = {}
    weight: Counter[str] = Counter()
    for actor in ledger.items:
        side = side_of(actor)
        if side and said[actor.id]:
            heard.setdefault(side, []).append(actor)
            weight[side] += said[actor.id]
    most = sorted(sorted(weight, key=lambda side: -weight[side])[:MOST], key=str.casefold)
    return tuple(Side(name, tuple(heard[name])) for name in most)


def side_of(actor: Item) -> str:
    """Return the side for which an actor stands; empty if none is told, or if it is a newsroom."""
    side = _side(actor)
    return shortened(words("countries")[side]["names"][0] if side in words("countries") else side)


def _side(actor: Item) -> str:
    if isinstance(actor, Organisation):
        side = actor.side or (actor.name if actor.form in {"state", "alliance"} else "")
        return "" if actor.form == "media" else side
    if isinstance(actor, Person):
        return "" if actor.capacity in OF_THEIR_OWN else actor.side
    return actor.side if isinstance(actor, Unnamed) else ""


def _actors_heard(ledger: Ledger) -> list[str]:
    statements = (one.actor for one in ledger.of(Statement))
    stances = (one.actor for one in ledger.of(Stance))
    holders = (one.holder for one in ledger.of(Term))
    return [actor for actor in (*statements, *stances, *holders) if actor]
