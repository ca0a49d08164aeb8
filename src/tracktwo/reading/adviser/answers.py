"""From a model's answer to items: each field is found again in the report, or the item is refused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracktwo.reading.adviser.grounding import Hit, find
from tracktwo.reading.adviser.questions import Question
from tracktwo.reading.model import (
    STANCES,
    Claim,
    Condition,
    Item,
    Organisation,
    Person,
    Stance,
    Statement,
    Term,
    Unnamed,
)
from tracktwo.reading.passages import Document, Spans, passage

__all__ = ["REASONS", "Answers"]

MOST = 1_000
"""Items taken from the answers on one report."""
SAME = 0.5
"""Share of the passage (Jaccard) from which two items of a kind are the same."""
USES = ("proposal", "position", "outcome", "red line")
FIELDS = ("kind", "text", "who", "cue", "about", "stance", "use")
QUOTES = frozenset("\"“”„«»‘’'")
REASONS = ("form", "passage", "who", "cue", "about", "known", "too many")
"""Why an item is refused: it is not in the form asked for; its passage, its speaker, its cue or what it is
about does not stand in the paragraph; it is in the ledger already; there are too many."""


class _Refused(Exception):
    """An item that is not taken, and why."""


@dataclass(frozen=True)
class _Found:
    """An item of an answer with its words found in the report."""

    told: dict[str, str]
    passage: Spans
    who: Spans
    cue: Spans
    about: Spans


@dataclass
class Answers:
    """What the answers on one report come to.

    Parameters
    ----------
    document : Document
        The report.
    known : sequence of Item
        What is in the ledger on it already; nothing of that is changed.
    rule : str
        Put on every item.

    Attributes
    ----------
    items : list of Item
        What the answers add.
    refused : Counter of str
        How many items were refused, by one of `REASONS`.
    found : Counter of str
        How passages were found: ``exact``, ``folded`` or ``near``.
    """

    document: Document
    known: Sequence[Item]
    rule: str
    items: list[Item] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Sort what is known by kind, and mentions of actors by place."""
        self._by_kind: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self.known:
            self._by_kind[item.kind].append(item)
        self._mentions = sorted(
            (*span, item.id)
            for item in self.known
            if isinstance(item, (Person, Organisation, Unnamed))
            for span in (*item.spans, *getattr(item, "pronouns", ()))
        )

    def take(self, answer: Any, question: Question) -> None:
        """Take the items of an answer that stand in the report; count the others."""
        told = answer.get("items") if isinstance(answer, dict) else None
        if not isinstance(told, list):
            self.refused["form"] += 1
            return
        for one in told:
            try:
                self._take(one, question)
            except _Refused as reason:
                self.refused[str(reason)] += 1

    def _take(self, one: Any, question: Question) -> None:
        if len(self.items) >= MOST:
            raise _Refused("too many")
        found = self._grounded(*_formed(one, question), question)
        MAKERS[found.told["kind"]](self, found)

    def _grounded(self, told: dict[str, str], number: int, question: Question) -> _Found:
        """Find the words of an item in its paragraph; what it is about may stand in any of the question's."""
        start = question.blocks[number].start
        string = question.text.string[start : question.blocks[number].end]
        hit = find(told["text"], string)
        if hit is None:
            raise _Refused("passage")
        spans = {"passage": _raw(question, start, hit)}
        for name in ("who", "cue", "about"):
            other = find(told[name], string, near=hit.start) if told[name].strip() else None
            spans[name] = _raw(question, start, other) if other else ()
        if told["kind"] == "stance" and told["about"].strip() and not spans["about"]:
            spans["about"] = _anywhere(told["about"], question)
        for name in ("who", "cue", "about"):
            if told[name].strip() and not spans[name]:
                raise _Refused(name)
        self.found[hit.how] += 1
        return _Found(told, **spans)

    def _statement(self, found: _Found) -> None:
        spans = tuple(sorted({*found.passage, *found.who, *found.cue}))
        start, end = found.passage[0][0], found.passage[-1][1]
        direct = bool(
            QUOTES
            & set(self.document.raw[max(start - 1, 0) : start + 1] + self.document.raw[end - 1 : end + 1])
        )
        parts = {"source": found.who, "cue": found.cue, "content": found.passage, "direct": direct}
        self._add(Statement, spans, like=found.passage, **parts, actor=self._actor(found.who))

    def _claim(self, found: _Found) -> None:
        self._add(Claim, found.passage)

    def _stance(self, found: _Found) -> None:
        if found.told["stance"] not in STANCES or not found.about or not found.who:
            raise _Refused("form")
        claim = self._same(Claim, found.about) or self._add(Claim, found.about)
        name = passage(self.document.raw, found.who)
        told: dict[str, Any] = {"claim": claim.id, "actor": self._actor(found.who), "actor_name": name}
        self._add(Stance, found.passage, stance=found.told["stance"], **told)

    def _term(self, found: _Found) -> None:
        if found.told["use"] not in USES:
            raise _Refused("form")
        name = passage(self.document.raw, found.who)
        self._add(Term, found.passage, use=found.told["use"], holder=self._actor(found.who), holder_name=name)

    def _condition(self, found: _Found) -> None:
        self._add(Condition, found.passage, form="adviser", consequents=found.about)

    def _add(self, kind: type[Item], spans: Spans, like: Spans = (), **told: Any) -> Item:
        """Add an item, unless there is one like it."""
        if self._same(kind, like or spans, told.get("stance", "")):
            raise _Refused("known")
        number = sum(item.kind == kind.kind for item in self.items) + 1
        id = f"{self.document.id}/{kind.kind}-a{number}"
        text = passage(self.document.raw, spans)
        item = kind(id=id, document=self.document.id, spans=spans, text=text, rule=self.rule, **told)
        self.items.append(item)
        self._by_kind[kind.kind].append(item)
        return item

    def _same(self, kind: type[Item], spans: Spans, stance: str = "") -> Item | None:
        for item in self._by_kind[kind.kind]:
            own = item.content if isinstance(item, Statement) else item.spans
            if _alike(own, spans) and (not stance or getattr(item, "stance", "") == stance):
                return item
        return None

    def _actor(self, who: Spans) -> str:
        """Return the actor whose mention the words name; the last that begins in them, or ``""``."""
        inside = [id for start, end, id in self._mentions for a, b in who if a <= start and end <= b]
        return inside[-1] if inside else ""


