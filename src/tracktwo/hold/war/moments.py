"""The days on which no-deal values change, and the zone of agreement on each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import numpy as np

from tracktwo.case import Case
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.pareto.front import LIMIT
from tracktwo.deals.problem import Problem
from tracktwo.deals.solutions.zone import with_disagreement, zone_rows
from tracktwo.deals.uncertain.draws import Draws
from tracktwo.deals.uncertain.plans import plan_for
from tracktwo.deals.uncertain.resolve import Solved, resolve
from tracktwo.errors import Finding, InputError, LimitError, Place

__all__ = ["at_points", "no_deal_days", "solved_at"]

AtPoints = tuple[bool | None, tuple[Fraction | None, ...], tuple[Fraction | None, ...], tuple[int, ...]]


def no_deal_days(case: Case) -> list[date | None]:
    """Return the case's own day and the later ones on which a consenting party's no-deal value changes."""
    later = {
        day
        for party in case.parties
        if party.consent
        for day, _ in case.positions[party.id].no_deal_over_time
        if case.as_of is None or day > case.as_of
    }
    return [case.as_of, *sorted(later)]


def solved_at(case: Case, sample: Draws, day: date | None) -> tuple[str, Solved]:
    """Return how each draw of a day was solved, and its zone and solutions.

    Raises
    ------
    InputError
        If no party's consent is needed.
    LimitError
        If no package can be looked at in every draw.
    """
    problem = problem_of(case, at=day)
    if not problem.consenting:
        place = Place(str(case.path or case.title))
        message = "no party's consent is needed, so there is nothing to be ripe for."
        raise InputError(Finding(place, message, "Set consent: true for the parties whose yes is needed."))
    plan = plan_for(case, problem, sample, [])
    return plan.method, resolve(plan, sample.part(0, sample.count))


def at_points(case: Case, day: date | None) -> AtPoints:
    """Return what is so with every judgement at its point.

    Returns
    -------
    tuple
        Whether there is a package acceptable to all (None beyond the limits); for each consenting party the
        greatest value to it of a package that all others accept and that crosses no red line (None without
        one, or beyond the limits); every party's no-deal value; the consenting parties.
    """
    problem, assumed = with_disagreement(problem_of(case, at=day))
    no_deal = tuple(None if party in assumed else value for party, value in enumerate(problem.no_deal))
    consenting = problem.consenting
    try:
        best = tuple(_best(problem, party) for party in consenting)
    except LimitError:
        return None, (None,) * len(consenting), no_deal, consenting
    floor = problem.no_deal[consenting[0]]
    there = best[0] is not None and (floor is None or best[0] >= floor)
    return there, best, no_deal, consenting


def _best(problem: Problem, party: int) -> Fraction | None:
    """Return a party's greatest value over packages that all others accept and no red line forbids."""
    floor = tuple(None if other == party else value for other, value in enumerate(problem.no_deal))
    zone = zone_rows(replace(problem, no_deal=floor), LIMIT)
    if not zone.rows:
        return None
    rough = zone.listed.rough[list(zone.rows)][:, party]
    near = np.flatnonzero(rough >= rough.max() - EXACT_WITHIN)
    return max(zone.values(int(row))[party] for row in near)


EXACT_WITHIN = 1e-6
"""How far a rough value may be from the exact one, with much to spare."""
