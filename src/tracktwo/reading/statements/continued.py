"""Quotations without a cue of their own: they go on with a statement, or nobody is named for them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tracktwo.reading.model import Span
from tracktwo.reading.statements.contents import joined
from tracktwo.reading.statements.drafted import Drafted
from tracktwo.reading.statements.scene import Scene

__all__ = ["alone", "continued"]

_NOTHING = re.compile(r"[\s.,;:—–\-…\"”’']*")
_FAR = 12


def continued(scene: Scene, drafted: Sequence[Drafted]) -> list[Drafted]:
    """Give each quotation that nobody is found to say to the quoted statement that ends just before it."""
    made = list(drafted)
    ends = sorted((_end(one), at) for at, one in enumerate(made) if _quoted(scene, one))
    for number in _unsaid(scene, made):
        one = scene.quotes[number]
        place = bisect_right(ends, (one.start, len(made))) - 1
        if place < 0:
            continue
        end, at = ends[place]
        if one.start - end <= _FAR and _NOTHING.fullmatch(scene.grammar.string, end, one.start):
            made[at] = replace(made[at], content=joined([*made[at].content, (one.start, one.end)]))
            ends.insert(place + 1, (one.end, at))
    return made


def alone(scene: Scene, drafted: Sequence[Drafted], uses: Sequence[tuple[str, str]]) -> list[Drafted]:
    """Return speech in nobody's name."""
    return [
        Drafted(-1, "", None, None, ((scene.quotes[at].start, scene.quotes[at].end),), "quotation alone")
        for at in _unsaid(scene, drafted)
        if uses[at][0] == "speech"
    ]


def _quoted(scene: Scene, one: Drafted) -> bool:
    return any(scene.quote_at(span[0]) >= 0 or scene.quote_at(span[1] - 1) >= 0 for span in one.content)


def _end(one: Drafted) -> int:
    return max(span[1] for span in (*one.content, one.cue or (0, 0), one.source or (0, 0)))


def _unsaid(scene: Scene, drafted: Sequence[Drafted]) -> list[int]:
    """Return the numbers of the quotations that stand in no content."""
    covered: list[Span] = sorted(span for one in drafted for span in one.content)
    unsaid, at, reach = [], 0, -1
    for number, one in enumerate(scene.quotes):
        while at < len(covered) and covered[at][0] <= one.inner[0]:
            reach = max(reach, covered[at][1])
            at += 1
        if reach < one.inner[1]:
            unsaid.append(number)
    return unsaid
