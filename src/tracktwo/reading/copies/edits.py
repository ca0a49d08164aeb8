"""Every difference between a source and its copy, named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.reading.copies.align import Gap, Match, gaps_between
from tracktwo.reading.copies.moved import blocks
from tracktwo.reading.copies.respelling import alike, kind_of, same_words
from tracktwo.reading.copies.side import Side
from tracktwo.reading.model import Edit
from tracktwo.reading.passages import Span

__all__ = ["edits_of"]

QUOTES = frozenset("\"'“”‘’«»„‟‹›")

NEAR = 120
"""Up to how many characters apart an opening and a closing mark are one change."""


@dataclass(frozen=True)
class _Change:
    """An edit by offsets of the compared texts, before it is led back to the raw ones."""

    kind: str
    source: Span
    copy: Span


def edits_of(source: Side, copy: Side, matches: Sequence[Match], moved: Sequence[Match]) -> tuple[Edit, ...]:
    """List the differences.

    Parameters
    ----------
    source, copy : Side
        The documents.
    matches : sequence of Match
        From `tracktwo.reading.copies.align.align`.
    moved : sequence of Match
        From `tracktwo.reading.copies.align.moves`.

    Returns
    -------
    tuple of Edit
        In the order of the source, and where it has nothing, of the copy.
    """
    found: list[_Change] = []
    pair = _Pair(source, copy)
    for match in (*matches, *moved):
        found += pair.inside(match)
    passages = blocks(moved)
    for block in passages:
        found += pair.moved(block)
    for gap in gaps_between(matches, len(source.words), len(copy.words)):
        found += pair.between(gap, passages)
    found.sort(key=lambda one: (one.source, one.copy))
    return tuple(_edit(source, copy, change) for change in _quoted(_touching(found), pair))


class _Pair:
    """Two documents whose words are matched."""

    def __init__(self, source: Side, copy: Side) -> None:
        self.source, self.copy = source, copy

    def moved(self, block: Sequence[Match]) -> Iterator[_Change]:
        """Give a passage that was moved, with the punctuation around it, and what was replaced inside."""
        first, last = block[0], block[-1]
        yield _Change(
            "moved",
            (self.source.start_of(first.source), self.source.end_of(last.source + last.length - 1)),
            (self.copy.start_of(first.copy), self.copy.end_of(last.copy + last.length - 1)),
        )
        for one, other in pairwise(block):
            here, there = one.source + one.length, one.copy + one.length
            yield from self._replaced(Gap((here, other.source), (there, other.copy)))

    def inside(self, match: Match) -> Iterator[_Change]:
        """Give the differences between words that are matched, and in what stands between them."""
        for step in range(match.length):
            here, there = match.source + step, match.copy + step
            was, now = self.source.words[here], self.copy.words[there]
            if kind := kind_of(was, now):
                yield _Change(kind, (was.start, was.end), (now.start, now.end))
            if step + 1 < match.length:
                yield from self._separated(here, there)

    def _separated(self, here: int, there: int) -> Iterator[_Change]:
        """Compare what follows a word: a paragraph's end, punctuation."""
        was, now = self.source.words[here : here + 2], self.copy.words[there : there + 2]
        before = self.source.whole.string[was[0].end : was[1].start]
        after = self.copy.whole.string[now[0].end : now[1].start]
        if before == after:
            return
        if ("\n" in before) != ("\n" in after):
            kind = "merged" if "\n" in before else "split"
            yield _Change(kind, (was[0].start, was[1].end), (now[0].start, now[1].end))
        source, copy = self._trimmed((was[0].end, was[1].start), (now[0].end, now[1].start))
        before, after = (side.whole.string[slice(*span)] for side, span in self._both(source, copy))
        if before.split() != after.split():
            yield _Change("repunctuated", source, copy)

    def between(self, gap: Gap, moved: Sequence[Sequence[Match]]) -> Iterator[_Change]:
        """Give the differences that a gap makes, besides what was moved."""
        taken = [(one[0].source, one[-1].source + one[-1].length) for one in moved]
        given = [(one[0].copy, one[-1].copy + one[-1].length) for one in moved]
        here, there = _without(gap.source, taken), _without(gap.copy, given)
        if here != [gap.source] or there != [gap.copy]:
            yield from (
                _Change("dropped", one, self._nothing(gap)[1]) for one in self._left(self.source, here)
            )
            yield from (_Change("added", self._nothing(gap)[0], one) for one in self._left(self.copy, there))
            return
        yield from self._replaced(gap)

    def _replaced(self, gap: Gap) -> Iterator[_Change]:
        was, now = self.source.words[slice(*gap.source)], self.copy.words[slice(*gap.copy)]
        source, copy = self._trimmed(self._outer(self.source, gap.source), self._outer(self.copy, gap.copy))
        before, after = (side.whole.string[slice(*span)] for side, span in self._both(source, copy))
        if not was and not now:
            if before.split() != after.split():
                yield _Change("repunctuated", source, copy)
        elif was and now and same_words(was, now):
            yield _Change("respelled", source, copy)
        elif was and now and alike(was, now):
            yield _Change("reworded", source, copy)
        else:
            gone, new = ("dropped" if was else "repunctuated"), ("added" if now else "repunctuated")
            yield from (_Change(gone, one, (copy[0], copy[0])) for one in self.source.passages(*source))
            yield from (_Change(new, (source[1], source[1]), one) for one in self.copy.passages(*copy))

    @staticmethod
    def _left(side: Side, parts: Iterable[Span]) -> Iterator[Span]:
        """Give the passages that are left of a gap of which something was moved."""
        for low, high in parts:
            if low < high:
                yield from side.passages(side.start_of(low), side.end_of(high - 1))

    def _nothing(self, gap: Gap) -> tuple[Span, Span]:
        """Return the empty spans where a gap begins."""
        here, there = self._outer(self.source, gap.source)[0], self._outer(self.copy, gap.copy)[0]
        return (here, here), (there, there)

    @staticmethod
    def _outer(side: Side, words: Span) -> Span:
        """Return the stretch from the word before some words to the word after them."""
        before = side.words[words[0] - 1].end if words[0] else 0
        after = side.words[words[1]].start if words[1] < len(side.words) else len(side.whole.string)
        return before, after

    def _trimmed(self, source: Span, copy: Span) -> tuple[Span, Span]:
        """Leave out what both sides have at their ends besides words, then white space.

        What sticks to the first word, as a quotation mark, is left to it as long as something else remains.
        """
        was, now = (side.whole.string[slice(*span)] for side, span in self._both(source, copy))
        first = _alike(was, now)
        first = max((at + 1 for at in range(first) if was[at].isspace()), default=first)
        last = _alike(was[first:][::-1], now[first:][::-1])
        if min(len(was), len(now)) > first + last:
            first += _alike(was[first : len(was) - last], now[first : len(now) - last])
        here = _stripped(was, source[0], first, len(was) - last)
        there = _stripped(now, copy[0], first, len(now) - last)
        return here, there

    def _both(self, source: Span, copy: Span) -> tuple[tuple[Side, Span], tuple[Side, Span]]:
        return (self.source, source), (self.copy, copy)


