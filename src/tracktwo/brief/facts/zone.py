"""What a brief says of the zone of agreement: how many packages, what they are worth, and when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import islice, product
from math import prod

from tracktwo.case import Case, Judgement
from tracktwo.case.numbers import no_deal_at
from tracktwo.deals import Blocker, Corners, Count, Deals, Problem, Tally, problem_of, tally
from tracktwo.deals.problem import Package
from tracktwo.deals.solutions.zone import with_disagreement
from tracktwo.errors import LimitError

__all__ = [
    "STEPS",
    "DayFacts",
    "NoDealFacts",
    "ReachFacts",
    "ZoneFacts",
    "days_of",
    "zone_of",
]

DOTS = 20_000
"""Up to how many packages two parties' values are drawn of, and of one set of values are looked at."""
LINES = 500
"""How many packages of the frontier are drawn for three or more parties."""
STEPS = 2_000_000
"""How many partial packages an exact count may look at."""

Counts = tuple[Count, Count | None, Count | None]


@dataclass(frozen=True)
class NoDealFacts:
    """A party's no-deal value on the day asked for.

    ``given`` is False where its worst package stands in; ``likely`` tells that the point is a likely
    value, not merely the middle of the range.
    """

    party: str
    low: float | None
    point: float | None
    high: float | None
    given: bool
    likely: bool = False


@dataclass(frozen=True)
class ReachFacts:
    """What holds for every number in the ranges.

    Parameters
    ----------
    always, possible : Count
        Packages that everyone whose consent is needed accepts on all of the numbers, and on some.
    impossible : int
        All others.
    inside : int
        Packages that those in the channel whose consent is needed could accept on some of the numbers.
    refused_by_absent : int
        Of these, packages that some other party refuses on all of the numbers; the rest are possible.
    possible_share : float
        Of all packages, how many are possible: 0 to 1.
    refused_by : tuple of Blocker
        Of the rest, how many exactly these parties refuse on all of the numbers.
    options : mapping of str to tuple of str
        By issue, the options that some possible package takes.
    """

    always: Count
    possible: Count
    impossible: int
    inside: int
    refused_by_absent: int
    possible_share: float
    refused_by: tuple[Blocker, ...]
    options: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class ZoneFacts:
    """How many packages there are, and what they are worth.

    Parameters
    ----------
    packages : int
        Those that the rules allow.
    conceivable : int
        Those that there would be without rules.
    zone_share : float
        Of the packages, how many everyone whose consent is needed accepts: 0 to 1.
    zone, crossed : Count
        Packages that everyone whose consent is needed accepts, judgements at their points; packages
        that cross a red line of a party whose consent is needed.
    exact : bool
        Whether these were counted.
    method : str
        How.
    frontier, frontier_packages : int or None
        Value vectors on the frontier and packages that give them; None where too many.
    frontier_reason : str
        Why they were not listed.
    no_deal : tuple of NoDealFacts
        In the order of the parties.
    reach : ReachFacts or None
        The same counts for every number in the ranges; None where they cannot be made exactly.
    dots : tuple of (float, float, int)
        With two consenting parties: values of packages, and how many packages have them.
    edge : tuple of tuple of float
        With two: values on the frontier; with more: of packages of the frontier, to each of them.
    edge_inside : tuple of bool
        Whether some package that gives these values lies in the zone; at most `DOTS` of each are looked at.
    """

    packages: int
    conceivable: int
    zone_share: float
    zone: Count
    crossed: Count
    exact: bool
    method: str
    frontier: int | None
    frontier_packages: int | None
    frontier_reason: str
    no_deal: tuple[NoDealFacts, ...]
    reach: ReachFacts | None
    dots: tuple[tuple[float, float, int], ...] = ()
    edge: tuple[tuple[float, ...], ...] = ()
    edge_inside: tuple[bool, ...] = ()


@dataclass(frozen=True)
class DayFacts:
    """The zone of agreement with the no-deal values foreseen for a day; see `ZoneFacts`."""

    day: str
    no_deal: tuple[NoDealFacts, ...]
    zone: Count
    always: Count | None
    possible: Count | None


def zone_of(case: Case, deals: Deals, corners: Corners, at: date | None) -> ZoneFacts:
    """Return the counts, and the values to draw."""
    problem, counted = deals.problem, deals.counted
    edge, inside = _edge(deals)
    return ZoneFacts(
        packages=counted.total,
        conceivable=prod(len(options) for options in problem.options),
        zone_share=counted.zone.value / max(counted.total, 1),
        zone=counted.zone,
        crossed=counted.count(lambda reasons: any(reason.line >= 0 for reason in reasons)),
        exact=counted.exact,
        method=counted.method,
        frontier=len(deals.frontier) if deals.frontier else None,
        frontier_packages=deals.frontier.packages_total if deals.frontier else None,
        frontier_reason=deals.frontier_reason,
        no_deal=_no_deal(case, problem, deals.assumed_no_deal, at),
        reach=_reach(problem, corners),
        dots=_dots(problem),
        edge=edge,
        edge_inside=inside,
    )


