"""Named people: full names first, then every mention of them by surname."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen

__all__ = ["Name", "names_of"]

_LONGEST = 5
_ENOUGH = 3
_MORE = 3
_QUOTES = tuple("\"'`‘’“”«»")


@dataclass
class Name:
    """A person by name: the words of the fullest form, where it is mentioned (by tokens), and the gender if told."""

    words: tuple[str, ...]
    mentions: list[tuple[int, int]] = field(default_factory=list)
    full: int = 0
    gender: str = ""

    @property
    def surname(self) -> str:
        """The last word, without "Jr."; of "Kim Jong-un" the first."""
        return self.words[0] if self.words[-1].islower() else self.words[-1]


class Names:
    """Finds them in a page."""

    def __init__(
        self, page: Page, lexicon: Lexicon, runs: Iterable[tuple[int, int]], seen: Iterable[Seen]
    ) -> None:
        self.page, self.lexicon = page, lexicon
        self.runs = list(runs)
        self.seen = {at: one for one in seen for at in range(one.start, one.end)}
        self.owner: dict[int, Name] = {}
        self.names: list[Name] = []
        self.small = {page.lower[at] for at in range(len(page)) if not page.capital[at]}

    def find(self) -> list[Name]:
        """Return the named people, in the order in which they appear."""
        wholes = self._shortened([whole for run in self.runs for whole in self._wholes(*run)])
        votes = self._votes(wholes)
        for start, end in wholes:
            if self._is_person(start, end, votes, _ENOUGH):
                self._take(start, end)
        self._surnames()
        self._singles()
        surnames = {name.surname for name in self.names}
        for start, end in wholes:
            if (
                start not in self.owner
                and self.page.words[end - 1] in surnames
                and self._is_person(start, end, votes, -1)
            ):
                self._release(start, end)
                self._take(start, end)
        self._surnames()
        for name in self.names:
            name.mentions.sort()
        return sorted(self.names, key=lambda name: name.mentions[0])

    # Full names

    def _wholes(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut what may be a full name out of a run: titles, offices, places and peoples before it fall away."""
        end = self._trimmed(end, start)
        start = self._after_titles(start, end)
        if self.page.sentence[start] in self.page.loud if start < end else False:
            yield from self._in_headline(start, end)
        elif 2 <= end - start <= _LONGEST + 2:
            yield start, end

    def _shortened(self, wholes: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Cut words off that follow a name which stands alone more often: "Jane Smith Leads"."""
        count = Counter(tuple(self.page.words[start:end]) for start, end in wholes)
        found = []
        for start, end in wholes:
            words = tuple(self.page.words[start:end])
            shorter = [n for n in range(2, len(words)) if count[words[:n]] > count[words]]
            found.append((start, start + shorter[0]) if shorter else (start, end))
        return found

    def _in_headline(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        for at in range(start, end - 1):
            if self._given(at) and not self._given(at - 1) and self.page.words[at + 1][0].isalpha():
                yield at, at + 2

    def _trimmed(self, end: int, start: int) -> int:
        while end > start and self.page.words[end - 1] in ("-", "’", "'"):
            end -= 1
        return end

    def _after_titles(self, start: int, end: int) -> int:
        """Return where the name starts: after the last title or office, else at the first given name."""
        first = start
        for at in range(start, end - 1):
            if self._title(at) or (at > start and self._is_office(at)):
                first = at + 1
        if self._is_office(start) and first == start:
            first = start + 1
        while first < end - 1 and self._is_of_place(first):
            first = max(self.seen[first].end if first in self.seen else first + 1, first + 1)
        for at in range(first, end - 1):
            if self._given(at) and at > first and not self._given(first):
                return at
        return min(first, end)

    def _title(self, at: int) -> bool:
        return self.page.words[at] in self.lexicon.honorifics

    def _is_office(self, at: int) -> bool:
        return self.page.capital[at] and self.page.lower[at] in self.lexicon.roles and not self._given(at)

    def _is_of_place(self, at: int) -> bool:
        """Tell "State" in "Secretary of State Smith", "Texas" and "Russian" before a name."""
        word = self.page.words[at]
        if at in self.seen and not (self._given(at) and self.seen[at].known.use != "body"):
            return True
        if word in self.lexicon.heads or self._is_thing(at) or self._is_member(word):
            return True
        return self.page.labels[at] in ("NORP", "DATE")

    def _is_member(self, word: str) -> bool:
        return word.removesuffix("s") in self.lexicon.sets["members"]

    def _given(self, at: int) -> str | None:
        """Return the gender that goes with a given name; None for other words."""
        if not 0 <= at < len(self.page):
            return None
        word = self.page.words[at]
        return self.lexicon.given.get(word.title() if word.isupper() and len(word) > 2 else word)

    def _votes(self, wholes: Iterable[tuple[int, int]]) -> dict[tuple[str, ...], Counter[str]]:
        """Count, for each full name, what the model takes its mentions for."""
        votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        for start, end in wholes:
            votes[tuple(self.page.words[start:end])][self.page.labels[end - 1]] += 1
        return votes

    def _is_person(
        self, start: int, end: int, votes: dict[tuple[str, ...], Counter[str]], enough: int
    ) -> bool:
        count = votes[tuple(self.page.words[start:end])]
        best = count.most_common(1)[0][0]
        return self._weight(start, end, best) >= enough

    def _release(self, start: int, end: int) -> None:
        """Take back words that were given to others: a surname that turns out to be part of a full name."""
        for name in {
            id(self.owner[at]): self.owner[at] for at in range(start, end) if at in self.owner
        }.values():
            name.mentions = [one for one in name.mentions if one[1] <= start or one[0] >= end]
            if not name.mentions:
                self.names.remove(name)

    def _weight(self, start: int, end: int, label: str) -> int:
        """Weigh the signs that a stretch names a person."""
        page, last = self.page, self.page.words[end - 1]
        weight = {"PERSON": 3, "ORG": -1, "": 0}.get(label, -2)
        weight += 4 * bool(self._given(start) is not None)
        weight += 3 * bool(self._introduced(start))
        weight += 2 * any(len(word.rstrip(".")) == 1 for word in page.words[start + 1 : end - 1])
        weight += 4 * self._initials(start)
        weight += self._acts(start, end)
        weight -= (9 if end - start > 2 else 4) * (
            last in self.lexicon.heads or self.lexicon.has("things", last)
        )
        weight -= 3 * (
            page.lower[start] in self.lexicon.roles
            or page.lower[start].removesuffix("s") in self.lexicon.roles
        )
        weight -= 9 * (len(last) < 3 and last.endswith("."))
        weight -= 4 * any(self._is_thing(at) for at in range(start, end - 1))
        weight -= 2 * (page.word(start - 1) == "the" and page.tags[end : end + 1] != ["NOUN"])
        weight -= 3 * self._quoted(start, end)
        weight -= 2 * (self._given(start) is None and self._among_capitals(start))
        weight -= 5 * (start in self.seen and self.seen[start].end >= end)
        weight -= 4 * (
            self._is_member(last) or (end - 1 in self.seen and self.seen[end - 1].known.use == "people")
        )
        return weight

    def _quoted(self, start: int, end: int) -> bool:
        """Tell whether quotation marks hold these words and no others: a slogan or a title."""
        end += self.page.word(end) in (".", ",", "!", "?")
        return self.page.word(start - 1)[:1] in _QUOTES and self.page.word(end)[:1] in _QUOTES

    def _among_capitals(self, start: int) -> bool:
        """Tell whether the word before has a capital too, though it is of no name: a title in capitals."""
        before = start - 1
        if before < 0 or not self.page.capital[before] or self.page.opens(before):
            return False
        return self.page.tags[before] in ("PRON", "DET", "ADP", "ADV", "VERB", "AUX", "SCONJ")

    def _is_thing(self, at: int) -> bool:
        return self.lexicon.has("things", self.page.words[at]) and self._given(at) is None

    def _initials(self, at: int) -> bool:
        word = self.page.words[at]
        return at not in self.seen and "." in word and word.replace(".", "").isupper() and len(word) <= 5

    def _introduced(self, start: int) -> bool:
        """Tell whether a title, an office or a noun for people stands right before."""
        before = start - 1
        if self.page.word(before) in ("state", "defense", "defence") and self.page.word(before - 1) == "of":
            return True
        word = self.page.word(before)
        if before >= 0 and (self.page.words[before] in self.lexicon.honorifics):
            return True
        return bool(self.lexicon.role(word)) and self.page.sentence[before] == self.page.sentence[start]

    def _acts(self, start: int, end: int) -> int:
        """Return 1 where the name is followed as people are: "who", "(D-R.I.)", a verb of the mind."""
        page = self.page
        after = page.word(end + 1) if page.word(end) == "," else page.word(end)
        if after in ("who", "whose"):
            return 1
        at = end - 1
        head = page.heads[at]
        return int(page.arcs[at] == "nsubj" and page.lemmas[head] in self.lexicon.sets["minds"])

    def _take(self, start: int, end: int) -> None:
        """Add a mention by full name to its person, who may be new."""
        words = tuple(
            word for word in self.page.words[start:end] if word not in self.lexicon.sets["suffixes"]
        )
        words = tuple(re.sub(r"[‘’'´`]s?$", "", word) or word for word in words)
        words = tuple(word.title() if word.isupper() and len(word) > 3 else word for word in words)
        name = next((one for one in self.names if _same(one.words, words)), None)
        if name is None:
            name = Name(words, gender=self._given(start) or "")
            self.names.append(name)
        if len(words) > len(name.words):
            name.words = words
        name.full += 1
        self._own(name, start, end)

    def _own(self, name: Name, start: int, end: int) -> None:
        name.mentions.append((start, end))
        for at in range(start, end):
            self.owner[at] = name
        name.gender = name.gender or self.lexicon.honorifics.get(
            self.page.words[start - 1] if start else "", ""
        )

    # Surnames

    def _surnames(self) -> None:
        """Give every mention by surname to its person; in headlines, and by single given names, too."""
        table: dict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            table[name.surname.casefold()].append(name)
        for at, word in enumerate(self.page.lower):
            if at in self.owner or not self.page.capital[at]:
                continue
            if (names := table.get(word)) and self._mentions(at):
                start = self._with_particle(at)
                self._own(self._which(names, at), start, at + 1)

    def _with_particle(self, at: int) -> int:
        start = at
        if (
            start >= 2
            and self.page.words[start - 1] == "-"
            and self.page.lower[start - 2] in self.lexicon.sets["particles"]
        ):
            start -= 2
        return start

    def _mentions(self, at: int) -> bool:
        """Tell whether a surname's word is a mention: not in another name, not a small word opening a sentence."""
        page = self.page
        if self.lexicon.common.get(page.word(at + 1)) == "state" or page.word(at - 1) == "@":
            return False
        if (
            at + 1 < len(page)
            and page.capital[at + 1]
            and page.words[at + 1] in (*self.lexicon.heads, *self.lexicon.sets["things"])
        ):
            return page.sentence[at] in page.loud
        if page.lower[at] in self.small and page.opens(at):
            return (
                page.tags[at] == "PROPN"
                or page.labels[at] == "PERSON"
                or page.tags[at + 1 : at + 2] == ["VERB"]
            )
        return page.labels[at] != "ORG" or not self._inside_longer(at)

    def _inside_longer(self, at: int) -> bool:
        """Tell whether the model sees a longer name of a body around a word."""
        page = self.page
        near = [one for one in (at - 1, at + 1) if 0 <= one < len(page) and not page.words[one].isupper()]
        return any(page.labels[one] == "ORG" and page.capital[one] and one not in self.owner for one in near)

    def _which(self, names: list[Name], at: int) -> Name:
        """Return who of those with a surname is meant: by the title's gender, else the first, unless another is named in full far more often."""
        gender = self.lexicon.honorifics.get(self.page.words[at - 1], "") if at else ""
        fit = [name for name in names if not gender or name.gender == gender]
        fit = fit or [name for name in names if not name.gender] or names
        most = max(name.full for name in fit)
        return next(name for name in fit if name.full > most - _MORE)

    # People of whom only one name is told

    def _singles(self) -> None:
        """Take names of one word where the model or a title says so, and single given names of those known."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for at, word in enumerate(self.page.words):
            if self.page.capital[at] and at not in self.owner:
                votes[word][self.page.labels[at]] += 1
        firsts = {name.words[0]: name for name in self.names if len(name.words) > 1}
        for start, end in self.runs:
            for at in range(start, end):
                if at in self.owner or not self._single(at, start, end, votes):
                    continue
                known = firsts.get(self.page.words[at])
                if known is None:
                    known = Name((self.page.words[at],))
                    self.names.append(known)
                    firsts[self.page.words[at]] = known
                self._own(known, at, at + 1)

    def _single(self, at: int, start: int, end: int, votes: dict[str, Counter[str]]) -> bool:
        page, word = self.page, self.page.words[at]
        if at in self.seen or len(word) < 3 or not word.isalpha() or self._is_member(word):
            return False
        if word.isupper() and len(word) < 5:
            return False
        if (
            self.lexicon.role(page.lower[at])
            or word in self.lexicon.heads
            or self.lexicon.has("things", word)
        ):
            return False
        if any(
            one in range(start, end) and one not in self.owner and not self._before(one)
            for one in (at - 1, at + 1)
        ):
            return False
        if self.lexicon.common.get(page.word(at + 1)) == "state" or page.lower[at] in self.small:
            return False
        titled = at > 0 and page.words[at - 1] in self.lexicon.honorifics
        if titled or self._is_office_before(at):
            return page.tags[at] == "PROPN"
        voted = votes[word]
        if page.tags[at] == "PROPN" and self._says(at) and page.labels[at] in ("", "PERSON"):
            return True
        if page.sentence[at] in page.loud or not voted["PERSON"] * 2 > sum(voted.values()):
            return False
        return page.labels[at] == "PERSON" and bool(self._personal(at))

    def _says(self, at: int) -> bool:
        head = self.page.heads[at]
        return self.page.arcs[at] == "nsubj" and self.page.lemmas[head] in ("say", "tell", "add", "write")

    def _before(self, at: int) -> bool:
        return self.page.words[at] in self.lexicon.honorifics or self._is_office(at)

    def _is_office_before(self, at: int) -> bool:
        return at > 0 and self._is_office(at - 1) and self.page.sentence[at] == self.page.sentence[at - 1]

    def _personal(self, at: int) -> bool:
        """Tell whether a word stands where people stand: has something, does something with the mind, is among them."""
        page = self.page
        if self._acts(at, at + 1) or (page.arcs[at] == "conj" and page.heads[at] in self.owner):
            return True
        if page.word(at + 1) in ("'s", "’s") or page.word(at + 1) == ":":
            return True
        if any(page.labels[one] == "PERSON" for one in page.children(at, "conj")):
            return True
        return page.arcs[at] in ("pobj", "dobj") and page.word(page.heads[at]) in (
            "by",
            "with",
            "told",
            "met",
            "under",
        )


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names may be of one person: same surname, given names alike or initials of each other."""
    if one[-1].casefold() != other[-1].casefold():
        return False
    if one == other[-len(one) :] or other == one[-len(other) :]:
        return True
    a, b = one[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    return (
        a == b
        or (min(len(a), len(b)) == 1 and a[0] == b[0])
        or (len(a) > 2 and b.startswith(a))
        or (len(b) > 2 and a.startswith(b))
    )


def names_of(
    page: Page, lexicon: Lexicon, runs: Iterable[tuple[int, int]], seen: Iterable[Seen]
) -> list[Name]:
    """Return the named people of a page, each with all mentions by name."""
    return Names(page, lexicon, runs, seen).find()
