"""What a brief says of the packages pointed out: what picks them, and what each is worth to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracktwo.brief.facts.robust import top_of
from tracktwo.case import Case
from tracktwo.deals import Candidate, Deals, Problem, Robustness
from tracktwo.deals.named import complete, indexes
from tracktwo.deals.problem import Package

__all__ = ["ConceptFacts", "PickFacts", "concepts_of", "picks_of"]

TIED = 3
"""How many tied packages of a solution concept are shown."""


@dataclass(frozen=True)
class ConceptFacts:
    """What a solution concept picks, judgements at their points.

    Parameters
    ----------
    concept : str
        Its name.
    letters : tuple of str
        The packages it picks, of those compared.
    tied : int
        How many value vectors are tied.
    gap : float or None
        None where proven best; else the share by which another package might score better.
    reason : str
        Why it picks none.
    """

    concept: str
    letters: tuple[str, ...]
    tied: int
    gap: float | None
    reason: str


@dataclass(frozen=True)
class PickFacts:
    """A package that is pointed out.

    Parameters
    ----------
    letter : str
        What the page calls it.
    concepts, named : tuple of str
        Solution concepts that pick it at the points; ids of the case's packages that it is.
    wide : bool
        Whether it is among the few that are acceptable to all in most draws.
    options : mapping of str to str
        Issue id to option id.
    values : mapping of str to float
        To each party, judgements at their points.
    gap : float or None
        How far from the best it may be where it was not proven best.
    candidate : Candidate or None
        Its way through the draws and the corners; None where every judgement is certain.
    """

    letter: str
    concepts: tuple[str, ...]
    named: tuple[str, ...]
    wide: bool
    options: Mapping[str, str]
    values: Mapping[str, float]
    gap: float | None = None
    candidate: Candidate | None = None


def picks_of(case: Case, deals: Deals, found: Robustness | None) -> tuple[PickFacts, ...]:
    """Return the packages to compare: solutions, complete named packages, the most widely accepted."""
    problem = deals.problem
    why: dict[Package, tuple[list[str], list[str]]] = {}
    gaps: dict[Package, float | None] = {}
    for concept, point in deals.solutions.items():
        for package in point.packages[:TIED]:
            why.setdefault(package, ([], []))[0].append(concept)
            gaps[package] = point.gap
    for one in case.packages:
        whole = complete(problem, one.options)
        if whole is not None and problem.allowed(whole):
            why.setdefault(whole, ([], []))[1].append(one.id)
    judged = {_package(problem, c.package): c for c in found.candidates} if found else {}
    widely = [_package(problem, c.package) for c in top_of(found)] if found else []
    for package in widely:
        why.setdefault(package, ([], []))
    return tuple(
        PickFacts(
            letter=_letter(number),
            concepts=tuple(concepts),
            named=tuple(names),
            wide=package in widely,
            options=deals.chosen(package),
            values={p: float(v) for p, v in zip(problem.parties, problem.values(package), strict=True)},
            gap=gaps.get(package),
            candidate=judged.get(package),
        )
        for number, (package, (concepts, names)) in enumerate(why.items())
    )


def concepts_of(deals: Deals, picks: Sequence[PickFacts]) -> tuple[ConceptFacts, ...]:
    """Return what each solution concept picks."""
    return tuple(
        ConceptFacts(
            concept,
            tuple(pick.letter for pick in picks if concept in pick.concepts),
            len(point.values),
            point.gap,
            point.reason,
        )
        for concept, point in deals.solutions.items()
    )


def _package(problem: Problem, options: Mapping[str, str]) -> Package:
    chosen = indexes(problem, options)
    return tuple(chosen[place] for place in range(len(problem.issues)))


def _letter(number: int) -> str:
    """Name the n-th package: A to Z, then AA, AB and so on."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)
