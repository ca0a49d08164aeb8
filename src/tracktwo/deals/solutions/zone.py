"""The zone of agreement's best packages: what solution concepts choose from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm

import numpy as np

from tracktwo.deals.pareto.front import Frontier, frontier, minimum_over_allowed
from tracktwo.deals.problem import Combination, Problem
from tracktwo.deals.result import ZoneRows
from tracktwo.deals.solutions.concepts import Zone
from tracktwo.errors import LimitError

__all__ = ["binding_red_lines", "with_disagreement", "zone_of", "zone_rows"]

SECONDS = 60.0
"""How long integer programming may look for a party's worst package."""


def with_disagreement(problem: Problem) -> tuple[Problem, tuple[int, ...]]:
    """Give every party a disagreement point.

    Parameters
    ----------
    problem : Problem
        Perhaps without some no-deal values.

    Returns
    -------
    problem : Problem
        Where no-deal was missing, the party's least value over allowed packages stands in.
    assumed : tuple of int
        For which parties it does. With no package allowed at all they stay without one.
    """
    assumed = tuple(party for party, value in enumerate(problem.no_deal) if value is None)
    stand_in = {party: _least(problem, party) for party in assumed}
    filled = tuple(stand_in.get(party, value) for party, value in enumerate(problem.no_deal))
    return replace(problem, no_deal=filled), assumed


def _least(problem: Problem, party: int) -> Fraction | None:
    """Return a party's least value over allowed packages; None if there is none."""
    try:
        return minimum_over_allowed(problem, party)
    except LimitError:
        from tracktwo.deals.programming.highs import Watch
        from tracktwo.deals.programming.milp import Model

        model = Model(problem, Watch(SECONDS, None))
        found = model.best({party: Fraction(-1)}, model.rules, {})
        if found is not None and not found.finished:
            raise
        return None if found is None else problem.values(found.package)[party]


def binding_red_lines(problem: Problem) -> tuple[Combination, ...]:
    """Return what the consenting parties refuse whatever else is in the package."""
    return tuple(line.combination for line in problem.red_lines if problem.consent[line.party])


def zone_rows(problem: Problem, limit: int, whole: Frontier | None = None) -> ZoneRows:
    """Return the nondominated packages of the zone.

    Where no red line binds, those are the rows of the whole frontier at or above no deal: what
    dominates a package of the zone is itself in the zone. Red lines can forbid exactly what dominates,
    so with them the zone's own frontier is made.

    Parameters
    ----------
    problem : Problem
        With disagreement points.
    limit : int
        Of vectors, see `frontier`.
    whole : Frontier, optional
        The frontier over all allowed packages, if there is one.

    Returns
    -------
    ZoneRows

    Raises
    ------
    LimitError
        The zone's frontier is too large to list.
    """
    lines = binding_red_lines(problem)
    floor = [
        value if needed else None for value, needed in zip(problem.no_deal, problem.consent, strict=True)
    ]
    if whole is not None and not lines:
        return ZoneRows(whole, _rows_at_or_above(whole, floor))
    made = frontier(problem, limit=limit, floor=floor, extra_forbidden=lines)
    return ZoneRows(made, tuple(range(len(made))))


def _rows_at_or_above(whole: Frontier, floor: Sequence[Fraction | None]) -> tuple[int, ...]:
    """Return the rows at or above a floor: floats decide with room for rounding, exact numbers the rest."""
    least = np.array([-np.inf if value is None else float(value) for value in floor])
    room = 1e-9 * (1 + np.abs(whole.rough))
    surely = np.all(whole.rough - room >= least, axis=1).tolist()
    perhaps = np.flatnonzero(np.all(whole.rough + room >= least, axis=1)).tolist()
    return tuple(
        row
        for row in perhaps
        if surely[row] or all(low is None or v >= low for v, low in zip(whole.exact(row), floor, strict=True))
    )


def zone_of(problem: Problem, zone: ZoneRows) -> Zone:
    """Return the zone's nondominated packages as the consenting parties value them.

    Parameters
    ----------
    problem : Problem
        With disagreement points.
    zone : ZoneRows
        Its nondominated packages.

    Returns
    -------
    Zone
        With the same rows.
    """
    who = list(problem.consenting)
    no_deal = [problem.no_deal[party] for party in who]
    scale = lcm(zone.listed.scale, *(value.denominator for value in no_deal if value is not None))
    factor = scale // zone.listed.scale

    def integers(row: int) -> list[int]:
        values = zone.listed.integers(zone.rows[row])
        return [values[party] * factor for party in who]

    least = [int(value * scale) if value is not None else 0 for value in no_deal]
    return Zone(zone.listed.rough[list(zone.rows)][:, who], integers, least, [scale] * len(who))
