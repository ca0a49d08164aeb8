"""What the reports say: for each central claim who says what of it, from where, and what copies leave out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracktwo.brief.facts.reports import CopyFacts, HeardFacts, ReportsFacts, SubjectFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.basis import passage_of
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Link,
    Para,
    Row,
    Section,
    Strong,
    Words,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import Say, anchor, counted, listed, percent
from tracktwo.reading.model import STANCES

__all__ = ["reports"]

MEANINGS = {
    "reported": "passed it on as news",
    "asserted": "said that it is so",
    "acknowledged": "owned that it is so, or that it is known",
    "denied": "said that it is not so",
    "disowned": "said to have no part in it",
    "no comment": "was asked and did not say",
    "predicted": "said that it will be so",
}
LOST = {
    "stance": ("stance", "stances"),
    "term": ("term of a deal", "terms of a deal"),
    "condition": ("condition", "conditions"),
    "precedent": ("precedent", "precedents"),
    "meeting": ("meeting", "meetings"),
}
MOST = 40
"""Claims, and copies, that are written out."""
MOST_ORIGINS = 12
"""How many origins are named."""
CAUTION = (
    "Rules of grammar found this in the case's reports; nobody has confirmed it. A stance is what somebody "
    "is reported to have said of a claim. It is no finding on whether the claim is true, and stances are not "
    "weighed against each other. Nothing here enters any number of this brief."
)


def reports(facts: Facts, say: Say) -> Section:
    """Write what reading found in the reports of the case."""
    found = facts.reports
    if found is None:
        text = "The case has no report in its folder."
        return Section("reports", "What the reports say", (Para(words(text)),))
    names = {source.id: source.title for source in facts.sources}
    blocks: list[Block] = [Para(_sources(found, names), "lead"), Para(words(CAUTION), "aside")]
    if found.unread:
        lines = (f"Not read: {one}" for one in found.unread)
        blocks.append(Bullets(tuple(words(line) for line in lines)))
    for number, subject in enumerate(found.subjects[:MOST], 1):
        blocks += _subject(number, subject, names)
    if any(subject.heard for subject in found.subjects):
        blocks.append(Bullets(tuple(_meanings(found)), "stances"))
    for number, copy in enumerate(found.copies[:MOST], 1):
        blocks += _copy(number, copy, found, names)
    if len(found.subjects) > MOST or len(found.copies) > MOST:
        blocks.append(
            Para(words("Further claims and copies are in the facts beside this page, and in a ledger."))
        )
    return Section("reports", "What the reports say", (*blocks, *_passages(facts, found)))


def _sources(found: ReportsFacts, names: Mapping[str, str]) -> Words:
    """Say how many reports, texts and origins there are."""
    if not found.documents:
        return words("No report in the case's folder could be read.")
    copied = found.documents - found.texts
    text = f"{counted(found.documents, 'report')}"
    text += f", of which {copied} {'repeats' if copied == 1 else 'repeat'} another" if copied else ""
    if not found.origins:
        return words(f"{text}. Where they have it from is not told.")
    count = counted(len(found.origins), "independent origin")
    return words(
        f"{text}. What they are about rests on ", Strong(count), f": {_origins(found.origins, names)}."
    )


def _origins(origins: Sequence[str], names: Mapping[str, str]) -> str:
    """Write origins; a report that is its own origin by its title."""
    told = [f"“{names[one]}”" if one in names else one for one in origins[:MOST_ORIGINS]]
    return listed([*told, *(["others"] if len(origins) > MOST_ORIGINS else [])])


def _subject(number: int, one: SubjectFacts, names: Mapping[str, str]) -> Iterator[Block]:
    """Write a central claim and who says what of it."""
    yield Heading(f"The claim in “{names[one.source]}”", f"reports-claim-{number}")
    count = counted(len(one.origins), "origin")
    origins = f"It rests on {count}: {_origins(one.origins, names)}." if one.origins else ""
    told = Link(one.text, f"#{anchor('passage', one.passage)}")
    yield Para(words("“", told, f"” {origins or 'Where the report has it from is not told.'}"))
    grade = (
        f"Proposed grade: {one.grade}. {' '.join(one.reasons)} Letter and number are the analyst's to set."
    )
    yield Para(words(grade), "aside")
    if one.heard:
        headers = ("Actor", "Stance", "Left out by")
        rows = tuple(_heard(heard, one, names) for heard in one.heard)
        yield Grid(f"Who has said what of the claim in “{names[one.source]}”", headers, rows)
    else:
        yield Para(words("No stance on it was found."))


def _heard(one: HeardFacts, subject: SubjectFacts, names: Mapping[str, str]) -> Row:
    stance = Link(one.stance, f"#{anchor('passage', one.passage)}")
    via = f" (to {one.via})" if one.via else ""
    missing = listed([names[source] for source in one.left_out_by]) or "–"
    where = "" if one.source == subject.source else f" (only in “{names[one.source]}”)"
    return row(one.actor or "the report itself", [cell(stance, via, where), missing])


def _meanings(found: ReportsFacts) -> Iterator[Words]:
    used = {heard.stance for subject in found.subjects for heard in subject.heard}
    for stance in STANCES:
        if stance in used:
            yield words(Strong(stance), f": {MEANINGS[stance]}")


def _copy(number: int, one: CopyFacts, found: ReportsFacts, names: Mapping[str, str]) -> Iterator[Block]:
    """Write what a copy leaves out, each item linked to its passage in the source."""
    yield Heading(f"What “{names[one.source]}” leaves out", f"reports-copy-{number}")
    text = f"It repeats “{names[one.of]}”: {percent(one.containment)} of its runs of five words stand there, "
    text += f"and it keeps {percent(one.kept)} of that report's words. "
    yield Para(words(text))
    if one.reasons:
        yield Para(words(f"Why it is taken to be the copy: {'; '.join(one.reasons).rstrip('.')}."))
    if not one.left_out:
        yield Para(words("No stance, term, condition, precedent or meeting is missing."))
        return
    yield Para(words("This version leaves out:"))
    yield Bullets(tuple(_lost(kind, one, found) for kind in LOST if _of(kind, one)), "left-out")


def _of(kind: str, one: CopyFacts) -> list[tuple[str, str]]:
    """Return what was left out of one kind: in words, and the passage."""
    return [(item.says, item.passage) for item in one.left_out if item.kind == kind]


def _lost(kind: str, one: CopyFacts, found: ReportsFacts) -> Words:
    quotes = {passage.id: passage.quote for passage in found.passages}
    items = _of(kind, one)
    parts: list[str | Link] = []
    for says, passage in items:
        text = says or f"“{quotes[passage]}”"
        parts += ["; " if parts else " ", Link(text, f"#{anchor('passage', passage)}")]
    return words(Strong(counted(len(items), *LOST[kind])), ":", *parts)


def _passages(facts: Facts, found: ReportsFacts) -> Iterator[Block]:
    """Print every passage that the section leads to, with the words around it."""
    by_id = {source.id: source for source in facts.sources}
    if found.passages:
        yield Heading("The passages", "reports-passages")
        shown = (passage_of(passage, by_id[passage.source]) for passage in found.passages)
        yield Bullets(tuple(shown), "passages")
