"""The best that can be had once some reasons for refusal give way: the engine behind unlocking."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from tracktwo.deals.pareto.front import LIMIT, Frontier, frontier
from tracktwo.deals.problem import Combination, Package, Problem
from tracktwo.deals.refusal.tally import Reason
from tracktwo.errors import LimitError

__all__ = ["Found", "bars", "floor_of", "least_greatest", "opening", "shortfalls", "with_new_option"]

ZERO = Fraction(0)
SECONDS = 20.0  # for each integer programme
FEW = 20_000  # vectors that are listed before integer programming is asked where to look
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


@dataclass(frozen=True)
class Found:
    """A package that answers a question of least or most.

    Parameters
    ----------
    package : tuple of int
        The package.
    exact : bool
        False where the question was too large for the frontier and integer programming answered
        it: the package is right, and best to within about one part in a million.
    """

    package: Package
    exact: bool


def opening(problem: Problem, reasons: Sequence[Reason], limit: int = LIMIT) -> Found | None:
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
    Found or None
        None if these reasons are not enough.

    Raises
    ------
    LimitError
        If the question is too large.
    """
    free = [reason.party for reason in reasons if reason.line < 0]
    lifted = {reason.line for reason in reasons}
    floor = floor_of(problem, free)
    who = [*free, *(party for party, least in enumerate(floor) if least is not None)]
    try:
        made = _above(problem, who, floor, bars(problem, lifted), limit)
    except LimitError:
        if len(free) > 1:
            raise
        return _programmed(problem, free, lifted)
    best = _least_short(problem, made, free)
    return None if best is None else Found(best, True)


def _above(
    problem: Problem,
    who: Sequence[int],
    floor: Sequence[Fraction | None],
    barred: Sequence[Combination],
    limit: int,
) -> Frontier:
    """Return the frontier of these parties above a floor; of any one party if none is named."""
    whose = who or (0,)
    least = [floor[party] for party in whose]
    return frontier(problem, limit=limit, parties=whose, floor=least, extra_forbidden=barred)


def _programmed(problem: Problem, free: Sequence[int], lifted: Collection[int]) -> Found | None:
    """Answer by integer programming: the most that one party can have, or anything at all."""
    from tracktwo.deals.programming.program import Program

    kept = tuple(line for index, line in enumerate(problem.red_lines) if index not in lifted)
    lowest = {
        party: sum((min(row[party] for row in rows) for rows in problem.worth), Fraction(0)) for party in free
    }
    program = Program(replace(problem, red_lines=kept), SECONDS)
    best = program.best(dict.fromkeys(free or problem.consenting[:1], Fraction(1)), lowest)
    if best is None:
        return None
    if free and not best.finished:
        raise LimitError(f"No best package was proved within {SECONDS:g} seconds.")
    return Found(best.package, not free)


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


def least_greatest(problem: Problem, fixed: Collection[int] = (), limit: int = LIMIT) -> Found | None:
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
    Found or None
        None if no package keeps the red lines and satisfies the fixed parties.

    Raises
    ------
    LimitError
        If the question is too large.

    Notes
    -----
    No-deal values are lowered, in steps that double, until the frontier above them is not empty; it
    then holds all that are best. Where that takes too many vectors some package that is about best is
    found by integer programming, and the values are lowered by its greatest shortfall and no more.
    """
    floor = floor_of(problem)
    short = [party for party, least in enumerate(floor) if least is not None and party not in fixed]
    who = [*short, *(party for party in fixed if floor[party] is not None)]

    def best(drop: Fraction, most: int) -> Package | None:
        lowered = [
            least - drop if least is not None and n in short else least for n, least in enumerate(floor)
        ]
        return _least_short(problem, _above(problem, who, lowered, bars(problem), most), short)

    try:
        for drop in _drops(problem, short):
            found = best(drop, limit if fixed else min(limit, FEW))
            if found is not None:
                return Found(found, True)
        return None
    except LimitError:
        if fixed:
            raise
    first = _first(problem, short or problem.consenting)
    if first is None:
        return None
    try:
        return Found(best(max(shortfalls(problem, first, short), default=ZERO), limit) or first, True)
    except LimitError:
        return Found(first, False)


def _first(problem: Problem, short: Sequence[int]) -> Package | None:
    """Find a package whose greatest shortfall is about least, by integer programming."""
    from tracktwo.deals.programming.program import Program

    asked = tuple(party in short for party in range(len(problem.parties)))
    barred = (*problem.forbidden, *bars(problem))  # those whose no deal is not known keep their red lines
    program = Program(replace(problem, consent=asked, forbidden=barred, red_lines=()), SECONDS)
    nearest = program.least_shortfall(greatest=True)
    if nearest is not None and max(shortfalls(problem, nearest.package, short), default=ZERO) <= 0:
        nearest = program.egalitarian() or nearest
    if nearest is not None and not nearest.finished:
        raise LimitError(f"No best package was proved within {SECONDS:g} seconds.")
    return None if nearest is None else nearest.package


def _drops(problem: Problem, parties: Sequence[int]) -> Iterator[Fraction]:
    """Yield ever greater shortfalls, from the least conceivable one to the greatest."""
    lowest, greatest = _bounds(problem, parties)
    for step in range(STEPS + 1):
        yield lowest + (greatest - lowest) * Fraction(2**step, 2**STEPS)


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
