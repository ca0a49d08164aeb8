"""Names of newsrooms and agencies: told apart and told to be one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from tracktwo.reading.words import words

__all__ = ["house_of", "same_claim"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def house_of(name: str) -> str:
    """Return what a house is counted as: "NBC News" and "NBC" are one, so are "AP" and its long name."""
    plain = _plain(name)
    return _aliases().get(plain, plain) or name


def _plain(name: str) -> str:
    parts = [word.lower() for word in _WORD.findall(name)]
    kept = [word for word in parts if word not in words("origins")["house_words"]]
    return " ".join(kept or parts)


@cache
def _aliases() -> dict[str, str]:
    return {_plain(one): _plain(names[0]) for names in words("origins")["aliases"] for one in names}


def same_claim(one: str, other: str) -> bool:
    """Tell whether two texts say the same: most content words are shared, and both affirm or both deny.

    Words are compared as sets: of those of the shorter, three quarters must be in the longer, and of all,
    half. A denial shares the words of what it denies; its negation keeps them apart.
    """
    mine, theirs = gist(one), gist(other)
    shared = len(mine & theirs)
    if shared < 3:
        return one.lower() == other.lower()
    near = 4 * shared >= 3 * min(len(mine), len(theirs)) and 2 * shared >= len(mine) + len(theirs) - shared
    return near and _denies(one) == _denies(other)


@lru_cache(maxsize=65536)
def gist(text: str) -> frozenset[str]:
    """Return the content words of a text, small and without plurals."""
    stop = words("origins")["stop"]
    folded = re.sub(r"\b([A-Z])\.(?=[A-Z]\.?)", r"\1", text)
    found = (word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(folded))
    return frozenset(word for word in found if word not in stop)


@lru_cache(maxsize=65536)
def _denies(text: str) -> bool:
    lowered = text.lower()
    found = re.findall(r"n['’]t\b|[^\W_]+", lowered)
    return sum(word in words("origins")["negations"] or word in ("n't", "n’t") for word in found) % 2 == 1
