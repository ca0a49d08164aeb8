"""Finding out the facts of a brief: one question to the analysis after another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tracktwo import __version__
from tracktwo.bibliography import citations
from tracktwo.brief.facts.case import (
    JudgementFacts,
    PartyFacts,
    conditions_of,
    issues_of,
    judgements_of,
    parties_of,
    phases_of,
    tally_of,
)
from tracktwo.brief.facts.evidence import file_hash, passages_of, sources_of
from tracktwo.brief.facts.foreseen import foreseen_of
from tracktwo.brief.facts.later import later_of
from tracktwo.brief.facts.lines import without_lines
from tracktwo.brief.facts.methods import methods_of
from tracktwo.brief.facts.named import named_of
from tracktwo.brief.facts.picks import concepts_of, picks_of
from tracktwo.brief.facts.reading import READING
from tracktwo.brief.facts.reports import reports_of
from tracktwo.brief.facts.robust import robust_facts
from tracktwo.brief.facts.whole import About, Facts
from tracktwo.brief.facts.zone import days_of, zone_of
from tracktwo.case import Case
from tracktwo.deals import (
    Blockage,
    Blocker,
    Corners,
    Problem,
    Robustness,
    ZoneUnlock,
    joined,
    problem_of,
    robust,
    shares_of,
    sharpen,
    solve,
    unlock_zone,
)
from tracktwo.deals.uncertain.cores import Executor
from tracktwo.errors import LimitError
from tracktwo.hold import QUESTIONS, holding

__all__ = ["BESIDES", "DRAWS", "facts_of"]

DRAWS = 500
"""How many draws a brief makes unless told otherwise: enough that a share is known to some 4 points."""

SETS = 10
"""How many sets of refusing parties are shown one by one; the rest is summed."""

NOT_ASKED = "this was not asked"

BESIDES = 6 + QUESTIONS
"""How many steps of work there are besides the draws."""

Progress = Callable[[int, int], object]


class _Steps:
    """Tells how far the work is: a step for every draw and for every question besides."""

    def __init__(self, tell: Progress | None, draws: int) -> None:
        self.tell, self.total, self.done = tell or (lambda done, total: None), draws + BESIDES, 0

    def step(self) -> None:
        self.done += 1
        self.tell(self.done, self.total)

    def draws(self, done: int, total: int) -> None:
        self.tell(self.done + done, self.total)
        self.done += total if done == total else 0


def facts_of(
    case: Case,
    *,
    at: date | None = None,
    draws: int = DRAWS,
    seed: int = 1,
    executor: Executor | None = None,
    progress: Progress | None = None,
    only_holding: bool = False,
) -> Facts:
    """Find out everything that a brief says about a case.

    Parameters
    ----------
    case : Case
        As loaded.
    at : date, optional
        For which day's no-deal values; the case's own date by default.
    draws, seed : int, optional
        How many times the uncertain judgements are drawn, and from which seed.
    executor : Executor, optional
        Solves the draws, with the same answer; see `tracktwo.deals.robust`.
    progress : callable, optional
        Told how many steps of the work are done, and of how many: a draw is a step.
    only_holding : bool, optional
        Leave out what is not needed to say whether named packages would hold: draws of the zone, what would
        unlock one, the reports and forecasts on scales.

    Returns
    -------
    Facts
    """
    steps = _Steps(progress, draws)
    as_written, case = case, joined(case)
    deals = solve(problem_of(case, at=at), seed=seed)
    steps.step()
    parties, judgements = parties_of(case), judgements_of(case)
    certain = all(judgement.low == judgement.high for judgement in judgements)
    found, robust_reason = None, ""
    if only_holding:
        robust_reason = NOT_ASKED
    elif case.scale == "ranks":
        robust_reason = "Numbers that only rank packages are not drawn: nothing lies between two ranks."
    elif not certain and deals.problem.consenting:
        found, robust_reason = _robust(case, draws, seed, at, executor, steps)
    corners = Corners.of(case, at=at)
    zone = zone_of(case, deals, corners, at)
    days = days_of(case, zone, at)
    steps.step()
    unlock, unlock_reason = (None, NOT_ASKED) if only_holding else _unlock(deals.problem)
    steps.step()
    named, picks = named_of(case, deals.problem, corners, zone.reach), picks_of(case, deals, found)
    steps.step()
    reports = None if only_holding else reports_of(as_written)
    steps.step()
    foreseen = None if only_holding else foreseen_of(as_written, draws, seed)
    steps.step()
    held = holding(as_written, draws=draws, seed=seed, at=at, progress=steps.step)
    return Facts(
        about=_about(as_written, case, at, draws, seed, certain, methods_of(case, deals, held, foreseen)),
        parties=parties,
        issues=issues_of(case),
        written_issues=() if case is as_written else issues_of(as_written),
        judgements=judgements,
        written_judgements=() if case is as_written else judgements_of(as_written),
        footings=tally_of(judgements),
        counts=_counts(parties, judgements),
        sources=sources_of(case),
        passages=passages_of(case),
        zone=zone,
        days=days,
        concepts=concepts_of(deals, picks),
        picks=picks,
        division=_division(case),
        blockage=deals.blockage,
        without=without_lines(corners, parties, zone.reach),
        sets=_sets(deals.blockage),
        other_sets=_other_sets(deals.blockage),
        unlock=unlock,
        unlock_reason=unlock_reason,
        named=named,
        robust=robust_facts(found),
        robust_reason=robust_reason,
        sharpening=sharpen(found, candidates=1) if found else None,
        ifs=conditions_of(case),
        reports=reports,
        later=later_of(as_written),
        phases=phases_of(as_written),
        holding=held,
        forecast=foreseen,
    )


def _robust(
    case: Case, draws: int, seed: int, at: date | None, executor: Executor | None, steps: _Steps
) -> tuple[Robustness | None, str]:
    try:
        found = robust(case, draws=draws, seed=seed, at=at, executor=executor, progress=steps.draws)
        return found, ""
    except LimitError as too_large:
        return None, str(too_large)


def _sets(blockage: Blockage) -> tuple[Blocker, ...]:
    return tuple(one for one in blockage.blockers if one.parties)[:SETS]


def _other_sets(blockage: Blockage) -> Blocker | None:
    """Sum the sets that are not shown one by one; None if there are none."""
    rest = [one for one in blockage.blockers if one.parties][SETS:]
    count = sum(one.count for one in rest)
    return Blocker((), count, count, count, sum(one.share for one in rest)) if rest else None


def _division(case: Case) -> dict[str, Any]:
    """Divide the issues where two parties could share all of them; shares of both, by issue."""
    if case.scale == "ranks":
        return {}
    found = shares_of(case).to_records()
    shares = found.get("shares")
    if isinstance(shares, dict):
        found["shares"] = {issue: (share, 1 - share) for issue, share in shares.items()}
    return found


def _counts(parties: tuple[PartyFacts, ...], judgements: tuple[JudgementFacts, ...]) -> dict[str, int]:
    lines = [line for party in parties for line in party.lines]
    return {
        "judgements": len(judgements),
        "ranges": sum(judged.low < judged.high for judged in judgements),
        "lines": len(lines),
        "lines_assumed": sum(line.footing.kind == "assumed" for line in lines),
    }


def _unlock(problem: Problem) -> tuple[ZoneUnlock | None, str]:
    try:
        return unlock_zone(problem), ""
    except LimitError as too_large:
        return None, str(too_large)


def _joined(as_written: Case, case: Case) -> tuple[str, ...]:
    """Name the issues that stand for several of the case file."""
    before = {issue.id for issue in as_written.issues}
    return tuple(issue.name for issue in case.issues if issue.id not in before)


def _about(
    as_written: Case,
    case: Case,
    at: date | None,
    draws: int,
    seed: int,
    certain: bool,
    methods: tuple[str, ...],
) -> About:
    return About(
        title=case.title,
        summary=" ".join(case.summary.split()),
        as_of=case.as_of.isoformat() if case.as_of else "",
        at=at.isoformat() if at else "",
        scale=case.scale,
        version=__version__,
        sha256=file_hash(case),
        draws=draws,
        seed=seed,
        certain=certain,
        joined=_joined(as_written, case),
        reading=READING,
        methods={one.method: one.reference for one in citations(methods)},
    )
