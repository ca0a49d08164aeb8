"""Named packages on the map: what each gives and costs everyone, whole or with issues left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Any

from tracktwo.case import Case, NamedPackage
from tracktwo.deals.pareto.front import maximum_over_allowed, minimum_over_allowed
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.refusal.tally import Count, Tally, tally

__all__ = ["Standing", "Stands", "complete", "indexes", "standing", "standings"]


@dataclass(frozen=True)
class Stands:
    """How one party stands to a named package.

    Parameters
    ----------
    party : str
        Its id.
    low, high : Fraction
        Least and greatest value over all ways to settle what the package leaves open; equal if it
        leaves nothing open.
    no_deal : Fraction or None
        What it expects without agreement.
    refuses : str
        ``never``, ``sometimes`` or ``always``, over these ways; below no deal or across a red line.
    red_lines : tuple of str
        Labels of its red lines that the package crosses whatever is done about the open issues.
    """

    party: str
    low: Fraction
    high: Fraction
    no_deal: Fraction | None
    refuses: str
    red_lines: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """A named package on the map.

    Parameters
    ----------
    package : str
        Its id.
    open_issues : tuple of str
        What it leaves open.
    completions : int
        Ways to settle the open issues that the rules allow; 0 if the package itself breaks a rule.
    acceptable : Count
        Of these, how many every consenting party accepts.
    parties : tuple of Stands
        One entry a party, in the order of the file; empty where no completion is allowed.
    """

    package: str
    open_issues: tuple[str, ...]
    completions: int
    acceptable: Count
    parties: tuple[Stands, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found = asdict(self)
        for entry in found["parties"]:
            for key in ("low", "high", "no_deal"):
                entry[key] = None if entry[key] is None else float(entry[key])
        return found


def indexes(problem: Problem, options: Mapping[str, str]) -> dict[int, int]:
    """Return issue and option indexes of a choice by ids."""
    places = ((problem.issues.index(issue), option) for issue, option in options.items())
    return {place: problem.options[place].index(option) for place, option in places}


def complete(problem: Problem, options: Mapping[str, str]) -> Package | None:
    """Return a named package by indexes; None if it leaves issues open."""
    chosen = indexes(problem, options)
    return (
        tuple(chosen[n] for n in range(len(problem.issues))) if len(chosen) == len(problem.issues) else None
    )


def standings(case: Case, problem: Problem) -> tuple[Standing, ...]:
    """Place every named package of a case; ``problem`` is the case's, with disagreement points."""
    return tuple(standing(problem, package) for package in case.packages)


def standing(problem: Problem, package: NamedPackage) -> Standing:
    """Place one named package.

    Parameters
    ----------
    problem : Problem
        With disagreement points.
    package : NamedPackage
        Complete, or with issues left open.

    Returns
    -------
    Standing
    """
    left = problem.restricted(indexes(problem, package.options))
    counted = tally(left)
    unsettled = tuple(issue for issue in problem.issues if issue not in package.options)
    parties = (
        tuple(_stands(left, counted, party) for party in range(len(problem.parties))) if counted.total else ()
    )
    return Standing(package.id, unsettled, counted.total, counted.zone, parties)


def _stands(left: Problem, counted: Tally, party: int) -> Stands:
    low, high = minimum_over_allowed(left, party), maximum_over_allowed(left, party)
    assert low is not None and high is not None
    crossed = tuple(
        line.label
        for line in left.red_lines
        if line.party == party and _always(left, line.combination.options)
    )
    refuses = _refuses(counted if left.consent[party] else tally(_asking_only(left, party)), party)
    return Stands(left.parties[party], low, high, left.no_deal[party], refuses, crossed)


def _always(left: Problem, options: Mapping[int, frozenset[int]]) -> bool:
    return all(len(chosen) == len(left.options[issue]) for issue, chosen in options.items())


def _refuses(counted: Tally, party: int) -> str:
    refused = sum(number for reasons, number in counted.seen if any(one.party == party for one in reasons))
    return "never" if not refused else "always" if refused == counted.drawn else "sometimes"


def _asking_only(left: Problem, party: int) -> Problem:
    """Return the problem in which only this party is asked: tallies leave the others' reasons out."""
    return replace(left, consent=tuple(other == party for other in range(len(left.parties))))
