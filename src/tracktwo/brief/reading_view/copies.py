"""Copies beside their sources: what was changed, and what was left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.brief.reading_view.claims import Subject, left_out
from tracktwo.brief.reading_view.marks import Stretch, Tint, Token, marked
from tracktwo.brief.reading_view.places import Places, elided, folded, lacks
from tracktwo.brief.reading_view.reports import Report
from tracktwo.brief.words.blocks import Words, words
from tracktwo.brief.words.say import counted, percent
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import Condition, Copy, Edit, Item, Quotation, Stance, Statement, Term
from tracktwo.reading.text import Block

__all__ = ["Beside", "Pair", "copies"]

KNOWN = 8
"""Characters by which the beginning of a paragraph is known again."""
MOST_PAIRS = 20
"""Copies shown side by side on one page; of further ones only the counts."""
LOST: dict[type[Item], str] = {
    Statement: "statement",
    Quotation: "quotation",
    Term: "term",
    Condition: "condition",
}


@dataclass(frozen=True)
class Pair:
    """A paragraph of the source and what the copy has in its place; ``same`` counts paragraphs alike."""

    source: list[Token]
    copy: list[Token]
    href: str = ""
    copy_href: str = ""
    same: int = 0


@dataclass(frozen=True)
class Beside:
    """A copy, in words, and side by side with its source where both are shown."""

    id: str
    title: str
    lines: tuple[Words, ...]
    heads: tuple[str, str]
    pairs: tuple[Pair, ...]


def copies(places: Places, subjects: Sequence[Subject]) -> list[Beside]:
    """Lay each copy of a page beside its source."""
    found = [item for item in places.by_id.values() if isinstance(item, Copy)]
    return [_beside(number, item, places, subjects) for number, item in enumerate(found, 1)]


def _beside(number: int, item: Copy, places: Places, subjects: Sequence[Subject]) -> Beside:
    copy, source = places.report[item.document], places.report.get(item.source)
    title = f"Report {copy.number} repeats " + (
        f"report {source.number}" if source else elided(item.source, 80)
    )
    heads = ("Source", "Copy")
    pairs: tuple[Pair, ...] = ()
    if source:
        heads = (f"Report {source.number} (source)", f"Report {copy.number} (copy)")
        pairs = tuple(_pairs(item, source, copy)) if number <= MOST_PAIRS else ()
    lines = (_measures(item), *_lost(item, places, subjects, copy), *_why(item, places), _edits(item))
    return Beside(f"copy-{number}", title, tuple(line for line in lines if line), heads, pairs)


def _measures(item: Copy) -> Words:
    return words(
        f"Of its runs of five words {percent(item.containment)} stand in the source; of the source's words "
        f"it keeps {percent(item.kept)}."
    )


def _why(item: Copy, places: Places) -> list[Words]:
    """Say why this one is taken to be the copy, reports by their numbers."""
    numbers = {
        id: f"report {places.report[id].number}" for id in (item.source, item.document) if id in places.report
    }
    told = []
    for reason in item.reasons:
        for id in sorted(numbers, key=len, reverse=True):
            reason = reason.replace(id, numbers[id])
        told.append(words("Why it is taken to be the copy: ", isolate(reason)))
    return told or [words("Which of the two came first cannot be told.")]


def _edits(item: Copy) -> Words:
    counts = Counter(edit.kind for edit in item.edits)
    return (
        words("Edits: ", ", ".join(f"{count} {kind}" for kind, count in counts.most_common()), ".")
        if counts
        else ()
    )


def _lost(item: Copy, places: Places, subjects: Sequence[Subject], copy: Report) -> list[Words]:
    """Say which stances the copy leaves out, and how much else stands in the passages that it drops."""
    lines: list[Words] = []
    for subject in subjects:
        for group in subject.by_actor().values():
            told = [one for one in group if one.document == item.source]
            if told and copy in left_out(group, places):
                lines.append(_stance(told[0], subject, places))
    return [*lines, _dropped(item, places)]


def _dropped(item: Copy, places: Places) -> Words:
    own = places.report[item.source].items if item.source in places.report else ()
    counts = Counter(LOST[type(one)] for one in own if type(one) in LOST and lacks(item, one))
    told = ", ".join(counted(count, name) for name, count in counts.items())
    return words(f"In the passages that it drops stand {told} of the source.") if told else ()


def _stance(one: Stance, subject: Subject, places: Places) -> Words:
    actor = places.actor(one.actor, one.actor_name)
    claim = places.link(elided(subject.claims[0].text, 120), subject.claims[0].id)
    return words(
        "This version leaves out: ", actor, ", ", places.link(one.stance, one.id), ", on “", claim, "”"
    )


def _pairs(item: Copy, source: Report, copy: Report) -> list[Pair]:
    """Cut both texts at the paragraphs of the source and put them beside each other."""
    changed = _shown_edits(item.edits, source, copy)
    cuts = _cuts(changed, source, copy)
    left = _marked(source, source.text.blocks, [(edit.source, f"was {edit.kind}") for edit in changed])
    pieces = [
        [
            Block("", max(start, block.start), min(end, block.end))
            for block in _between(copy.text.blocks, start, end)
        ]
        for start, end in pairwise(cuts)
    ]
    flat = [piece for row in pieces for piece in row]
    right = iter(_marked(copy, flat, [(edit.copy, f"now {edit.kind}") for edit in changed]))
    rows = []
    for number, row in enumerate(pieces):
        tokens = left[number - 1] if number else []
        beside = [token for i, _ in enumerate(row) for token in ([Stretch(" ¶ ")] if i else []) + next(right)]
        rows.append(
            Pair(
                tokens,
                beside,
                f"#{source.id}-p{number}" if number else "",
                f"#{copy.id}-p{copy.text.block_at(row[0].start) + 1}" if row else "",
            )
        )
    return _folded(rows)


def _between(blocks: Sequence[Block], start: int, end: int) -> Sequence[Block]:
    first = bisect_right(blocks, start, key=lambda block: block.end)
    last = bisect_left(blocks, end, key=lambda block: block.start)
    return [block for block in blocks[first:last] if block.start < block.end]


def _shown_edits(edits: Iterable[Edit], source: Report, copy: Report) -> list[Edit]:
    """Return the edits with offsets in the texts that are shown, empty sides where they fall."""
    found = []
    for edit in edits:
        one, other = _shown(source, edit.source), _shown(copy, edit.copy)
        if one[0] < one[1] or other[0] < other[1]:
            found.append(Edit(edit.kind, one, other, edit.was, edit.now))
    return sorted(found, key=lambda edit: (edit.source, edit.copy))


def _shown(report: Report, span: tuple[int, int]) -> tuple[int, int]:
    if span[0] < span[1]:
        return report.text.clean(*span)
    at = report.text.clean(span[0], span[0] + 1)[0] or report.text.clean(max(span[0] - 1, 0), span[0])[1]
    return at, at


def _cuts(edits: Sequence[Edit], source: Report, copy: Report) -> list[int]:
    """Return where the copy is to be cut so that its parts stand beside the source's paragraphs."""
    anchors = [(0, 0)]
    for edit in edits:
        for one, other in zip(edit.source, edit.copy, strict=True):
            if edit.kind != "moved" and one >= anchors[-1][0] and other >= anchors[-1][1]:
                anchors.append((one, other))
    known = [one for one, _ in anchors]
    end = len(copy.text.string)
    cuts = [0]
    for block in source.text.blocks:
        before = bisect_left(known, block.start + 1) - 1
        limit = anchors[before + 1][1] if before + 1 < len(anchors) else end
        at = _beginning(block.start, source, copy, anchors[before : before + 2])
        cuts.append(max(cuts[-1], min(at, limit, end)))
    return [*cuts, end]


