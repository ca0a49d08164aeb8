"""Find the origins of a set of reports, and count the independent ones behind each claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracktwo.reading.model import Claim, Copy, Origin, Reading, Spans, Stance, Zone, passage
from tracktwo.reading.origins.cues import cued
from tracktwo.reading.origins.houses import gist, house_of, same_claim
from tracktwo.reading.origins.outlets import Outlets

__all__ = ["Edge", "Origins", "origins_of"]

_RAREST, _COMPARED = 5, 40  # Words of a claim that are looked up, and claims compared for each.
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
        _by_claim(known, items, sources, houses),
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
    for one, name in _vouched(reading, outlets):
        house = house_of(name)
        names.setdefault(house, name)
        spans.setdefault(house, one.spans)
        of[house].append(one.claim)
    for house, name in names.items():
        yield name, "relays", spans[house], tuple(dict.fromkeys(of[house])), "origin.stance"
    for written, place, rule, published in cued(reading.document.raw):
        name = outlets.introduced(written) if published else outlets.named(written, place)
        if name and house_of(name) not in names:
            names[house_of(name)] = name
            yield name, "relays", (place,), _claims_near(reading, place), rule


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


# Counting.


def _by_claim(
    readings: list[Reading], items: list[Origin], sources: Mapping[str, Copy], houses: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    told: dict[str, list[Origin]] = defaultdict(list)
    for one in items:
        told[one.document].append(one)
    own = {
        claim.id: _of_one(
            claim, told[claim.document], _root(claim.document, sources), houses, _speakers(reading)
        )
        for reading in readings
        for claim in reading.of(Claim)
    }
    found: dict[str, tuple[str, ...]] = {}
    for group in _groups([claim for reading in readings for claim in reading.of(Claim)]):
        names: dict[str, str] = {}
        for claim in group:
            for name in own[claim.id]:
                names.setdefault(house_of(name), name)
        found |= {claim.id: tuple(names.values()) for claim in group}
    return found


def _speakers(reading: Reading) -> set[str]:
    """Return the claims that somebody other than the report vouches for."""
    return {one.claim for one in reading.of(Stance) if one.stance in _VOUCHING}


def _of_one(
    claim: Claim, told: list[Origin], root: str, houses: Mapping[str, str], spoken: set[str]
) -> tuple[str, ...]:
    """Return the origins of a claim in its own report: newsrooms named for it, the agency, or the report.

    What somebody says in a report that does not tell where has no origin that is known but the report itself.
    """
    named = [one.name for one in told if claim.id in one.of]
    if named:
        return tuple(named)
    credits = [one.name for one in told if one.relation == "credit"]
    return tuple(credits) or (houses.get(root, root),)


def _root(document: str, sources: Mapping[str, Copy]) -> str:
    """Return the report at the head of a chain of copies."""
    seen = {document}
    while document in sources and sources[document].source not in seen:
        document = sources[document].source
        seen.add(document)
    return document


def _groups(claims: list[Claim]) -> list[list[Claim]]:
    """Put claims that say the same together; only those that share one of their rarest words are compared."""
    counted = Counter(word for claim in claims for word in gist(claim.text))
    groups: list[list[Claim]] = []
    place: dict[str, list[int]] = defaultdict(list)
    for claim in claims:
        rarest = sorted(gist(claim.text), key=lambda word: (counted[word], word))[:_RAREST]
        near = dict.fromkeys(at for word in rarest for at in place[word][-_COMPARED:])
        at = next((at for at in near if same_claim(groups[at][0].text, claim.text)), None)
        if at is None:
            at = len(groups)
            groups.append([])
            for word in rarest:
                place[word].append(at)
        groups[at].append(claim)
    return groups
