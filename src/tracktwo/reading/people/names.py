"""Named people: full names first, then every mention of them by surname."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.page import Page
from tracktwo.reading.people.runs import Seen
from tracktwo.reading.people.signs import Signs
from tracktwo.reading.people.wholes import wholes

__all__ = ["Name", "names_of"]

_ENOUGH = 3
_OF_A_FAMILY = -1
_MORE = 3
SAYING = frozenset({"say", "tell", "add", "write"})


@dataclass
class Name:
    """A person: the fullest form of the name, mentions by tokens, how many in full, the gender if told."""

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
        self.page, self.lexicon, self.signs = page, lexicon, Signs(page, lexicon, seen)
        self.runs = list(runs)
        self.owner: dict[int, Name] = {}
        self.families: dict[str, list[Name]] = defaultdict(list)
        self.small = {page.lower[at] for at in range(len(page)) if not page.capital[at]}
        self.no_surname = lexicon.heads.keys() | lexicon.sets["things"]

    def find(self) -> list[Name]:
        """Return the named people, in the order in which they appear."""
        stretches = wholes(self.page, self.signs, self.runs)
        weights = self._weights(stretches)
        for whole in stretches:
            if weights[whole] >= _ENOUGH:
                self._take(*whole)
        self._surnames()
        self._singles()
        for start, end in stretches:
            family = self.families.get(self.page.lower[end - 1])
            if family and start not in self.owner and weights[start, end] >= _OF_A_FAMILY:
                self._release(start, end)
                self._take(start, end)
        self._surnames()
        return self._in_order()

    def _in_order(self) -> list[Name]:
        names = [name for family in self.families.values() for name in family if name.mentions]
        for name in names:
            name.mentions.sort()
        return sorted(names, key=lambda name: name.mentions[0])

    # Full names

    def _weights(self, stretches: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
        """Weigh what may be full names; the model has one vote for each form, by its mentions together."""
        votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
        forms = {(start, end): tuple(self.page.words[start:end]) for start, end in stretches}
        for (_, end), form in forms.items():
            votes[form][self.page.labels[end - 1]] += 1
        best = {form: count.most_common(1)[0][0] for form, count in votes.items()}
        return {whole: self.signs.weight(*whole, best[form]) for whole, form in forms.items()}

    def _take(self, start: int, end: int) -> None:
        """Add a mention by full name; of "Bill and Hillary Smith", two."""
        name = self._named(self._words(start, end), self.signs.given(start) or "")
        name.full += 1
        self._own(name, start, end)
        before = start - 2
        if self._is_spouse(before, start):
            words = (self.page.words[before], name.surname)
            self._own(self._named(words, self.signs.given(before) or ""), before, before + 1)

    def _named(self, words: tuple[str, ...], gender: str) -> Name:
        """Return the person of that full name, who may be new."""
        new = Name(words, gender=gender)
        family = self.families[new.surname.casefold()]
        name = next((one for one in family if _same(one.words, words)), None)
        if name is None:
            family.append(new)
            return new
        name.words = max(name.words, words, key=len)
        return name

    def _is_spouse(self, at: int, start: int) -> bool:
        """Tell a given name by itself before "and" and a full name."""
        if at < 0 or self.page.word(at + 1) not in ("and", "&") or at in self.owner:
            return False
        alone = at == 0 or not self.page.capital[at - 1] or self.signs.is_title(at - 1)
        both = self.signs.given(at) is not None and self.signs.given(start) is not None
        return alone and both

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words of a name without "Jr." and stray apostrophes; "SMITH" is Smith."""
        kept = [word for word in self.page.words[start:end] if word not in self.lexicon.sets["suffixes"]]
        kept = [re.sub(r"[‘’'´`]s?$", "", word) or word for word in kept]
        return tuple(word.title() if word.isupper() and len(word) > 3 else word for word in kept)

    def _own(self, name: Name, start: int, end: int) -> None:
        name.mentions.append((start, end))
        self.owner.update(dict.fromkeys(range(start, end), name))
        name.gender = name.gender or self._title(start)

    def _title(self, start: int) -> str:
        """Return the gender of the title right before."""
        return self.lexicon.honorifics.get(self.page.words[start - 1], "") if start else ""

    def _release(self, start: int, end: int) -> None:
        """Take back words that were given to somebody by surname and turn out to be of a full name."""
        for at in range(start, end):
            if name := self.owner.pop(at, None):
                name.mentions = [one for one in name.mentions if one[1] <= start or one[0] >= end]

    # Surnames

    def _surnames(self) -> None:
        """Give every mention by surname to its person."""
        for at, word in enumerate(self.page.lower):
            family = self.families.get(word) if self.page.capital[at] and at not in self.owner else None
            if family and self._is_mention(at):
                self._own(self._which(family, at), self._with_particle(at), at + 1)

    def _with_particle(self, at: int) -> int:
        """Return where a surname starts: at "al" of "al-Assad"."""
        tied = at >= 2 and self.page.words[at - 1] == "-"
        return at - 2 if tied and self.page.lower[at - 2] in self.lexicon.sets["particles"] else at

    def _is_mention(self, at: int) -> bool:
        """Tell whether a surname's word stands for its person: not in a body's name, nor as a common word."""
        page, after = self.page, at + 1
        if self.lexicon.common.get(page.word(after)) == "state" or page.word(at - 1) == "@":
            return False
        if after < len(page) and page.words[after] in self.no_surname:
            return page.sentence[at] in page.loud
        if page.lower[at] in self.small and page.opens(at):
            named = page.tags[at] == "PROPN" or page.labels[at] == "PERSON"
            return named or page.tags[after : after + 1] == ["VERB"]
        return page.labels[at] != "ORG" or not self._inside_longer(at)

    def _inside_longer(self, at: int) -> bool:
        """Tell whether the model sees a longer name of a body around a word."""
        page = self.page
        near = [one for one in (at - 1, at + 1) if 0 <= one < len(page) and not page.words[one].isupper()]
        return any(page.labels[one] == "ORG" and page.capital[one] and one not in self.owner for one in near)

    def _which(self, family: list[Name], at: int) -> Name:
        """Return who of a family is meant: by the title; else the first, unless one is far more in view."""
        gender = self._title(at)
        fit = [name for name in family if not gender or name.gender == gender]
        fit = fit or [name for name in family if not name.gender] or family
        most = max(name.full for name in fit)
        return next(name for name in fit if name.full > most - _MORE)

    # People of whom only one name is told

    def _singles(self) -> None:
        """Take names of one word where the model or a title says so, and given names of those known."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for at, word in enumerate(self.page.words):
            if self.page.capital[at] and at not in self.owner:
                votes[word][self.page.labels[at]] += 1
        parts = self._parts()
        for start, end in self.runs:
            for at in range(start, end):
                word = self.page.words[at]
                if at not in self.owner and self._is_single(at, start, end, votes[word], word in parts):
                    self._single(at, parts)

    def _parts(self) -> dict[str, Name]:
        """Return the other words of full names by which people may be called: "Abiy" of Abiy Ahmed."""
        parts: dict[str, Name] = {}
        shared: set[str] = set()
        for name in (one for family in self.families.values() for one in family):
            for number, word in enumerate(name.words[:-1]):
                if number and word in self.lexicon.given:
                    continue
                if parts.setdefault(word, name) is not name:
                    shared.add(word)
        return {word: name for word, name in parts.items() if word not in shared and len(word) > 2}

    def _single(self, at: int, parts: dict[str, Name]) -> None:
        word = self.page.words[at]
        if word not in parts:
            parts[word] = Name((word,))
            self.families[word.casefold()].append(parts[word])
        self._own(parts[word], at, at + 1)

    def _is_single(self, at: int, start: int, end: int, voted: Counter[str], known: bool) -> bool:
        """Tell whether a word is somebody's name; ``known`` if it is part of a full name in the text."""
        page = self.page
        if not self._may_be_name(at) or any(self._is_joined(one, start, end) for one in (at - 1, at + 1)):
            return False
        if self.signs.is_title(at - 1):
            return page.tags[at] == "PROPN"
        if page.sentence[at] not in page.loud and self._is_office_before(at):
            return page.tags[at] == "PROPN"
        if page.tags[at] == "PROPN" and self._says(at) and page.labels[at] in ("", "PERSON"):
            return True
        if page.sentence[at] in page.loud or page.tags[at] != "PROPN":
            return False
        if known and (page.labels[at] == "PERSON" or self.signs.personal(at, self.owner)):
            return True
        if voted["PERSON"] * 2 <= sum(voted.values()):
            return False
        return page.labels[at] == "PERSON" and self.signs.personal(at, self.owner)

    def _may_be_name(self, at: int) -> bool:
        """Tell a word that may be a name by itself from abbreviations, places, camps and common words."""
        word, small = self.page.words[at], self.page.lower[at]
        if self.lexicon.has("never", word) or self.page.word(at + 1) == "of":
            return False
        if at in self.signs.seen or not word.isalpha() or len(word) < (5 if word.isupper() else 3):
            return False
        if self.lexicon.role(small) or word in self.no_surname or self.signs.is_thing(at):
            return False
        if self.signs.is_member(word):
            return False
        return small not in self.small and self.lexicon.common.get(self.page.word(at + 1)) != "state"

    def _is_joined(self, at: int, start: int, end: int) -> bool:
        """Tell whether a neighbour belongs to a longer name that is not a person's."""
        if not start <= at < end or at in self.owner:
            return False
        return not (self.signs.is_title(at) or self.signs.is_office(at))

    def _says(self, at: int) -> bool:
        return self.page.arcs[at] == "nsubj" and self.page.lemmas[self.page.heads[at]] in SAYING

    def _is_office_before(self, at: int) -> bool:
        same = at > 0 and self.page.sentence[at] == self.page.sentence[at - 1]
        return same and self.signs.is_office(at - 1)


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names with one surname may be of one person: given names alike, or initials."""
    if one == other[-len(one) :] or other == one[-len(other) :]:
        return True
    short, long = sorted((one[0].casefold().rstrip("."), other[0].casefold().rstrip(".")), key=len)
    return short == long or (len(short) != 2 and long.startswith(short))


def names_of(
    page: Page, lexicon: Lexicon, runs: Iterable[tuple[int, int]], seen: Iterable[Seen]
) -> list[Name]:
    """Return the named people of a page, each with all mentions by name."""
    return Names(page, lexicon, runs, seen).find()