def _no_deal(
    case: Case, problem: Problem, assumed: Sequence[int], at: date | None
) -> tuple[NoDealFacts, ...]:
    found = []
    for number, party in enumerate(problem.parties):
        judged = no_deal_at(case, party, at)
        if judged is None:
            value = _float(problem.no_deal[number])
            found.append(NoDealFacts(party, value, value, value, False))
        else:
            e = judged.estimate
            found.append(
                NoDealFacts(party, float(e.low), float(e.point), float(e.high), True, e.likely is not None)
            )
    return tuple(found)


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)


def _reach(problem: Problem, corners: Corners) -> ReachFacts | None:
    tallies = _tallies(corners)
    if tallies is None:
        return None
    worst, best = tallies
    ids = problem.parties
    total = max(best.total, 1)
    refused = tuple(
        Blocker(tuple(ids[p] for p in sorted(parties)), n.value, n.low, n.high, n.value / total)
        for parties, n in best.by_parties
        if parties
    )
    absent = {party for party, inside in zip(ids, problem.in_channel, strict=True) if not inside}
    return ReachFacts(
        always=worst.zone,
        possible=best.zone,
        impossible=best.total - best.zone.value,
        inside=best.total - sum(one.count for one in refused if not set(one.parties) <= absent),
        refused_by_absent=sum(one.count for one in refused if set(one.parties) <= absent),
        possible_share=best.zone.value / total,
        refused_by=refused,
        options=corners.options_left(),
    )


def _tallies(corners: Corners) -> tuple[Tally, Tally] | None:
    """Count who refuses what on all of the numbers, and on some; None where these are too many."""
    try:
        return tally(corners.worst, limit=STEPS, samples=0), tally(corners.best, limit=STEPS, samples=0)
    except LimitError:
        return None


def _dots(problem: Problem) -> tuple[tuple[float, float, int], ...]:
    """Value every package for two parties, where there are not too many."""
    who = problem.consenting
    if len(who) != 2 or prod(len(options) for options in problem.options) > DOTS:
        return ()
    seen: dict[tuple[float, float], int] = {}
    for package in product(*(range(len(options)) for options in problem.options)):
        if problem.allowed(package):
            values = problem.values(package)
            spot = (float(values[who[0]]), float(values[who[1]]))
            seen[spot] = seen.get(spot, 0) + 1
    return tuple((x, y, count) for (x, y), count in sorted(seen.items()))


def _edge(deals: Deals) -> tuple[tuple[tuple[float, ...], ...], tuple[bool, ...]]:
    """Value the frontier for the consenting parties; at most `LINES` rows, evenly chosen."""
    listed, problem = deals.frontier, deals.problem
    if listed is None or not len(listed):
        return (), ()
    count = min(len(listed), LINES)
    rows = [place * len(listed) // count for place in range(count)]
    values = tuple(tuple(float(listed.floats[row, party]) for party in problem.consenting) for row in rows)
    inside = tuple(
        any(_in_zone(problem, package) for package in islice(listed.packages(row), DOTS)) for row in rows
    )
    return values, inside


def _in_zone(problem: Problem, package: Package) -> bool:
    values, crossed = problem.values(package), {line.party for line in problem.crossed(package)}
    return all(
        party not in crossed and values[party] >= (problem.no_deal[party] or 0)
        for party in problem.consenting
    )


def days_of(case: Case, zone: ZoneFacts, at: date | None) -> tuple[DayFacts, ...]:
    """Return the zone for the case's date and for every day on which a no-deal value changes.

    Days on which the same judgements are in force are worked out once; those of `at` are in `zone`.
    """
    later = {day for position in case.positions.values() for day, _ in position.no_deal_over_time}
    if not later or case.as_of is None:
        return ()
    reach = zone.reach
    known: dict[tuple[Judgement | None, ...], Counts] = {
        _in_force(case, at): (
            zone.zone,
            reach.always if reach else None,
            reach.possible if reach else None,
        )
    }
    return tuple(_day(case, day, known) for day in sorted({case.as_of, *later}))


def _in_force(case: Case, at: date | None) -> tuple[Judgement | None, ...]:
    return tuple(no_deal_at(case, party.id, at) for party in case.parties)


def _day(case: Case, day: date, known: dict[tuple[Judgement | None, ...], Counts]) -> DayFacts:
    problem, assumed = with_disagreement(problem_of(case, at=day))
    now = _in_force(case, day)
    if now not in known:
        tallies = _tallies(Corners.of(case, at=day))
        always, possible = (one.zone for one in tallies) if tallies else (None, None)
        known[now] = tally(problem).zone, always, possible
    return DayFacts(day.isoformat(), _no_deal(case, problem, assumed, day), *known[now])
