"""Count the independent origins behind each claim of a set of reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from tracktwo.reading.model import Claim, Copy, Origin, Reading
from tracktwo.reading.origins.houses import gist, house_of, same_claim

__all__ = ["by_claim"]

_RAREST, _COMPARED = 5, 40  # Words of a claim that are looked up, and claims compared for each.


def by_claim(
    readings: list[Reading], items: list[Origin], sources: Mapping[str, Copy], houses: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return the names of the independent origins of each claim, by its id.

    Parameters
    ----------
    readings : list of Reading
        The whole set.
    items : list of Origin
        What each report tells of where it has it from.
    sources : mapping of str to Copy
        Copies, by the report that repeats another.
    houses : mapping of str to str
        What each report is called as an origin.

    Returns
    -------
    dict of str to tuple of str
        Claims that say the same share the origins of all of them.
    """
    told: dict[str, list[Origin]] = defaultdict(list)
    for one in items:
        told[one.document].append(one)
    own = {
        claim.id: _of_one(claim, told[claim.document], _root(claim.document, sources), houses)
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


def _of_one(claim: Claim, told: list[Origin], root: str, houses: Mapping[str, str]) -> tuple[str, ...]:
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
