"""Who takes which stance on what: the central claims in full, all claims by actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracktwo.brief.reading_view.places import Places
from tracktwo.brief.reading_view.reports import Report
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Grid,
    Heading,
    Link,
    Para,
    Part,
    Row,
    Words,
    cell,
    row,
    words,
)
from tracktwo.brief.words.say import counted
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import STANCES, Claim, Copy, Stance

__all__ = ["Subject", "central", "left_out", "stances", "subjects"]

MOST_ACTORS = 6
"""Columns of the table of stances; other actors share the last column."""
MOST_CENTRAL = 30
"""Central claims told in full."""
MOST_CLAIMS = 200
"""Rows of the table of stances."""


@dataclass(frozen=True)
class Subject:
    """One claim wherever it is made, and the stances on it."""

    claims: tuple[Claim, ...]
    stances: tuple[Stance, ...]

    @property
    def central(self) -> bool:
        """Whether any report is about it."""
        return any(claim.central for claim in self.claims)

    def by_actor(self) -> dict[tuple[str, str], list[Stance]]:
        """Return the stances by actor (name folded) and stance, actors as they first turn up."""
        found: defaultdict[tuple[str, str], list[Stance]] = defaultdict(list)
        for one in self.stances:
            found[one.actor_name.casefold(), one.stance].append(one)
        return dict(found)


def subjects(places: Places) -> list[Subject]:
    """Return what is claimed on a page: central claims first, then those with most stances."""
    claims = [item for item in places.by_id.values() if isinstance(item, Claim)]
    stances: defaultdict[str, list[Stance]] = defaultdict(list)
    for item in places.by_id.values():
        if isinstance(item, Stance):
            stances[item.claim].append(item)
    found = [
        Subject(tuple(group), tuple(one for claim in group for one in stances.get(claim.id, ())))
        for group in _joined(places.alike(claims), places)
    ]
    return sorted(found, key=lambda one: (not one.central, -len(one.by_actor())))


def _joined(groups: list[list[Claim]], places: Places) -> list[list[Claim]]:
    """Join a copy's claims to those that they were carried over from: they have the same number."""
    home = {claim.id: group for group in groups for claim in group}
    for copy in [item for item in places.by_id.values() if isinstance(item, Copy)]:
        for claim in [one for one in places.report[copy.document].items if isinstance(one, Claim)]:
            own, other = home[claim.id], home.get(copy.source + claim.id.removeprefix(copy.document))
            if other is not None and other is not own:
                other += own
                home |= dict.fromkeys((one.id for one in own), other)
                own.clear()
    return [group for group in groups if group]


def central(found: Iterable[Subject], places: Places) -> list[Block]:
    """Write what the reports are about: each stance on it, and which copies leave it out."""
    blocks: list[Block] = []
    told = [one for one in found if one.central]
    for number, one in enumerate(told[:MOST_CENTRAL], 1):
        blocks += [
            Heading(places.words(one.claims[0]), f"central-{number}"),
            Para(_basis(one, places), "lead"),
        ]
        if one.stances:
            blocks.append(_full(one, places))
    if len(told) > MOST_CENTRAL:
        more = counted(len(told) - MOST_CENTRAL, "more central claim")
        blocks.append(Para(words(f"The table of claims by actor has {more}."), "aside"))
    return blocks or [Para(words("No central claim was found."))]


def _basis(one: Subject, places: Places) -> Words:
    names = dict.fromkeys(name for claim in one.claims for name in claim.origins)
    parts: list[Part] = []
    for name in names:
        parts += [", " if parts else "", places.origin(name)]
    rests = words("It rests on ", counted(len(names), "independent origin"), ": ", *parts, ". ")
    return words(rests if names else "No origin is told. ", "Claimed in ", places.in_text(one.claims), ".")


def _full(one: Subject, places: Places) -> Grid:
    copied = any(places.copied(claim.document) for claim in one.claims)
    rows = [_stance_row(group, copied, places) for group in one.by_actor().values()]
    headers = ("Actor", "Stance", "Passages", *(("Left out by",) if copied else ()))
    return Grid(f"Stances on: {places.words(one.claims[0], 80)}", headers, tuple(rows))


def _stance_row(group: list[Stance], copied: bool, places: Places) -> Row:
    via = "; ".join(dict.fromkeys(isolate(one.via) for one in group if one.via))
    said = words(group[0].stance, f" (through {via})" if via else "")
    out: list[Part] = []
    for report in left_out(group, places):
        out += [", " if out else "", Link(f"report {report.number}", f"#{report.id}")]
    name = places.actor(group[0].actor, group[0].actor_name)
    lacking = [cell(*(out or ["\u2013"]))] if copied else []
    return row(cell(name), [cell(said), cell(places.in_text(group)), *lacking])


def left_out(group: Sequence[Stance], places: Places) -> list[Report]:
    """Return the copies that drop a stance of their source and do not have it elsewhere."""
    having = {one.document for one in group}
    found = {report.number: report for one in group for report in places.left_out(one)}
    return [found[number] for number in sorted(found) if found[number].document.id not in having]


def stances(found: list[Subject], places: Places) -> list[Block]:
    """Write the table of claims by actors."""
    told = [one for one in found if one.stances]
    if not told:
        return [Para(words("No stance on any claim was found."))]
    counts = Counter(name for one in told for name in dict.fromkeys(key[0] for key in one.by_actor()))
    order = {name: number for number, name in enumerate(counts)}
    columns = sorted(counts, key=lambda name: (-counts[name], order[name]))[:MOST_ACTORS]
    names = {
        one.actor_name.casefold(): isolate(one.actor_name) for subject in told for one in subject.stances
    }
    rest = len(counts) > len(columns)
    rows = tuple(_claim_row(one, columns, rest, places) for one in told[:MOST_CLAIMS])
    headers = ("Claim", *(names[name] or "not named" for name in columns), *(["Others"] if rest else []))
    shown = f" The first {MOST_CLAIMS} of {len(told)} are shown." if len(told) > MOST_CLAIMS else ""
    lead = Para(
        words(
            f"Each stance leads to the passage that tells it.{shown} A stance is what somebody "
            "has said about a claim, not whether it is true; one actor may take several."
        )
    )
    return [
        lead,
        Bullets(tuple(words(one) for one in _explained(told)), "stances"),
        Grid("Stances by claim and actor", headers, rows),
    ]


def _explained(told: list[Subject]) -> list[str]:
    used = {one.stance for subject in told for one in subject.stances}
    return [f"{stance}: {MEANINGS[stance]}" for stance in STANCES if stance in used]


def _claim_row(one: Subject, columns: list[str], rest: bool, places: Places) -> Row:
    cells: dict[str, list[Part]] = {name: [] for name in columns}
    others: list[Part] = []
    for (name, stance), group in one.by_actor().items():
        into = cells.get(name, others)
        into += ["; " if into else "", *([] if name in cells else [isolate(group[0].actor_name) + ": "])]
        into.append(Link(stance, places.passage(group[0]) or places.href(group[0].id)))
    told = [cell(*(cells[name] or ["\u2013"])) for name in columns]
    heading = cell(places.link(places.words(one.claims[0], 160), one.claims[0].id))
    return row(heading, [*told, *([cell(*(others or ["\u2013"]))] if rest else [])])


MEANINGS = {
    "reported": "passes it on as news",
    "asserted": "says that it is so",
    "acknowledged": "says that it is so, or that it is known, of oneself or one's own side",
    "denied": "says that it is not so",
    "disowned": "says that one has no part in it",
    "no comment": "was asked and did not say",
    "predicted": "says that it will be so",
}
