"""Words and phrases of a lexicon, made ready to be looked up in one pass over a text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracktwo.reading.words import words

__all__ = ["Phrases", "listed", "phrases"]


@dataclass(frozen=True)
class Phrases:
    """Phrases by their first word; the longest comes first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Any], ...]]

    @classmethod
    def of(cls, told: Iterable[tuple[str, Any]]) -> Phrases:
        """Take phrases, words parted by spaces, each with what it tells."""
        by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        for phrase, value in told:
            parts = tuple(phrase.replace("-", " - ").split())
            by_first.setdefault(parts[0], []).append((parts, value))
        ordered = {
            first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in by_first.items()
        }
        return cls(ordered)

    def at(self, token: int, *columns: Sequence[str]) -> tuple[int, Any] | None:
        """Return how many words of a phrase start at a token, and what it tells.

        A word counts in any of the columns given: as it stands, or its lemma.
        """
        for column in columns:
            for parts, value in self.by_first.get(column[token], ()):
                if all(_is(part, token + step, columns) for step, part in enumerate(parts)):
                    return len(parts), value
        return None

    def mark(self, *columns: Sequence[str]) -> list[str]:
        """Return for each token what the phrase it is part of tells, ``""`` where there is none."""
        told = [""] * len(columns[0])
        firsts = self.by_first
        for token in range(len(told)):
            if any(column[token] in firsts for column in columns) and (found := self.at(token, *columns)):
                told[token : token + found[0]] = [found[1]] * found[0]
        return told


@cache
def phrases(topic: str, part: str) -> Phrases:
    """Return the phrases of one part of a topic's file: a mapping of classes, or a list of rules."""
    told = words(topic)[part]
    if isinstance(told, dict):
        return Phrases.of((phrase, name) for name, those in told.items() for phrase in those)
    return Phrases.of((phrase, rule) for rule in told for phrase in rule["words"])


@cache
def listed(topic: str, part: str) -> frozenset[str]:
    """Return a plain list of words of a topic's file."""
    return frozenset(words(topic)[part])


def _is(part: str, token: int, columns: Sequence[Sequence[str]]) -> bool:
    return token < len(columns[0]) and any(column[token] == part for column in columns)
