"""A phased package cut short: what is settled, what is as today, and what nobody can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from tracktwo.case import Case, NamedPackage, Phase
from tracktwo.deals.pareto.front import maximum_over_allowed, minimum_over_allowed
from tracktwo.deals.problem import Problem
from tracktwo.deals.uncertain.space import Space

__all__ = ["Stage", "fallen", "in_order", "stages_of"]


@dataclass(frozen=True)
class Stage:
    """A package of which some phases have been carried out, and no more.

    Parameters
    ----------
    done : tuple of str
        Phases carried out, in order.
    chosen : mapping of int to int
        Issue to option, by place: what the package settles in these phases or without a phase, and today's
        option of the issues of later phases.
    today : tuple of int
        Issues that are as today because their phase has not come.
    left_open : tuple of int
        Issues of the phases carried out that the package leaves open.
    unknown : tuple of int
        Issues of later phases of which the case does not say how things stand today.
    """

    done: tuple[str, ...]
    chosen: Mapping[int, int]
    today: tuple[int, ...]
    left_open: tuple[int, ...]
    unknown: tuple[int, ...]

    def allowed(self, problem: Problem) -> bool:
        """Tell whether the rules allow some package that is like this."""
        return Space.of(problem.restricted(self.chosen)).packages > 0

    def bounds(self, problem: Problem, party: int) -> tuple[Fraction, Fraction]:
        """Return the least and the greatest value to a party over what is left open or not known.

        Over allowed ways to settle it; over all ways where the rules allow none.
        """
        left = problem.restricted(self.chosen)
        if not self.allowed(problem):
            left = replace(left, forbidden=())
        low, high = minimum_over_allowed(left, party), maximum_over_allowed(left, party)
        assert low is not None and high is not None
        return low, high


def in_order(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """Return phases such that each comes after those it follows, otherwise as in the file."""
    placed: list[Phase] = []
    waiting = list(phases)
    while waiting:
        done = {phase.id for phase in placed}
        ready = next((phase for phase in waiting if done.issuperset(phase.follows)), waiting[0])
        placed.append(ready)
        waiting.remove(ready)
    return tuple(placed)


def fallen(phases: tuple[Phase, ...], failed: str) -> tuple[str, ...]:
    """Return the phases that cannot come if one fails: those that follow it, directly or by way of others."""
    gone = {failed}
    for phase in in_order(phases):
        if gone.intersection(phase.follows):
            gone.add(phase.id)
    return tuple(phase.id for phase in phases if phase.id in gone and phase.id != failed)


def stages_of(case: Case, package: NamedPackage) -> tuple[Stage, ...]:
    """Return a package after each of the case's phases, in their order; the last is the whole."""
    order = [phase.id for phase in in_order(case.phases)]
    return tuple(_stage(case, package, tuple(order[: number + 1])) for number in range(len(order)))


def _stage(case: Case, package: NamedPackage, done: tuple[str, ...]) -> Stage:
    chosen: dict[int, int] = {}
    today: list[int] = []
    left_open: list[int] = []
    unknown: list[int] = []
    for place, issue in enumerate(case.issues):
        ids = [option.id for option in issue.options]
        if issue.phase and issue.phase not in done:
            if issue.today:
                chosen[place] = ids.index(issue.today)
            (today if issue.today else unknown).append(place)
        elif issue.id in package.options:
            chosen[place] = ids.index(package.options[issue.id])
        else:
            left_open.append(place)
    return Stage(done, chosen, tuple(today), tuple(left_open), tuple(unknown))
