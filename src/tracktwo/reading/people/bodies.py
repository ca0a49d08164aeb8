"""Named bodies: ministries, parties, alliances, papers, think tanks, governments."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tracktwo.reading.people.governments import governments
from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen
from tracktwo.reading.people.synonyms import Body, joined

__all__ = ["bodies_of"]

# Whose bodies are: "People's Liberation Front", "Women's League".
_WHOSE = frozenset({"people", "peoples", "workers", "women", "citizens", "farmers", "children", "nation"})
_LINKS = frozenset({"of", "on", "for", "to", "against"})
_QUIET = frozenset({"IS", "WHO", "AU", "AP", "RT", "US"})


class Bodies:
    """Finds them in a page, given who is a person in it."""

    def __init__(self, page: Page, lexicon: Lexicon, people: Iterable[int], seen: Iterable[Seen]) -> None:
        self.page, self.lexicon, self.people = page, lexicon, frozenset(people)
        self.seen = {one.start: one for one in seen if not self.people & set(range(one.start, one.end))}
        self.small = {page.lower[at] for at in range(len(page)) if page.words[at].islower()}
        self.taken: set[int] = set()
        self.surnames = {page.words[at] for at in self.people}
        self.found: dict[str, Body] = {}

    def find(self, runs: Iterable[tuple[int, int]]) -> list[Body]:
        """Return the bodies, in the order in which they appear."""
        for one in governments(self.page, self.lexicon, self.people, self.seen):
            self._add(one.name, one.form, one.side, "body.government", one.start, one.end)
        for start, end in runs:
            for part in self._parts(start, end):
                self._part(*part)
        for named in self.seen.values():
            if named.known.use == "body" and not self.taken & set(range(named.start, named.end)):
                self._known(named)
        self._by_model()
        bodies = joined(self.found.values())
        for body in bodies:
            body.mentions.sort()
        return sorted(bodies, key=lambda body: body.mentions[0])

    def _add(self, name: str, form: str, side: str, rule: str, start: int, end: int) -> None:
        body = self.found.setdefault(name.casefold(), Body(name, form, side, rule))
        body.mentions.append((start, end))
        self.taken.update(range(start, end))

    # Names that say what they are by a word: "Ministry", "University"

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a run where people, offices and governments stand in it."""
        at = start
        for stop in range(start, end + 1):
            if stop == end or stop in self.people or stop in self.taken or self._is_office(stop):
                if at < stop:
                    yield at, stop
                at = stop + 1

    def _is_office(self, at: int) -> bool:
        word = self.page.lower[at]
        return word in self.lexicon.roles or self.page.words[at] in self.lexicon.honorifics

    def _part(self, start: int, end: int) -> None:
        while start < end and self._is_before_name(start):
            start += 1
        if start == end or start in self.taken or self.page.sentence[start] in self.page.loud:
            return None
        if start in self.seen and self.seen[start].end >= end:
            return None
        head = next(
            (at for at in range(end - 1, start - 1, -1) if self.page.words[at] in self.lexicon.heads), None
        )
        if head is None or (head == start and self.page.word(end) not in _LINKS):
            return self._outlet(start, end)
        start, stop = self._opening(start), self._closing(head + 1)
        if stop - start > 1 and not self._is_thing(stop - 1, head):
            self._add(
                *self._named(start, stop, self.lexicon.heads[self.page.words[head]]), "body.head", start, stop
            )
        return None

    def _is_before_name(self, at: int) -> bool:
        """Tell words with a capital only because they open the sentence: "The", "Former"."""
        word = self.page.lower[at]
        return (
            self.page.tags[at] in ("DET", "PRON")
            or word in self.lexicon.sets["former"] | self.lexicon.sets["current"]
        )

    def _outlet(self, start: int, end: int) -> None:
        if self.page.word(start - 1) in self.lexicon.sets["outlets"] and start not in self.seen:
            self._add(self.page.text(start, end), "media", "", "body.outlet", start, end)

    def _is_thing(self, last: int, head: int) -> bool:
        return (
            last == head
            and self.lexicon.has("things", self.page.words[last])
            and self.page.labels[last] != "ORG"
        )

    def _opening(self, start: int) -> int:
        """Reach back over "People’s", and over "and" where the model sees one name."""
        page, at = self.page, start
        if page.word(at - 1) in ("'s", "’s") and page.word(at - 2) in _WHOSE and page.capital[at - 2]:
            at -= 2
            while at and page.capital[at - 1] and page.sentence[at - 1] == page.sentence[at]:
                at -= 1
            return at if page.tags[at] != "DET" else at + 1
        while (
            at >= 2
            and page.word(at - 1) in ("and", "&")
            and page.labels[at - 1] == "ORG"
            and page.capital[at - 2]
        ):
            at -= 2
            while at and page.capital[at - 1] and page.labels[at - 1] == "ORG" and at - 1 not in self.people:
                at -= 1
        return at

    def _closing(self, end: int) -> int:
        """Reach forward over "of", "on the" and "for the" with names after them."""
        page = self.page
        while end < len(page) and page.word(end) in _LINKS | {"and"}:
            first = end + 1 + (page.word(end + 1) == "the")
            if first >= len(page) or not page.capital[first] or first in self.people:
                break
            if page.word(end) in ("and", "to") and page.labels[end] != "ORG":
                break
            stop = first
            while stop < len(page) and page.capital[stop] and stop not in self.people:
                stop += 1
            end = stop
        return end

    def _named(self, start: int, end: int, form: str) -> tuple[str, str, str]:
        """Return name, form and side of a body that says what it is; "Department of X" is "X Department"."""
        name = self.page.text(start, end)
        for opening in ("Department of ", "Ministry of "):
            head, found, rest = name.partition(opening)
            if found and rest:
                name = f"{head}{rest.removeprefix('the ')} {opening.split()[0]}"
        side = next((self.seen[at].known.side for at in range(start, end) if at in self.seen), "")
        if not side and form in ("agency", "state"):
            side = self._owner(start)
        if form == "other" and any(
            self.lexicon.heads.get(word) == "agency" for word in self.page.words[start:end]
        ):
            form = "agency"
        return name, form, side

    def _owner(self, start: int) -> str:
        """Return the side of the state whose body it is: "Iran's Foreign Ministry"."""
        if self.page.word(start - 1) not in ("'s", "’s", "'", "’"):
            return ""
        owner = next((one for one in self.seen.values() if one.end == start - 1), None)
        return owner.known.side if owner else ""

    def _known(self, one: Seen) -> None:
        words = self.page.words[one.start : one.end]
        if self.page.sentence[one.start] in self.page.loud and words[0] in _QUIET:
            return
        if self.lexicon.has("things", words[-1]) and one.end < len(self.page) and self._is_office(one.end):
            return
        if len(words) == 1 and words[0].istitle() and self.page.labels[one.start] in ("PERSON", "GPE"):
            return
        self._add(one.known.name, one.known.form, one.known.side, "body.known", one.start, one.end)

    # What the model takes for a body

    def _by_model(self) -> None:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for word, label in zip(self.page.words, self.page.labels, strict=True):
            votes[word][label] += 1
        for entity in self.page.parsed.doc.ents:
            if entity.label_ != "ORG" or self.page.sentence[entity.start] in self.page.loud:
                continue
            start, end = self._bare(entity.start, entity.end)
            if start < end and self._is_body(start, end, votes):
                name = self.page.text(start, end)
                form = self.lexicon.heads.get(self.page.words[end - 1], "other")
                self._add(name, form, "", "body.model", start, end)

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        while start < end and not (self.page.capital[start] and self.page.tags[start] not in ("DET", "PRON")):
            start += 1
        while end > start and not self.page.capital[end - 1]:
            end -= 1
        return start, end

    def _is_body(self, start: int, end: int, votes: Mapping[str, Counter[str]]) -> bool:
        words = self.page.words[start:end]
        if any(at in self.people or at in self.taken or self._is_office(at) for at in range(start, end)):
            return False
        if any(at in self.seen and self.seen[at].end >= end for at in range(start, end)):
            return False
        if (
            self._is_member(words[-1])
            or self.lexicon.has("things", words[-1])
            or any(self.lexicon.has("never", word) for word in words)
        ):
            return False
        if (
            self.page.word(start - 1) == "of"
            and self.page.word(start - 2) in self.lexicon.roles
            and end - start == 1
        ):
            return False
        if end - start == 1 and not self._is_single(start):
            return False
        if end - start > 1 or words[0].isupper():
            return True
        sure = votes[words[0]]["ORG"] * 2 > sum(votes[words[0]].values())
        return sure and (votes[words[0]]["ORG"] > 1 or self._is_busy(start))

    def _is_single(self, at: int) -> bool:
        """Tell whether one word may name a body: it is no surname, camp, portfolio or common word."""
        page, word = self.page, self.page.words[at]
        if page.lower[at] in self.small or word in self.surnames or page.word(at - 1) in ("in", "to", "from"):
            return False
        if self._is_member(word) or self.lexicon.has("portfolios", word) or word in self.lexicon.heads:
            return False
        if word.isupper():
            short = 2 <= len(word) <= (4 if page.opens(at) else 6)
            return short and word.title() not in self.lexicon.phrases
        return not self.lexicon.role(page.lower[at])

    def _is_member(self, word: str) -> bool:
        return word.removesuffix("s") in self.lexicon.sets["members"]

    def _is_busy(self, at: int) -> bool:
        """Tell whether a word acts, has something, or stands before an office: "Oxford professor"."""
        page, head = self.page, self.page.heads[at]
        acts = page.arcs[at] == "nsubj" and page.lemmas[head] in self.lexicon.sets["minds"]
        return acts or page.word(at + 1) in ("'s", "’s") or bool(self.lexicon.role(page.word(at + 1)))


def bodies_of(
    page: Page, lexicon: Lexicon, people: Iterable[int], seen: Iterable[Seen], runs: Iterable[tuple[int, int]]
) -> list[Body]:
    """Return the named bodies of a page; ``people`` are the tokens that are names of people."""
    return Bodies(page, lexicon, people, seen).find(runs)
