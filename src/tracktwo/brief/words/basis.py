"""What the analysis assumes and where every input comes from: numbers, passages, sources, methods."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tracktwo.brief.facts.case import JudgementFacts
from tracktwo.brief.facts.evidence import PassageFacts, SourceFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Cell,
    Grid,
    Heading,
    Link,
    Marked,
    Para,
    Part,
    Row,
    Section,
    Spot,
    Strong,
    Words,
    row,
    words,
)
from tracktwo.brief.words.parties import basis_of
from tracktwo.brief.words.say import Say, anchor, counted, day, number
from tracktwo.brief.words.values import range_of

__all__ = ["basis", "method", "passage_of"]

KINDS = {
    "sourced": "sourced: a cited passage says so",
    "elicited": "elicited: somebody was asked",
    "assumed": "assumed: the analyst's own, whatever passages it leans on",
    "none": "no footing given",
}


def basis(facts: Facts, say: Say) -> Section:
    """List every number with its footing, and every passage with its place in its source."""
    rows = [row(KINDS[kind], [number(count)]) for kind, count in facts.footings.items() if count]
    blocks: list[Block] = [
        Para(
            words(
                "Every number above follows from the judgements listed here. A number with the footing "
                "“assumed” is a guess, however exact it looks, and so is what follows from it."
            )
        ),
        Grid("Judgements by what they rest on", ("Footing", "Judgements"), tuple(rows)),
        Heading("Every judgement", "judgements"),
        *_judgements(facts, say),
        *_later(facts),
    ]
    if facts.sources:
        blocks += [Heading("Sources and passages", "sources"), *_sources(facts)]
    else:
        blocks.append(Para(words("The case cites no source.")))
    return Section("basis", "What this rests on", tuple(blocks))


def _judgements(facts: Facts, say: Say) -> Iterator[Block]:
    """Give a table for each party; judgements on one issue that share a footing share a row."""
    headers = ("Judgement", "Number", "Footing, reason and passages")
    for party in facts.parties:
        own = [judged for judged in facts.judgements if judged.party == party.id]
        groups = groupby(own, key=lambda judged: (judged.issue, judged.footing))
        rows = tuple(_group(list(group), say) for _, group in groups)
        if rows:
            yield Grid(f"Judgements about {party.name}", headers, rows)


def _later(facts: Facts) -> Iterator[Block]:
    """Give a table for each kind of number that bears on what may follow a deal."""
    if facts.later:
        yield Para(words("The numbers below bear on what may follow a deal and on nothing else."), "label")
    for name, found in groupby(facts.later, key=lambda one: one.group):
        rows = []
        for (about, _), own in groupby(found, key=lambda one: (one.about, one.footing)):
            group = list(own)
            numbers = [
                Spot(f"{one.what}: {range_of(one)}", anchor("judgement", one.path), "line") for one in group
            ]
            rows.append(row(about, [Cell(tuple(numbers)), Cell(basis_of(group[0].footing))]))
        yield Grid(name, ("Judgement", "Number", "Footing, reason and passages"), tuple(rows))


def _group(group: list[JudgementFacts], say: Say) -> Row:
    first = group[0]
    about = say.names.issues[first.issue] if first.issue else "No deal"
    numbers: list[Part] = []
    for judged in group:
        numbers.append(Spot(_named(judged, say), anchor("judgement", judged.path), "line"))
    return row(about, [Cell(tuple(numbers)), Cell(basis_of(first.footing))])


def _named(judged: JudgementFacts, say: Say) -> str:
    if not judged.issue:
        return f"from {day(judged.start)}: {range_of(judged)}" if judged.start else range_of(judged)
    what = say.names.option(judged.issue, judged.option) if judged.option else "weight"
    return f"{what}: {range_of(judged)}"


def _sources(facts: Facts) -> Iterator[Block]:
    for source in facts.sources:
        passages = tuple(passage for passage in facts.passages if passage.source == source.id)
        yield Heading(source.title, anchor("source", source.id), 4)
        yield Para(_about(source), "aside")
        if passages:
            yield Bullets(tuple(passage_of(passage, source) for passage in passages), "passages")


def _about(source: SourceFacts) -> Words:
    parts = [source.publisher, day(source.date) if source.date else "", source.citation]
    text = ". ".join(part.rstrip(".") for part in parts if part)
    found = words(f"{text}. " if text else "")
    found = words(found, f"Report in the case's folder: {source.file}. ") if source.file else found
    return (
        words(found, Link(source.url, source.url))
        if source.url.startswith(("https://", "http://"))
        else found
    )


def passage_of(passage: PassageFacts, source: SourceFacts) -> Words:
    """Print a passage with its place, so that a statement leads back to the words that it rests on."""
    parts: list[Part] = [Spot(passage.id, anchor("passage", passage.id), "code"), f". {passage.says}"]
    if passage.quote:
        parts += [" “", passage.before, Marked(passage.quote), passage.after, "”"]
    if passage.grade:
        parts.append(f" Graded {passage.grade}.")
    if passage.page:
        parts.append(f" ({passage.page})")
    if passage.start >= 0:
        item = f"; ledger item {passage.item}" if passage.item else ""
        parts.append(f" [{source.file}, characters {number(passage.start)} to {number(passage.end)}{item}]")
    return words(*parts)


def method(facts: Facts, say: Say) -> Section:
    """Say how the brief was made."""
    about = facts.about
    lines = [
        f"Made with tracktwo {about.version}.",
        f"Case file: SHA-256 {about.sha256}." if about.sha256 else "The case was not read from a case file.",
    ]
    if facts.robust is not None:
        lines.append(
            f"{counted(facts.robust.draws, 'draw')}, seed {about.seed}: the same again gives the same page."
        )
    lines += [
        f"“{name}” are looked at as one issue, because some answers to them are worth something together. "
        "Ranges of its answers go from the sum of their parts' lowest values to the sum of the highest."
        for name in about.joined
    ]
    scale = (
        "The value of a package to a party is the sum, over the issues, of weight times value, divided by "
        "the sum of the party's weights."
        if about.scale == "shares"
        else "The value of a package to a party is the sum, over the issues, of weight times value."
        + " Only the order of these numbers means anything." * (about.scale == "ranks")
    )
    blocks: list[Block] = [
        Bullets(tuple(words(line) for line in [*lines, scale, f"Packages: {facts.zone.method}."]))
    ]
    if facts.robust is not None:
        blocks += [
            Heading("What the shares of draws lean on", "assumptions"),
            Bullets(tuple(words(f"{one[:1].upper()}{one[1:]}.") for one in facts.robust.assumptions)),
        ]
    blocks += [
        Heading("Where the methods come from", "methods"),
        Bullets(tuple(words(Strong(_title(name)), f": {source}.") for name, source in about.methods.items())),
    ]
    return Section("method", "How it was made", tuple(blocks))


def _title(name: str) -> str:
    text = name.replace("kalai_smorodinsky", "Kalai-Smorodinsky")
    return f"{text[:1].upper()}{text[1:]}"
