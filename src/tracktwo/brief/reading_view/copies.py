"""Copies beside their sources: what was changed, and what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.brief.reading_view.beside import Pair, pairs_of
from tracktwo.brief.reading_view.claims import Subject, left_out
from tracktwo.brief.reading_view.places import Places
from tracktwo.brief.reading_view.plain import elided, lacks
from tracktwo.brief.words.blocks import Link, Words, words
from tracktwo.brief.words.say import counted, percent
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import Condition, Copy, Item, Quotation, Stance, Statement, Term

__all__ = ["Beside", "copies"]

MOST_PAIRS = 20
"""Copies shown side by side on one page; of further ones only the counts."""
LOST: dict[type[Item], str] = {
    Statement: "statement",
    Quotation: "quotation",
    Term: "term",
    Condition: "condition",
}


Lost = tuple[Stance, Subject]


@dataclass(frozen=True)
class Beside:
    """A copy, in words, and side by side with its source where both are shown."""

    id: str
    title: str
    lines: tuple[Words, ...]
    heads: tuple[str, str]
    pairs: tuple[Pair, ...]


def copies(places: Places, subjects: Sequence[Subject]) -> list[Beside]:
    """Lay each copy of a page beside its source."""
    found = [item for item in places.by_id.values() if isinstance(item, Copy)]
    lost = _lost(places, subjects)
    return [_beside(number, item, places, lost[item.document]) for number, item in enumerate(found, 1)]


def _beside(number: int, item: Copy, places: Places, lost: Sequence[Lost]) -> Beside:
    copy, source = places.report[item.document], places.report.get(item.source)
    named = f"report {source.number}" if source else elided(item.source, 80)
    heads = ("Source", "Copy")
    pairs: tuple[Pair, ...] = ()
    if source:
        heads = (f"Report {source.number} (source)", f"Report {copy.number} (copy)")
        pairs = tuple(pairs_of(item, source, copy)) if number <= MOST_PAIRS else ()
    stances = [_stance(one, subject, places) for one, subject in lost if one.document == item.source]
    lines = (
        _measures(item),
        _elsewhere(item, places),
        *stances,
        _dropped(item, places),
        *_why(item, places),
        _edits(item),
    )
    title = f"Report {copy.number} repeats {named}"
    return Beside(f"copy-{number}", title, tuple(line for line in lines if line), heads, pairs)


def _lost(places: Places, subjects: Sequence[Subject]) -> dict[str, list[Lost]]:
    """Gather the stances that copies leave out, by the copy."""
    found: defaultdict[str, list[Lost]] = defaultdict(list)
    for subject in subjects:
        for group in subject.by_actor().values():
            for copy in left_out(group, places):
                found[copy.document.id] += [(one, subject) for one in group]
    return found


def _elsewhere(item: Copy, places: Places) -> Words:
    """Say so where the two cannot stand side by side."""
    if item.source in places.report:
        return ()
    href = places.document(item.source)
    where = Link("another page", href) if href else "none of these pages"
    return words("The source is on ", where, ": what the copy leaves out stands in the ledger.")


def _measures(item: Copy) -> Words:
    return words(
        f"Of its runs of five words {percent(item.containment)} stand in the source; of the source's words "
        f"it keeps {percent(item.kept)}."
    )


def _why(item: Copy, places: Places) -> list[Words]:
    """Say why this one is taken to be the copy, reports by their numbers."""
    numbers = {
        id: f"report {places.report[id].number}" for id in (item.source, item.document) if id in places.report
    }
    told = []
    for reason in item.reasons:
        for id in sorted(numbers, key=len, reverse=True):
            reason = reason.replace(id, numbers[id])
        told.append(words("Why it is taken to be the copy: ", isolate(reason)))
    return told or [words("Which of the two came first cannot be told.")]


def _edits(item: Copy) -> Words:
    counts = Counter(edit.kind for edit in item.edits)
    return (
        words("Edits: ", ", ".join(f"{count} {kind}" for kind, count in counts.most_common()), ".")
        if counts
        else ()
    )


def _dropped(item: Copy, places: Places) -> Words:
    own = places.report[item.source].items if item.source in places.report else ()
    counts = Counter(LOST[type(one)] for one in own if type(one) in LOST and lacks(item, one))
    told = ", ".join(counted(count, name) for name, count in counts.items())
    return words(f"In the passages that it drops stand {told} of the source.") if told else ()


def _stance(one: Stance, subject: Subject, places: Places) -> Words:
    actor = places.actor(one.actor, one.actor_name)
    claim = places.link(places.words(subject.claims[0], 120), subject.claims[0].id)
    return words(
        "This version leaves out: ", actor, ", ", places.link(one.stance, one.id), ", on “", claim, "”"
    )
