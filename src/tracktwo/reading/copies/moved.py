"""Passages that stand in both texts, but not in the same order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracktwo.reading.copies.align import Gap, Match
from tracktwo.reading.copies.sketch import RUN

__all__ = ["blocks", "moves"]

LEAST = 8
"""Words that a moved passage must have in one run: fewer may be a phrase that both happen to use."""

NEAR = 10
"""Words: runs that are no farther apart, on both sides, are of one passage, which was edited as well."""


def moves(gaps: Iterable[Gap], source: Sequence[str], copy: Sequence[str]) -> tuple[Match, ...]:
    """Find passages that the source has in one gap and the copy in another.

    Parameters
    ----------
    gaps : iterable of Gap
        Between the matches in order.
    source, copy : sequence of str
        Words, folded.

    Returns
    -------
    tuple of Match
        No word twice, in the order of the copy; `blocks` tells which of them are one passage.
    """
    wide = [gap for gap in gaps if gap.size >= LEAST]
    where: dict[tuple[str, ...], int] = {}
    ends: dict[int, int] = {}
    for low, high in (gap.source for gap in wide):
        for at in range(low, high - RUN + 1):
            where.setdefault(tuple(source[at : at + RUN]), at)
            ends[at] = high
    free = bytearray(b"\x01") * len(source)
    found = []
    for low, high in (gap.copy for gap in wide):
        at = low
        while at <= high - RUN:
            start = where.get(tuple(copy[at : at + RUN]))
            length = 0 if start is None else _same(source, copy, start, at, ends[start], high, free)
            if start is not None and length >= RUN:
                found.append(Match(start, at, length))
                free[start : start + length] = bytes(length)
            at += length if length >= RUN else 1
    long = (block for block in blocks(found) if max(one.length for one in block) >= LEAST)
    return tuple(one for block in long for one in block)


def blocks(moved: Sequence[Match]) -> list[list[Match]]:
    """Put together the matches that are of one passage.

    Parameters
    ----------
    moved : sequence of Match
        In the order of the copy.

    Returns
    -------
    list of list of Match
    """
    made: list[list[Match]] = []
    for one in moved:
        last = made[-1][-1] if made else None
        here = one.source - last.source - last.length if last else -1
        there = one.copy - last.copy - last.length if last else -1
        if 0 <= here <= NEAR and 0 <= there <= NEAR:
            made[-1].append(one)
        else:
            made.append([one])
    return made


def _same(
    source: Sequence[str], copy: Sequence[str], start: int, at: int, end: int, last: int, free: bytearray
) -> int:
    """Count the words that are the same from here on, as far as they are free."""
    length = 0
    while (
        start + length < end
        and at + length < last
        and source[start + length] == copy[at + length]
        and free[start + length]
    ):
        length += 1
    return length
