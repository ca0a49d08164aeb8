"""Words as they are compared: whatever case, quotation marks, points or spelling an editor gave them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from tracktwo.reading.words import words

__all__ = ["Word", "Words", "fold", "words_of"]

WORD = re.compile(r"\w{1,60}(?:['’]\w{1,60}|(?<=\b\w)(?:\.\w\b)+\.?)?|[$€£¥%]")
"""A word, with its apostrophe; letters with points between them (``U.S.``); a sign that is read out."""

KEPT = 300_000
"""How many words' foldings are remembered: more than a language has, few enough for memory."""

_folded: dict[str, str] = {}


class Word(NamedTuple):
    """A word of a text: where it stands, as it stands, and as it is compared."""

    start: int
    end: int
    text: str
    folded: str


Words = tuple[Word, ...]


def words_of(string: str) -> Words:
    """Return the words of a text, in order."""
    return tuple(
        Word(found.start(), found.end(), found[0], fold(found[0])) for found in WORD.finditer(string)
    )


def fold(word: str) -> str:
    """Return a word as it is compared.

    Case, accents, the points of abbreviations and the form of apostrophes do not count, nor whether it is
    spelt as in Britain or in the United States.
    """
    known = _folded.get(word)
    if known is None:
        if len(_folded) >= KEPT:
            _folded.clear()
        known = _folded[word] = _fold(word)
    return known


def _fold(word: str) -> str:
    small = word.casefold().replace(".", "").replace("’", "'")
    if not small.isascii():
        apart = unicodedata.normalize("NFKD", small)
        small = "".join(letter for letter in apart if not unicodedata.combining(letter))
    stem, mark, rest = small.partition("'")
    return _spelt(stem) + mark + rest


def _spelt(word: str) -> str:
    """Fold what the rules of spelling tell to; few words are of concern to any."""
    concerned, rules = _rules()
    for pattern, to in rules if concerned.match(word) else ():
        word = pattern.sub(to, word)
    return word


@cache
def _rules() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return a pattern for all words that some rule is about, and the rules."""
    rules = tuple((rule["pattern"], rule["to"]) for rule in words("spelling"))
    concerned = re.compile("|".join(f"(?:{pattern})" for pattern, _ in rules))
    return concerned, tuple((re.compile(pattern), to) for pattern, to in rules)
