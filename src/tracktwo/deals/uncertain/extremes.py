"""The least and the greatest that uncertain judgements allow, as ordinary problems; see `corners`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from tracktwo.case import Case, Judgement, Position
from tracktwo.case.numbers import no_deal_at
from tracktwo.deals.from_case import worths
from tracktwo.deals.problem import Problem

__all__ = ["Values", "extreme", "greatest", "least", "option_values"]

Values = list[list[list[Fraction]]]
"""By issue, option and party."""


def extreme(case: Case, base: Problem, values: Values, at: date | None, *, worst: bool) -> Problem:
    """Return the problem in which a party's value less no deal is the least, or the greatest, sum there is.

    Parameters
    ----------
    case : Case
        As loaded.
    base : Problem
        Its question, of which worths and no-deal values are replaced.
    values : list of list of list of Fraction
        Every option at the low end of its range for the worst, at the high end for the best.
    at : date or None
        For which day's no-deal values.
    worst : bool
        Which of the two.

    Returns
    -------
    Problem
        Whether a value reaches no deal is what counts; the numbers mean nothing else.
    """
    columns, floors = [], []
    for party, name in enumerate(base.parties):
        own = [[row[party] for row in issue] for issue in values]
        judged = no_deal_at(case, name, at)
        column, floor = _column(case, case.positions[name], own, judged, worst)
        columns.append(column)
        floors.append(floor)
    worth = tuple(
        tuple(tuple(column[issue][option] for column in columns) for option in range(len(options)))
        for issue, options in enumerate(base.options)
    )
    return replace(base, worth=worth, no_deal=tuple(floors))


def _column(
    case: Case, position: Position, values: list[list[Fraction]], judged: Judgement | None, worst: bool
) -> tuple[list[list[Fraction]], Fraction]:
    """Return one party's share of the sum, by issue and option, and what the sum must reach."""
    nothing = [[Fraction(0)] * len(issue) for issue in values]
    if judged is None:
        return nothing, Fraction(0)  # its least package stands in: no allowed package is below that
    no_deal = judged.estimate.high if worst else judged.estimate.low
    if not position.weights:
        return nothing, no_deal
    base = no_deal if case.scale == "shares" else Fraction(0)
    weights = [position.weights.get(issue.id) for issue in case.issues]
    terms = [
        [value - base if weight else Fraction(0) for value in issue]
        for weight, issue in zip(weights, values, strict=True)
    ]
    if case.scale == "shares" and not worst and not any(w.estimate.low for w in weights if w):
        # With no weight at all there is no value; of the rest, all on the best issue is the best.
        reached = [
            [Fraction(bool(weight and weight.estimate.high and term >= 0)) for term in issue]
            for weight, issue in zip(weights, terms, strict=True)
        ]
        return reached, Fraction(1)
    end = least if worst else greatest
    shares = [
        [end(weight, term) if weight else Fraction(0) for term in issue]
        for weight, issue in zip(weights, terms, strict=True)
    ]
    return shares, no_deal - base


def least(weight: Judgement, term: Fraction) -> Fraction:
    """Return the least of weight x term, the weight being anywhere in its range."""
    return min(weight.estimate.low * term, weight.estimate.high * term)


def greatest(weight: Judgement, term: Fraction) -> Fraction:
    """Return the greatest of it."""
    return max(weight.estimate.low * term, weight.estimate.high * term)


def option_values(case: Case, end: Callable[[Judgement], Fraction]) -> Values:
    """Return the value of each option at one end of the ranges, by issue, option and party."""
    weights = {id(weight) for position in case.positions.values() for weight in position.weights.values()}

    def number(judgement: Judgement) -> Fraction:
        return Fraction(1) if id(judgement) in weights else end(judgement)

    return worths(replace(case, scale="points"), number)
