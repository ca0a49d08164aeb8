"""A scenario whose numbers are all points, as a case in which each might be a little different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from tracktwo.case import Case, Estimate, JointValue, Judgement, Position

__all__ = ["in_words", "with_spread"]

MOST = 100
"""Greatest value of an option on the scale of shares."""


def with_spread(case: Case, percent: float) -> Case:
    """Return the case with ranges around its points, unless it has ranges of its own.

    Parameters
    ----------
    case : Case
        As read.
    percent : float
        Half the width of each range: of a value, in percent of the difference between the party's greatest
        and least value on that issue; of a weight and of what options are worth together, in percent of
        itself. No-deal values stay as they are.

    Returns
    -------
    Case
        The same one if it has a range anywhere.
    """
    share = Fraction(str(percent)) / 100
    if not share or not all(judgement.estimate.certain for judgement in case.judgements()):
        return case
    ceiling = MOST if case.scale == "shares" else None
    positions = {party: _spread(position, share, ceiling) for party, position in case.positions.items()}
    return replace(case, positions=positions)


def in_words(percent: float) -> str:
    """Return the assumption that `with_spread` makes, in words."""
    return (
        "all numbers of the scenario are points: every value was taken as a range of plus or minus "
        f"{percent:g} % of the span of its issue's values, every weight and every joint value as one of plus "
        f"or minus {percent:g} % of itself; no-deal values were kept"
    )


def _spread(position: Position, share: Fraction, ceiling: int | None) -> Position:
    return replace(
        position,
        weights={issue: _relative(one, share) for issue, one in position.weights.items()},
        values={issue: _values(table, share, ceiling) for issue, table in position.values.items()},
        joint=tuple(JointValue(one.options, _relative(one.worth, share)) for one in position.joint),
    )


def _values(table: Mapping[str, Judgement], share: Fraction, ceiling: int | None) -> dict[str, Judgement]:
    half = share * _span(one.estimate.point for one in table.values())
    return {option: _around(one, half, ceiling) for option, one in table.items()}


def _span(points: Iterable[Fraction]) -> Fraction:
    known = list(points)
    return max(known) - min(known) if known else Fraction(0)


def _relative(judgement: Judgement, share: Fraction) -> Judgement:
    return _around(judgement, share * abs(judgement.estimate.point))


def _around(judgement: Judgement, half: Fraction, ceiling: int | None = None) -> Judgement:
    """Return a judgement with a range around its point; within 0 and the ceiling, if there is one."""
    low, high = judgement.estimate.point - half, judgement.estimate.point + half
    if ceiling is not None:
        low, high = max(low, Fraction(0)), min(high, Fraction(ceiling))
    return replace(judgement, estimate=Estimate(low, high))
