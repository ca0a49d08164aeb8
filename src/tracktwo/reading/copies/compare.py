"""Two documents side by side: what they share, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracktwo.reading.copies.align import Gap, Match, align, gaps_between, joined
from tracktwo.reading.copies.edits import edits_of
from tracktwo.reading.copies.folded import Word, words_of
from tracktwo.reading.copies.moved import moves
from tracktwo.reading.copies.respelling import kind_of, same_words
from tracktwo.reading.copies.search import LEAST
from tracktwo.reading.copies.side import Side
from tracktwo.reading.copies.sketch import containment
from tracktwo.reading.copies.slide import slid
from tracktwo.reading.model import Copy, Edit
from tracktwo.reading.passages import Spans, passage

__all__ = ["Compared"]

PASSAGE = 10
"""Words: fewer dropped ones are an edit, and no passage that the copy leaves out."""


@dataclass(frozen=True)
class Compared:
    """Two documents whose words are matched; which is the source is yet to be told."""

    source: Side
    copy: Side
    matches: tuple[Match, ...]
    moved: tuple[Match, ...]

    @classmethod
    def of(cls, source: Side, copy: Side) -> Compared:
        """Match the words of two documents."""

        def paragraph(match: Match) -> bool:
            ends = (match.source, match.source + match.length), (match.copy, match.copy + match.length)
            return all(side.begins(at) == 2 for side, many in zip(sides, ends, strict=True) for at in many)

        sides = source, copy
        found = align(source.folded, copy.folded, paragraph)
        matches = slid(_with_slips(found, source, copy), source, copy)
        gaps = gaps_between(matches, len(source.words), len(copy.words))
        return cls(source, copy, matches, moves(gaps, source.folded, copy.folded))

    def turned(self) -> Compared:
        """Return the same with the sides changed."""
        matches, moved = (
            tuple(Match(one.copy, one.source, one.length) for one in many)
            for many in (self.matches, self.moved)
        )
        return Compared(self.copy, self.source, matches, tuple(sorted(moved, key=lambda one: one.copy)))

    @cached_property
    def rejoined(self) -> tuple[Gap, ...]:
        """Where words are the same but for where one ends: ``cease-fire`` and ``ceasefire``."""
        words, others = self.source.words, self.copy.words
        return tuple(
            gap
            for gap in gaps_between(self.matches, len(words), len(others))
            if 0 < gap.size <= PASSAGE and same_words(words[slice(*gap.source)], others[slice(*gap.copy)])
        )

    @cached_property
    def kept(self) -> float:
        """The share of the words of the source's report that the copy has."""
        return _share((one.source for one in self._all), self._all, self.source)

    @cached_property
    def taken(self) -> float:
        """The share of the words of the copy's report that the source has."""
        return _share((one.copy for one in self._all), self._all, self.copy)

    def item(self, number: int, reasons: Sequence[str]) -> Copy:
        """Return what is told of the copy.

        Parameters
        ----------
        number : int
            Of the copy among those of its document.
        reasons : sequence of str
            Why the one is taken to be the source.
        """
        edits = edits_of(self.source, self.copy, self.matches, self.moved)
        spans = self._passages()
        share = containment(self.copy.hashes, self.source.hashes)
        return Copy(
            id=f"{self.copy.document.id}/copy-{number}",
            document=self.copy.document.id,
            spans=spans,
            text=passage(self.copy.document.raw, spans),
            rule="copies/contained" if share >= LEAST else "copies/contains",
            source=self.source.document.id,
            containment=round(share, 4),
            kept=round(self.kept, 4),
            edits=edits,
            dropped=self._dropped(edits),
            reasons=tuple(reasons),
        )

    @property
    def _all(self) -> tuple[Match, ...]:
        return (*self.matches, *self.moved)

    def _passages(self) -> Spans:
        """Return where the copy repeats the source; a few words of its own do not end a passage."""
        found: list[tuple[int, int]] = []
        for match in sorted(self._all, key=lambda one: one.copy):
            if found and match.copy - found[-1][1] <= PASSAGE:
                found[-1] = (found[-1][0], match.copy + match.length)
            else:
                found.append((match.copy, match.copy + match.length))
        starts = [self.copy.words[low].start for low, _ in found]
        ends = [self.copy.end_of(high - 1) for _, high in found]
        return tuple(map(self.copy.raw, starts, ends))

    def _dropped(self, edits: Iterable[Edit]) -> Spans:
        return tuple(
            edit.source
            for edit in edits
            if edit.kind == "dropped" and _inside(self.source, edit) and len(words_of(edit.was)) >= PASSAGE
        )


def _with_slips(matches: tuple[Match, ...], source: Side, copy: Side) -> tuple[Match, ...]:
    """Match words that differ by a slip alone, one for one."""
    slips = [
        Match(gap.source[0], gap.copy[0], gap.size)
        for gap in gaps_between(matches, len(source.words), len(copy.words))
        if 0 < gap.size == gap.source[1] - gap.source[0] == gap.copy[1] - gap.copy[0] <= PASSAGE
        and all(map(_respelled, source.words[slice(*gap.source)], copy.words[slice(*gap.copy)]))
    ]
    return tuple(joined(sorted((*matches, *slips)))) if slips else matches


def _respelled(was: Word, now: Word) -> bool:
    return kind_of(was, now) == "respelled"


def _inside(side: Side, edit: Edit) -> bool:
    """Tell whether a passage is of the report, rather than of what stands around it."""
    start, end = side.report.clean(*edit.source)
    return start < end


def _share(starts: Iterable[int], matches: Iterable[Match], side: Side) -> float:
    same = sum(
        number in side.reported
        for start, match in zip(starts, matches, strict=True)
        for number in range(start, start + match.length)
    )
    return same / len(side.reported) if side.reported else 0.0
