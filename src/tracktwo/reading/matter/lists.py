"""Lists after a colon, parted by semicolons."""

from __future__ import annotations

from itertools import pairwise

from tracktwo.reading.matter.ground import Ground

__all__ = ["listed_after_colon"]


def listed_after_colon(ground: Ground, token: int) -> list[tuple[int, int]]:
    """Return the members of a list that a colon opens at or soon after a token of the same sentence.

    Only a list parted by semicolons is one: commas part too much else.
    """
    grammar = ground.grammar
    if token >= len(grammar):
        return []
    last = grammar.last[token - 1]
    colon = next((at for at in range(token, min(token + 3, last + 1)) if grammar.words[at] == ":"), -1)
    marks = [at for at in range(colon + 1, last + 1) if grammar.words[at] == ";"] if colon >= 0 else []
    if not marks:
        return []
    edges = [colon, *marks, last + 1]
    parts = [ground.trim(low + 1, high - 1) for low, high in pairwise(edges) if high - low > 2]
    return parts