def _beginning(start: int, source: Report, copy: Report, anchors: Sequence[tuple[int, int]]) -> int:
    """Return where a paragraph begins in the copy, counted from the edit before or the one behind it."""
    counted_on = [other + start - one for one, other in anchors]
    words = folded(source.text.string[start : start + KNOWN])

    def likely(at: int) -> int:
        alike = at >= 0 and folded(copy.text.string[at : at + KNOWN]) == words
        return alike + (copy.text.blocks[copy.text.block_at(at)].start == at if copy.text.blocks else 0)

    return max(counted_on, key=likely)


def _marked(
    report: Report, blocks: Sequence[Block], spans: Iterable[tuple[tuple[int, int], str]]
) -> list[list[Token]]:
    tints = [Tint(start, end, look) for (start, end), look in spans if start < end]
    return marked(report.text.string, blocks, tints)


def _folded(rows: Iterable[Pair]) -> list[Pair]:
    """Put rows without any difference together as one that only counts them."""
    made: list[Pair] = []
    for row in rows:
        if not row.source and not row.copy:
            continue
        if not _differs(row):
            same = made.pop().same if made and made[-1].same else 0
            made.append(Pair([], [], same=same + 1))
        else:
            made.append(row)
    return made


def _differs(row: Pair) -> bool:
    tokens = [*row.source, *row.copy]
    told = any(isinstance(token, Stretch) and token.looks for token in tokens)
    return told or not row.source or not row.copy
