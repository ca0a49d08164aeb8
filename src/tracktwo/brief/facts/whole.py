"""The facts of a brief: all that its words, tables and figures say, before any word is written.

Every number on the page is found here, and the file beside the page holds the same facts as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from tracktwo.brief.facts.case import IfFacts, IssueFacts, JudgementFacts, PartyFacts, PhaseFacts
from tracktwo.brief.facts.evidence import PassageFacts, SourceFacts
from tracktwo.brief.facts.later import LaterFacts
from tracktwo.brief.facts.lines import WithoutLine
from tracktwo.brief.facts.named import NamedFacts
from tracktwo.brief.facts.picks import ConceptFacts, PickFacts
from tracktwo.brief.facts.reading import Reading
from tracktwo.brief.facts.reports import ReportsFacts
from tracktwo.brief.facts.robust import RobustFacts
from tracktwo.brief.facts.zone import DayFacts, ZoneFacts
from tracktwo.deals import Blockage, Blocker, Sharpening, ZoneUnlock
from tracktwo.deals.plain import plain
from tracktwo.forecast import Forecast
from tracktwo.hold import Holding

__all__ = ["About", "Facts"]


@dataclass(frozen=True)
class About:
    """What the brief is of, and how it was made; ``joined`` names issues that it looks at as one."""

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
    joined: tuple[str, ...]
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
    written_issues, written_judgements : tuples
        Those of the case file where the brief looks at some issues as one; empty where it does not.
    footings : mapping of str to int
        How many judgements have which kind of footing.
    counts : mapping of str to int
        How many judgements there are, how many of them are ranges, how many red lines and sacred issues
        there are and how many of these are assumed.
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
    without : tuple of WithoutLine
        What all could accept if one red line alone fell; empty where that cannot be counted.
    sets : tuple of Blocker
        The sets of refusing parties that are shown one by one.
    other_sets : Blocker or None
        The others together.
    unlock : ZoneUnlock or None
        What would have to give way for any package; None where that is too large a question.
    unlock_reason : str
        Why there is none.
    named : tuple of NamedFacts
        The case's named packages.
    robust : RobustFacts or None
        What survives the ranges; None where every judgement is certain.
    robust_reason : str
        Why there is none although judgements are uncertain.
    sharpening : Sharpening or None
        Which judgement, made sharper, would tell most.
    reports : ReportsFacts or None
        What reading finds in the case's reports; None where it has none.
    later : tuple of LaterFacts
        The judged numbers that bear on what may follow a deal.
    phases : tuple of PhaseFacts
        The steps of the process.
    holding : Holding
        Whether the named packages would hold.
    forecast : Forecast or None
        Where talks on a scale would end; None where no issue lies on one.
    """

    about: About
    parties: tuple[PartyFacts, ...]
    issues: tuple[IssueFacts, ...]
    written_issues: tuple[IssueFacts, ...]
    judgements: tuple[JudgementFacts, ...]
    written_judgements: tuple[JudgementFacts, ...]
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
    without: tuple[WithoutLine, ...]
    sets: tuple[Blocker, ...]
    other_sets: Blocker | None
    unlock: ZoneUnlock | None
    unlock_reason: str
    named: tuple[NamedFacts, ...]
    robust: RobustFacts | None
    robust_reason: str
    sharpening: Sharpening | None
    ifs: tuple[IfFacts, ...]
    reports: ReportsFacts | None
    later: tuple[LaterFacts, ...]
    phases: tuple[PhaseFacts, ...]
    holding: Holding
    forecast: Forecast | None

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        found = {
            one.name: own.to_records() if isinstance(own, (Holding, Forecast)) else plain(own)
            for one in fields(self)
            for own in [getattr(self, one.name)]
        }
        return dict(json.loads(json.dumps(found, default=str)))
