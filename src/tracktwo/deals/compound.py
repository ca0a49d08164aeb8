"""Issues that are worth something together, merged into one: then worths add up issue by issue again.

A merged issue has one option for every way to answer its issues. Its packages are those of the original
one for one, so that every count is the same. It is the way to take where few options are tied; many
would make more joint options than can be listed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

from tracktwo.deals.pareto.linked import components
from tracktwo.deals.problem import Combination, Package, Problem
from tracktwo.errors import LimitError

__all__ = ["MOST_OPTIONS", "Compound", "compounded"]

MOST_OPTIONS = 50_000
"""How many joint options a merged issue may have."""


@dataclass(frozen=True)
class Compound:
    """A problem without joint worths, and how its packages are those of the original.

    Parameters
    ----------
    problem : Problem
        With merged issues.
    groups : tuple of tuple of int
        The original's issues that each issue stands for.
    answers : tuple of tuple of Package
        For each issue and option, the options of the original's issues, in the order of the group.
    """

    problem: Problem
    groups: tuple[tuple[int, ...], ...]
    answers: tuple[tuple[Package, ...], ...]

    def original(self, package: Package) -> Package:
        """Return the original's package."""
        found = {
            issue: option
            for group, listed, chosen in zip(self.groups, self.answers, package, strict=True)
            for issue, option in zip(group, listed[chosen], strict=True)
        }
        return tuple(found[issue] for issue in sorted(found))


def compounded(problem: Problem, most: int = MOST_OPTIONS) -> Compound:
    """Merge the issues that joint worths tie.

    Parameters
    ----------
    problem : Problem
        Perhaps with joint worths.
    most : int, optional
        How many joint options a merged issue may have.

    Returns
    -------
    Compound

    Raises
    ------
    LimitError
        A merged issue would have more.
    """
    scopes = [one.combination.options for one in problem.joint]
    groups = tuple(map(tuple, components(len(problem.issues), scopes)))
    for group in groups:
        size = prod(len(problem.options[issue]) for issue in group)
        if size > most:
            raise LimitError(
                f"Joint values tie {len(group)} issues with {size:,} joint options; "
                f"at most {most:,} are listed."
            )
    answers = tuple(
        tuple(product(*(range(len(problem.options[issue])) for issue in group))) for group in groups
    )
    merged = replace(
        problem,
        issues=tuple("+".join(problem.issues[issue] for issue in group) for group in groups),
        options=tuple(
            tuple(_name(problem, group, answer) for answer in listed)
            for group, listed in zip(groups, answers, strict=True)
        ),
        worth=tuple(_worths(problem, group, listed) for group, listed in zip(groups, answers, strict=True)),
        forbidden=tuple(_translated(one, groups, answers) for one in problem.forbidden),
        red_lines=tuple(
            replace(line, combination=_translated(line.combination, groups, answers))
            for line in problem.red_lines
        ),
        joint=(),
    )
    return Compound(merged, groups, answers)


def _name(problem: Problem, group: tuple[int, ...], answer: Package) -> str:
    return "+".join(problem.options[issue][option] for issue, option in zip(group, answer, strict=True))


def _worths(
    problem: Problem, group: tuple[int, ...], listed: tuple[Package, ...]
) -> tuple[tuple[Fraction, ...], ...]:
    """Add up what each answer is worth to each party, by itself and together."""
    if len(group) == 1 and not any(group[0] in one.combination.options for one in problem.joint):
        return problem.worth[group[0]]
    place = {issue: number for number, issue in enumerate(group)}
    ties = [
        ([(place[issue], chosen) for issue, chosen in one.combination.options.items()], one.worth)
        for one in problem.joint
        if one.combination.options.keys() <= place.keys()
    ]
    found = []
    for answer in listed:
        rows = [problem.worth[issue][option] for issue, option in zip(group, answer, strict=True)]
        rows += [worth for tie, worth in ties if all(answer[at] in chosen for at, chosen in tie)]
        found.append(tuple(sum(column, Fraction(0)) for column in zip(*rows, strict=True)))
    return tuple(found)


def _translated(
    combination: Combination, groups: tuple[tuple[int, ...], ...], answers: tuple[tuple[Package, ...], ...]
) -> Combination:
    """Say of joint options what a combination says of the original's."""
    found: dict[int, frozenset[int]] = {}
    for number, (group, listed) in enumerate(zip(groups, answers, strict=True)):
        named = [(at, combination.options[i]) for at, i in enumerate(group) if i in combination.options]
        if named:
            found[number] = frozenset(
                place for place, answer in enumerate(listed) if all(answer[at] in ok for at, ok in named)
            )
    return Combination(found)
