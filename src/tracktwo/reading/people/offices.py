"""What people are said to be: titles before a name, appositions, "is", "served as", "heads"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.names import Name
from tracktwo.reading.people.page import Page

__all__ = ["Office", "offices_of"]

_OPENING = (",", "—", "–", "--", "(")
_CLOSING = (",", ".", ")", "—", "–", "--")
_STOPS = frozenset({".", ";", ":", "—", "–", "--", ")", "(", "”", '"', "''", "“", "!", "?", "…"})
_LONGEST = 80
_RELATIVES = frozenset({"who", "whose", "which", "where", "that"})
_CLAUSES = (["PRON"], ["AUX"], ["VERB"], ["SCONJ"])
_INNER = frozenset({"amod", "acl", "relcl", "compound", "pcomp"})
_UNREAL = frozenset({"would", "could", "should", "may", "might", "will", "’ll", "'ll", "can", "must", "to"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "one"})


@dataclass(frozen=True)
class Office:
    """What a person is said to be: tokens ``[start, end)``; ``when`` is ``current`` or ``former``."""

    start: int
    end: int
    when: str
    rule: str


class Offices:
    """Finds them in a page."""

    def __init__(
        self, page: Page, lexicon: Lexicon, subjects: Mapping[int, Name], bodies: Container[int]
    ) -> None:
        self.page, self.lexicon, self.subjects, self.bodies = page, lexicon, subjects, bodies

    def of(self, name: Name) -> Iterator[Office]:
        """Yield what a person is said to be at the mentions by name."""
        for start, end in name.mentions:
            if self.page.sentence[start] in self.page.loud:
                continue
            yield from self._before(start)
            yield from self._after(end)
            yield from self._ahead(start)
            yield from self._named_last(start, end)

    def said(self) -> Iterator[tuple[Name, Office]]:
        """Yield what subjects, pronouns among them, are said to be, to have served as, or to lead."""
        for at, name in self.subjects.items():
            if self.page.arcs[at] == "nsubj":
                for office in self._clause(self.page.heads[at]):
                    yield name, office

    # "Foreign Minister Jane Smith"

    def _before(self, start: int) -> Iterator[Office]:
        page, at = self.page, start
        first = page.sentences[page.sentence[start]][0]
        while at > first and self._is_title_part(at - 1, start):
            at -= 1
        while at < start and not page.words[at][0].isalnum():
            at += 1
        if at < start and self._is_office(start - 1):
            yield self._office(at, start, "office.title")

    def _is_title_part(self, at: int, start: int) -> bool:
        page, word = self.page, self.page.words[at]
        if word in ("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Miss"):
            return False
        if word == "of":
            state = page.words[at + 1].title() in self.lexicon.sets["portfolios"]
            place = page.capital[at + 1] and not self.lexicon.role(page.lower[at + 1])
            return bool(self.lexicon.role(page.word(at - 1))) and start - at <= 4 and (state or place)
        if word == "-":
            return at + 1 < start and page.joined(at) and page.tags[at - 1] in _NOMINAL | {"VERB"}
        if page.lower[at] in ("then", "ex") and page.word(at + 1) == "-":
            return True
        return page.tags[at] in _NOMINAL and page.lower[at] not in ("other", "many", "several", "such")

    def _is_office(self, at: int) -> bool:
        """Tell a noun for people, or a place after "of" and one: "Secretary of State"."""
        page = self.page
        if self.lexicon.role(page.lower[at]) or page.words[at] in self.lexicon.honorifics:
            return page.words[at] not in ("Mr.", "Mrs.", "Ms.", "Dr.")
        if not (page.capital[at] or page.words[at].title() in self.lexicon.sets["portfolios"]):
            return False
        before = at
        while before > max(at - 4, 0) and page.tags[before] in _NOMINAL:
            before -= 1
        return before < at and page.word(before) == "of" and bool(self.lexicon.role(page.word(before - 1)))

    # "Jane Smith, a former envoy to Cyprus and now a professor at Oxford, said"

    def _after(self, end: int) -> Iterator[Office]:
        page = self.page
        if page.word(end).endswith("s") and page.word(end).removesuffix("s") in self.lexicon.sets["leads"]:
            yield from self._leads(end)
        if page.word(end) not in _OPENING or end + 1 >= len(page):
            return
        first, last = end + 1, page.sentences[page.sentence[end]][1]
        if page.word(first) in _RELATIVES or self._head(first, last) is None:
            return
        stop = self._stop(first, last, comma=True)
        for start, after in self._split(first, stop):
            yield self._office(start, after, "office.apposition")

    def _head(self, start: int, last: int) -> int | None:
        """Return the noun for people that heads the phrase which starts here; None where there is none."""
        page, noun = self.page, None
        for at in range(start, last):
            if (
                "-" in (page.word(at), page.word(at + 1))
                or page.word(at) in ("'s", "’s", "and", "or", "but")
                or page.tags[at] in ("DET", "ADV")
                or page.lower[at] in _DETERMINERS
            ):
                continue
            if page.tags[at] not in _NOMINAL and not (
                page.tags[at] == "VERB" and page.arcs[at] in ("amod", "compound")
            ):
                break
            noun = at
        if noun is None or noun in self.subjects or not self._is_person_noun(noun):
            return None
        return noun

    def _is_person_noun(self, at: int) -> bool:
        return bool(self.lexicon.role(self.page.lemmas[at]) or self.lexicon.role(self.page.lower[at]))

    def _stop(self, start: int, last: int, comma: bool) -> int:
        """Return where what starts here ends: at a stop, if so asked at a comma, and after so many words."""
        last = min(last, start + _LONGEST)
        for at in range(start, last):
            if self.page.words[at] in _STOPS or (comma and self.page.words[at] == ","):
                return at
            if self.page.tags[at] in ("CCONJ", "SCONJ") and self.page.tags[at + 1 : at + 2] in _CLAUSES:
                return at
        return last

    def _split(self, start: int, stop: int) -> Iterator[tuple[int, int]]:
        """Split at "and" and at commas where another such phrase starts."""
        page, first = self.page, start
        for at in range(start + 1, stop):
            if page.word(at) not in ("and", ",") or not self._starts(at + 1, stop):
                continue
            if first < at:
                yield first, at
            first = at + 1
        while first < stop and page.word(first) in ("and", ","):
            first += 1
        if first < stop:
            yield first, stop

    def _starts(self, at: int, stop: int) -> bool:
        page = self.page
        if at < stop and page.word(at) == "and":
            at += 1
        if at >= stop:
            return False
        determined = page.lower[at] in (
            "a",
            "an",
            "the",
            *self.lexicon.sets["former"],
            *self.lexicon.sets["current"],
        )
        return (determined or self._is_person_noun(at)) and self._head(at, stop) is not None

    # "A former envoy to Cyprus, Jane Smith said"

    def _ahead(self, start: int) -> Iterator[Office]:
        page = self.page
        first = page.sentences[page.sentence[start]][0]
        while first < start and not page.words[first][0].isalnum():
            first += 1
        if (
            page.word(start - 1) != ","
            or start - first > 25
            or page.lower[first] not in ("a", "an", *self.lexicon.sets["former"])
        ):
            return
        verbs = any(
            page.tags[at] in ("AUX", "VERB") and page.arcs[at] not in _INNER for at in range(first, start)
        )
        if self._head(first, start - 1) is not None and not verbs:
            yield self._office(first, start - 1, "office.ahead")

    # "The president of the bank, Jane Smith, said"

    def _named_last(self, start: int, end: int) -> Iterator[Office]:
        """Yield the phrase before a name between commas, back to its article or to whose office it is."""
        page = self.page
        if page.word(start - 1) != "," or page.word(end) not in _CLOSING:
            return
        first, low = start - 1, max(page.sentences[page.sentence[start]][0], start - 14)
        while first > low and page.words[first - 1] not in _STOPS and page.words[first - 1] != ",":
            first -= 1
            if page.tags[first] in ("VERB", "AUX", "CCONJ", "SCONJ") and page.arcs[first] not in _INNER:
                first += 1
                break
        for at in range(first, start - 1):
            owned = page.capital[at] and page.word(at + 1) in ("'s", "’s")
            if (page.lower[at] in _DETERMINERS or owned) and self._head(at, start - 1) is not None:
                yield self._office(at, start - 1, "office.ahead")
                return

    # "She is president of ...", "He served as ...", "Smith heads ..."

    def _clause(self, verb: int) -> Iterator[Office]:
        page, lemma = self.page, self.page.lemmas[verb]
        last = page.sentences[page.sentence[verb]][1]
        if page.children(verb, "neg") or any(page.lower[at] in _UNREAL for at in page.children(verb, "aux")):
            return
        if lemma == "be" and page.tags[verb] in ("AUX", "VERB"):
            for noun in page.children(verb, "attr"):
                yield from self._listed(page.edges(noun)[0], last, verb, "office.is")
        elif lemma in self.lexicon.sets["held"]:
            for preposition in page.children(verb, "prep"):
                if page.lower[preposition] == "as":
                    yield from self._listed(preposition + 1, last, verb, "office.held")
        elif lemma in self.lexicon.sets["leads"] and page.children(verb, "dobj"):
            yield from self._leads(verb)

    def _leads(self, verb: int) -> Iterator[Office]:
        """Yield "heads the agency": a body with a name must follow."""
        page = self.page
        stop = self._stop(verb, page.sentences[page.sentence[verb]][1], comma=True)
        if any(at in self.bodies for at in range(verb + 1, stop)):
            yield Office(verb, stop, self._tense(verb), "office.leads")

    def _listed(self, start: int, last: int, verb: int, rule: str) -> Iterator[Office]:
        """Yield what is listed from here, as long as each part is headed by a noun for people."""
        if self._head(start, last) is None:
            return
        parts = self._split(start, self._stop(start, last, comma=False))
        for number, (first, stop) in enumerate(parts):
            if number and self._head(first, stop) is None:
                break
            cut = next((at for at in range(first, stop) if self.page.words[at] == ","), stop)
            yield self._office(first, cut, rule, self._tense(verb))
            if cut < stop:
                break

    def _tense(self, verb: int) -> str:
        """Tell current from former by an adverb, else by the tense; "has been" is current."""
        page = self.page
        near = {page.lower[at] for at in page.children(verb, "advmod")}
        if near & self.lexicon.sets["current"]:
            return "current"
        if near & self.lexicon.sets["former"]:
            return "former"
        if any(page.lower[at] in ("has", "have") for at in page.children(verb, "aux")):
            return "current"
        return "former" if "Past" in page.parsed.doc[verb].morph.get("Tense", []) else "current"

    def _before_noun(self, start: int, end: int) -> set[str]:
        """Return the words up to the first noun for people, four at most."""
        found: set[str] = set()
        for at in range(start, min(start + 4, end)):
            found.add(self.page.lower[at])
            if self._is_person_noun(at) and self.page.lower[at] not in self.lexicon.sets["former"]:
                break
        return found

    def _is_person_near(self, at: int) -> bool:
        return at in self.subjects or at + 1 in self.subjects

    def _office(self, start: int, end: int, rule: str, when: str = "current") -> Office:
        """Make an office; a word such as "former" or "now" at its head decides when."""
        words = self._before_noun(start, end)
        under = any(
            self.page.word(at) == "under" and self._is_person_near(at + 1) for at in range(start, end)
        )
        if words & self.lexicon.sets["former"] or under:
            when = "former"
        elif words & self.lexicon.sets["current"]:
            when = "current"
        return Office(start, end, when, rule)


def offices_of(
    page: Page, lexicon: Lexicon, names: Sequence[Name], subjects: Mapping[int, Name], bodies: Container[int]
) -> dict[int, list[Office]]:
    """Return what each person, by place in ``names``, is said to be.

    ``subjects`` are all tokens that stand for a person, ``bodies`` those that name a body.
    """
    finder = Offices(page, lexicon, subjects, bodies)
    found = {number: list(finder.of(name)) for number, name in enumerate(names)}
    numbers = {id(name): number for number, name in enumerate(names)}
    for name, office in finder.said():
        found[numbers[id(name)]].append(office)
    return {number: _distinct(offices) for number, offices in found.items()}


def _distinct(offices: list[Office]) -> list[Office]:
    """Drop what lies inside another, and put them in order."""
    kept: list[Office] = []
    for one in sorted(offices, key=lambda office: (office.start, -office.end)):
        if not kept or one.end > kept[-1].end:
            kept.append(one)
    return kept
