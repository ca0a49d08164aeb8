"""Governments and ministries named after a state, a people or a person: "the Russian government"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen

__all__ = ["Government", "governments"]


class Government(NamedTuple):
    """A body named by a common noun: name, form and side, and where it stands, by tokens."""

    name: str
    form: str
    side: str
    start: int
    end: int


def governments(
    page: Page, lexicon: Lexicon, people: Container[int], seen: Mapping[int, Seen]
) -> Iterator[Government]:
    """Yield "the Russian government", "the Smith administration", "the government in Paris", in order.

    ``people`` are tokens that name people, ``seen`` what else is known by name, by its first token.
    """
    known = {at for one in seen.values() for at in range(one.start, one.end)}
    for at, word in enumerate(page.lower):
        form = lexicon.common.get(word)
        if form is None or at in people:
            continue
        if before := _before(page, seen, at):
            name = f"{page.text(before.start, before.end)} {word}"
            yield Government(name, form, before.known.side, before.start, at + 1)
        elif form == "state" and at - 1 not in known and _is_surname(page, lexicon, people, at - 1):
            yield Government(f"{page.words[at - 1]} {word}", form, "", at - 1, at + 1)
        elif form == "state" and not _is_owned(page, at) and (after := _after(page, seen, at)):
            yield Government(page.text(at, after.end), form, after.known.side, at, after.end)


def _before(page: Page, seen: Mapping[int, Seen], at: int) -> Seen | None:
    """Return the state or people named right before a word; an adjective may stand between."""
    for start in range(at - 1, max(at - 4, -1), -1):
        one = seen.get(start)
        if one and one.end >= at - 1:
            near = one.end == at or page.tags[at - 1] == "ADJ"
            return one if near and one.known.use in ("people", "name") else None
    return None


def _is_owned(page: Page, at: int) -> bool:
    """Tell "talks with Smith's government in Paris", where only the talks are in Paris."""
    return page.word(at - 1) in ("'s", "’s", "his", "her", "their", "its")


def _after(page: Page, seen: Mapping[int, Seen], at: int) -> Seen | None:
    """Return the state or capital named in "government in ...", "government of ..."."""
    one = seen.get(at + 2) if page.word(at + 1) in ("in", "of") else None
    return one if one and one.known.use in ("name", "capital") else None


def _is_surname(page: Page, lexicon: Lexicon, people: Container[int], at: int) -> bool:
    """Tell a bare surname before "administration"; with a given name it is a mention of the person."""
    if at < 0 or at in people or not page.capital[at]:
        return False
    word = page.words[at]
    return page.tags[at] == "PROPN" and word not in lexicon.heads and word.isalpha()
