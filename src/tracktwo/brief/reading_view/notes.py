"""The notes: what was found in a passage, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracktwo.brief.reading_view.places import Places
from tracktwo.brief.reading_view.plain import elided, folded, named, strong
from tracktwo.brief.reading_view.reports import Report
from tracktwo.brief.reading_view.texts import KINDS
from tracktwo.brief.words.blocks import Part, Words, words
from tracktwo.brief.words.say import counted
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import (
    Claim,
    Condition,
    Item,
    Meeting,
    Origin,
    Precedent,
    Quotation,
    Sequence,
    Span,
    Stance,
    Statement,
    Term,
)

__all__ = ["RELATIONS", "USES", "Note", "notes"]

QUOTED = {
    "speech": "somebody's words",
    "title": "the title of a work",
    "term": "a term",
    "scare": "distance: the writer does not vouch for the word",
}
USES = {
    "proposal": "proposed",
    "position": "a position",
    "outcome": "what a deal is said to bring",
    "red line": "a red line",
}
RELATIONS = {
    "relays": "relays it",
    "credit": "credits it",
    "copies": "repeats its text",
    "own": "is its own source",
}


@dataclass(frozen=True)
class Note:
    """What was found in one passage.

    ``back`` leads to the passage; it is empty where the passage is not shown, and ``where`` says so.
    """

    number: int
    id: str
    kind: str
    back: str
    quote: str
    lines: tuple[Words, ...]
    rule: str
    where: str = ""


def notes(report: Report, places: Places) -> list[Note]:
    """Return the notes on a report, in the order of its text."""
    return [_note(item, report, places) for item in places.notes[report.id]]


def _note(item: Item, report: Report, places: Places) -> Note:
    write = WRITERS.get(item.kind, _nothing)
    return Note(
        places.numbers[item.id],
        places.href(item.id).removeprefix("#"),
        KINDS.get(item.kind, item.kind),
        places.passage(item),
        places.words(item),
        tuple(line for line in write(item, report, places) if line),
        item.rule,
        "the passage is outside the text shown" if item.spans and not places.passage(item) else "",
    )


def _told(label: str, *parts: Part) -> Words:
    """Return a line with its label, or nothing where there is nothing to tell."""
    return words(f"{label}: ", *parts) if any(parts) else ()


def _words_at(report: Report, spans: Iterable[Span]) -> str:
    return elided(report.words(spans), 200)


def _nothing(item: Item, report: Report, places: Places) -> list[Words]:
    return []


def _statement(item: Statement, report: Report, places: Places) -> list[Words]:
    how = ", quoted" if item.direct else ", in the writer's words"
    return [
        words("said by ", *_speaker(item, report, places), how),
        _told("the words that say so", _words_at(report, item.cue)),
        _told("told to", isolate(item.told_to)),
        _told("weakened by", isolate(item.hedge)),
        _told("inside", _other(item.within, report, places)) if item.within else (),
    ]


def _speaker(item: Statement, report: Report, places: Places) -> list[Part]:
    """Name who speaks; in the report's words too, where these are others."""
    said = _words_at(report, item.source)
    actor = places.by_id.get(item.actor)
    if actor is None:
        return [said or "nobody who is named"]
    name = named(actor)
    other = f" (“{said}”)" if said and folded(said) != folded(name) else ""
    return [places.link(name, item.actor), other]


def _quotation(item: Quotation, report: Report, places: Places) -> list[Words]:
    return [words("stand for ", QUOTED.get(item.use, item.use))]


def _claim(item: Claim, report: Report, places: Places) -> list[Words]:
    names: list[Part] = []
    for name in item.origins:
        names += [", " if names else "", places.origin(name)]
    rests = counted(len(item.origins), "independent origin")
    return [
        words("what the report is about") if item.central else (),
        words("rests on ", rests, ": ", *names) if names else (),
        _told("weakened by", isolate(", ".join(item.hedges))),
    ]


def _stance(item: Stance, report: Report, places: Places) -> list[Words]:
    return [
        words(
            places.actor(item.actor, item.actor_name),
            ": ",
            strong(item.stance),
            " ",
            _other(item.claim, report, places),
        ),
        _told("through", isolate(item.via)),
        _told("when", isolate(item.when)),
    ]


def _term(item: Term, report: Report, places: Places) -> list[Words]:
    return [
        words(USES.get(item.use, item.use)),
        _told(
            "held by", places.actor(item.holder, item.holder_name) if item.holder or item.holder_name else ""
        ),
        _told("weakened by", isolate(item.hedge)),
        _told("on the condition in", _other(item.condition, report, places)) if item.condition else (),
    ]


def _condition(item: Condition, report: Report, places: Places) -> list[Words]:
    return [
        _told("in the form", isolate(item.form)),
        _told("then", _words_at(report, item.consequents)),
        _told("according to", places.actor(item.holder) if item.holder else ""),
    ]


def _sequence(item: Sequence, report: Report, places: Places) -> list[Words]:
    return [_told("first", _words_at(report, item.first)), _told("then", _words_at(report, item.then))]


def _precedent(item: Precedent, report: Report, places: Places) -> list[Words]:
    return [
        words(strong(item.name), f", {isolate(item.year)}" if item.year else ""),
        _told("what became of it", elided(item.outcome, 200)),
    ]


def _meeting(item: Meeting, report: Report, places: Places) -> list[Words]:
    people: list[Part] = []
    for one in item.participants:
        people += [", " if people else "", places.actor(one)]
    return [
        _told("who", *people),
        _told("where", isolate(item.place)),
        _told("when", isolate(item.when)),
        words("secret") if item.secret else (),
        _told("what for", _words_at(report, item.purpose)),
    ]


def _origin(item: Origin, report: Report, places: Places) -> list[Words]:
    claims: list[Part] = []
    for one in item.of:
        claims += [", " if claims else "", _other(one, report, places)]
    return [
        words(places.origin(item.name), ": the report ", RELATIONS.get(item.relation, item.relation)),
        _told("for", *claims),
    ]


def _other(item: str, report: Report, places: Places) -> Part:
    """Return a link to another note."""
    if item not in places.numbers:
        return "what is not shown here"
    where = places.report[places.by_id[item].document]
    elsewhere = "" if where is report else f" on report {where.number}"
    return places.link(f"note {places.numbers[item]}{elsewhere}", item)


WRITERS: dict[str, Callable[..., list[Words]]] = {
    "statement": _statement,
    "quotation": _quotation,
    "claim": _claim,
    "stance": _stance,
    "term": _term,
    "condition": _condition,
    "sequence": _sequence,
    "precedent": _precedent,
    "meeting": _meeting,
    "origin": _origin,
}
