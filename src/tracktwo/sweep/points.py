"""What is found in a scenario with every judgement at its point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracktwo.case import Case
from tracktwo.deals import Deals, Point

__all__ = ["facts_at_points", "opposition"]


def facts_at_points(case: Case, found: Deals) -> dict[str, Any]:
    """Return the part of a line of ``results.jsonl`` that needs no draws.

    Parameters
    ----------
    case : Case
        As read.
    found : Deals
        Its solution.

    Returns
    -------
    dict
        See the schema: ``tracktwo schema sweep-line``.
    """
    records = found.to_records()
    best = _best(found)
    return {
        "parties": records["parties"],
        "issues": {issue.id: len(issue.options) for issue in case.issues},
        "packages": records["packages"],
        "no_deal": records["no_deal"],
        "assumed_no_deal": records["assumed_no_deal"],
        "frontier": {key: part for key, part in records["frontier"].items() if key != "values"},
        "opposition": opposition(found),
        "solutions": {
            concept: None if one is None else {**one, "gains": _gains(found, found.solutions[concept], best)}
            for concept, one in records["solutions"].items()
        },
        "solutions_reason": records["solutions_reason"],
    }


def opposition(found: Deals) -> float | None:
    """Return how far the best compromise is from what would please everybody in full.

    Every consenting party's values are put on a scale from 0, its worst package, to 1, its best. The distance
    is that of geometry, from the nearest package to the point at which everybody has 1.

    Parameters
    ----------
    found : Deals
        A solved problem.

    Returns
    -------
    float or None
        0 if one package is the best for all; at most the square root of the number of consenting parties.
        None if the frontier is not listed, or no package is allowed, or nobody's consent is needed.

    Notes
    -----
    The publication takes utilities as they are, from 0 to 1. Here they may be on any scale, so that the
    figure is larger where a domain's worst package is worth more than 0 to a party.

    References
    ----------
    Baarslag et al. (2013), Artificial Intelligence 198, 73-103.
    """
    import numpy as np

    from tracktwo.deals.pareto.front import minimum_over_allowed

    who = list(found.problem.consenting)
    if found.frontier is None or not len(found.frontier) or not who:
        return None
    values = found.frontier.floats[:, who]
    worst = np.array([float(minimum_over_allowed(found.problem, party) or 0) for party in who])
    span = values.max(axis=0) - worst
    missing = np.where(span > 0, (values.max(axis=0) - values) / np.where(span > 0, span, 1.0), 0.0)
    return float(np.sqrt((missing**2).sum(axis=1)).min())


def _best(found: Deals) -> Sequence[float] | None:
    """Return each party's best value in the zone; None where the zone is not listed."""
    if found.zone is None or not len(found.zone):
        return None
    return [float(value) for value in found.zone.listed.floats[list(found.zone.rows)].max(axis=0)]


def _gains(found: Deals, point: Point, best: Sequence[float] | None) -> dict[str, float] | None:
    """Return what each party compared gains over no deal, as a share of the most it could gain."""
    if best is None:
        return None
    gains = {}
    for party in point.counted:
        no_deal = float(found.problem.no_deal[party] or 0)
        if best[party] > no_deal:
            gain = (float(point.values[0][party]) - no_deal) / (best[party] - no_deal)
            gains[found.problem.parties[party]] = min(max(gain, 0.0), 1.0)
    return gains
