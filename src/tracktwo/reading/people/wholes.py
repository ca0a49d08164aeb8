"""Stretches that may be full names: words with capitals, without titles, offices and places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tracktwo.reading.people.page import Page
from tracktwo.reading.people.signs import Signs

__all__ = ["wholes"]

_LONGEST = 7


def wholes(page: Page, signs: Signs, runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches of two to seven words that may each be a full name, in order."""
    found = [whole for run in runs for whole in _of_run(page, signs, *run)]
    count = Counter(tuple(page.words[start:end]) for start, end in found)
    return [(start, start + _length(page.words[start:end], count)) for start, end in found]


def _length(words: list[str], count: Counter[tuple[str, ...]]) -> int:
    """Return how many words are the name: "Jane Smith" of "Jane Smith Leads", if she is named more often."""
    whole = tuple(words)
    return next((n for n in range(2, len(whole)) if count[whole[:n]] > count[whole]), len(whole))


def _of_run(page: Page, signs: Signs, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end > start and page.words[end - 1] in ("-", "’", "'"):
        end -= 1
    start = _after_titles(signs, start, end)
    if end - start < 2:
        return
    if page.sentence[start] in page.loud:
        yield from _in_headline(page, signs, start, end)
    elif end - start <= _LONGEST:
        yield start, end


def _in_headline(page: Page, signs: Signs, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a given name and the next word: in a headline, capitals do not tell where a name ends."""
    for at in range(start, end - 1):
        follows = page.words[at + 1][0].isalpha() and page.tags[at + 1] != "VERB"
        if signs.given(at) and not signs.given(at - 1) and follows:
            yield at, at + 2


def _after_titles(signs: Signs, start: int, end: int) -> int:
    """Return where the name starts: after the last title or office, else at the first given name."""
    first = start
    for at in range(start, end - 1):
        if signs.is_title(at) or signs.is_office(at):
            first = at + 1
    if first < end and signs.opens_place(first):
        return end
    while first < end - 1 and signs.is_of_place(first):
        first = max(signs.seen[first].end if first in signs.seen else 0, first + 1)
    if first < end and not signs.given(first):
        first = next((at for at in range(first + 1, end - 1) if signs.given(at)), first)
    return min(first, end)
