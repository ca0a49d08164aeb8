"""Phased packages: what stands if the process stops after a phase, and who gains by stopping there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tracktwo.case import Case, NamedPackage, Phase
from tracktwo.deals import Draws, Share, Verdict, draw, problem_of
from tracktwo.deals.problem import Problem
from tracktwo.deals.solutions.zone import with_disagreement
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.hold.ceasefire.phase_words import in_words, not_said
from tracktwo.hold.ceasefire.pocketing import Pairs, later_pairs, shares_of_stopping, verdict_on
from tracktwo.hold.ceasefire.stages import Stage, fallen, in_order, stages_of
from tracktwo.hold.ceasefire.stopping import Stopping, stopping_of
from tracktwo.hold.war.chance import at_least_one, plain

__all__ = ["PackagePhases", "PartyThen", "Phasing", "Step", "phases_of"]

METHOD = (
    "values at the points, exact over all allowed ways to settle what is left open; who would rather stop "
    "from the corners of the ranges and over draws; the game of stopping by backward induction"
)
ASSUMPTIONS = (
    "phases are carried out one after the other, in an order that respects what follows what",
    "if the process stops, issues of later phases are as they are today; where the case does not say how "
    "that is, as any of their options",
    "issues without a phase are settled from the beginning",
    "what a package leaves open is settled in the same way, whether the process stops or goes on",
    "in the game of stopping, every party whose consent is needed may stop after any phase and looks "
    "ahead; what is left open stays as today",
)


@dataclass(frozen=True)
class PartyThen:
    """How one party stands if the process stops after a phase.

    Parameters
    ----------
    party : str
        Its id.
    low, high : Fraction
        Least and greatest value over what is left open and what is not known of today, at the points.
    no_deal : Fraction or None
        What it expects without agreement.
    whole_low, whole_high : Fraction
        The same of the whole package.
    rather_stops : Verdict or None
        `ALWAYS` if stopping here is worth no less to it than the whole on every number in the ranges, `NEVER`
        if it is worth no more on any; None after the last phase, and where options are worth something
        together.
    stops : (Share, Share) or None
        In which share of the draws it is worth more: if all that is open or not known is as this party likes
        best, and as it likes least.
    """

    party: str
    low: Fraction
    high: Fraction
    no_deal: Fraction | None
    whole_low: Fraction
    whole_high: Fraction
    rather_stops: Verdict | None
    stops: tuple[Share, Share] | None


@dataclass(frozen=True)
class Step:
    """A package after one of its phases.

    Parameters
    ----------
    phase : str
        Its id.
    trigger : str
        What starts it, in words.
    hangs_on : tuple of str
        Ids of the ifs without which it does not begin; those of phases before it are named there.
    falls : tuple of str
        Phases that cannot come if this one fails.
    settles, left_open, today, unknown : tuple of str
        Issues: settled in this phase; of it or of phases before, left open; of later phases, as today; of
        later phases, about which the case does not say how things stand today.
    allowed : bool
        Whether the rules allow things to stand like this, in some way.
    parties : tuple of PartyThen
        In the order of the file.
    """

    phase: str
    trigger: str
    hangs_on: tuple[str, ...]
    falls: tuple[str, ...]
    settles: tuple[str, ...]
    left_open: tuple[str, ...]
    today: tuple[str, ...]
    unknown: tuple[str, ...]
    allowed: bool
    parties: tuple[PartyThen, ...]


@dataclass(frozen=True)
class PackagePhases:
    """A named package, phase by phase.

    Parameters
    ----------
    package : str
        Its id.
    steps : tuple of Step
        In the order in which phases are carried out.
    weakest : str
        The phase after which some party whose consent is needed would rather stop in most draws; empty where
        nobody would in any, or it cannot be said.
    stopping : Stopping or None
        Where the process would end if everybody looked ahead; None where it cannot be said.
    """

    package: str
    steps: tuple[Step, ...]
    weakest: str
    stopping: Stopping | None


@dataclass(frozen=True)
class Phasing:
    """All named packages of a case, phase by phase.

    Parameters
    ----------
    order : tuple of str
        The phases as they are carried out.
    packages : tuple of PackagePhases
        In the order of the file.
    draws, seed : int
        How many draws, and from which seed.
    method : str
        How it was computed.
    assumptions : tuple of str
        What it leans on.
    cannot_say : tuple of str
        What the case would have to say for more.
    says : tuple of str
        In plain words.
    """

    order: tuple[str, ...]
    packages: tuple[PackagePhases, ...]
    draws: int
    seed: int
    method: str
    assumptions: tuple[str, ...]
    cannot_say: tuple[str, ...]
    says: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def phases_of(case: Case, *, draws: int = 2000, seed: int = 1) -> Phasing | None:
    """Follow each named package through the case's phases.

    Parameters
    ----------
    case : Case
        As loaded.
    draws : int, optional
        How many times the judgements are drawn.
    seed : int, optional
        Of the random numbers.

    Returns
    -------
    Phasing or None
        None where the case has no phases or no named packages.

    Raises
    ------
    LimitError
        If rules link too many issues.
    """
    if not case.phases or not case.packages:
        return None
    at_least_one(draws)
    problem, _ = with_disagreement(problem_of(case))
    tied = bool(problem.joint)
    sample = None if tied else draw(case, draws=draws, seed=seed)
    corners = None if tied else Corners.of(case)
    given = _Given(case, problem, sample, corners)
    packages = tuple(_followed(given, package) for package in case.packages)
    order = tuple(phase.id for phase in in_order(case.phases))
    cannot = tuple(not_said(case, packages, tied))
    says = tuple(in_words(case, packages))
    return Phasing(order, packages, draws, seed, METHOD, ASSUMPTIONS, cannot, says)


@dataclass(frozen=True)
class _Given:
    """What packages are looked at with; no draws and corners where options are worth something together."""

    case: Case
    problem: Problem
    sample: Draws | None
    corners: Corners | None


def _followed(given: _Given, package: NamedPackage) -> PackagePhases:
    stages = stages_of(given.case, package)
    order = enumerate(in_order(given.case.phases))
    steps = tuple(_step(given, phase, stages, number) for number, phase in order)
    game = stopping_of(given.case, given.problem, given.sample, stages)
    return PackagePhases(package.id, steps, _weakest(given.problem, steps), game)


def _step(given: _Given, phase: Phase, stages: tuple[Stage, ...], number: int) -> Step:
    stage, whole = stages[number], stages[-1]
    pairs = None if stage is whole else later_pairs(given.problem, stage, whole)
    issues = given.case.issues
    return Step(
        phase=phase.id,
        trigger=phase.trigger,
        hangs_on=phase.needs,
        falls=fallen(given.case.phases, phase.id),
        settles=tuple(one.id for n, one in enumerate(issues) if one.phase == phase.id and n in stage.chosen),
        left_open=tuple(issues[place].id for place in stage.left_open),
        today=tuple(issues[place].id for place in stage.today),
        unknown=tuple(issues[place].id for place in stage.unknown),
        allowed=stage.allowed(given.problem),
        parties=tuple(
            _then(given, (stage, whole), pairs, party) for party in range(len(given.problem.parties))
        ),
    )


def _then(given: _Given, stages: tuple[Stage, Stage], pairs: Pairs | None, party: int) -> PartyThen:
    problem, sample, corners = given.problem, given.sample, given.corners
    then, ends = (stage.bounds(problem, party) for stage in stages)
    verdict, shares = None, None
    if pairs is not None and corners is not None and sample is not None:
        verdict = verdict_on(corners, pairs, party)
        shares = shares_of_stopping(sample, pairs, party)
    return PartyThen(problem.parties[party], *then, problem.no_deal[party], *ends, verdict, shares)


def _weakest(problem: Problem, steps: tuple[Step, ...]) -> str:
    """Return the phase after which the share of draws in which somebody would rather stop is greatest."""
    asked = {problem.parties[party] for party in problem.consenting}
    likely: Mapping[str, float] = {
        step.phase: max(
            (one.stops[1].value for one in step.parties if one.party in asked and one.stops), default=0
        )
        for step in steps
    }
    worst = max(likely, key=lambda phase: likely[phase])
    return worst if likely[worst] > 0 else ""
