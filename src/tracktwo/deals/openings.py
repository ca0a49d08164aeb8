"""The best that can be had once some reasons for refusal give way: the engine behind unlocking."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from tracktwo.deals.front import LIMIT, Frontier, frontier
from tracktwo.deals.problem import Combination, Package, Problem
from tracktwo.deals.tally import Reason

__all__ = ["bars", "floor_of", "least_greatest", "opening", "shortfalls", "with_new_option"]

STEPS = 5  # doublings from the least conceivable greatest shortfall to the greatest


def floor_of(problem: Problem, free: Collection[int] = ()) -> list[Fraction | None]:
    """Return the no-deal values that bind: of consenting parties, but for those left free."""
    return [
        value if problem.consent[party] and party not in free else None
        for party, value in enumerate(problem.no_deal)
    ]


def bars(problem: Problem, lifted: Collection[int] = ()) -> tuple[Combination, ...]:
    """Return the red lines that bind: of consenting parties, but for those lifted, by index."""
    return tuple(
        line.combination
        for index, line in enumerate(problem.red_lines)
        if problem.consent[line.party] and index not in lifted
    )


def shortfalls(problem: Problem, package: Package, parties: Sequence[int]) -> tuple[Fraction, ...]:
    """Return how far a package is below no deal for these parties; negative where it is above."""
    values = problem.values(package)
    return tuple((problem.no_deal[party] or Fraction(0)) - values[party] for party in parties)


def opening(problem: Problem, reasons: Sequence[Reason], limit: int = LIMIT) -> Package | None:
    """Find the package for which these reasons, and no others, must give way least.

    Parameters
    ----------
    problem : Problem
        The question.
    reasons : sequence of Reason
        Red lines named are lifted; parties whose no-deal value is named may fall below it, and the
        greatest fall is made as small as it can be, then the next.
    limit : int, optional
        Of value vectors looked at, see `frontier`.

    Returns
    -------
    tuple of int or None
        None if these reasons are not enough.

    Raises
    ------
    LimitError
        If there are too many vectors.
    """
    free = [reason.party for reason in reasons if reason.line < 0]
    floor = floor_of(problem, free)
    bound = [party for party, least in enumerate(floor) if least is not None]
    made = frontier(
        problem,
        limit=limit,
        parties=[*free, *bound] or problem.consenting[:1],
        floor=[floor[party] for party in [*free, *bound]] or [None],
        extra_forbidden=bars(problem, {reason.line for reason in reasons}),
    )
    return _least_short(problem, made, free)


def _least_short(problem: Problem, made: Frontier, short: Sequence[int]) -> Package | None:
    """Pick the row whose greatest shortfall, then next, is least; ``short`` are its first parties."""
    if not len(made):
        return None
    rows = np.arange(len(made))
    if short:
        base = np.array([float(problem.no_deal[party] or 0) for party in short])
        greatest = (base - made.floats[:, : len(short)]).max(axis=1)
        rounding = 1e-9 * (1 + np.abs(base).max() + np.abs(made.floats).max())
        rows = np.flatnonzero(greatest <= greatest.min() + rounding)  # decided exactly below

    def key(row: int) -> list[Fraction]:
        values = made.exact(row)
        return sorted(((problem.no_deal[p] or 0) - values[n] for n, p in enumerate(short)), reverse=True)

    return made.package(min(map(int, rows), key=key) if short else 0)


def least_greatest(problem: Problem, fixed: Collection[int] = (), limit: int = LIMIT) -> Package | None:
    """Find the package whose greatest shortfall below no deal is least, then the next greatest.

    Parameters
    ----------
    problem : Problem
        The question. Red lines of consenting parties are kept.
    fixed : collection of int, optional
        Parties that must not be short at all.
    limit : int, optional
        Of value vectors looked at, see `frontier`.

    Returns
    -------
    tuple of int or None
        None if no package keeps the red lines and satisfies the fixed parties.

    Raises
    ------
    LimitError
        If there are too many vectors.

    Notes
    -----
    Floors are lowered, in steps that double, until some package meets them; the least greatest
    shortfall is then among the undominated ones of these, which are few.
    """
    floor = floor_of(problem)
    short = [party for party, least in enumerate(floor) if least is not None and party not in fixed]
    firm = [party for party, least in enumerate(floor) if least is not None and party in fixed]
    who = [*short, *firm] or problem.consenting[:1]
    lowest, greatest = _bounds(problem, short)
    for step in range(STEPS + 1):
        drop = lowest + (greatest - lowest) * Fraction(2**step, 2**STEPS)
        needed = [None if (least := floor[party]) is None else least for party in who]
        needed = [
            least - drop if least is not None and party in short else least
            for party, least in zip(who, needed, strict=True)
        ]
        made = frontier(problem, limit=limit, parties=who, floor=needed, extra_forbidden=bars(problem))
        if len(made):
            return _least_short(problem, made, short)
    return None


def _bounds(problem: Problem, parties: Sequence[int]) -> tuple[Fraction, Fraction]:
    """Bound the greatest shortfall of any package from below and above, rules aside."""
    best = [sum(max(row[p] for row in rows) for rows in problem.worth) for p in parties]
    worst = [sum(min(row[p] for row in rows) for rows in problem.worth) for p in parties]
    least = [problem.no_deal[party] or Fraction(0) for party in parties]
    lowest = max((base - value for base, value in zip(least, best, strict=True)), default=Fraction(0))
    return lowest, max((base - value for base, value in zip(least, worst, strict=True)), default=Fraction(0))


def with_new_option(problem: Problem, issue: int) -> Problem:
    """Put one option in place of all of an issue's: worth nothing to anybody and barred by nothing."""
    nothing = (Fraction(0),) * len(problem.parties)
    return replace(
        problem,
        options=(*problem.options[:issue], ("",), *problem.options[issue + 1 :]),
        worth=(*problem.worth[:issue], (nothing,), *problem.worth[issue + 1 :]),
        forbidden=tuple(one for one in problem.forbidden if issue not in one.options),
        red_lines=tuple(one for one in problem.red_lines if issue not in one.combination.options),
    )
