"""What judgements come to where one number is asked for: on a day, and for every option of an issue."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from tracktwo.case.judged import Judgement
from tracktwo.case.model import Case, Issue

__all__ = ["Number", "Reading", "no_deal_at", "values_of"]

Number = Any
Reading = Callable[[Judgement], Number]


def no_deal_at(case: Case, party: str, at: date | None) -> Judgement | None:
    """Return the judgement of what a party expects without agreement, as foreseen for a day.

    Without a day, for the case's own date; a case without one counts as seen before all that it foresees.
    """
    position, day = case.positions[party], at or case.as_of
    later = [judgement for start, judgement in position.no_deal_over_time if day is not None and start <= day]
    return later[-1] if later else position.no_deal


def values_of(issue: Issue, judged: Mapping[str, Judgement], number: Reading) -> list[Number]:
    """Return the value of every option; between judged levels of a numeric issue on straight lines."""
    known = {option: number(judgement) for option, judgement in judged.items()}
    anchors = sorted(
        (option.level, option.id)
        for option in issue.options
        if option.id in known and option.level is not None
    )
    return [
        known[option.id] if option.id in known else _between(anchors, known, option.level)
        for option in issue.options
    ]


def _between(
    anchors: list[tuple[Fraction, str]], known: Mapping[str, Number], level: Fraction | None
) -> Number:
    assert level is not None
    (low, below), (high, above) = next(pair for pair in itertools.pairwise(anchors) if level < pair[1][0])
    part = (level - low) / (high - low)
    exact = isinstance(known[below], Fraction)
    share = part if exact else float(part)
    return known[below] + (known[above] - known[below]) * share