def _alike(one: str, other: str) -> int:
    """Count the characters at the beginning that are the same, up to the first letter or digit."""
    same = 0
    room = min(len(one), len(other))
    while same < room and one[same] == other[same] and not one[same].isalnum():
        same += 1
    return same


def _stripped(string: str, offset: int, low: int, high: int) -> Span:
    while low < high and string[low].isspace():
        low += 1
    while low < high and string[high - 1].isspace():
        high -= 1
    return offset + low, offset + high


def _without(whole: Span, parts: Iterable[Span]) -> list[Span]:
    """Cut parts out of a stretch of words."""
    left, at = [], whole[0]
    for low, high in sorted(parts):
        if whole[0] <= low < whole[1]:
            left.append((at, low))
            at = high
    left.append((at, whole[1]))
    return [span for span in left if span[0] < span[1] or span == whole]


def _touching(changes: Iterable[_Change]) -> list[_Change]:
    """Make one of a change to a word and one to the punctuation that sticks to it."""
    made: list[_Change] = []
    for one in changes:
        before = made[-1] if made else None
        if (
            before
            and (before.source[1], before.copy[1]) == (one.source[0], one.copy[0])
            and "repunctuated" in (before.kind, one.kind)
            and {before.kind, one.kind} <= {"respelled", "recased", "repunctuated"}
        ):
            kind = one.kind if before.kind == "repunctuated" else before.kind
            one = _Change(kind, (before.source[0], one.source[1]), (before.copy[0], one.copy[1]))
            made.pop()
        made.append(one)
    return made


def _quoted(changes: Iterable[_Change], pair: _Pair) -> list[_Change]:
    """Make one of an opening and a closing quotation mark that were put, or taken away, together."""
    made: list[_Change] = []
    for one in changes:
        before = made[-1] if made else None
        if before and one.copy[0] - before.copy[1] <= NEAR and _marks(before, pair) & _marks(one, pair):
            one = _Change("repunctuated", (before.source[0], one.source[1]), (before.copy[0], one.copy[1]))
            made.pop()
        made.append(one)
    return made


def _marks(change: _Change, pair: _Pair) -> frozenset[str]:
    """Tell whether a change does nothing but put quotation marks, or take them away."""
    if change.kind != "repunctuated":
        return frozenset()
    was, now = pair.source.whole.string[slice(*change.source)], pair.copy.whole.string[slice(*change.copy)]
    put = "put" if not was and now and set(now) <= QUOTES else ""
    taken = "taken" if not now and was and set(was) <= QUOTES else ""
    return frozenset((put or taken,)) - {""}


def _edit(source: Side, copy: Side, change: _Change) -> Edit:
    was, now = source.raw(*change.source), copy.raw(*change.copy)
    return Edit(change.kind, was, now, source.document.raw[slice(*was)], copy.document.raw[slice(*now)])