MAKERS: dict[str, Callable[[Answers, _Found], None]] = {
    "statement": Answers._statement,
    "claim": Answers._claim,
    "stance": Answers._stance,
    "term": Answers._term,
    "condition": Answers._condition,
}


def _formed(one: Any, question: Question) -> tuple[dict[str, str], int]:
    """Return the fields of an item and the number of its paragraph, from 0."""
    if not isinstance(one, dict):
        raise _Refused("form")
    told = {name: one.get(name, "") for name in FIELDS}
    number = one.get("paragraph")
    if not all(isinstance(value, str) for value in told.values()) or told["kind"] not in MAKERS:
        raise _Refused("form")
    if type(number) is not int or not 1 <= number <= len(question.blocks) or not told["text"].strip():
        raise _Refused("form")
    return told, number - 1


def _raw(question: Question, start: int, hit: Hit) -> Spans:
    return question.text.raw(start + hit.start, start + hit.end)


def _anywhere(words: str, question: Question) -> Spans:
    for block in question.blocks:
        hit = find(words, question.text.string[block.start : block.end])
        if hit is not None:
            return _raw(question, block.start, hit)
    return ()


def _alike(one: Iterable[tuple[int, int]], other: Spans) -> bool:
    """Whether two passages share half of what either covers (their stretches do not overlap themselves)."""
    shared = size = 0
    for start, end in one:
        size += end - start
        shared += sum(max(0, min(end, b) - max(start, a)) for a, b in other)
    size += sum(b - a for a, b in other)
    return shared > 0 and shared >= SAME * (size - shared)
