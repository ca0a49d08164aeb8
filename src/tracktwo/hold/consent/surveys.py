"""What a survey lets one expect of a vote: who is ahead among those who decide, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, inf, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Ballot
from tracktwo.deals.refusal.tally import Z95

__all__ = ["DESIGN_EFFECT", "SURVEYS", "SurveyShares", "ahead", "survey_of"]

Floats = NDArray[np.float64]

DESIGN_EFFECT = 2.0
"""By how much samples are taken to be less telling than a simple random one, where nobody says otherwise."""

SURVEYS = (
    "a survey is taken as a vote of those asked on the day they were asked: those in favour against those "
    "not, without those who did not say; questions, turnout and campaigns can move a vote by more than any "
    "sampling error"
)


@dataclass(frozen=True)
class SurveyShares:
    """Shares of those asked, and how likely those in favour are ahead among all.

    Parameters
    ----------
    accept, refuse : float
        At their points, from 0 to 1; `refuse` is None where the survey does not say.
    undecided : float or None
        What is missing to 1.
    accept_low, accept_high : float or None
        95 % interval of the share in favour; None where the size of the sample is not said.
    sample : int
        How many were asked; 0 where nobody says.
    ahead : float or None
        Likelihood that more are in favour than against, of those who decide.
    undecided_against, undecided_for : float or None
        The same if all who did not say were against, or in favour.
    """

    accept: float
    refuse: float | None
    undecided: float | None
    accept_low: float | None
    accept_high: float | None
    sample: int
    ahead: float | None
    undecided_against: float | None
    undecided_for: float | None


def ahead(accept: Any, refuse: Any, sample: int, design_effect: float = DESIGN_EFFECT) -> Any:
    """Return the likelihood that more of all people are in favour than against.

    Parameters
    ----------
    accept, refuse : float or array
        Shares of those asked, from 0 to 1 together.
    sample : int
        How many were asked, 1 or more.
    design_effect : float, optional
        How many times the variance is that of a simple random sample: after Kish (1965).

    Returns
    -------
    float or array
        From the normal distribution of the difference of two shares of one sample, whose variance is
        (accept + refuse - (accept - refuse)^2) / sample, times the design effect.
    """
    lead = np.asarray(accept, dtype=float) - np.asarray(refuse, dtype=float)
    variance = np.maximum((accept + refuse - lead**2) * design_effect / sample, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        steps = np.where(
            variance > 0, lead / np.sqrt(variance), np.where(lead == 0, 0.0, np.sign(lead) * inf)
        )
    found = np.vectorize(_below)(steps)
    return float(found) if found.ndim == 0 else found


def _below(steps: float) -> float:
    return (1 + erf(steps / sqrt(2))) / 2


def survey_of(ballot: Ballot, design_effect: float = DESIGN_EFFECT) -> SurveyShares:
    """Return what a ballot's survey says; the ballot has one."""
    assert ballot.accept is not None
    point = ballot.accept.estimate.point
    against = ballot.refuse.estimate.point if ballot.refuse else None
    accept, refuse = float(point), None if against is None else float(against)
    undecided = None if against is None else max(float(1 - point - against), 0.0)
    if not ballot.sample:
        return SurveyShares(accept, refuse, undecided, None, None, 0, None, None, None)
    asked = ballot.sample / design_effect
    low, high = _interval(accept, asked)
    least = ahead(accept, 1 - accept, ballot.sample, design_effect)
    if refuse is None:
        return SurveyShares(accept, None, None, low, high, ballot.sample, None, least, None)
    most = ahead(1 - refuse, refuse, ballot.sample, design_effect)
    between = ahead(accept, refuse, ballot.sample, design_effect)
    return SurveyShares(accept, refuse, undecided, low, high, ballot.sample, between, least, most)


def _interval(share: float, asked: float) -> tuple[float, float]:
    """Return the 95 % interval of a share: Wilson (1927); the sample need be no whole number."""
    centre, spread = (
        share + Z95**2 / (2 * asked),
        Z95 * sqrt(share * (1 - share) / asked + (Z95 / asked / 2) ** 2),
    )
    whole = 1 + Z95**2 / asked
    return max((centre - spread) / whole, 0.0), min((centre + spread) / whole, 1.0)
