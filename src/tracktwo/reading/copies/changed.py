"""Which sentences of a copy say something that its source does not, so that they have to be read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from tracktwo.reading.copies.align import Match, gaps_between
from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.side import Side
from tracktwo.reading.passages import Piece, Span, Spans
from tracktwo.reading.sentences import sentence_starts
from tracktwo.reading.text import Text, text_of
from tracktwo.reading.words import words

__all__ = ["Changed"]


class Changed:
    """What of a copy's report has to be read for itself.

    Parameters
    ----------
    pair : Compared
        The documents, matched.

    Notes
    -----
    A sentence is read again if it has words of its own, or if words are missing inside it: one "not" or one
    clause may turn what is said. Articles and a few prepositions may come and go, spellings, case,
    punctuation may change.
    """

    def __init__(self, pair: Compared) -> None:
        self._pair = pair
        self._source, self._copy = _Sentences(pair.source), _Sentences(pair.copy)
        in_order = sorted((*pair.matches, *pair.moved), key=lambda one: one.copy)
        self._changed = set(self._own(in_order)) | set(self._missing())

    @cached_property
    def fresh(self) -> Spans:
        """The sentences, by offsets of the raw text."""
        report, found = self._pair.copy.report, list[Span]()
        for number in sorted(self._changed):
            start, end = self._copy.span(number)
            for block in report.blocks[report.block_at(start) : report.block_at(max(end - 1, start)) + 1]:
                found += report.raw(max(start, block.start), min(end, block.end))
        return tuple(found)

    @cached_property
    def rest(self) -> Text | None:
        """The paragraphs that have such sentences, each after the one before it; None if there are none."""
        report = self._pair.copy.report
        wanted: set[int] = set()
        for number in self._changed:
            start, end = self._copy.span(number)
            first, last = report.block_at(start), report.block_at(max(end - 1, start))
            wanted.update(range(max(first - 1, 0), last + 1))
        if not wanted:
            return None
        starts = [at for at, _ in report.pieces]
        return text_of(report.document, (_paragraph(report, starts, number) for number in sorted(wanted)))

    def touches(self, spans: Iterable[Span]) -> bool:
        """Tell whether passages of the copy's raw text have anything of such a sentence."""
        return any(start < high and low < end for start, end in spans for low, high in self.fresh)

    def _own(self, matches: Sequence[Match]) -> Iterator[int]:
        """Give the sentences that have words which are not the source's."""
        copy, at = self._pair.copy, 0
        same = {number for gap in self._pair.rejoined for number in range(*gap.copy)}
        for match in (*matches, Match(0, len(copy.words), 0)):
            own = (number for number in range(at, match.copy) if number not in same)
            yield from self._weighty(self._copy, own)
            for step in range(match.length):
                was, now = self._pair.source.words[match.source + step], copy.words[match.copy + step]
                if was.folded != now.folded and not (was.text[0].isupper() and now.text[0].isupper()):
                    yield from self._weighty(self._copy, [match.copy + step])
            at = max(at, match.copy + match.length)

    def _missing(self) -> Iterator[int]:
        """Give the sentences of the copy from which words of the source are missing."""
        source, copy = self._pair.source, self._pair.copy
        there_too = {at for one in self._pair.moved for at in range(one.source, one.source + one.length)}
        there_too |= {at for gap in self._pair.rejoined for at in range(*gap.source)}
        for gap in gaps_between(self._pair.matches, len(source.words), len(copy.words)):
            lost = set(self._weighty(self._source, (at for at in range(*gap.source) if at not in there_too)))
            for here, there in ((gap.source[0] - 1, gap.copy[0] - 1), (gap.source[1], gap.copy[1])):
                if 0 <= here < len(source.words) and self._source.of(here) in lost:
                    sentence = self._copy.of(there)
                    if sentence is not None:
                        yield sentence

    @staticmethod
    def _weighty(sentences: _Sentences, numbers: Iterable[int]) -> Iterator[int]:
        """Give the sentences in which words stand, but for words that may come and go."""
        light = words("light")
        for number in numbers:
            sentence = sentences.of(number)
            if sentence is not None and sentences.side.words[number].folded not in light:
                yield sentence


class _Sentences:
    """The sentences of a document's report, by the words of its whole text."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self._starts = sorted(sentence_starts(side.report.string))

    def of(self, word: int) -> int | None:
        """Return the number of the sentence in which a word stands; None where it is not of the report."""
        if word not in self.side.reported:
            return None
        raw = self.side.raw(self.side.words[word].start, self.side.words[word].end)
        return bisect_right(self._starts, self.side.report.clean(*raw)[0]) - 1

    def span(self, number: int) -> Span:
        """Return where a sentence stands in the report's text."""
        ends = [*self._starts[1:], len(self.side.report.string)]
        string = self.side.report.string[self._starts[number] : ends[number]]
        return self._starts[number], self._starts[number] + len(string.rstrip())


def _paragraph(report: Text, starts: Sequence[int], number: int) -> tuple[str, list[Piece]]:
    block = report.blocks[number]
    first, last = bisect_left(starts, block.start), bisect_left(starts, block.end)
    return block.zone, [piece for _, piece in report.pieces[first:last]]
