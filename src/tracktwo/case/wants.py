"""What a party wants, as a case says it: values and weights, red lines, sacred issues, joint values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracktwo.case.judged import NOTHING_SAID, Footing, Judgement

__all__ = ["JointValue", "Position", "RedLine", "Sacred"]


@dataclass(frozen=True)
class RedLine:
    """What a party refuses whatever else is in the package: an option of each issue named."""

    party: str
    options: Mapping[str, tuple[str, ...]]
    footing: Footing = NOTHING_SAID
    label: str = ""


@dataclass(frozen=True)
class Sacred:
    """An issue on which a party trades nothing: what it accepts there, and no price for the rest."""

    issue: str
    accepts: tuple[str, ...]
    footing: Footing = NOTHING_SAID


@dataclass(frozen=True)
class JointValue:
    """What options of different issues are worth to a party when they meet, on top of each by itself.

    Parameters
    ----------
    options : mapping of str to tuple of str
        Issue to the options that count; it holds in a package that takes one of them in each issue.
    worth : Judgement
        Added to the value of such a package, on the scale of packages; below zero where the options
        get in each other's way.
    """

    options: Mapping[str, tuple[str, ...]]
    worth: Judgement


@dataclass(frozen=True)
class Position:
    """What one party is judged to want.

    Parameters
    ----------
    no_deal : Judgement, optional
        What it expects without agreement, at the case's date.
    no_deal_over_time : tuple of (date, Judgement)
        What it is expected to expect from each date on, oldest first.
    weights : mapping of str to Judgement
        Weight of each issue; an issue missing here does not matter to the party.
    values : mapping of str to mapping of str to Judgement
        Value of options by issue and option; numeric issues may give some options only, the rest
        lies on straight lines between them.
    joint : tuple of JointValue
        What options are worth together, beyond what the values add up to.
    """

    party: str
    no_deal: Judgement | None = None
    no_deal_over_time: tuple[tuple[date, Judgement], ...] = ()
    weights: Mapping[str, Judgement] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Judgement]] = field(default_factory=dict)
    red_lines: tuple[RedLine, ...] = ()
    sacred: tuple[Sacred, ...] = ()
    joint: tuple[JointValue, ...] = ()
