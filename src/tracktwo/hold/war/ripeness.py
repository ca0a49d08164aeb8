"""Ripeness over time: who loses by waiting, whether there is a way out, and when one opens or closes.

The two parts of a ripe moment stand side by side and are never multiplied into one number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from tracktwo.case import Case
from tracktwo.deals import Draws, Share, Verdict
from tracktwo.deals.joined import joined
from tracktwo.deals.uncertain.corners import Corners
from tracktwo.deals.uncertain.draws import draw
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.deals.uncertain.resolve import POOL, Solved
from tracktwo.hold.war.chance import Floats, at_least_one, plain, spread
from tracktwo.hold.war.moments import at_points, no_deal_days, solved_at
from tracktwo.hold.war.ripeness_words import in_words

__all__ = ["Hurt", "Moment", "Ripeness", "ripeness_of"]

METHOD = (
    "for each day on which a no-deal value changes: the zone of agreement exactly at the points and in the "
    "corners, and in every draw; a party's no-deal values of all days are drawn as one"
)
ASSUMPTIONS = (
    "a stalemate hurts a party that has more to expect from no deal today than later, or less than from a "
    "package that all would accept",
    "a way out is a package that every party whose consent is needed accepts",
    "values of packages do not change over time; only what no deal brings does",
    "a range is uniform, low-likely-high is triangular, independent unless the case links them",
)
EQUAL = 1e-9
"""Points of value within which two numbers count as the same."""


@dataclass(frozen=True)
class Hurt:
    """How much no deal hurts one party on a day.

    Parameters
    ----------
    party : str
        Its id.
    no_deal : Fraction or None
        What it expects without agreement, at the point.
    best : Fraction or None
        The most that a package which all others accept, and which crosses no red line, would be worth to it,
        at the points. If that is no less than no deal, there is a way out, which closes once no deal is
        worth more; if it is less, no deal would have to fall to it. None without such a package.
    gains : Share or None
        Of the draws with a package acceptable to all: in how many one is worth more to it than no deal. None
        if there are no such draws.
    gain : Spread or None
        How much more the best of them is worth, over the same draws.
    loses_by_waiting : Share or None
        In how many draws its no-deal value on the last day foreseen is below that of this day; None on that
        last day.
    change : Spread or None
        No deal on the last day foreseen less no deal on this day.
    """

    party: str
    no_deal: Fraction | None
    best: Fraction | None
    gains: Share | None
    gain: Spread | None
    loses_by_waiting: Share | None
    change: Spread | None


@dataclass(frozen=True)
class Moment:
    """One day.

    Parameters
    ----------
    on : date or None
        The day; None for the case's own day where it has no date.
    parties : tuple of Hurt
        Those whose consent is needed, in the order of the file.
    way_out : Share
        Draws in which some package is acceptable to all of them.
    verdict : Verdict or None
        Whether one is in every corner of the ranges, in none, or in some; None beyond the limits.
    at_points : bool or None
        Whether there is one at the points; exact. None beyond the limits.
    stalemate : Share or None
        Draws in which every one of them loses by waiting; None on the last day foreseen.
    all_gain : Share
        Draws in which one package is worth more than no deal to every one of them.
    opens, closes : Share or None
        Draws in which there was no way out on the day before in this list and there is now; and the other
        way round. None on the first day.
    """

    on: date | None
    parties: tuple[Hurt, ...]
    way_out: Share
    verdict: Verdict | None
    at_points: bool | None
    stalemate: Share | None
    all_gain: Share
    opens: Share | None
    closes: Share | None


@dataclass(frozen=True)
class Ripeness:
    """The days on which something changes, and what is so on each.

    Parameters
    ----------
    moments : tuple of Moment
        The case's own day first.
    draws, seed : int
        How many draws, and from which seed.
    method : str
        How it was computed.
    complete : bool
        Whether all packages were looked at in each draw; if not, shares with a way out are lower bounds.
    assumptions : tuple of str
        What it leans on.
    says : tuple of str
        In plain words, one line or two a day.
    """

    moments: tuple[Moment, ...]
    draws: int
    seed: int
    method: str
    complete: bool
    assumptions: tuple[str, ...]
    says: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def ripeness_of(case: Case, *, draws: int = 500, seed: int = 1) -> Ripeness:
    """Follow a stalemate and the way out of it over the days that the case foresees.

    Parameters
    ----------
    case : Case
        As loaded. The days are its own date and those of `no_deal_over_time` after it.
    draws : int, optional
        How many times the judgements are drawn.
    seed : int, optional
        Of the random numbers.

    Returns
    -------
    Ripeness

    Raises
    ------
    InputError
        If no party's consent is needed.
    LimitError
        If the packages are so entangled by rules that none can be looked at.

    Notes
    -----
    The two parts are those of Zartman (2001): a stalemate that hurts, and a way out. That they must be
    seen by the parties is not in these numbers, which are the analyst's.
    """
    at_least_one(draws)
    case = joined(case)
    days = no_deal_days(case)
    drawn = [draw(case, draws=draws, seed=seed, at=day) for day in days]
    solved = [solved_at(case, sample, day) for sample, day in zip(drawn, days, strict=True)]
    zones = [found.zone for _, found in solved]
    moments = tuple(_moment(case, days, drawn, number, found) for number, (_, found) in enumerate(solved))
    changed = [None, *pairwise(zones)]
    moments = tuple(_with_changes(moment, pair) for moment, pair in zip(moments, changed, strict=True))
    complete = all(method != POOL for method, _ in solved)
    says = tuple(in_words(case, moments))
    return Ripeness(moments, draws, seed, METHOD, complete, ASSUMPTIONS, says)


def _moment(
    case: Case, days: Sequence[date | None], drawn: Sequence[Draws], number: int, found: Solved
) -> Moment:
    day, sample, last = days[number], drawn[number], drawn[-1]
    there, best, no_deal, consenting = at_points(case, day)
    reach = Corners.of(case, at=day).reach()
    later = None
    if number < len(days) - 1:
        later = last.no_deal[:, consenting] / last.scale - sample.no_deal[:, consenting] / sample.scale
    floor = sample.no_deal[:, consenting]
    hurts = tuple(
        _hurt(case.parties[party].id, no_deal[party], best[place], place, (sample, found, later), floor)
        for place, party in enumerate(consenting)
    )
    gained = (found.points[:, 2] - floor) > sample.slack  # the egalitarian package
    return Moment(
        day,
        hurts,
        Share.of(found.zone, reach.verdict),
        reach.verdict,
        there,
        None if later is None else Share.of(np.all(later < -EQUAL, axis=1)),
        Share.of(np.all(gained, axis=1) & found.zone),
        None,
        None,
    )


def _hurt(
    party: str,
    no_deal: Fraction | None,
    best: Fraction | None,
    place: int,
    sampled: tuple[Draws, Solved, Floats | None],
    floor: Floats,
) -> Hurt:
    sample, found, later = sampled
    gain = (found.best[found.zone, place] - floor[found.zone, place]) / sample.scale
    change = None if later is None else later[:, place]
    return Hurt(
        party,
        no_deal,
        best,
        Share.of(gain > EQUAL) if gain.size else None,
        spread(gain) if gain.size else None,
        None if change is None else Share.of(change < -EQUAL),
        None if change is None else spread(change),
    )


def _with_changes(moment: Moment, pair: tuple[Any, Any] | None) -> Moment:
    """Return a moment with what changed since the one before."""
    if pair is None:
        return moment
    before, now = pair
    return replace(moment, opens=Share.of(~before & now), closes=Share.of(before & ~now))
