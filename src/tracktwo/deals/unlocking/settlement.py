"""Post-settlement settlement: what would be better for everybody than a package already agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracktwo.deals.joint import issue_by_issue
from tracktwo.deals.pareto.front import LIMIT, Frontier, frontier
from tracktwo.deals.plain import plain
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.solutions.concepts import Zone
from tracktwo.deals.solve import CONCEPTS
from tracktwo.deals.unlocking.changes import fewest_changes
from tracktwo.deals.unlocking.openings import bars
from tracktwo.deals.unlocking.trades import Change, change
from tracktwo.deals.unlocking.unlock import chosen
from tracktwo.errors import LimitError

__all__ = ["Improvements", "improvements"]


@dataclass(frozen=True)
class Improvements:
    """Packages that leave nobody worse off than a given one, and somebody better off.

    Parameters
    ----------
    package : mapping of str to str
        The package to improve on, issue id to option id.
    watched : tuple of str
        The parties that must not be worse off.
    vectors : int
        How many distinct vectors of values are improvements that no other improvement dominates.
    packages : int
        How many packages give one of these.
    best : mapping of str to tuple of Change
        By solution concept, with the package as it is as disagreement point: one package for each
        tied vector. Empty where there is no improvement.
    fewest : tuple of Change
        Improvements that change the fewest issues, one for each such set of issues; the one whose
        party that gains least gains most comes first.
    fewest_complete : bool
        Whether these are all such sets.
    fewest_reason : str
        Why there is none.
    """

    package: Mapping[str, str]
    watched: tuple[str, ...]
    vectors: int
    packages: int
    best: Mapping[str, tuple[Change, ...]]
    fewest: tuple[Change, ...]
    fewest_complete: bool
    fewest_reason: str

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return dict(plain(self))


def improvements(
    problem: Problem,
    package: Package,
    *,
    everyone: bool = False,
    limit: int = LIMIT,
    steps: int = 400_000,
) -> Improvements:
    """Find what would leave nobody worse off than a package and somebody better off.

    Parameters
    ----------
    problem : Problem
        The question. Improvements cross no red line of a consenting party.
    package : tuple of int
        What was agreed, or is on the table; complete.
    everyone : bool, optional
        Whether parties that need not consent must not be worse off either.
    limit : int, optional
        Of value vectors, see `frontier`.
    steps : int, optional
        How many partial changes the search for the fewest changes may look at.

    Returns
    -------
    Improvements

    Raises
    ------
    LimitError
        If there are more than ``limit`` undominated improvements.

    Notes
    -----
    Raiffa (1985), "Post-settlement settlements", Negotiation Journal 1(1), 9-12.
    """
    issue_by_issue(problem)
    watched = range(len(problem.parties)) if everyone else problem.consenting
    if not watched:
        none: dict[str, tuple[Change, ...]] = dict.fromkeys(CONCEPTS, ())
        return Improvements(chosen(problem, package), (), 0, 0, none, (), True, "Nobody's consent is needed.")
    values = problem.values(package)
    agreed = [values[party] for party in watched]
    made = frontier(problem, limit=limit, parties=watched, floor=agreed, extra_forbidden=bars(problem))
    rows = [row for row in range(len(made)) if len(made) > 1 or list(made.exact(row)) != agreed]
    zone = _zone(made, rows, agreed)
    best = {
        name: tuple(change(problem, package, made.package(rows[row])) for row in concept(zone).rows)
        for name, concept in CONCEPTS.items()
    }
    fewest, complete, reason = (
        _fewest(problem, package, watched, steps) if rows else ((), True, "There is none.")
    )
    return Improvements(
        chosen(problem, package),
        tuple(problem.parties[party] for party in watched),
        len(rows),
        sum(made.counts[row] for row in rows),
        best,
        fewest,
        complete,
        reason,
    )


def _zone(made: Frontier, rows: Sequence[int], agreed: Sequence[Fraction]) -> Zone:
    """Return the improvements as a zone, with what was agreed as the disagreement point."""
    least = [int(value * made.scale) for value in agreed]
    return Zone(made.floats[rows], lambda row: made.integers(rows[row]), least, [made.scale] * len(agreed))


def _fewest(
    problem: Problem, package: Package, watched: Sequence[int], steps: int
) -> tuple[tuple[Change, ...], bool, str]:
    """Find the improvements that change the fewest issues."""
    values = problem.values(package)
    floor = [value if party in watched else None for party, value in enumerate(values)]

    def better(new: Package) -> bool:
        after = problem.values(new)
        return any(after[party] > values[party] for party in watched)

    barred = (*problem.forbidden, *bars(problem))
    try:
        found = fewest_changes(problem, package, floor, barred, accept=better, limit=steps)
    except LimitError as too_large:
        return (), False, str(too_large)
    return tuple(change(problem, package, one.package) for one in found.found), found.complete, ""
