"""How often to look: a few inspections over many periods, and one inspection that may err."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from tracktwo.hold.war.chance import plain

__all__ = ["Inspection", "Rounds", "few_inspections", "inspection_game"]


@dataclass(frozen=True)
class Rounds:
    """A few inspections over several periods, in each of which one breach may be made.

    Parameters
    ----------
    periods, inspections : int
        How many are left.
    value : Fraction
        To the inspector: 1 if the breach is caught, -1 if it is not, 0 if there is none.
    inspects : Fraction
        Likelihood with which the inspector does best to look in the first period.
    breaches : Fraction
        Likelihood with which the other side does best to breach in the first period.
    """

    periods: int
    inspections: int
    value: Fraction
    inspects: Fraction
    breaches: Fraction

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def few_inspections(periods: int, inspections: int) -> Rounds:
    """Solve the game of a few inspections over several periods.

    Parameters
    ----------
    periods : int
        0 or more.
    inspections : int
        How many of them can be looked at, 0 or more; both sides know how many are left.

    Returns
    -------
    Rounds
        Exact.

    Notes
    -----
    After Dresher (1962), as told by Avenhaus, von Stengel and Zamir (2002): in each period both choose at
    once; a breach in a period that is looked at is caught and ends the game, one in another succeeds. The
    value is -C(n-1, m) / (C(n, 0) + ... + C(n, m)) for n periods and m inspections.
    """
    if periods < 0 or inspections < 0:
        raise ValueError("periods and inspections must be 0 or more")
    for earlier in range(periods):  # from the end on, so that no recursion is deep
        for left in range(inspections + 1):
            _value(earlier, left)
    value, inspects, breaches = _stage(periods, inspections)
    return Rounds(periods, inspections, value, inspects, breaches)


@cache
def _value(periods: int, inspections: int) -> Fraction:
    return _stage(periods, inspections)[0]


def _stage(periods: int, inspections: int) -> tuple[Fraction, Fraction, Fraction]:
    """Return value, likelihood to look and likelihood to breach, of a period's game of two by two."""
    one, none = Fraction(1), Fraction(0)
    if periods == 0:
        return none, none, none
    if inspections == 0:
        return -one, none, one
    if inspections >= periods:
        return none, one, none
    looked, passed = _value(periods - 1, inspections - 1), _value(periods - 1, inspections)
    spread = 1 - looked + passed + 1  # caught 1, missed -1; later values where nothing is breached
    return (passed + looked) / spread, (passed + 1) / spread, (passed - looked) / spread


@dataclass(frozen=True)
class Inspection:
    """One inspection that may miss a breach or see one that is not there.

    Parameters
    ----------
    inspects : Fraction
        Likelihood of inspecting at which the other side does not mind whether to breach; above it, it
        keeps to the rules. 1 where nothing else is enough.
    deters : bool
        Whether inspecting for certain would be enough.
    breaches : Fraction or None
        Likelihood of a breach at which the inspector does not mind whether to look, in the game in which
        neither can bind itself; None where its payoffs were not given or inspecting does not deter.
    """

    inspects: Fraction
    deters: bool
    breaches: Fraction | None

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def inspection_game(
    gain: Fraction,
    loss: Fraction,
    detection: Fraction,
    false_alarm: Fraction = Fraction(0),
    alarm_cost: Fraction = Fraction(0),
    inspector: tuple[Fraction, Fraction, Fraction] | None = None,
) -> Inspection:
    """Solve the game of one inspection.

    Parameters
    ----------
    gain, loss : Fraction
        What a breach brings if it is not reported, and costs if it is; 0 or more.
    detection, false_alarm : Fraction
        Likelihood that an inspection reports a breach that is there, and one that is not.
    alarm_cost : Fraction, optional
        What a false alarm costs the side that is inspected.
    inspector : (Fraction, Fraction, Fraction), optional
        What an inspection costs the inspector, what a false alarm does, and what it is worth to it to catch a
        breach instead of missing it.

    Returns
    -------
    Inspection
        Exact.

    Notes
    -----
    After Avenhaus, von Stengel and Zamir (2002). With likelihood q of an inspection a breach is worth
    ``g - q m (g + L)`` and keeping to the rules ``- q f e``; they are equal at ``q = g / (m (g + L) - f e)``.
    The inspector does not mind at a likelihood of breach of ``(k + f h) / (f h + m b)``, for its three
    numbers k, h and b.
    """
    bite = detection * (gain + loss) - false_alarm * alarm_cost
    deters = gain <= bite
    inspects = min(gain / bite, Fraction(1)) if bite > 0 else Fraction(0 if gain <= 0 else 1)
    breaches = None
    if inspector is not None and deters:
        cost, alarm, caught = inspector
        stake = false_alarm * alarm + detection * caught
        breaches = min((cost + false_alarm * alarm) / stake, Fraction(1)) if stake > 0 else Fraction(1)
    return Inspection(inspects, deters, breaches)
