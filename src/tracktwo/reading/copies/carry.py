"""Where a passage of the source stands in its copy."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from tracktwo.reading.copies.align import Match
from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.passages import Span, Spans

__all__ = ["Carrier"]

Stretch = tuple[int, int, int, int]
"""Start and end in the source, start and end in the copy."""

HALF = 0.5

OWN_WORDS = 3
"""So many words of the copy's own may stand inside a passage without cutting it in two."""


class Carrier:
    """Leads passages of a source over to its copy.

    Parameters
    ----------
    pair : Compared
        The documents, matched.
    """

    def __init__(self, pair: Compared) -> None:
        self._pair = pair
        found = [one for match in (*pair.matches, *pair.moved) for one in self._stretches(match)]
        found += [self._words(gap.source, gap.copy) for gap in pair.rejoined]
        self._found = sorted(found)
        self._starts = [one[0] for one in self._found]

    def spans(self, spans: Spans) -> Spans:
        """Return where passages stand in the copy's raw text; those of which it lacks half are left out."""
        return tuple(found for span in spans for found in self._carried(span))

    def share(self, spans: Spans) -> float:
        """Return how much of some passages the copy has, from 0 to 1, by characters."""
        whole = self._pair.source.whole
        total = same = 0
        for start, end in (whole.clean(*span) for span in spans):
            total += end - start
            same += sum(high - low for low, high, _, _ in self._inside(start, end))
        return same / total if total else 0.0

    def _carried(self, span: Span) -> Iterator[Span]:
        start, end = self._pair.source.whole.clean(*span)
        inside = list(self._inside(start, end))
        if sum(high - low for low, high, _, _ in inside) < HALF * (end - start) or not inside:
            return
        for low, high in self._together(inside):
            yield from self._pair.copy.whole.raw(low, high)

    def _inside(self, start: int, end: int) -> Iterator[Stretch]:
        """Give the parts of a passage that are matched, cut to it where letter stands for letter."""
        for at in range(max(bisect_right(self._starts, start) - 1, 0), len(self._found)):
            low, high, there, until = self._found[at]
            if low >= end:
                return
            if high <= start:
                continue
            if high - low == until - there:
                first, last = max(low, start), min(high, end)
                yield first, last, there + first - low, there + last - low
            else:
                yield low, high, there, until

    def _together(self, inside: list[Stretch]) -> list[Span]:
        """Join what stands close together in the copy."""
        made: list[Span] = []
        for _, _, start, end in sorted(inside, key=lambda one: one[2]):
            between = self._pair.copy.whole.string[made[-1][1] : start] if made else ""
            if made and len(between) < 60 and len(between.split()) <= OWN_WORDS:
                made[-1] = (made[-1][0], max(made[-1][1], end))
            else:
                made.append((start, end))
        return made

    def _stretches(self, match: Match) -> Iterator[Stretch]:
        """Give the words of a match, and what is the same of that which stands between and around them."""
        here, there = self._pair.source, self._pair.copy
        for step in range(match.length):
            was, now = here.words[match.source + step], there.words[match.copy + step]
            yield was.start, was.end, now.start, now.end
            after, later = (
                side.words[at + 1].start if at + 1 < len(side.words) else len(side.whole.string)
                for side, at in ((here, match.source + step), (there, match.copy + step))
            )
            yield from _same(
                here.whole.string, was.end, after, there.whole.string, now.end, later, step + 1 < match.length
            )
        yield from self._before(match)

    def _words(self, source: Span, copy: Span) -> Stretch:
        """Return where some words stand on both sides."""
        words, others = self._pair.source.words, self._pair.copy.words
        return (
            words[source[0]].start,
            words[source[1] - 1].end,
            others[copy[0]].start,
            others[copy[1] - 1].end,
        )

    def _before(self, match: Match) -> Iterator[Stretch]:
        """Give what sticks to the first word of a match: a quotation mark, say."""
        here, there = self._pair.source, self._pair.copy
        start, begin = here.words[match.source].start, there.words[match.copy].start
        low = here.words[match.source - 1].end if match.source else 0
        length = 0
        while (
            start - length > low
            and begin - length > 0
            and here.whole.string[start - length - 1] == there.whole.string[begin - length - 1]
            and not here.whole.string[start - length - 1].isspace()
        ):
            length += 1
        if length:
            yield start - length, start, begin - length, begin


def _same(source: str, low: int, high: int, copy: str, start: int, end: int, both: bool) -> Iterator[Stretch]:
    """Give the beginning of two stretches as far as it is the same, and the end between matched words."""
    first = 0
    room = min(high - low, end - start)
    while first < room and source[low + first] == copy[start + first]:
        first += 1
    if first:
        yield low, low + first, start, start + first
    last = 0
    while both and last < room - first and source[high - 1 - last] == copy[end - 1 - last]:
        last += 1
    if last:
        yield high - last, high, end - last, end
