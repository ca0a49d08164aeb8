"""Who mediates, or hosts talks: no party."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from tracktwo.reading.draft.party_words import alternatives, rules, told_by
from tracktwo.reading.model import Item, Person

__all__ = ["mediating"]

Named = Callable[[str], Iterator[tuple[int, int, list[str]]]]


def mediating(raw: str, named: Named, items: Iterable[Item]) -> Iterator[str]:
    """Give the sides that a report tells to mediate or to host talks, and those of mediators.

    Parameters
    ----------
    raw : str
        The report.
    named : callable
        Gives where a text names sides, and which.
    items : iterable of Item
        What was found in the report.

    Yields
    ------
    str
        A side, empty where a mediator has none.
    """
    before, after = _mediation()
    for start, end, sides in named(raw):
        if after.match(raw, end, end + 120) or before.search(raw[max(0, start - 60) : start]):
            yield from sides
    for one in items:
        if isinstance(one, Person) and any(told_by("mediates", role.text) for role in one.roles):
            yield one.side


@cache
def _mediation() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands before and after the name of one who mediates."""
    mediates, hosts, hosted, small = (
        alternatives(rules()[topic]) for topic in ("mediates", "hosts", "hosted", "between_words")
    )
    hosting = rf"(?:{hosts})\s(?:[\w-]+\s){{0,5}}(?:{hosted})"
    after = rf"(?:[’']s)?[-\s,]{{1,2}}(?:(?:{small})\s){{0,4}}(?:(?:{mediates})\b|{hosting})"
    return re.compile(rf"\b(?:{mediates}|hosted)\s+by\s+(?:the\s+)?(?:\w+\s+and\s+)?$"), re.compile(after)
