"""Find the origins of a set of reports, and count the independent ones behind each claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracktwo.reading.model import Claim, Copy, Origin, Reading, Spans, Stance, Zone, passage
from tracktwo.reading.origins.counting import by_claim
from tracktwo.reading.origins.cues import cued
from tracktwo.reading.origins.houses import house_of
from tracktwo.reading.origins.outlets import Outlets

__all__ = ["Edge", "Origins", "origins_of"]

# By these somebody vouches for a claim; other stances react to it, and their channel is no origin of it.
_VOUCHING = ("reported", "asserted", "predicted")


@dataclass(frozen=True)
class Edge:
    """An arrow of the origin graph: ``target`` has something from ``source``.

    ``relation`` is ``relays``, ``credit``, ``copies`` or ``own``; ``reaction`` where it is the channel of a
    reaction and not of the fact. ``spans`` are the evidence in ``target``; ``of`` the ids of the claims,
    empty for the whole.
    """

    source: str
    target: str
    relation: str
    spans: Spans
    of: tuple[str, ...] = ()


@dataclass(frozen=True)
class Origins:
    """The origins of a set of reports.

    Parameters
    ----------
    items : tuple of Origin
        Of each report, in the order of the set.
    by_claim : mapping of str to tuple of str
        For each claim, by id, the names of the independent origins of it in the whole set.
    edges : tuple of Edge
        The graph.
    """

    items: tuple[Origin, ...]
    by_claim: Mapping[str, tuple[str, ...]]
    edges: tuple[Edge, ...]


def origins_of(readings: Iterable[Reading], copies: Iterable[Copy] = ()) -> Origins:
    """Return where reports have it from.

    Parameters
    ----------
    readings : iterable of Reading
        The reports and what was found in them: claims, stances, zones.
    copies : iterable of Copy
        Which of them repeat others.

    Returns
    -------
    Origins

    Notes
    -----
    Documents are not origins, nor is everybody who was told something ("reporters", "a news
    conference"): a named origin is a newsroom or an agency, by what the cast knows or how the text
    introduces it. A copy has the origins of what it copies; a report that relays a newsroom has that
    newsroom's; one with a wire credit the agency's. Only a report with none of these is an origin of
    what it says in its own name. Claims of several reports that say the same, both affirming or both
    denying, rest on the origins of all. The channel of a reaction ("told the BBC") is an origin of the
    reaction, not of the fact that it reacts to.
    """
    known = list(readings)
    sources = {one.document: one for one in copies}
    items = [origin for one in known for origin in _origins(one, sources.get(one.document.id))]
    houses = {one.document.id: _own_name(one) for one in known}
    return Origins(
        tuple(items),
        by_claim(known, items, sources, houses),
        tuple(
            Edge(one.name, one.document, one.relation, one.spans, one.of)
            for one in items
            if one.relation != "own"
        )
        + tuple(_channels(known)),
    )


def _own_name(reading: Reading) -> str:
    return reading.document.told.get("publisher", "") or reading.document.id


def _origins(reading: Reading, copy: Copy | None) -> Iterator[Origin]:
    """The origins that one report tells, or that comparing found."""
    found = [*_relayed(reading), *_credited(reading)]
    if copy:
        found.append((copy.source, "copies", copy.spans, (), copy.rule))
    central = {one.id for one in reading.of(Claim) if one.central}
    whole = any(relation in ("credit", "copies") or central & set(of) for _, relation, _, of, _ in found)
    if not whole:
        found.append((_own_name(reading), "own", (), (), "origin.own"))
    raw = reading.document.raw
    for number, (name, relation, spans, of, rule) in enumerate(found, 1):
        yield Origin(
            id=f"{reading.document.id}/origin-{number}",
            document=reading.document.id,
            spans=spans,
            text=passage(raw, spans),
            rule=rule,
            name=name,
            relation=relation,
            of=of,
        )


_Told = tuple[str, str, Spans, tuple[str, ...], str]


def _relayed(reading: Reading) -> Iterator[_Told]:
    """Newsrooms that a report says it has claims from, each once, with the claims."""
    spans: dict[str, Spans] = {}
    names: dict[str, str] = {}
    of: dict[str, list[str]] = defaultdict(list)
    outlets = Outlets(reading)
    claims = {one.id: one for one in reading.of(Claim)}
    central = [one for one in claims.values() if one.central]
    for one, name in _vouched(reading, outlets):
        house = house_of(name)
        names.setdefault(house, name)
        spans.setdefault(house, one.spans)
        of[house].append(one.claim)
        of[house] += [around.id for around in central if _is_relay(around, claims.get(one.claim), one)]
    for house, name in names.items():
        yield name, "relays", spans[house], tuple(dict.fromkeys(of[house])), "origin.stance"
    for written, place, rule, published in cued(reading.document.raw):
        name = outlets.introduced(written) if published else outlets.named(written, place)
        if name and house_of(name) not in names:
            names[house_of(name)] = name
            yield name, "relays", (place,), _claims_near(reading, place), rule


def _is_relay(around: Claim, claim: Claim | None, stance: Stance) -> bool:
    """Tell whether a claim is another and who says it, no more: "Later, the weekly said, they met"."""
    if claim is None or claim is around or not (around.spans and claim.spans and stance.spans):
        return False
    first, last = around.spans[0][0], around.spans[-1][1]
    inside = (*claim.spans, *stance.spans)
    if any(start < first or end > last for start, end in inside):
        return False
    return 4 * sum(end - start for start, end in inside) > 3 * (last - first)


def _vouched(reading: Reading, outlets: Outlets) -> Iterator[tuple[Stance, str]]:
    """Outlets that say that something is so, or to whom somebody says it; nobody else is an origin."""
    for one in reading.of(Stance):
        if one.stance in _VOUCHING and one.spans:
            near = one.spans[0][0], one.spans[-1][1]
            told = outlets.named(one.actor_name, near, one.actor), outlets.named(one.via, near)
            yield from ((one, name) for name in dict.fromkeys(told) if name)


def _claims_near(reading: Reading, place: tuple[int, int]) -> tuple[str, ...]:
    """Return the claims that a cue stands in or right behind."""
    return tuple(
        one.id
        for one in reading.of(Claim)
        if one.spans and one.spans[0][0] <= place[0] <= one.spans[-1][1] + 60
    )


def _credited(reading: Reading) -> Iterator[_Told]:
    for zone in reading.of(Zone):
        if zone.zone == "credit" and zone.value:
            yield zone.value, "credit", zone.spans, (), "origin.credit"


def _channels(readings: Iterable[Reading]) -> Iterator[Edge]:
    """Channels of reactions: arrows of the graph that add no origin."""
    for reading in readings:
        for one in reading.of(Stance):
            if one.via and one.stance not in _VOUCHING:
                yield Edge(one.via, reading.document.id, "reaction", one.spans, (one.claim,))
