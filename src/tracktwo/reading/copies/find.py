"""The copies among some documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.direction import DECIDED, Verdict, verdict
from tracktwo.reading.copies.search import LEAST, candidates, families
from tracktwo.reading.copies.side import Side
from tracktwo.reading.copies.sketch import SHORTEST, shared
from tracktwo.reading.copies.tree import Link, linked
from tracktwo.reading.model import Copy
from tracktwo.reading.text import Text

__all__ = ["copies_of"]


def copies_of(texts: Sequence[Text]) -> tuple[Copy, ...]:
    """Find which documents repeat others, how, and which is the source.

    Two documents are told as copies where one has half or more of the five-word runs of the other's report:
    cut, respelled or wrapped in an article that has more. It is containment that is asked for, not likeness,
    which a text cut to a third has no more.

    Parameters
    ----------
    texts : sequence of Text
        What is parsed of each document; furniture, which is the same all over a site, does not count. Dates,
        publishers and credits are taken from ``text.document.told``.

    Returns
    -------
    tuple of Copy
        Sources before their copies. A document that was put together from several has one for each, first
        the one of which it has most.
    """
    sides = [Side(text) for text in texts]
    pairs = _shared(sides)
    sizes = [len(side.hashes) for side in sides]
    found: list[Copy] = []
    for family in families(len(sides), list(pairs)):
        if len(family) > 1:
            found += _of_family(family, sides, pairs, sizes)
    return tuple(found)


def _shared(sides: Sequence[Side]) -> dict[Link, int]:
    """Count what each pair of copies shares; each pair stands both ways round."""
    counted: dict[Link, int] = {}
    for one, other in candidates([side.hashes for side in sides]):
        least = min(len(sides[one].hashes), len(sides[other].hashes))
        same = shared(sides[one].hashes, sides[other].hashes)
        if least >= SHORTEST and same >= LEAST * least:
            counted[one, other] = counted[other, one] = same
    return counted


def _of_family(
    family: Sequence[int], sides: Sequence[Side], pairs: dict[Link, int], sizes: Sequence[int]
) -> Iterator[Copy]:
    """Give the copies among documents that are tied to each other."""

    @cache
    def judged(source: int, copy: int) -> tuple[Compared, Verdict]:
        if source > copy:
            pair, told = judged(copy, source)
            return pair.turned(), Verdict(-told.weight, told.against, told.for_it)
        pair = Compared.of(sides[source], sides[copy])
        return pair, verdict(pair)

    def weight(source: int, copy: int) -> float:
        told = judged(source, copy)[1].weight
        return told if abs(told) >= DECIDED else 0.0

    numbers: dict[int, int] = {}
    for copy, source in linked(family, pairs, sizes, weight):
        numbers[copy] = numbers.get(copy, 0) + 1
        pair, told = judged(source, copy)
        yield pair.item(numbers[copy], told.reasons)
