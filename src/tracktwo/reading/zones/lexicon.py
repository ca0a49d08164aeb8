"""The lexicons of zones, compiled once: phrases become tables, beginnings one pattern for each rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from tracktwo.reading.words import words

__all__ = ["CAPITAL", "LEXICON", "NAME", "PERSON", "SPEECH", "Start", "folded"]

# A name in running text: capitalised words, small words only between them. Bounded, so that no line is slow.
CAPITAL = r"[^\W\d_a-z][\w.’'&/-]{0,40}"
_LINKS = r"(?:(?:of|the|and|&|for|on|de|la|le|du|des) ){0,2}"
NAME = rf"(?:[Tt]he )?{CAPITAL}(?: {_LINKS}{CAPITAL}){{0,6}}"
_PARTICLE = r"(?:(?:al|bin|ibn|da|de|del|der|den|di|du|el|la|le|van|von|ten|ter|y) ){0,2}"
PERSON = rf"[^\W\d_a-z][\w.’'-]{{0,30}}(?: {_PARTICLE}[^\W\d_a-z][\w.’'-]{{0,30}}){{1,4}}"

# What somebody is said to have said is news, whatever the first words of the line.
SPEECH = re.compile(r"\b(?:said|says|told|tells|warned|added|argued|asked|wrote|replied|reporters)\b")

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_QUOTES = str.maketrans("’‘“”´`", "''\"\"''")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Start:
    """A rule that goes by how a line begins."""

    rule: str
    words: int
    pattern: re.Pattern[str]


class _Lexicon:
    @cached_property
    def _data(self) -> Any:
        return words("zones")

    @cached_property
    def lines(self) -> dict[str, str]:
        """Whole lines, folded, to the rule they follow."""
        groups = self._data["furniture"].items()
        return {folded(line): rule for rule, group in groups for line in group.get("lines", ())}

    @cached_property
    def opens(self) -> dict[str, str]:
        """Rules whose line has others after it that belong to it: ``list`` or ``rest``."""
        return {rule: group["opens"] for rule, group in self._data["furniture"].items() if "opens" in group}

    @cached_property
    def starts(self) -> list[Start]:
        """Furniture by how a line begins."""
        groups = self._data["furniture"].items()
        return [_start(rule, group) for rule, group in groups if "starts" in group]

    @cached_property
    def notices(self) -> list[tuple[str, list[frozenset[str]]]]:
        """Rules for lines that hold a word of each family."""
        rules = self._data["notices"].items()
        return [(rule, [frozenset(family) for family in families]) for rule, families in rules]

    @cached_property
    def captions(self) -> Start:
        """Captions by how a line begins."""
        return _start("caption.label", self._data["caption"]["caption.label"])

    @cached_property
    def signature(self) -> re.Pattern[str]:
        """How a caption ends: "(AP Photo/Jane Doe)", "Reuters/John Doe", "Getty Images"."""
        makers = _any((*self.agencies, *self._data["caption"]["archives"]))
        before = r"(?:[(\[—–/|-]\s?|\bphoto by |\bcredit:? )"
        after = r"(?: ?(?:photo|image|pool|via|file)s?)?(?:/[\w .’'-]{2,60})?[)\]]?\.?$"
        bare = rf"(?:^|[.!?)”\"]\s){makers} ?/ ?(?-i:{CAPITAL}(?: {CAPITAL}){{0,3}})$"
        return re.compile(f"{before}{makers}{after}|{bare}", re.IGNORECASE)

    @cached_property
    def makers(self) -> re.Pattern[str]:
        """A line that names makers of pictures and nothing else: "Getty/Instagram"."""
        archives = _any(self._data["caption"]["archives"])
        maker = _any((*self.agencies, *self._data["caption"]["archives"]))
        return re.compile(rf"(?:{maker} ?/ ?)*{archives}(?: ?/ ?{maker})*\.?", re.IGNORECASE)

    @cached_property
    def follow(self) -> re.Pattern[str]:
        """An account to follow."""
        networks = _any(self._data["follow"]["networks"])
        return re.compile(rf"\W{{0,3}}follow .{{0,80}}?(?:\bon {networks}\b|@\w|#\w)", re.IGNORECASE)

    @cached_property
    def press(self) -> frozenset[str]:
        """Words about the press, in appeals."""
        return frozenset(self._data["appeal"]["press"])

    @cached_property
    def asking(self) -> dict[str, int]:
        """Words that ask, each to its family."""
        return {word: n for n, family in enumerate(self._data["appeal"]["asking"]) for word in family}

    @cached_property
    def byline(self) -> re.Pattern[str]:
        """A byline: "By Jane Doe and John Doe, in Geneva"."""
        before = _any(self._data["byline"]["words"])
        rest = r"(?P<rest>(?:\s*[,|/(–—-]|\s+in\b|\s+for\b).{0,90})?"
        return re.compile(rf"(?i:{before}):?\s+(?P<names>{_PEOPLE}){rest}\W*")

    @cached_property
    def made(self) -> re.Pattern[str]:
        """Who made it: "Reporting by Jane Doe; editing by John Doe", in brackets or not."""
        work = _any(self._data["byline"]["made"])
        does = rf"(?i:{work}(?: and {work})*(?: by)?)"
        return re.compile(rf"[(\[]?{does}:?\s+(?P<names>{_PEOPLE})(?P<rest>[^()]{{0,400}})[)\]]?\.?")

    @cached_property
    def for_paper(self) -> re.Pattern[str]:
        """A byline: "Jane Doe for The Paper"."""
        return re.compile(rf"(?P<names>{PERSON}) (?:for|of) (?P<paper>{NAME})")

    @cached_property
    def staff(self) -> re.Pattern[str]:
        """A byline without names: "Courier Staff", "From our diplomatic desk"."""
        whose = r"(?:(?:by|from) )?(?:(?:a|an|our|the) )?(?:[\w.’'&-]{2,20} ){0,3}"
        return re.compile(rf"(?:{whose}|by ){_any(self._data['byline']['staff'])}\W*", re.IGNORECASE)

    @cached_property
    def not_places(self) -> frozenset[str]:
        """What stands in capitals before a dash and is no place."""
        return frozenset(self._data["dateline"]["not_places"])

    def is_masthead(self, line: str) -> bool:
        """Tell whether a line is no more than the name of a paper."""
        if not _MASTHEAD.fullmatch(line) or line in self.agencies:
            return False
        names = line.removeprefix("The ").casefold().split()
        told = self._data["masthead"]
        while len(names) > 2 and names[-1] in told["behind"]:
            names.pop()
        news = len(names) > 1 and names[-1] == "news" and names[-2] not in told["kinds"]
        return 1 < len(line.split()) <= 5 and (news or names[-1] in told["last"] or names[0] in told["first"])

    @cached_property
    def _articles(self) -> re.Pattern[str]:
        return re.compile(r"\b(?:the|an?)\b", re.IGNORECASE)

    @cached_property
    def _past(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{_any(self._data['lead']['past'])}|[a-z]{{2,}}ed)\b")

    @cached_property
    def _finite(self) -> re.Pattern[str]:
        return re.compile(rf"\b{_any(self._data['lead']['finite'])}\b")

    @cached_property
    def _days(self) -> re.Pattern[str]:
        return re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow)\b")

    def is_lead(self, line: str) -> bool:
        """Tell a first sentence from a title that ends in a full stop: it is long, or tells what was done.

        Titles name no weekday, seldom speak in the past, and leave out articles.
        """
        words = [word for word in _WORD.findall(self._days.sub("", line))[1:] if len(word) > 3]
        if sum(word.islower() for word in words) * 2 < len(words) or len(line.split()) < 6:
            return False
        articles, past = len(self._articles.findall(line)), self._past.search(line)
        finite = past or self._finite.search(line)
        told = (articles and past) or (finite and (articles > 1 or self._days.search(line)))
        return len(line.split()) > 18 or bool(told)

    @cached_property
    def labels(self) -> frozenset[str]:
        """Labels that stand over a standfirst."""
        return frozenset(self._data["standfirst"]["labels"])

    @cached_property
    def credits(self) -> list[tuple[str, re.Pattern[str]]]:
        """Where a text is from, by what lines say of it."""
        groups = self._data["credit"].items()
        return [(rule, _named(pattern)) for rule, patterns in groups for pattern in patterns]

    @cached_property
    def agencies(self) -> dict[str, str]:
        """Every way to write an agency, to its name."""
        return {written: name for name, ways in words("agencies").items() for written in ways}

    @cached_property
    def agency(self) -> str:
        """A pattern of all agencies, the longest first."""
        return _any(self.agencies)

    @cached_property
    def _agency_word(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self.agency}(?!\w)")

    def agencies_in(self, written: str) -> str:
        """Return the names of the agencies in a credit, each once, with commas."""
        found = (self.agencies[one[0]] for one in self._agency_word.finditer(written))
        return ", ".join(dict.fromkeys(found))


_PEOPLE = rf"{PERSON}(?:(?:,| and|, and| &|;) {PERSON}){{0,6}}"
_MASTHEAD = re.compile(NAME)
LEXICON = _Lexicon()


@cache
def folded(line: str) -> str:
    """Fold a short line: case, quotes, spaces, punctuation at the ends; numbers become "#"."""
    plain = _NUMBER.sub("#", " ".join(line.translate(_QUOTES).casefold().split()))
    return plain.strip(" .,:;!?|-–—_*•·>»«<→←↑()[]{}\"'…+=~")


def _start(rule: str, group: dict[str, Any]) -> Start:
    starts = [re.escape(start).replace(r"\#", r"\d+") for start in group["starts"]]
    return Start(
        rule, group.get("words", 25), re.compile(rf"\W{{0,3}}(?:{'|'.join(starts)})(?!\w)", re.IGNORECASE)
    )


def _named(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which {name} is a name with capitals, and nothing else minds case."""
    before, after = pattern.split("{name}")
    return re.compile(
        rf"(?i:{before})(?P<name>{NAME})(?i:{after})" if after else rf"(?i:{before})(?P<name>{NAME})"
    )


def _any(written: Iterable[str]) -> str:
    """Return a pattern for any of these, the longest first; it never looks back, so that none is slow."""
    return "(?>" + "|".join(re.escape(one) for one in sorted(written, key=len, reverse=True)) + ")"
