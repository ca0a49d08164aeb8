"""Who said what in a parsed text: frames chosen, quotations joined, speakers named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tracktwo.reading.model import Item, Organisation, Quotation, Span, Spans, Statement, passage
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.statements.channels import channel_of, hedge_of
from tracktwo.reading.statements.choice import Candidate, chosen_in
from tracktwo.reading.statements.contents import joined, size
from tracktwo.reading.statements.continued import alone, continued
from tracktwo.reading.statements.drafted import Drafted
from tracktwo.reading.statements.scene import Scene, scene_of
from tracktwo.reading.statements.uses import uses_of

__all__ = ["Actors", "Nobody", "Said", "statements_of"]


class Actors(Protocol):
    """Who stands where in a text."""

    def actor_at(self, start: int, end: int) -> Item | None:
        """Return who is named, or stood for by a pronoun, in a stretch of the parsed text."""


class Nobody:
    """No one is known: for texts whose people nobody looks for."""

    def actor_at(self, start: int, end: int) -> Item | None:
        """Return None."""
        return None


@dataclass(frozen=True)
class Said:
    """What was said in a document, and what stands between quotation marks in it."""

    statements: tuple[Statement, ...]
    quotations: tuple[Quotation, ...]


def statements_of(parsed: Parsed, cast: Actors) -> Said:
    """Find who said what.

    Parameters
    ----------
    parsed : Parsed
        The text.
    cast : Actors
        Its people and organisations.

    Returns
    -------
    Said
        Statements in the order of their cues; a quotation is speech, a title, a term or a scare quote.

    Notes
    -----
    Frames of grammar (a verb with a clause, an object, an infinitive; a noun with a clause; "according to";
    a quotation beside a verb) are weighed by numbers counted from news text. Quotations without a cue of
    their own go on with the statement before them; speech that nobody is named for is a statement without
    a source.
    """
    scene = scene_of(parsed)
    drafted = continued(scene, [_drafted(scene, one) for one in chosen_in(scene)])
    uses = uses_of(scene, drafted)
    drafted = [*drafted, *alone(scene, drafted, uses)]
    drafted = [replace(one, direct=_direct(scene, uses, one.content)) for one in drafted]
    drafted.sort(key=lambda one: (one.place, one.content))
    return Said(_statements(parsed, scene, drafted, cast), _quotations(parsed, scene, uses))


def _direct(scene: Scene, uses: Sequence[tuple[str, str]], content: Spans) -> bool:
    """Say whether a quotation of speech stands in what is said."""
    return any(
        uses[at][0] == "speech"
        for start, end in content
        for at in range(bisect_left(scene.starts, start), bisect_left(scene.starts, end))
    )


def _drafted(scene: Scene, one: Candidate) -> Drafted:
    g, frame = scene.grammar, one.frame
    source = g.span(*frame.source) if frame.source else None
    rule = f"{frame.form}: {frame.word}"
    return Drafted(frame.head, frame.word, source, g.span(*frame.cue), one.content, rule, one.odds)


def _statements(
    parsed: Parsed, scene: Scene, drafted: Sequence[Drafted], cast: Actors
) -> tuple[Statement, ...]:
    within = _within(drafted)
    found: list[Statement] = []
    last = ""
    for number, one in enumerate(drafted):
        actor = _actor(scene, one, cast)
        if isinstance(actor, Organisation):
            last = actor.id
        found.append(_statement(parsed, scene, one, number, actor.id if actor else _body(scene, one, last)))
    names = [one.id for one in found]
    return tuple(
        one if place < 0 else replace(one, within=names[place])
        for one, place in zip(found, within, strict=True)
    )


def _actor(scene: Scene, one: Drafted, cast: Actors) -> Item | None:
    """Return whom the source stands for; "who" and "which" stand for the noun that they describe."""
    if one.source is None:
        return None
    g = scene.grammar
    at = scene.token_at(one.source[0])
    if g.tags[at] not in ("WP", "WDT") or g.end[at] != one.source[1]:
        return cast.actor_at(*one.source)
    described = next((up for up in g.above(at) if g.deps[up] == "relcl"), at)
    return cast.actor_at(*g.span(g.left[g.heads[described]], max(g.heads[described], at - 1)))


def _body(scene: Scene, one: Drafted, last: str) -> str:
    """Return the organisation named last where the source is "it"."""
    if one.source is None or scene.grammar.string[slice(*one.source)].lower() != "it":
        return ""
    return last


def _within(drafted: Sequence[Drafted]) -> list[int]:
    """Say for each statement, in order of place, in which other's content its cue stands, the smallest."""
    spans = sorted((low, -high, at) for at, one in enumerate(drafted) for low, high in one.content)
    places, open_now, next_span = [], list[tuple[int, int, int]](), 0
    for number, one in enumerate(drafted):
        while next_span < len(spans) and spans[next_span][0] <= one.place:
            _, high, at = spans[next_span]
            open_now.append((-high, size(drafted[at].content), at))
            next_span += 1
        open_now = [held for held in open_now if held[0] > one.place]
        holders = [(length, at) for _, length, at in open_now if at != number]
        places.append(min(holders)[1] if holders else -1)
    return places


def _statement(parsed: Parsed, scene: Scene, one: Drafted, number: int, actor: str) -> Statement:
    source, cue, content = (_raw(parsed, spans) for spans in (_one(one.source), _one(one.cue), one.content))
    spans = joined([*source, *cue, *content])
    return Statement(
        id=f"{parsed.document}/statement-{number + 1}",
        document=parsed.document,
        spans=spans,
        text=passage(parsed.text.document.raw, spans),
        rule=one.rule,
        source=source,
        cue=cue,
        content=content,
        direct=one.direct,
        hedge=hedge_of(scene, one),
        told_to=channel_of(scene, one),
        actor=actor,
    )


def _one(span: Span | None) -> Spans:
    return (span,) if span else ()


def _raw(parsed: Parsed, spans: Iterable[Span]) -> Spans:
    return joined(part for start, end in spans for part in parsed.text.raw(start, end))


def _quotations(parsed: Parsed, scene: Scene, uses: Sequence[tuple[str, str]]) -> tuple[Quotation, ...]:
    found = []
    for number, (one, (use, rule)) in enumerate(zip(scene.quotes, uses, strict=True)):
        spans = _raw(parsed, [(one.start, one.end)])
        text = passage(parsed.text.document.raw, spans)
        name = f"{parsed.document}/quotation-{number + 1}"
        found.append(Quotation(id=name, document=parsed.document, spans=spans, text=text, rule=rule, use=use))
    return tuple(found)
