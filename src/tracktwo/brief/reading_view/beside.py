"""Two texts side by side: paragraph by paragraph, with what differs marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracktwo.brief.reading_view.marks import Stretch, Tint, Token, marked
from tracktwo.brief.reading_view.plain import folded
from tracktwo.brief.reading_view.reports import Report
from tracktwo.reading.model import Copy, Edit
from tracktwo.reading.text import Block

__all__ = ["Pair", "pairs_of"]

KNOWN = 8
"""Characters by which the beginning of a paragraph is known again."""


@dataclass(frozen=True)
class Pair:
    """A paragraph of the source and what the copy has in its place; ``same`` counts paragraphs alike."""

    source: list[Token]
    copy: list[Token]
    href: str = ""
    copy_href: str = ""
    same: int = 0


def pairs_of(item: Copy, source: Report, copy: Report) -> list[Pair]:
    """Cut both texts at the paragraphs of the source and put them beside each other.

    Parameters
    ----------
    item : Copy
        The edits between the two.
    source, copy : Report
        As they are shown.

    Returns
    -------
    list of Pair
        Together they hold both texts, but for paragraphs that are the same in both.
    """
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
