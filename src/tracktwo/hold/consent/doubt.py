"""How sure it is that somebody left out would reject what the others choose: over ranges, and over draws."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case
from tracktwo.deals import Corners, Count, Draws, Problem, Share, draw, joined, problem_of, tally
from tracktwo.deals.refusal.tally import refusing
from tracktwo.deals.uncertain.plans import plan_for
from tracktwo.deals.uncertain.resolve import POOL, resolve
from tracktwo.errors import LimitError

__all__ = ["OverDraws", "OverRanges", "corners_of", "over_draws", "over_ranges", "tied"]

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class OverRanges:
    """What holds whatever the judged numbers are within their ranges.

    Parameters
    ----------
    always : Count
        Packages that all others accept on all of the numbers.
    always_rejected, always_accepted : Count
        Of these, those that some absent party rejects on all of the numbers; and those that every absent
        party accepts on all of them.
    possible : Count
        Packages that all others accept on some of the numbers.
    possible_rejected : Count
        Of these, those that some absent party rejects on all of the numbers.
    """

    always: Count
    always_rejected: Count
    always_accepted: Count
    possible: Count
    possible_rejected: Count


@dataclass(frozen=True)
class OverDraws:
    """What the others would choose when the judged numbers are drawn, and whether it is rejected.

    Parameters
    ----------
    draws, seed : int
        How many draws, and from which seed.
    zone : Share
        Draws in which the others have a zone of agreement.
    rejected : Share or None
        Of these, draws in which the Nash package of the others is one that some absent party rejects; of
        packages tied, one is looked at. None where there is never a zone.
    complete : bool
        Whether each draw's package is the best of all packages, and not of a pool.
    """

    draws: int
    seed: int
    zone: Share
    rejected: Share | None
    complete: bool


def tied(case: Case) -> bool:
    """Tell whether options of a case are worth something together: corners then have other issues."""
    return any(position.joint for position in case.positions.values())


def corners_of(case: Case, at: date | None) -> Corners | None:
    """Return the corners of a case; None where too many options are worth something together."""
    try:
        return Corners.of(case, at=at)
    except LimitError:
        return None


def over_ranges(corners: Corners, gone: Collection[int], others: Collection[int]) -> OverRanges:
    """Count what all others accept, and what of it the absent reject, in the corners of all ranges.

    Parameters
    ----------
    corners : Corners
        Of the case.
    gone, others : collection of int
        Places of the absent and of all others whose consent is needed.

    Returns
    -------
    OverRanges
        Exact where `tracktwo.deals.tally` is.
    """

    def counts(of_others: Problem, of_gone: Problem) -> tuple[Count, Count]:
        counted = tally(_mixed(of_others, of_gone, gone, others))
        zone = counted.accepted_by(others)
        return zone, counted.count(lambda reasons: bool(reasons) and refusing(reasons) <= set(gone))

    always, rejected = counts(corners.worst, corners.best)
    shared = tally(_mixed(corners.worst, corners.worst, gone, others)).zone
    return OverRanges(always, rejected, shared, *counts(corners.best, corners.best))


def _mixed(first: Problem, second: Problem, gone: Collection[int], others: Collection[int]) -> Problem:
    """Return a problem in which the absent have their numbers from the second one."""

    def chosen(row: tuple[Entry, ...], other: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return tuple(other[place] if place in gone else one for place, one in enumerate(row))

    worth = tuple(
        tuple(chosen(row, other) for row, other in zip(table, mine, strict=True))
        for table, mine in zip(first.worth, second.worth, strict=True)
    )
    consent = tuple(place in gone or place in others for place in range(len(first.parties)))
    return replace(first, worth=worth, no_deal=chosen(first.no_deal, second.no_deal), consent=consent)


def over_draws(
    case: Case, gone: Collection[int], *, draws: int, seed: int = 1, at: date | None = None
) -> OverDraws:
    """Choose for the others in every draw, and ask the absent.

    Parameters
    ----------
    case : Case
        As loaded.
    gone : collection of int
        Places of the absent; some party must be left whose consent is needed.
    draws, seed, at
        As in `tracktwo.deals.draw`; at least one draw.

    Returns
    -------
    OverDraws

    Raises
    ------
    LimitError
        As `tracktwo.deals.robust` does.
    """
    case = joined(case)
    parties = tuple(
        replace(party, consent=party.consent and place not in gone)
        for place, party in enumerate(case.parties)
    )
    asked = replace(case, parties=parties, packages=())
    problem, sample = problem_of(asked, at=at), draw(asked, draws=draws, seed=seed, at=at)
    plan = plan_for(asked, problem, sample, [])
    solved = resolve(plan, sample.part(0, draws))
    rejected = _rejected(sample, problem_of(case, at=at), solved.packages[:, 0], gone)
    zone = Corners.of(asked, at=at).reach().verdict
    share = Share.of(rejected[solved.zone]) if solved.zone.any() else None
    return OverDraws(draws, seed, Share.of(solved.zone, zone), share, plan.method != POOL)


def _rejected(
    drawn: Draws,
    problem: Problem,
    packages: NDArray[np.intp],
    gone: Collection[int],
) -> NDArray[np.bool_]:
    """Tell for each draw whether some absent party rejects its package."""
    rows = np.arange(len(packages))
    value = np.zeros_like(drawn.no_deal)
    for issue, worth in enumerate(drawn.worth):
        value += worth[rows, packages[:, issue]]
    columns = list(gone)
    below = (value[:, columns] + drawn.slack < drawn.no_deal[:, columns]).any(axis=1)
    different, which = np.unique(packages, axis=0, return_inverse=True)
    crossed = [
        any(line.party in gone for line in problem.crossed(tuple(package))) for package in different.tolist()
    ]
    return np.asarray(below | np.array(crossed)[which.reshape(-1)])
