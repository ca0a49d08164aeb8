"""Which words of two texts correspond, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from tracktwo.reading.copies.sketch import RUN

__all__ = ["Gap", "Match", "align", "gaps_between", "joined"]

CELLS = 40_000_000
"""Pairs of words that are compared at once; longer texts are first cut at runs of words that they share."""

PASSES = 30

WIDE = 16
"""Words: beside so wide a gap one or two words are the same by chance."""


@dataclass(frozen=True, order=True)
class Match:
    """Words that are the same: ``length`` of them, from a word of the source and from one of the copy."""

    source: int
    copy: int
    length: int


@dataclass(frozen=True)
class Gap:
    """What stands between two matches: words ``[start, end)`` of the source, and of the copy."""

    source: tuple[int, int]
    copy: tuple[int, int]

    @property
    def size(self) -> int:
        """The words of the longer side."""
        return max(self.source[1] - self.source[0], self.copy[1] - self.copy[0])


def align(
    source: Sequence[str], copy: Sequence[str], sure: Callable[[Match], bool] = lambda match: False
) -> tuple[Match, ...]:
    """Match the words of two texts, in order.

    Parameters
    ----------
    source, copy : sequence of str
        Words, folded.
    sure : callable, optional
        Tells of a match of a few words that it is no chance.

    Returns
    -------
    tuple of Match
        In order on both sides. Words that only happen to be the same, amid others that are not, are left out.

    Notes
    -----
    A longest common subsequence (by rapidfuzz, which computes it bit-parallel), not difflib: that takes
    twenty times as long and, as it comes, leaves out frequent words. Long texts are cut at runs of five words
    that each has once; where there are none, so large a part is taken to be different.
    """
    found = _without_strays(joined(_in_order(source, copy, 0, 0)), len(source), len(copy), sure)
    return tuple(joined(_filled(found, source, copy)))


def gaps_between(matches: Sequence[Match], source: int, copy: int) -> Iterator[Gap]:
    """Give the gap before each match, and the one after the last; empty ones as well.

    Parameters
    ----------
    matches : sequence of Match
        In order.
    source, copy : int
        How many words the texts have.
    """
    here, there = 0, 0
    for match in (*matches, Match(source, copy, 0)):
        yield Gap((here, match.source), (there, match.copy))
        here, there = match.source + match.length, match.copy + match.length


def _in_order(source: Sequence[str], copy: Sequence[str], here: int, there: int) -> Iterator[Match]:
    """Give the matches of two stretches that start at these words."""
    if len(source) * len(copy) <= CELLS:
        yield from _common(source, copy, here, there)
        return
    anchors = _anchors(source, copy)
    before = (0, 0)
    for one in (*anchors, (len(source), len(copy))) if anchors else ():
        part, other = source[before[0] : one[0]], copy[before[1] : one[1]]
        if len(part) * len(other) <= CELLS:
            yield from _common(part, other, here + before[0], there + before[1])
        before = one


def _common(source: Sequence[str], copy: Sequence[str], here: int, there: int) -> Iterator[Match]:
    from rapidfuzz.distance import Indel

    for step in Indel.opcodes(source, copy):
        if step.tag == "equal":
            yield Match(here + step.src_start, there + step.dest_start, step.src_end - step.src_start)


def _anchors(source: Sequence[str], copy: Sequence[str]) -> list[tuple[int, int]]:
    """Return where runs stand that each text has once, as far as they are in order on both sides."""
    left, right = _once(source), _once(copy)
    both = sorted((left[run], right[run]) for run in left.keys() & right.keys())
    return _rising(both)


def _once(words: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return the runs that a text has once, and where."""
    where: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - RUN + 1):
        run = tuple(words[at : at + RUN])
        where[run] = -1 if run in where else at
    return {run: at for run, at in where.items() if at >= 0}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs, in order of the first, that is in order of the second as well."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, value) in enumerate(pairs):
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
        last[at : at + 1] = [number]
        before.append(last[at - 1] if at else -1)
    chain = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def joined(matches: Iterable[Match]) -> list[Match]:
    """Make one match of those that touch on both sides."""
    made: list[Match] = []
    for one in matches:
        if made and _end(made[-1]) == (one.source, one.copy):
            before = made.pop()
            one = Match(before.source, before.copy, before.length + one.length)
        made.append(one)
    return made


def _filled(matches: Sequence[Match], source: Sequence[str], copy: Sequence[str]) -> Iterator[Match]:
    """Take into the matches what is the same right beside them: it may have been matched elsewhere before."""
    gaps = list(gaps_between(matches, len(source), len(copy)))
    front = 0
    for match, before, after in zip(matches, gaps, gaps[1:], strict=False):
        room = min(before.source[1] - before.source[0], before.copy[1] - before.copy[0]) - front
        back = _length(source, copy, match.source - 1, match.copy - 1, -1, room)
        room = min(after.source[1] - after.source[0], after.copy[1] - after.copy[0])
        front = _length(source, copy, after.source[0], after.copy[0], 1, room)
        yield Match(match.source - back, match.copy - back, back + match.length + front)


def _length(source: Sequence[str], copy: Sequence[str], here: int, there: int, step: int, room: int) -> int:
    """Count the words that are the same from here on, forwards or backwards."""
    length = 0
    while length < room and source[here + step * length] == copy[there + step * length]:
        length += 1
    return length


def _without_strays(
    matches: list[Match], source: int, copy: int, sure: Callable[[Match], bool]
) -> tuple[Match, ...]:
    """Leave out matches of a word or a few that stand alone: the wider the gaps, the longer chance can reach.

    Gaps grow when a match is left out, so that this is done again until nothing changes, within limits.
    """
    for _ in range(PASSES):
        gaps = [gap.size for gap in gaps_between(matches, source, copy)]
        kept = [
            match
            for match, before, after in zip(matches, gaps, gaps[1:], strict=False)
            if not _stray(match, before, after) or sure(match)
        ]
        if len(kept) == len(matches):
            break
        matches = kept
    return tuple(matches)


def _stray(match: Match, before: int, after: int) -> bool:
    """Tell whether chance explains a match: on average, the longest by chance grows with the logarithm."""
    near, far = sorted((before, after))
    return match.length < min(5.0, log2(1 + near)) or (match.length < 3 and far >= WIDE)


def _end(match: Match) -> tuple[int, int]:
    return match.source + match.length, match.copy + match.length
