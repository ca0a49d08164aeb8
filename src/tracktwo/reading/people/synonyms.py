"""One body under several names: initials, short forms, and the governments of one state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

__all__ = ["Body", "joined"]

_SKIPPED = frozenset({"of", "the", "for", "on", "and", "&", "-", "in"})
_LONGEST = 12


@dataclass
class Body:
    """A body: its name, form and side, the rule that found it, and where it is mentioned, by tokens."""

    name: str
    form: str
    side: str
    rule: str
    mentions: list[tuple[int, int]] = field(default_factory=list)


def joined(bodies: Iterable[Body]) -> list[Body]:
    """Join mentions under initials ("NSC"), short forms ("Foreign Ministry") and other names to one body.

    A short form that may stand for several bodies stays by itself.
    """
    kept = _governments(bodies)
    longs = [body for body in kept if " " in body.name]
    wholes = {_initials(body.name): body for body in longs}
    for short, many in _short_forms(longs).items():
        if len(many) == 1:
            wholes.setdefault(short, many[0])
    found = []
    for body in kept:
        whole = wholes.get(body.name.replace(".", ""))
        if whole is None or whole is body:
            found.append(body)
        else:
            whole.mentions += body.mentions
            whole.form = body.form if whole.form == "other" else whole.form
    return found


def _governments(bodies: Iterable[Body]) -> list[Body]:
    """Join "the Saudi government" and "the government in Riyadh"."""
    states: dict[str, Body] = {}
    kept = []
    for body in bodies:
        is_state = body.rule == "body.government" and body.form == "state" and body.side
        first = states.setdefault(body.side, body) if is_state else body
        if first is body:
            kept.append(body)
            continue
        first.mentions += body.mentions
        first.name = max(first.name, body.name, key=lambda name: name[0].isupper())
    return kept


def _short_forms(bodies: Iterable[Body]) -> dict[str, list[Body]]:
    """Return names without their first words, and the bodies that each may stand for."""
    found: dict[str, list[Body]] = defaultdict(list)
    for body in bodies:
        words = body.name.split()[:_LONGEST]
        for first in range(1, len(words) - 1):
            found[" ".join(words[first:])].append(body)
    return found


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in _SKIPPED).upper()
