"""What a deal made without somebody would cost: what the others would choose, and who would reject it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracktwo.case import Case
from tracktwo.deals import Count, Problem, problem_of, tally
from tracktwo.deals.refusal.tally import Reasons, refusing
from tracktwo.errors import Finding, InputError, LimitError, Place
from tracktwo.hold.consent.absent import LeftOut
from tracktwo.hold.consent.doubt import OverDraws, corners_of, over_draws, over_ranges
from tracktwo.hold.consent.others import Others

__all__ = ["absent_sets", "left_out"]


def absent_sets(case: Case) -> tuple[tuple[str, ...], ...]:
    """Return who is to be left out: each consenting party that is not in the channel, and all of them."""
    needed = [party for party in case.parties if party.consent]
    absent = [party.id for party in needed if not party.in_channel]
    sets = [(one,) for one in absent] + ([tuple(absent)] if len(absent) > 1 else [])
    return tuple(one for one in sets if len(one) < len(needed))


def left_out(
    case: Case,
    absent: Sequence[str],
    *,
    at: date | None = None,
    draws: int = 0,
    seed: int = 1,
) -> LeftOut:
    """Look at a deal made without some parties whose consent it needs.

    Parameters
    ----------
    case : Case
        As loaded.
    absent : sequence of str
        Ids of consenting parties, not all of them.
    at : date, optional
        For which day's no-deal values; the case's own date by default.
    draws, seed : int, optional
        For the others' choice over draws; 0 for none.

    Returns
    -------
    LeftOut

    Raises
    ------
    InputError
        Somebody named is no consenting party, or nobody else is left.
    LimitError
        The rules between options link too many issues for packages to be counted.
    """
    problem, corners = problem_of(case, at=at), corners_of(case, at)
    gone = _places(case, problem, absent)
    others = tuple(one for one in problem.consenting if one not in gone)
    look = Others(case, problem, gone, others, corners)
    counted = tally(problem)
    drawn, limit = _drawn(case, gone, draws, seed, at) if draws and not problem.ranks else (None, "")

    def rejected(parties: Sequence[int]) -> Count:
        def test(reasons: Reasons) -> bool:
            who = refusing(reasons)
            return who.isdisjoint(others) and not who.isdisjoint(parties)

        return counted.count(test)

    return LeftOut(
        absent=tuple(problem.parties[one] for one in gone),
        others=tuple(problem.parties[one] for one in others),
        zone=counted.accepted_by(others),
        rejected=rejected(gone),
        rejected_by={problem.parties[one]: rejected([one]) for one in gone},
        frontier=look.frontier,
        frontier_rejected=look.frontier_rejected,
        choices=tuple(look.choices()),
        nearest=tuple(look.nearest()),
        prices=tuple(look.prices()),
        ranges=None if corners is None else over_ranges(corners, gone, others),
        drawn=drawn,
        reason=" ".join(filter(None, (look.reason, limit))),
    )


def _drawn(
    case: Case, gone: Sequence[int], draws: int, seed: int, at: date | None
) -> tuple[OverDraws | None, str]:
    """Draw, or say why not."""
    try:
        return over_draws(case, gone, draws=draws, seed=seed, at=at), ""
    except LimitError as too_large:
        return None, str(too_large)


def _places(case: Case, problem: Problem, absent: Sequence[str]) -> tuple[int, ...]:
    consenting = [problem.parties[one] for one in problem.consenting]
    place = Place(str(case.path or case.title))
    wrong = [one for one in absent if one not in consenting]
    if wrong:
        message = f"'{wrong[0]}' is no party whose consent the deal needs."
        raise InputError(Finding(place, message, f"Name some of: {', '.join(consenting)}."))
    if set(consenting) <= set(absent):
        raise InputError(Finding(place, "nobody is left to make the deal.", "Leave somebody in."))
    return tuple(one for one in problem.consenting if problem.parties[one] in absent)
