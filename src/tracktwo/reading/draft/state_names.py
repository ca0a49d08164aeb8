"""How states are called: by name, people and capital, and two in one word."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.reading.draft.party_words import rules
from tracktwo.reading.words import words

__all__ = ["state_pattern", "states"]


@cache
def states() -> dict[str, list[str]]:
    """Return the codes of states by their names, peoples and capitals in small letters."""
    found = {name.casefold(): [code] for name, code in reversed(_listed())}
    return found | {name.casefold(): list(codes) for name, codes in rules()["pairs"].items()}


def _listed() -> list[tuple[str, str]]:
    return [
        (name, code)
        for code, one in words("countries").items()
        for name in (
            *one["names"],
            *one["people"],
            *one["capitals"],
            *(f"{some}s" for some in one["people"]),
        )
    ]


@cache
def state_pattern() -> str:
    """Return a pattern for the names of states, the longest first."""
    names = {name for name, _ in _listed()} | set(rules()["pairs"])
    longest = sorted(names, key=lambda name: (-len(name), name))
    return rf"\b(?:{'|'.join(map(re.escape, longest))})(?!\w)"
