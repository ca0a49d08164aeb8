"""A gap that could as well begin a little earlier or later begins where a paragraph or a sentence does."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.reading.copies.align import Match
from tracktwo.reading.copies.side import Side

__all__ = ["slid"]


def slid(matches: Sequence[Match], source: Side, copy: Side) -> tuple[Match, ...]:
    """Move the gaps in which one side has nothing.

    Of "Mr. A left. Mr. B left." without its first sentence, "Mr. A left." is missing and not "A left. Mr.":
    the words alone do not tell.

    Parameters
    ----------
    matches : sequence of Match
        In order.
    source, copy : Side
        The documents.

    Returns
    -------
    tuple of Match
        As many as before, with other ends.
    """
    made = list(matches)
    for number in range(len(made) - 1):
        one, other = made[number], made[number + 1]
        here, there = one.source + one.length, one.copy + one.length
        if there == other.copy:
            step = _step(source, here, other.source, one.length, other.length)
        elif here == other.source:
            step = _step(copy, there, other.copy, one.length, other.length)
        else:
            continue
        made[number] = Match(one.source, one.copy, one.length + step)
        made[number + 1] = Match(other.source + step, other.copy + step, other.length - step)
    return tuple(made)


def _step(side: Side, low: int, high: int, before: int, after: int) -> int:
    """Return by how many words a gap is best moved; it may eat into its neighbours, but not up."""
    words = side.folded
    left = 0
    while left + 1 < before and words[low - 1 - left] == words[high - 1 - left]:
        left += 1
    right = 0
    while right + 1 < after and words[low + right] == words[high + right]:
        right += 1
    return max(range(-left, right + 1), key=lambda step: (side.begins(low + step), -abs(step), step))
