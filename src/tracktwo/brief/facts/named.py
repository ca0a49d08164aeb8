"""What a brief says of the case's named packages: who refuses each, and what would have to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

from tracktwo.brief.facts.case import FootingFacts
from tracktwo.brief.facts.zone import STEPS, ReachFacts
from tracktwo.case import Case, NamedPackage
from tracktwo.deals import (
    Combination,
    Corners,
    Count,
    Improvements,
    PackageUnlock,
    Problem,
    Standing,
    Trade,
    Verdict,
    improvements,
    standing,
    tally,
    trades,
    unlock_package,
)
from tracktwo.deals.named import indexes
from tracktwo.deals.problem import Package
from tracktwo.deals.unlocking.openings import least_greatest
from tracktwo.errors import LimitError

__all__ = ["NamedFacts", "named_of"]

TRIED = 120
"""Up to how many sets of fixed terms are tried to be reopened."""
TRADES = 3
STEPS_UNLOCK = 50_000
"""How many partial changes the search for the smallest concession may look at."""


@dataclass(frozen=True)
class NamedFacts:
    """A named package on the map.

    Parameters
    ----------
    id, name, about : str
        As in the case.
    agreed : bool
        Whether it has been agreed.
    options : mapping of str to str
        What it settles.
    footing : FootingFacts
        What it rests on.
    standing : Standing
        Who gets what and who refuses, judgements at their points.
    verdicts : mapping of str to Verdict
        Whether each party, over all ways to settle what is open and all numbers in the ranges,
        accepts always, never or sometimes; empty where that was not counted.
    possible : Count or None
        Ways to settle what is open that all could accept on some of the numbers.
    nearest : mapping of str to str
        The way to settle what is open whose hardest-hit party is least short of its no-deal value.
    unlock : PackageUnlock or None
        The smallest changes that make it acceptable; of ``nearest``, where issues are left open.
    reopen : tuple of tuple of str
        Smallest sets of issues that it settles and that would have to be reopened, everything else
        kept, for some way to be acceptable to all.
    reopen_reason : str
        Why none is given.
    trades : tuple of Trade
        Best exchanges over two issues, starting from ``nearest``.
    better : Improvements or None
        What leaves nobody worse off and somebody better off; for complete packages.
    """

    id: str
    name: str
    about: str
    agreed: bool
    options: Mapping[str, str]
    footing: FootingFacts
    standing: Standing
    verdicts: Mapping[str, Verdict]
    possible: Count | None
    nearest: Mapping[str, str]
    unlock: PackageUnlock | None
    reopen: tuple[tuple[str, ...], ...]
    reopen_reason: str
    trades: tuple[Trade, ...]
    better: Improvements | None


def named_of(
    case: Case, problem: Problem, corners: Corners, reach: ReachFacts | None
) -> tuple[NamedFacts, ...]:
    """Return the facts of every named package; ``problem`` has its disagreement points."""
    return tuple(_named(problem, corners, reach, package) for package in case.packages)


def _named(problem: Problem, corners: Corners, reach: ReachFacts | None, package: NamedPackage) -> NamedFacts:
    chosen = indexes(problem, package.options)
    stands = standing(problem, package)
    nearest = _nearest(problem, chosen) if stands.completions else None
    whole = nearest is not None and len(chosen) == len(problem.issues)
    closed = not stands.acceptable.value and not whole
    reopen, reason = _reopen(problem, chosen, _hopeless(problem, chosen, reach)) if closed else ((), "")
    verdicts, possible = _over_ranges(corners, chosen)
    return NamedFacts(
        id=package.id,
        name=package.name,
        about=" ".join(package.about.split()),
        agreed=package.agreed,
        options=dict(package.options),
        footing=FootingFacts.of(package.footing),
        standing=stands,
        verdicts=verdicts,
        possible=possible,
        nearest=_by_id(problem, nearest) if nearest else {},
        unlock=unlock_package(problem, nearest, limit=STEPS_UNLOCK) if nearest else None,
        reopen=reopen,
        reopen_reason=reason,
        trades=trades(problem, nearest).consenting[:TRADES] if nearest else (),
        better=_better(problem, nearest) if whole and nearest else None,
    )


def _nearest(problem: Problem, chosen: Mapping[int, int]) -> Package | None:
    """Settle what is open so that the hardest-hit party is least short; red lines kept if they can be."""
    left = problem.restricted(chosen)
    kept = tuple(line for line in left.red_lines if not _unavoidable(left, line.combination))
    try:
        found = least_greatest(replace(left, red_lines=kept)) or least_greatest(replace(left, red_lines=()))
    except LimitError:
        return None
    if found is None:
        return None
    return tuple(chosen.get(issue, option) for issue, option in enumerate(found.package))


def _unavoidable(left: Problem, combination: Combination) -> bool:
    return all(len(options) == len(left.options[issue]) for issue, options in combination.options.items())


def _by_id(problem: Problem, package: Package) -> dict[str, str]:
    return {issue: problem.options[place][package[place]] for place, issue in enumerate(problem.issues)}


def _over_ranges(corners: Corners, chosen: Mapping[int, int]) -> tuple[dict[str, Verdict], Count | None]:
    best, worst = corners.best.restricted(chosen), corners.worst.restricted(chosen)
    try:
        (total, possible, at_best), (_, _, at_worst) = (_refusals(one) for one in (best, worst))
    except LimitError:
        return {}, None
    verdicts = {
        party: Verdict.NEVER
        if at_best[number] == total
        else Verdict.ALWAYS
        if not at_worst[number]
        else Verdict.DEPENDS
        for number, party in enumerate(best.parties)
        if total
    }
    return verdicts, possible


def _refusals(problem: Problem) -> tuple[int, Count, list[int]]:
    """Count the packages, those that all consenting parties accept, and those that each party refuses."""
    asked = replace(problem, consent=(True,) * len(problem.parties))
    counted = tally(asked, limit=STEPS, samples=0)
    needed = set(problem.consenting)
    accepted = counted.count(lambda reasons: needed.isdisjoint(one.party for one in reasons))
    return (
        counted.total,
        accepted,
        [
            counted.count(lambda reasons, party=party: any(one.party == party for one in reasons)).value  # type: ignore[misc]
            for party in range(len(problem.parties))
        ],
    )


def _hopeless(problem: Problem, chosen: Mapping[int, int], reach: ReachFacts | None) -> set[int]:
    """Return the issues settled with an option that no package takes which all could accept anywhere."""
    if reach is None:
        return set()
    ids = problem.issues
    return {i for i, option in chosen.items() if problem.options[i][option] not in reach.options[ids[i]]}


def _reopen(
    problem: Problem, chosen: Mapping[int, int], hopeless: set[int]
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Find the smallest sets of fixed terms to reopen so that the zone of agreement is reached."""
    tried = 0
    for size in range(1, len(chosen) + 1):
        tried += comb(len(chosen), size)
        if tried > TRIED:
            return (), "there are too many sets of its terms to try them all"
        found = tuple(_that_open(problem, chosen, size, hopeless))
        if found:
            return found, ""
    return (), "no package at all is acceptable to everyone whose consent is needed"


def _that_open(
    problem: Problem, chosen: Mapping[int, int], size: int, hopeless: set[int]
) -> Iterator[tuple[str, ...]]:
    for freed in combinations(chosen, size):
        if not hopeless <= set(freed):
            continue
        kept = {issue: option for issue, option in chosen.items() if issue not in freed}
        if tally(problem.restricted(kept)).zone.value:
            yield tuple(problem.issues[issue] for issue in freed)


def _better(problem: Problem, package: Package) -> Improvements | None:
    try:
        return improvements(problem, package)
    except LimitError:
        return None
