"""The facts of a brief: all that its words, tables and figures say, before any word is written.

Every number on the page is found here, and the file beside the page holds the same facts as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracktwo import __version__
from tracktwo.brief.facts_case import (
    IfFacts,
    IssueFacts,
    JudgementFacts,
    PartyFacts,
    PassageFacts,
    SourceFacts,
    conditions_of,
    file_hash,
    issues_of,
    judgements_of,
    parties_of,
    passages_of,
    sources_of,
    tally_of,
)
from tracktwo.brief.facts_named import NamedFacts, named_of
from tracktwo.brief.facts_picks import ConceptFacts, PickFacts, concepts_of, picks_of
from tracktwo.brief.facts_robust import RobustFacts, robust_facts
from tracktwo.brief.facts_zone import DayFacts, ZoneFacts, days_of, zone_of
from tracktwo.brief.reading import METHODS, READING, Reading
from tracktwo.case import Case
from tracktwo.deals import problem_of, shares_of, solve
from tracktwo.deals.plain import plain
from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.blocking import Blockage
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.deals.uncertain.robust import robust
from tracktwo.deals.uncertain.sharpen import Sharpening, sharpen
from tracktwo.deals.unlocking.unlock_zone import ZoneUnlock, unlock_zone
from tracktwo.errors import LimitError

__all__ = ["DRAWS", "About", "Facts", "facts_of"]

DRAWS = 500
"""How many draws a brief makes unless told otherwise: enough that a share is known to some 4 points."""

SETS = 10
"""How many sets of refusing parties are shown one by one; the rest is summed."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class About:
    """What the brief is of, and how it was made."""

    title: str
    summary: str
    as_of: str
    at: str
    scale: str
    version: str
    sha256: str
    draws: int
    seed: int
    certain: bool
    reading: tuple[Reading, ...]
    methods: Mapping[str, str]


@dataclass(frozen=True)
class Facts:
    """Everything that a brief says.

    Parameters
    ----------
    about : About
        The case and how the brief was made.
    parties, issues, judgements, sources, passages, ifs : tuples
        The case, in the order of the file.
    footings : mapping of str to int
        How many judgements have which kind of footing.
    counts : mapping of str to int
        How many judgements there are, how many of them are ranges, how many red lines and sacred issues
        there are and how many of these are assumed; how many sets of refusing parties are shown, and
        how many packages the others refuse.
    zone : ZoneFacts
        How many packages there are and how many everyone whose consent is needed accepts.
    days : tuple of DayFacts
        The same for every day on which a no-deal value changes.
    concepts : tuple of ConceptFacts
        What each solution concept picks, judgements at their points.
    picks : tuple of PickFacts
        The packages compared: solutions, complete named packages, the most widely accepted.
    division : mapping
        Adjusted winner, or why it does not apply.
    blockage : Blockage
        Who refuses what.
    unlock : ZoneUnlock or None
        What would have to give way for any package; None where that is too large a question.
    unlock_reason : str
        Why there is none.
    named : tuple of NamedFacts
        The case's named packages.
    robust : RobustFacts or None
        What survives the ranges; None where every judgement is certain.
    sharpening : Sharpening or None
        Which judgement, made sharper, would tell most.
    """

    about: About
    parties: tuple[PartyFacts, ...]
    issues: tuple[IssueFacts, ...]
    judgements: tuple[JudgementFacts, ...]
    footings: Mapping[str, int]
    counts: Mapping[str, int]
    sources: tuple[SourceFacts, ...]
    passages: tuple[PassageFacts, ...]
    zone: ZoneFacts
    days: tuple[DayFacts, ...]
    concepts: tuple[ConceptFacts, ...]
    picks: tuple[PickFacts, ...]
    division: Mapping[str, Any]
    blockage: Blockage
    unlock: ZoneUnlock | None
    unlock_reason: str
    named: tuple[NamedFacts, ...]
    robust: RobustFacts | None
    sharpening: Sharpening | None
    ifs: tuple[IfFacts, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return dict(json.loads(json.dumps(plain(self), default=str)))


def facts_of(
    case: Case, *, at: date | None = None, draws: int = DRAWS, seed: int = 1, progress: Progress | None = None
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
    progress : callable, optional
        Told how many draws are solved, and of how many.

    Returns
    -------
    Facts
    """
    deals = solve(problem_of(case, at=at), seed=seed)
    parties, judgements = parties_of(case), judgements_of(case)
    certain = all(judgement.low == judgement.high for judgement in judgements)
    corners = Corners.of(case, at=at)
    found = None
    if not certain and deals.problem.consenting:
        found = robust(case, draws=draws, seed=seed, at=at, progress=progress)
    unlock, reason = _unlock(deals.problem)
    picks = picks_of(case, deals, found)
    return Facts(
        about=_about(case, at, draws, seed, certain),
        parties=parties,
        issues=issues_of(case),
        judgements=judgements,
        footings=tally_of(judgements),
        counts=_counts(parties, judgements, deals.blockage),
        sources=sources_of(case),
        passages=passages_of(case),
        zone=zone_of(case, deals, corners, at),
        days=days_of(case),
        concepts=concepts_of(deals, picks),
        picks=picks,
        division=_division(case),
        blockage=deals.blockage,
        unlock=unlock,
        unlock_reason=reason,
        named=named_of(case, deals.problem, corners),
        robust=robust_facts(found),
        sharpening=sharpen(found, candidates=1) if found else None,
        ifs=conditions_of(case),
    )


def _division(case: Case) -> dict[str, Any]:
    """Divide the issues where two parties could share all of them; shares of both, by issue."""
    found = shares_of(case).to_records()
    shares = found.get("shares")
    if isinstance(shares, dict):
        found["shares"] = {issue: (share, 1 - share) for issue, share in shares.items()}
    return found


def _counts(
    parties: tuple[PartyFacts, ...], judgements: tuple[JudgementFacts, ...], blockage: Blockage
) -> dict[str, int]:
    sets = [blocker.count for blocker in blockage.blockers if blocker.parties]
    lines = [line for party in parties for line in party.lines]
    return {
        "judgements": len(judgements),
        "ranges": sum(judged.low < judged.high for judged in judgements),
        "lines": len(lines),
        "lines_assumed": sum(line.footing.kind == "assumed" for line in lines),
        "sets_shown": SETS,
        "refused_by_other_sets": sum(sets[SETS:]),
    }


def _unlock(problem: Problem) -> tuple[ZoneUnlock | None, str]:
    try:
        return unlock_zone(problem), ""
    except LimitError as too_large:
        return None, str(too_large)


def _about(case: Case, at: date | None, draws: int, seed: int, certain: bool) -> About:
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
        reading=READING,
        methods=METHODS,
    )
