"""From what movers would gain to how surely a state holds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals import Share, Verdict
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.hold.graph.after.parts import Held
from tracktwo.hold.graph.after.threats import CONCEPTS, Threats

__all__ = ["gaining", "held", "listed", "spread"]

Floats = NDArray[np.float64]
QUANTILES = (0.05, 0.5, 0.95)
MOST_DEVIATIONS = 5


def held(
    at_points: Sequence[Threats], drawn: Sequence[Threats], slack: float, concepts: Sequence[str] = CONCEPTS
) -> tuple[Held, ...]:
    """Say by each concept how surely a state is left as it is by all of some movers.

    Parameters
    ----------
    at_points, drawn : sequence of Threats
        Of the same movers: with judgements at their points, over the ways to settle open issues; and over
        the draws.
    slack : float
        Gains up to this count as none.
    """
    return tuple(_held(concept, at_points, drawn, slack) for concept in concepts)


def _held(concept: str, at_points: Sequence[Threats], drawn: Sequence[Threats], slack: float) -> Held:
    point = np.min([one.margin(concept) for one in at_points], axis=0)
    margin = np.min([one.margin(concept) for one in drawn], axis=0)
    holds = point >= -slack
    verdict = Verdict.ALWAYS if holds.all() else Verdict.DEPENDS if holds.any() else Verdict.NEVER
    return Held(
        concept, verdict, float(holds.mean()), Share.of(margin >= -slack), spread(point), spread(margin)
    )


def spread(numbers: Floats) -> Spread | None:
    """Return the 5 %, 50 % and 95 % points of those numbers that are finite; None where none is.

    Where a mover has nothing to move to in some of the draws, those say nothing of a margin.
    """
    known = numbers[np.isfinite(numbers)]
    return Spread(*(float(one) for one in np.quantile(known, QUANTILES))) if len(known) else None


def listed(point: Threats, drawn: Threats, slack: float) -> list[int]:
    """Choose the ways out to tell of: the few that break most often, and by each concept the first."""
    better = (drawn.gains > slack).any(axis=1) | (point.gains > slack).any(axis=1)
    shares = np.array([(drawn.left[concept] > slack).mean(axis=1) for concept in CONCEPTS])
    order = sorted(np.flatnonzero(better).tolist(), key=lambda n: (-shares[:, n].sum(), n))
    most = {max(order, key=lambda n: row[n]) for row in shares} if order else set()
    return [n for place, n in enumerate(order) if place < MOST_DEVIATIONS or n in most]


def gaining(drawn: Threats, slack: float) -> Share:
    """Return in which share of the draws a mover gains by some move, answers aside."""
    return Share.of(np.asarray((drawn.gains > slack).any(axis=0)))
