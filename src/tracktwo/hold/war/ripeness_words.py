"""What was found about ripeness, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tracktwo.case import Case
from tracktwo.hold.war.chance import in_hundred

if TYPE_CHECKING:
    from tracktwo.hold.war.ripeness import Moment

__all__ = ["in_words"]


def in_words(case: Case, moments: Sequence[Moment]) -> Iterator[str]:
    """Say day by day whether there is a way out, and who loses by waiting."""
    names = {party.id: party.name for party in case.parties}
    before: bool | None = None
    for moment in moments:
        yield _way_out(names, moment, before)
        if moment.stalemate is not None:
            yield _waiting(names, moment, moments[-1].on)
        before = moment.at_points


def _way_out(names: dict[str, str], moment: Moment, before: bool | None) -> str:
    day = "On the case's day" if moment.on is None else f"On {_written(moment.on)}"
    known = {
        True: "at the points there is a package that all would accept",
        False: "at the points there is no package that all would accept",
        None: "whether there is a package that all would accept at the points is beyond the limits",
    }
    words = f"{day}, {known[moment.at_points]}"
    if before is not None and moment.at_points is not None and before != moment.at_points:
        words += " (it closes)" if before else " (it opens)"
    share = in_hundred(moment.way_out.value)
    return f"{words}; there is one in {share} of the draws.{_by_how_much(names, moment)}"


def _by_how_much(names: dict[str, str], moment: Moment) -> str:
    """Say how far a single no-deal value is from opening the way out, or from closing it."""
    room = {
        names[one.party]: one.best - one.no_deal
        for one in moment.parties
        if one.best is not None and one.no_deal is not None
    }
    if not room or moment.at_points is None:
        return ""
    if moment.at_points:
        party = min(room, key=lambda name: room[name])
        return f" It closes once no deal is worth over {_points(room[party])} more to {party}."
    each = ", or ".join(f"{_points(-short)} less to {party}" for party, short in room.items())
    return f" It opens once no deal is worth {each}."


def _points(number: Fraction) -> str:
    return f"{float(number):.1f} points"


def _waiting(names: dict[str, str], moment: Moment, last: date | None) -> str:
    assert moment.stalemate is not None and last is not None
    each = ", ".join(
        f"{names[one.party]} in {in_hundred(one.loses_by_waiting.value)}"
        for one in moment.parties
        if one.loses_by_waiting is not None
    )
    return (
        f"Waiting until {_written(last)} makes no deal worse for {each} of the draws, for all at once in "
        f"{in_hundred(moment.stalemate.value)}."
    )


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
