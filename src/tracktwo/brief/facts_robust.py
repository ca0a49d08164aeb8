"""What a brief says of how sure it is: shares of draws, and what survives every number in the ranges."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.deals.completions import OpenPackage
from tracktwo.deals.corners import Reach
from tracktwo.deals.judged import Candidate, Share
from tracktwo.deals.ranked import Ranking
from tracktwo.deals.robustness import Absent, Robustness

__all__ = ["TOP", "RobustFacts", "robust_facts"]

TOP = 3
"""How many of the most widely accepted packages are shown."""


@dataclass(frozen=True)
class RobustFacts:
    """The parts of a `Robustness` that the page shows; see there.

    Parameters
    ----------
    looked_at : int
        How many packages were followed through the draws.
    top : tuple of Candidate
        The most widely accepted of them.
    rankings : tuple of Ranking
        Every two of these, by their places among `top`.
    """

    draws: int
    seed: int
    method: str
    complete: bool
    assumptions: tuple[str, ...]
    uncertain: int
    zone: Share
    reach: Reach
    absent: tuple[Absent, ...]
    looked_at: int
    top: tuple[Candidate, ...]
    rankings: tuple[Ranking, ...]
    open_packages: tuple[OpenPackage, ...]


def robust_facts(found: Robustness | None) -> RobustFacts | None:
    """Return what is shown of a result; None where there is none."""
    if found is None:
        return None
    return RobustFacts(
        found.draws,
        found.seed,
        found.method,
        found.complete,
        found.assumptions,
        len(found.judgements),
        found.zone,
        found.reach,
        found.absent,
        len(found.candidates),
        found.candidates[:TOP],
        tuple(one for one in found.rankings if max(one.first, one.second) < TOP),
        found.open_packages,
    )
