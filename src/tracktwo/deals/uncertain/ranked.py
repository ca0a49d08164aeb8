"""Which of two packages each party prefers, and whether that survives every assumed range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.deals.uncertain.draws import Draws

__all__ = ["Preference", "Ranking", "rankings"]


@dataclass(frozen=True)
class Preference:
    """Which of two packages one party prefers.

    Parameters
    ----------
    party : str
        Its id.
    first, second : float
        Share of draws in which it values that one more; what is missing to 1 are ties.
    survives : bool
        Whether it is the same (ties aside) in every corner of the ranges.
    """

    party: str
    first: float
    second: float
    survives: bool


@dataclass(frozen=True)
class Ranking:
    """Two candidates compared.

    Parameters
    ----------
    first, second : int
        Their places in the list of candidates, from 0.
    preferences : tuple of Preference
        One for each party.
    survives : bool
        Whether every consenting party's preference is the same in every corner.
    """

    first: int
    second: int
    preferences: tuple[Preference, ...]
    survives: bool


def rankings(
    problem: Problem, corners: Corners, draws: Draws, packages: Sequence[Package]
) -> tuple[Ranking, ...]:
    """Compare every two packages, party by party.

    Parameters
    ----------
    problem : Problem
        For the names and who consents.
    corners : Corners
        For what survives.
    draws : Draws
        For the shares.
    packages : sequence of Package
        At least two for anything to be compared.

    Returns
    -------
    tuple of Ranking
    """
    places = combinations(range(len(packages)), 2)
    return tuple(
        _ranking(problem, corners, draws, pair, [packages[place] for place in pair]) for pair in places
    )


def _ranking(
    problem: Problem, corners: Corners, draws: Draws, places: tuple[int, int], pair: Sequence[Package]
) -> Ranking:
    more = draws.values(pair[0]) - draws.values(pair[1])
    first, second = (more > draws.slack).mean(axis=0), (more < -draws.slack).mean(axis=0)
    always, never = corners.prefers(pair[0], pair[1]), corners.prefers(pair[1], pair[0])
    preferences = tuple(
        Preference(name, float(first[party]), float(second[party]), always[party] or never[party])
        for party, name in enumerate(problem.parties)
    )
    return Ranking(*places, preferences, all(preferences[party].survives for party in problem.consenting))
