"""People and groups described and not named: "two people familiar with the talks", "NATO leaders"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.reading.people.lexicon import Lexicon
from tracktwo.reading.people.names import SAYING
from tracktwo.reading.people.page import Page

__all__ = ["Described", "described"]

_SUBJECTS = ("nsubj", "nsubjpass", "agent")
_ENDS = frozenset({",", "—", "–", "--", ";", ":", ".", "(", ")", "?", "!"})
_TIMES = frozenset(
    {"since", "during", "after", "before", "until", "when", "while", "as", "because", "if", "that", "than"}
)
_OWN = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "CCONJ"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_BEHIND = frozenset(
    {
        "of",
        "in",
        "at",
        "for",
        "from",
        "inside",
        "within",
        "close",
        "familiar",
        "briefed",
        "involved",
        "with",
        "to",
    }
)
_INSIDE = frozenset({"-", "'s", "’s", "his", "her", "its", "their"})
_HIDDEN = frozenset({"unnamed", "anonymous", "unidentified", "undisclosed", "nameless"})


@dataclass(frozen=True)
class Described:
    """Words that describe somebody: ``[start, end)`` by tokens, the heads that stand for them, the rule."""

    start: int
    end: int
    heads: tuple[int, ...]
    rule: str


class Finder:
    """Finds them in a page; ``taken`` are tokens that belong to names, and to offices of named people."""

    def __init__(self, page: Page, lexicon: Lexicon, names: Iterable[int], offices: Iterable[int]) -> None:
        self.page, self.lexicon = page, lexicon
        self.names, self.offices = frozenset(names), frozenset(offices)
        self.used: set[int] = set()

    def find(self) -> Iterator[Described]:
        """Yield them in order."""
        for at in range(len(self.page)):
            if at in self.names or at in self.offices or at in self.used:
                continue
            if rule := self._rule(at):
                yield self._described(at, rule)

    def _rule(self, at: int) -> str:
        """Return the rule by which a word is the head of such a phrase; ``""`` if by none."""
        page, lemma = self.page, self.page.lemmas[at]
        if (
            page.arcs[at] in ("compound", "amod", "attr", "appos", "npadvmod", "nmod", "poss")
            or page.sentence[at] in page.loud
        ):
            return ""
        if page.tags[at] in ("PROPN", "NOUN") and self._is_member(at):
            return "unnamed.members" if self._acts(at) or self._group(at) is not None else ""
        if page.tags[at] in ("NOUN", "PROPN", "ADJ") and self._names_nobody(at):
            return self._noun(at, lemma)
        if page.lower[at] in self.lexicon.sets["loose"] and page.arcs[at] == "nsubj" and self._minds(at):
            return "unnamed.loose"
        return ""

    def _noun(self, at: int, lemma: str) -> str:
        if lemma in self.lexicon.sets["ambiguous"] and not self._acts(at):
            return ""
        if lemma in self.lexicon.sets["speakers"] and self._is_indefinite(at):
            return "unnamed.speaker"
        if self.lexicon.role(lemma) and (self._hidden(at) or (self._is_indefinite(at) and self._minds(at))):
            return "unnamed.person"
        if lemma in self.lexicon.sets["collectives"] and self._is_indefinite(at) and self._minds(at):
            return "unnamed.body"
        return ""

    def _is_member(self, at: int) -> bool:
        word = self.page.words[at]
        return word.removesuffix("s") in self.lexicon.sets["members"] and word.endswith("s")

    def _names_nobody(self, at: int) -> bool:
        """Tell whether no name stands with the noun, as in "spokesman John Smith"."""
        page = self.page
        if at + 1 < len(page) and at + 1 in self.names and page.capital[at + 1]:
            return False
        return not any(child in self.names for child in page.children(at, "appos", "flat"))

    def _is_indefinite(self, at: int) -> bool:
        """Tell whether the phrase introduces somebody: a plural, "a ...", or "the officials of ..."."""
        page = self.page
        determiners = {page.lower[child] for child in page.children(at, "det", "poss")}
        plural = page.parsed.doc[at].morph.get("Number", []) == ["Plur"]
        if determiners & {"the"}:
            return plural and bool(page.children(at, "prep"))
        if determiners & self.lexicon.sets["definite"] or (
            determiners and not plural and not determiners & {"a", "an", "one", "another"}
        ):
            return False
        return plural or bool(determiners) or bool(page.children(at, "nummod"))

    def _hidden(self, at: int) -> bool:
        return any(self.page.lower[child] in _HIDDEN for child in self.page.children(at, "amod"))

    def _acts(self, at: int) -> bool:
        return self.page.arcs[at] in _SUBJECTS or self.page.word(self.page.heads[at]) == "by"

    def _minds(self, at: int) -> bool:
        """Tell whether the word is the subject of a verb of the mind, or stands after "according to"."""
        page, head = self.page, self.page.heads[at]
        if page.arcs[at] == "nsubj":
            return page.lemmas[head] in self.lexicon.sets["minds"]
        return (
            page.arcs[at] == "pobj"
            and page.word(head) in ("to", "by")
            and page.word(head - 1) in ("according", "told", "said")
        )

    # How far the phrase reaches

    def _described(self, at: int, rule: str) -> Described:
        heads = [at, *(child for child in self.page.children(at, "conj") if self._joins(child))]
        group = self._group(at)
        top = at if group is None else group
        start, end = self._start(top), self._end(at, heads)
        while self.page.tags[end - 1] == "SPACE":
            end -= 1
        self.used.update(range(start, end))
        return Described(start, end, tuple(sorted({top, *heads})), rule)

    def _joins(self, at: int) -> bool:
        lemma = self.page.lemmas[at]
        return (
            bool(self.lexicon.role(lemma)) or lemma in ("other",) or self._is_member(at)
        ) and at not in self.names

    def _group(self, at: int) -> int | None:
        """Return "number" in "a number of officials": what stands before "of" and the noun's own words."""
        page, before = self.page, at - 1
        while before > 0 and (page.tags[before] in _OWN or page.words[before] in "-."):
            before -= 1
        if page.word(before) == "of" and page.lemmas[before - 1] in self.lexicon.sets["groups"]:
            return before - 1
        return None

    def _start(self, at: int) -> int:
        """Return where the words before the head that belong to it start."""
        page, start = self.page, at
        left = page.edges(at)[0]
        while (
            start > left
            and page.words[start - 1] not in _ENDS
            and page.words[start - 1] not in ("“", '"', "''", "``")
        ):
            start -= 1
        while start < at and page.tags[start] in ("SCONJ", "PRON", "CCONJ", "PUNCT", "SPACE"):
            start += 1
        return start

    def _end(self, at: int, heads: list[int]) -> int:
        """Return where what belongs to the heads ends: by grammar, and by what stands right behind."""
        first = max(heads) + 1
        end = self._reach(at, first, heads)
        return next((one for one in range(first + 1, end) if self._says_after_who(one, first)), end)

    def _says_after_who(self, at: int, first: int) -> bool:
        """Tell the verb that a phrase is the subject of: "said" in "one who asked not to be named said"."""
        page, kinds = self.page, ("VBD", "VBZ", "VBP")
        if page.lemmas[at] not in SAYING or page.parsed.doc[at].tag_ not in kinds:
            return False
        whos = [one for one in range(first, at) if page.word(one) == "who"]
        return bool(whos) and any(page.parsed.doc[one].tag_ in kinds for one in range(whos[-1], at))

    def _reach(self, at: int, first: int, heads: list[int]) -> int:
        page = self.page
        last = self._behind(first)
        for end in range(first, max(page.edges(head)[1] for head in heads)):
            if page.words[end] in _ENDS or page.lower[end] in _TIMES:
                return max(end, last)
            if page.word(end) == "and" and page.heads[end] == at:
                return max(end, last)
            last = max(last, end + 1)
        return last

    def _behind(self, at: int) -> int:
        """Reach over "in the office of ...", "familiar with ...", "who ..."."""
        page = self.page
        last = page.sentences[page.sentence[at - 1]][1]
        while at < last and page.lower[at] in _BEHIND and page.labels[min(at + 1, last - 1)] != "DATE":
            after = at + 1
            while after < last and (page.tags[after] in _NOMINAL or page.lower[after] in _INSIDE):
                after += 1
            if after == at + 1 and page.lower[at] not in ("close", "familiar", "briefed", "involved"):
                break
            at = after
        if at < last and page.word(at) == "who":
            while at < last and page.words[at] not in _ENDS:
                at += 1
        return at


def described(page: Page, lexicon: Lexicon, names: Iterable[int], offices: Iterable[int]) -> list[Described]:
    """Return who is described and not named in a page."""
    return list(Finder(page, lexicon, names, offices).find())
