"""What a brief says of how sure it is: shares of draws, and what survives every number in the ranges."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.deals import Absent, Candidate, OpenPackage, Ranking, Reach, Robustness, Share

__all__ = ["RobustFacts", "robust_facts", "top_of"]

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


def top_of(found: Robustness) -> tuple[Candidate, ...]:
    """Return the few packages that are acceptable to all in most draws, and in one at least."""
    return tuple(one for one in found.candidates[:TOP] if one.accepted.value > 0)


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
        top_of(found),
        tuple(one for one in found.rankings if max(one.first, one.second) < len(top_of(found))),
        found.open_packages,
    )
