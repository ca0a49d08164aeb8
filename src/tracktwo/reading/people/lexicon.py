"""What the rules know beforehand: names of states and bodies, given names, words for people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tracktwo.reading.words import words

__all__ = ["Known", "Lexicon", "lexicon", "phrase_at"]

_PIECES = re.compile(r"[\w.]+(?:['’]\w*)?|[^\w\s]")


@dataclass(frozen=True)
class Known:
    """Something known by name: a state, its people, its capital, or a body.

    ``form`` is that of `Organisation`, or ``people``; ``side`` a country's code or a body's short name;
    ``use`` is ``name``, ``people``, ``capital``, ``body`` or ``place`` (a place that is no state).
    """

    name: str
    form: str
    side: str
    use: str


@dataclass(frozen=True)
class Lexicon:
    """Words by use, in small letters unless they are names."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Known], ...]]
    given: Mapping[str, str]
    honorifics: Mapping[str, str]
    roles: Mapping[str, str]
    sets: Mapping[str, frozenset[str]]
    heads: Mapping[str, str]
    common: Mapping[str, str]

    def has(self, topic: str, word: str) -> bool:
        """Tell whether a word is in one of the sets: ``minds``, ``never``, ``particles``..."""
        return word in self.sets[topic]

    def role(self, word: str) -> str:
        """Return what a noun for people tells (official, private, open); ``""`` for other words."""
        return self.roles.get(word) or self.roles.get(word.removesuffix("s")) or _compound(self.roles, word)


@cache
def lexicon() -> Lexicon:
    """Return the words that the rules on people go by."""
    people, bodies = words("people"), words("bodies")
    sets = {topic: frozenset(given) for topic, given in people.items() if isinstance(given, list)}
    sets |= {topic: frozenset(bodies[topic]) for topic in ("things", "outlets", "portfolios", "openers")}
    return Lexicon(
        phrases=_phrases(),
        given={name: gender for gender, names in words("given_names").items() for name in names},
        honorifics={title: gender for gender, titles in people["honorifics"].items() for title in titles},
        roles={noun: kind for kind, nouns in reversed(people["nouns"].items()) for noun in nouns},
        sets=sets,
        heads={word: form for form, found in bodies["heads"].items() for word in found},
        common={word: form for form, found in bodies["common"].items() for word in found},
    )


def phrase_at(
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], Known]]], page: Sequence[str], at: int
) -> tuple[int, Known] | None:
    """Return how many words from ``at`` are a known name (the longest), and which; None where none are."""
    for pieces, known in phrases.get(page[at], ()):
        if tuple(page[at : at + len(pieces)]) == pieces:
            return len(pieces), known
    return None


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Known], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    places = [(name, Known(name, "", "", "place")) for name in words("bodies")["places"]]
    for name, known in [*_states(), *_bodies(), *places]:
        pieces = tuple(_PIECES.findall(name))
        found.setdefault(pieces[0], []).append((pieces, known))
    return {first: tuple(sorted(many, key=lambda one: -len(one[0]))) for first, many in found.items()}


def _states() -> Iterable[tuple[str, Known]]:
    for code, told in words("countries").items():
        name = (told["names"] or told["people"])[0]
        for one in told["names"]:
            yield one, Known(name, "state", code, "name")
        for one in told["people"]:
            yield one, Known(name, "people", code, "people")
            yield one + "s", Known(name, "people", code, "people")
        for one in told["capitals"]:
            yield one, Known(name, "state", code, "capital")


def _bodies() -> Iterable[tuple[str, Known]]:
    for told in words("bodies")["known"]:
        for one in told["as"]:
            yield one, Known(told["name"], told["form"], told.get("side", ""), "body")


def _compound(roles: Mapping[str, str], word: str) -> str:
    """Tell nouns of people by their form: "vice-president", "ex-minister", "newspaperman"."""
    if "-" in word:
        return roles.get(word.rsplit("-", 1)[1], "")
    if len(word) > 6 and word.endswith(("man", "woman", "men", "women", "person")):
        return "open"
    return ""
