"""On which judgements the gain from a move hangs: each moved alone from its low to its high end."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Estimate, Judgement
from tracktwo.hold.graph.after.parts import Swing
from tracktwo.hold.graph.after.worths import Worths

__all__ = ["swings"]

Floats = NDArray[np.float64]
Indexes = NDArray[np.int64]

MOST_WAYS = 16
MOST_NAMED = 5


def swings(worths: Worths, members: Sequence[int], target: int, ways: Indexes) -> tuple[Swing, ...]:
    """Rank what the gain from a move hangs on.

    Parameters
    ----------
    worths : Worths
        What states are worth.
    members : sequence of int
        The actors that move; the gain is that of the one who gains least.
    target : int
        The state that they move to from the deal.
    ways : array, shape (ways, issues)
        How open issues may be settled; gains are averages over up to 16 of them.

    Returns
    -------
    tuple of Swing
        Up to five, the largest swing first; those without any are left out.
    """
    every = ways[np.linspace(0, len(ways) - 1, min(len(ways), MOST_WAYS)).astype(np.int64)]
    own = _columns(worths, members)
    found = _of_judgements(worths, members, target, every, own) if own else []
    found += _of_open_issues(worths, members, target, ways)
    found = [one for one in found if one.high != one.low]
    found.sort(key=lambda one: (-abs(one.high - one.low), one.what))
    return tuple(found[:MOST_NAMED])


def _columns(worths: Worths, members: Sequence[int]) -> list[int]:
    """List the judgements that can bear on what states are worth to some actors."""
    actors = [worths.space.actors[member] for member in members]
    parties = {actor.split("/")[0] for actor in actors}
    own = {
        judgement.path for act in worths.space.acts for who, judgement in act.worth.items() if who in actors
    }
    of_package = len(worths.of_package)
    return [
        column
        for column, one in enumerate(worths.judgements)
        if (one.path.split("/")[0] in parties if column < of_package else one.path in own)
    ]


def _of_judgements(
    worths: Worths, members: Sequence[int], target: int, ways: Indexes, columns: Sequence[int]
) -> list[Swing]:
    judgements = worths.judgements
    at_points = np.array([_point_quantile(one.estimate) for one in judgements])
    quantiles = np.tile(at_points, (2 * len(columns), 1))
    for row, column in enumerate(columns):
        quantiles[2 * row, column], quantiles[2 * row + 1, column] = 0.0, 1.0
    gains = _gains(
        worths, members, target, np.repeat(quantiles, len(ways), axis=0), np.tile(ways, (len(quantiles), 1))
    )
    ends = gains.reshape(len(columns), 2, len(ways)).mean(axis=2)
    return [
        _swing(judgements[column], low, high)
        for column, (low, high) in zip(columns, ends.tolist(), strict=True)
    ]


def _swing(judgement: Judgement, low: float, high: float) -> Swing:
    footing = judgement.footing
    return Swing(judgement.path, "judgement", low, high, (low > 0) != (high > 0), footing.kind, footing.text)


def _of_open_issues(worths: Worths, members: Sequence[int], target: int, ways: Indexes) -> list[Swing]:
    found = []
    if worths.space.open:
        gains = _gains(worths, members, target, np.empty((0, len(worths.judgements))), ways)
        for place, issue in enumerate(worths.problem.issues):
            if issue in worths.space.open:
                means = [
                    float(gains[ways[:, place] == option].mean()) for option in np.unique(ways[:, place])
                ]
                low, high = min(means), max(means)
                found.append(Swing(issue, "open issue", low, high, low <= 0 < high, "package"))
    return found


def _gains(worths: Worths, members: Sequence[int], target: int, quantiles: Floats, ways: Indexes) -> Floats:
    values = worths.payoffs(quantiles, ways, [0, target]).values[list(members)]
    gains = (values[:, 1] - values[:, 0]).min(axis=0)
    return np.asarray(np.round(gains, 9))


def _point_quantile(estimate: Estimate) -> float:
    if estimate.likely is None or estimate.certain:
        return 0.5
    return float((estimate.likely - estimate.low) / (estimate.high - estimate.low))
