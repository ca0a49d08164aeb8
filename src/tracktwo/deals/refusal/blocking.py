"""Who stands in the way, how often, and what each red line and no-deal value costs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.tally import Count, Reason, Tally, all_reasons, refusing

__all__ = ["Blockage", "Blocker", "Cost", "Room", "blocking"]


@dataclass(frozen=True)
class Blocker:
    """Packages that exactly these parties refuse; nobody means the zone of agreement.

    Parameters
    ----------
    parties : tuple of str
        Ids, in the order of the file.
    count : int
        How many packages.
    low, high : int
        Its 95 % interval; both equal the count where it is exact.
    share : float
        Of all allowed packages, 0 to 1.
    """

    parties: tuple[str, ...]
    count: int
    low: int
    high: int
    share: float


@dataclass(frozen=True)
class Cost:
    """What one no-deal value or red line keeps out of the zone of agreement all by itself.

    Parameters
    ----------
    party : str
        Whose it is.
    line : str or None
        Label of the red line; None for the no-deal value.
    alone : Count
        Packages refused for this reason and no other: if it fell away, so many would open.
    refused : Count
        Packages to which it applies, whatever else does.
    """

    party: str
    line: str | None
    alone: Count
    refused: Count


@dataclass(frozen=True)
class Room:
    """What consenting parties outside the channel refuse of what those inside could accept.

    Parameters
    ----------
    absent : tuple of str
        Consenting parties that take no part in the talks.
    inside : Count
        Packages that every consenting party in the channel accepts.
    refused : Count
        Of these, how many some absent party refuses.
    refused_by : tuple of Blocker
        The same by the exact set of absent parties; shares are of ``inside``.
    """

    absent: tuple[str, ...]
    inside: Count
    refused: Count
    refused_by: tuple[Blocker, ...]


@dataclass(frozen=True)
class Blockage:
    """The whole of the blocking analysis.

    Parameters
    ----------
    total : int
        Packages that the rules allow.
    blockers : tuple of Blocker
        Every exact set of refusing parties, by count, greatest first, then by party.
    sole : tuple of Blocker
        One entry for each consenting party: what it alone refuses; greatest first.
    costs : tuple of Cost
        One entry for each no-deal value and red line; greatest ``alone`` first.
    room : Room or None
        None where every consenting party is in the channel.
    exact : bool
        Whether the counts are exact.
    method : str
        How they were made.
    """

    total: int
    blockers: tuple[Blocker, ...]
    sole: tuple[Blocker, ...]
    costs: tuple[Cost, ...]
    room: Room | None
    exact: bool
    method: str

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return asdict(self)


def blocking(problem: Problem, counted: Tally) -> Blockage:
    """Say who blocks what.

    Parameters
    ----------
    problem : Problem
        What was counted.
    counted : Tally
        Its tally.

    Returns
    -------
    Blockage
    """
    blockers = tuple(
        _blocker(problem, parties, count, counted.total) for parties, count in counted.by_parties
    )
    sole = [
        _blocker(problem, frozenset([party]), counted.sole(party), counted.total)
        for party in problem.consenting
    ]
    sole.sort(key=lambda one: -one.count)
    costs = [_cost(problem, counted, reason) for reason in all_reasons(problem)]
    costs.sort(key=lambda one: (-one.alone.value, -one.refused.value))
    return Blockage(
        counted.total,
        blockers,
        tuple(sole),
        tuple(costs),
        _room(problem, counted),
        counted.exact,
        counted.method,
    )


def _blocker(problem: Problem, parties: frozenset[int], count: Count, whole: int) -> Blocker:
    """Name the parties and give the share."""
    names = tuple(problem.parties[party] for party in sorted(parties))
    share = float(Fraction(count.value, whole)) if whole else 0.0
    return Blocker(names, count.value, count.low, count.high, share)


def _cost(problem: Problem, counted: Tally, reason: Reason) -> Cost:
    """Count what one reason does alone and at all."""
    line = problem.red_lines[reason.line].label if reason.line >= 0 else None
    refused = counted.count(lambda reasons: reason in reasons)
    return Cost(problem.parties[reason.party], line, counted.only_reason(reason), refused)


def _room(problem: Problem, counted: Tally) -> Room | None:
    """Look at the packages that those in the channel accept."""
    absent = frozenset(party for party in problem.consenting if not problem.in_channel[party])
    if not absent:
        return None
    present = frozenset(problem.consenting) - absent
    inside = counted.accepted_by(present)
    by_absent = [(parties, count) for parties, count in counted.by_parties if parties and parties <= absent]
    refused = counted.count(lambda reasons: bool(reasons) and refusing(reasons) <= absent)
    names = tuple(problem.parties[party] for party in sorted(absent))
    parts = tuple(_blocker(problem, parties, count, inside.value) for parties, count in by_absent)
    return Room(names, inside, refused, parts)
