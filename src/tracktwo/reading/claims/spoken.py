"""Statements that say something to be so, each as the claim it makes and the stance of who makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.reading.claims.board import Stand
from tracktwo.reading.matter import Ground, Matter
from tracktwo.reading.matter.lexicon import listed
from tracktwo.reading.model import Statement
from tracktwo.reading.words import words

__all__ = ["Spoken", "spoken_of"]

_SUBJECT = ("nsubj", "nsubjpass", "expl", "csubj")
_OPINION = re.compile(r"\b(i|we|our|us|my|me|should|must|need|let|please|thank)\b")


@dataclass(frozen=True)
class Spoken:
    """What a statement says to be so (a stretch of tokens), and who says it.

    ``cue`` is the token of its cue, ``own`` tells that nobody but the report is named for it.
    """

    low: int
    high: int
    cue: int
    rule: str
    stand: Stand
    own: bool
    origins: tuple[str, ...] = ()
    hedges: tuple[str, ...] = ()


def spoken_of(ground: Ground, matter: Matter) -> Iterator[Spoken]:
    """Return the statements that say something to be so: no wishes, demands, plans, or opinions in full quotation."""
    terms = [ground.clean(one.spans) for one in matter.terms if one.use in ("position", "red line")]
    for one in ground.statements:
        stretch = ground.tokens(ground.clean(one.content))
        cue = ground.tokens(ground.clean(one.cue)) if one.cue else None
        if not stretch or not cue:
            continue
        low, high = ground.trim(*stretch)
        kind = _kind(ground, cue, one)
        if kind and _says_so(ground, low, high, one) and not _is_term(ground, low, high, terms):
            yield _spoken(ground, one, kind, low, high, cue)


def _spoken(ground: Ground, one: Statement, kind: str, low: int, high: int, cue: tuple[int, int]) -> Spoken:
    name = ground.name(one.actor) or ground.source_text(one)
    medium = ground.medium(one.actor)
    stance = "reported" if medium and kind == "asserted" else kind
    stand = Stand(
        stance,
        f"stance.{stance}",
        one.actor,
        name,
        _evidence(ground, one, low, cue),
        one.told_to,
        _when(ground, one),
    )
    origins = tuple(origin for origin in (one.told_to, name if medium else "") if origin)
    hedges = tuple(one.hedge.split()) if one.hedge in listed("stances", "hedges") else ()
    return Spoken(low, high, cue[-1], f"claim.{stance}", stand, not name, origins, hedges)


def _kind(ground: Ground, cue: tuple[int, int], one: Statement) -> str:
    """Return the stance that a cue stands for; the last word of it that is listed decides."""
    grammar, cues = ground.grammar, words("stances")["cues"]
    for at in range(cue[1], cue[0] - 1, -1):
        lemma = grammar.lemmas[at].lower()
        if lemma in listed("stances", "commits"):
            return ""
        for stance, those in cues.items():
            if lemma in those:
                return "" if ground.negated(at) else stance
    return ""


def _says_so(ground: Ground, low: int, high: int, one: Statement) -> bool:
    """Tell whether a content has a subject and a finite verb, and is no opinion in full quotation."""
    grammar = ground.grammar
    if one.direct and _all_quoted(ground, low, high):
        text = " ".join(grammar.words[low : high + 1])
        if _OPINION.search(text) or "?" in text or high - low < 5:
            return False
    if grammar.words[low] == "to" or grammar.words[low] in ("whether", "if"):
        return False
    return any(grammar.deps[at] in _SUBJECT for at in range(low, high + 1)) or _planned(ground, low, high)


def _planned(ground: Ground, low: int, high: int) -> bool:
    """Their intention to do something: as good as a clause."""
    grammar = ground.grammar
    nouns = ("intention", "plan", "intent", "decision", "willingness", "readiness")
    return any(
        grammar.lemmas[at] in nouns and grammar.kid(at, "acl") > at
        for at in range(low, min(low + 4, high) + 1)
    )


def _all_quoted(ground: Ground, low: int, high: int) -> bool:
    grammar = ground.grammar
    before = grammar.words[low - 1] if low else ""
    return before in ("“", '"', "``", "''", "‘", "'") or grammar.words[low] in ("“", '"', "‘")


def _is_term(ground: Ground, low: int, high: int, terms: list[tuple[int, int]]) -> bool:
    start, end = ground.grammar.span(low, high)
    return any(2 * (min(end, b) - max(start, a)) > max(end, b) - min(start, a) for a, b in terms)


def _evidence(ground: Ground, one: Statement, low: int, cue: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """Return who says so and the cue; with the words themselves where they are quoted or stand before."""
    source = ground.tokens(ground.clean(one.source)) if one.source else None
    ends = [cue, *([source] if source else [])]
    first, last = min(end[0] for end in ends), max(end[1] for end in ends)
    content = ground.tokens(ground.clean(one.content))
    if (
        content
        and (one.direct or content[1] < first)
        and ground.grammar.first[content[0]] == ground.grammar.first[first]
    ):
        first, last = min(first, content[0]), max(last, content[1])
    relative = _published(ground, source, last) if source and ground.medium(one.actor) else None
    return (relative or (first, last),)


def _published(ground: Ground, source: tuple[int, int], last: int) -> tuple[int, int] | None:
    """The Post, which published a report on the talks: that says more than "according to"."""
    grammar = ground.grammar
    for noun in range(source[0], source[1] + 1):
        verb = grammar.kid(noun, "relcl")
        if verb > noun and grammar.lemmas[verb] in words("origins")["publishing"]:
            near = [kid for kid in grammar.kids[verb] if grammar.deps[kid] in ("dobj", "npadvmod")]
            high = max((grammar.right[kid] for kid in near), default=verb)
            return ground.trim(source[0], high)
    return None


def _when(ground: Ground, one: Statement) -> str:
    """Return the date in the sentence of a cue, outside of what is said."""
    cue, content = ground.clean(one.cue), ground.clean(one.content)
    stretch = ground.tokens(cue)
    if not stretch:
        return ""
    start = ground.grammar.start[ground.grammar.first[stretch[0]]]
    end = ground.grammar.end[ground.grammar.last[stretch[0]]]
    for date in ground.dates:
        low, high = ground.clean(date.spans)
        if start <= low < high <= end and not (content[0] <= low < content[1]):
            return date.text
    return ""
