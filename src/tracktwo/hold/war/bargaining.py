"""Bargaining in the shadow of war: what both would rather have, what is risked by asking, what power does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracktwo.case import Case, War
from tracktwo.deals import Verdict
from tracktwo.hold.war.chance import Floats, bounded, drawn, in_hundred, plain, spread
from tracktwo.hold.war.commitment import Shift, Weakening, shift_of
from tracktwo.hold.war.division import Division, division_of
from tracktwo.hold.war.screening import Screening, best_demand

__all__ = ["WarBargain", "war_of"]

METHOD = (
    "closed forms: the bargaining range with costs of war, one last demand to a side whose costs are not "
    "known, and a single shift of power; exact at the points and in the corners, shares over draws"
)
ASSUMPTIONS = (
    "what is at stake can be divided in any share, and each side values its share as such",
    "war decides everything at once, for one side or the other",
    "costs count as shares of all that is at stake",
    "a range is uniform, low-likely-high is triangular, independent unless the case links them",
)
TURNING = {
    "wins": "the likelihood to prevail now",
    "later": "the likelihood to prevail later",
    "cost": "its own cost",
    "other cost": "the other side's cost",
    "patience": "patience",
}


@dataclass(frozen=True)
class WarBargain:
    """What fighting it out means for the bargain between two sides.

    Parameters
    ----------
    sides : (str, str)
        Ids; shares are those of the first.
    draws, seed : int
        How many draws, and from which seed.
    method : str
        How it was computed.
    assumptions : tuple of str
        What all of it leans on.
    division : Division
        What both would rather have than fight.
    screening : (Screening, Screening)
        The best last demand of each side.
    shift : Shift or None
        What a shift of power does; None where the case says nothing of a later day.
    says : tuple of str
        The verdicts in plain words, each with its reason.
    """

    sides: tuple[str, str]
    draws: int
    seed: int
    method: str
    assumptions: tuple[str, ...]
    division: Division
    screening: tuple[Screening, Screening]
    shift: Shift | None
    says: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def war_of(case: Case, *, draws: int = 2000, seed: int = 1) -> WarBargain | None:
    """Work out the bargain that a case's war leaves room for.

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
    WarBargain or None
        None where the case says nothing of war.

    Raises
    ------
    CaseError
        If a likelihood lies outside 0 to 1, a cost below 0, or patience reaches 1.

    Notes
    -----
    Fearon (1995); Powell (2006) for the shift of power.
    """
    war = case.war
    if war is None:
        return None
    _check(case, war)
    judged = [war.wins, *war.costs.values(), *(one for one in (war.later, war.patience) if one)]
    numbers = drawn(case, judged, draws, seed)
    first, second = (war.costs[side] for side in war.sides)
    division = division_of(war.wins, (first, second), numbers)
    screening = _screening(war, numbers)
    shift = shift_of(war, numbers)
    names = {party.id: party.name for party in case.parties}
    says = (*_of_division(names, war, division), *_of_demands(names, screening), *_of_shift(names, shift))
    return WarBargain(war.sides, draws, seed, METHOD, ASSUMPTIONS, division, screening, shift, says)


def _check(case: Case, war: War) -> None:
    bounded(case, war.wins, "The likelihood of prevailing", 0, 1)
    for cost in war.costs.values():
        bounded(case, cost, "The cost of war", 0, None)
    if war.later is not None:
        bounded(case, war.later, "The later likelihood of prevailing", 0, 1)
    if war.patience is not None:
        bounded(case, war.patience, "Patience", 0, 1)


def _screening(war: War, numbers: dict[str, Floats]) -> tuple[Screening, Screening]:
    won = numbers[war.wins.path]
    point = float(war.wins.estimate.point)
    one, other = war.sides
    return _asks(war, numbers, one, other, (point, won)), _asks(
        war, numbers, other, one, (1 - point, 1 - won)
    )


def _asks(
    war: War, numbers: dict[str, Floats], side: str, other: str, wins: tuple[float, Floats]
) -> Screening:
    unknown, own = war.costs[other].estimate, war.costs[side]
    demand = best_demand(wins[0], float(own.estimate.point), unknown)
    pairs = zip(wins[1].tolist(), numbers[own.path].tolist(), strict=True)
    risks = np.array([float(best_demand(chance, cost, unknown).risk) for chance, cost in pairs])
    return Screening(side, other, demand, min(wins[0] + float(unknown.low), 1.0), spread(risks))


def _of_division(names: dict[str, str], war: War, found: Division) -> Iterator[str]:
    first = names[war.sides[0]]
    yield (
        f"At the points both sides would rather settle than fight if {first} gets between "
        f"{in_hundred(float(found.low))} and {in_hundred(float(found.high))} of what is at stake."
    )
    if found.sure:
        low, high = (in_hundred(float(end)) for end in found.sure)
        share = low if low == high else f"{low} to {high}"
        yield f"For every number in the ranges, {share} for {first} is no worse for either than war."
    else:
        yield (
            "No single division is better for both than war on every number: the highest and the lowest "
            f"judged likelihood of prevailing are {in_hundred(float(found.doubt))} apart, more than the "
            f"{in_hundred(float(found.room[0]))} that war surely costs both together. If each side went by "
            "the numbers that suit it, nothing would be left."
        )


def _of_demands(names: dict[str, str], screening: tuple[Screening, Screening]) -> Iterator[str]:
    for one in screening:
        asks, other = names[one.side], names[one.other]
        share, risk = in_hundred(float(one.demand.share)), float(one.demand.risk)
        if risk == 0:
            yield (
                f"In this model {asks} would ask for {share}, which {other} would rather give than fight "
                "whatever its cost of war in the range."
            )
        else:
            yield (
                f"In this model {asks}, knowing no more of {other}'s cost of war than the range, would ask "
                f"for {share} and run a risk of war of {in_hundred(risk)}; asking for {in_hundred(one.safe)} "
                "would run none."
            )


def _of_shift(names: dict[str, str], shift: Shift | None) -> Iterator[str]:
    if shift is None:
        yield "The case says nothing of how power may shift, so nothing of fighting now for fear of later."
        return
    for one in shift.sides:
        if one.verdict is not Verdict.NEVER:
            yield _fears(names[one.side], one)
    if all(one.verdict is Verdict.NEVER for one in shift.sides):
        yield "For every number in the ranges, neither side would rather fight now because it will be weaker."


def _fears(name: str, one: Weakening) -> str:
    when = (
        "For every number in the ranges"
        if one.verdict is Verdict.ALWAYS
        else f"In {in_hundred(one.fights.value)} of the draws"
    )
    words = f"{when}, {name} would rather fight now than be weaker later."
    if one.guarantee > 0 and one.needed is not None:
        words += (
            f" At the points it would need {in_hundred(float(one.needed))} of each later period and can be "
            f"left {in_hundred(float(one.left))}: a guarantee worth {in_hundred(float(one.guarantee))} is "
            "missing."
        )
    if one.hangs_on:
        names = ", ".join(TURNING[name] for name in one.hangs_on)
        words += f" Each of these alone would turn the answer at the points: {names}."
    return words
