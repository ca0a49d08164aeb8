"""Signs that words name a person, or do not; how much each weighs is told in ``words/people.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen
from tracktwo.reading.words import words

__all__ = ["Signs"]

_QUOTES = tuple("\"'`‘’“”«»")
_NO_NAMES = frozenset({"PRON", "DET", "ADP", "ADV", "VERB", "AUX", "SCONJ"})
_OWNERS = frozenset({"'s", "’s", ":"})
_AMONG = frozenset({"by", "with", "told", "met", "under"})


class Signs:
    """Reads them off a page; ``seen`` is what is known there by name."""

    def __init__(self, page: Page, lexicon: Lexicon, seen: Iterable[Seen]) -> None:
        self.page, self.lexicon = page, lexicon
        self.seen = {at: one for one in seen for at in range(one.start, one.end)}
        self.weights: Mapping[str, int] = words("people")["weights"]

    def weight(self, start: int, end: int, label: str) -> int:
        """Return what the signs that ``[start, end)`` is a person's full name weigh together."""
        return sum(self.weights[sign] for sign in self._of(start, end, label))

    def _of(self, start: int, end: int, label: str) -> Iterator[str]:
        page, given = self.page, self.given(start) is not None
        yield {"PERSON": "model person", "ORG": "model body", "": "model nothing"}.get(label, "model other")
        told = {
            "given name": given,
            "introduced": self.introduced(start),
            "initials": self._initials(start),
            "middle initial": any(len(word.rstrip(".")) == 1 for word in page.words[start + 1 : end - 1]),
            "acts": self.acts(start, end),
            "described": self._described(end),
            "plain noun": not given and self._is_noun(start),
            "thing": any(self.is_thing(at) for at in range(start, end - 1)),
            "after the": page.word(start - 1) == "the" and page.tags[end : end + 1] != ["NOUN"],
            "quoted": self._quoted(start, end),
            "among capitals": not given and self._among_capitals(start),
            "known place or body": start in self.seen and self.seen[start].end >= end,
        }
        yield from (sign for sign, holds in told.items() if holds)
        yield from self._of_last(start, end)

    def _of_last(self, start: int, end: int) -> Iterator[str]:
        """Yield what the last word tells: "Centre", "A.", "Republicans", "Iranians"."""
        last = self.page.words[end - 1]
        if last in self.lexicon.heads or self.lexicon.has("things", last):
            yield "head of a body" if end - start > 2 else "head of a body, or a surname"
        if last.endswith(".") and last.replace(".", "").isupper():
            yield "ends open"
        if end - start == 3 and self.page.words[start + 1] == "-":
            yield "two surnames"
        if self.is_member(last) or (end - 1 in self.seen and self.seen[end - 1].known.use == "people"):
            yield "people"

    def given(self, at: int) -> str | None:
        """Return the gender that goes with a given name; None for other words."""
        if not 0 <= at < len(self.page):
            return None
        word = self.page.words[at]
        return self.lexicon.given.get(word.title() if word.isupper() and len(word) > 2 else word)

    def is_title(self, at: int) -> bool:
        """Tell "Mr." and the like."""
        return at >= 0 and self.page.words[at] in self.lexicon.honorifics

    def is_office(self, at: int) -> bool:
        """Tell a noun for people with a capital: "President"."""
        return self.page.capital[at] and self.page.lower[at] in self.lexicon.roles and not self.given(at)

    def is_member(self, word: str) -> bool:
        """Tell "Republican", "Sunnis": a camp, not a name."""
        return word.removesuffix("s") in self.lexicon.sets["members"]

    def is_thing(self, at: int) -> bool:
        """Tell "Bridge", "Accord": part of a name that is of no person and no body."""
        word = self.page.words[at]
        thing = self.lexicon.has("things", word) or self.lexicon.has("things", word.removesuffix("s"))
        return thing and self.given(at) is None

    def opens_place(self, at: int) -> bool:
        """Tell "San", "Fort": what follows is no name by itself."""
        return self.page.words[at] in self.lexicon.sets["openers"]

    def is_of_place(self, at: int) -> bool:
        """Tell "State" in "Secretary of State Smith", "Texas" and "Russian" before a name."""
        word = self.page.words[at]
        if at in self.seen and (self.given(at) is None or self.seen[at].known.use == "body"):
            return True
        if word in self.lexicon.heads or self.is_thing(at) or self.is_member(word):
            return True
        if (
            word.isupper()
            and len(word) in (2, 3, 4)
            and word.isalpha()
            and not self.page.words[at + 1].isupper()
        ):
            return self.given(at) is None
        return self.page.labels[at] in ("NORP", "DATE")

    def introduced(self, start: int) -> bool:
        """Tell whether a title, an office or a noun for people stands right before."""
        before = start - 1
        if before < 0 or self.page.sentence[before] != self.page.sentence[start]:
            return False
        of = (
            self.page.word(before - 1) == "of"
            and self.page.word(before).title() in self.lexicon.sets["portfolios"]
        )
        return of or self.is_title(before) or bool(self.lexicon.role(self.page.lower[before]))

    def acts(self, start: int, end: int) -> bool:
        """Tell whether the name is followed by "who", or is the subject of a verb of the mind."""
        page = self.page
        if page.word(end + (page.word(end) == ",")) in ("who", "whose"):
            return True
        head = page.heads[end - 1]
        return page.arcs[end - 1] == "nsubj" and page.lemmas[head] in self.lexicon.sets["minds"]

    def personal(self, at: int, owner: Mapping[int, object]) -> bool:
        """Tell whether one word stands where people stand: owns, minds, is told, is among other people."""
        page = self.page
        if self.acts(at, at + 1) or page.word(at + 1) in _OWNERS:
            return True
        if page.arcs[at] == "conj" and page.heads[at] in owner:
            return True
        if any(page.labels[one] == "PERSON" for one in page.children(at, "conj")):
            return True
        return page.arcs[at] in ("pobj", "dobj") and page.word(page.heads[at]) in _AMONG

    def _described(self, end: int) -> bool:
        """Tell whether ", a ..." with a noun for people follows."""
        page = self.page
        if page.word(end) != "," or page.word(end + 1) not in ("a", "an", "the", "former"):
            return False
        for at in range(end + 2, min(end + 8, len(page))):
            if page.words[at] == ",":
                return False
            if self.lexicon.role(page.lower[at]):
                return True
        return False

    def _is_noun(self, at: int) -> bool:
        word = self.page.lower[at]
        return word in self.lexicon.roles or word.removesuffix("s") in self.lexicon.roles

    def _initials(self, at: int) -> bool:
        """Tell "J.R." before a surname from "U.S."."""
        word = self.page.words[at]
        return at not in self.seen and "." in word and word.replace(".", "").isupper() and len(word) <= 5

    def _quoted(self, start: int, end: int) -> bool:
        """Tell whether quotation marks hold these words and no others: a slogan or a title."""
        end += self.page.word(end) in (".", ",", "!", "?")
        return self.page.word(start - 1)[:1] in _QUOTES and self.page.word(end)[:1] in _QUOTES

    def _among_capitals(self, start: int) -> bool:
        """Tell whether the word before has a capital and is of no name: words of a title."""
        before = start - 1
        if before < 0 or not self.page.capital[before] or self.page.opens(before):
            return False
        return self.page.tags[before] in _NO_NAMES
