"""When keeping a ceasefire is the better choice: a repeated game in which breaches are seen imperfectly.

Period after period a keeper keeps, worth 0 to it, or breaks, worth ``gain``. A breach is found out with
likelihood ``detection``, and a period without one is reported as a breach with likelihood ``false_alarm``.
After such a report the other side answers: at once, that is from the next period on, or ``delay`` periods
later, and for good. Each period from then on is worth ``-loss``. Until then the keeper may go on breaking,
since the answer will come anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf, log
from typing import Any

import numpy as np

__all__ = [
    "critical_patience",
    "longest_delay",
    "needed_detection",
    "needed_loss",
    "needed_watch",
    "surplus",
]


def surplus(
    gain: Any, loss: Any, patience: Any, detection: Any, false_alarm: Any = 0.0, delay: Any = 0.0
) -> Any:
    """Return a number whose sign says whether keeping is the better choice: 0 or more if it is.

    Parameters
    ----------
    gain : float or array
        What a period of breaking brings over keeping; below 0 counts as 0.
    loss : float or array
        What each period of the other side's answer costs against both keeping.
    patience : float or array
        What a period's value is worth one period earlier, 0 to 1.
    detection, false_alarm : float or array
        Likelihood, in a period, that a breach is reported, and that one is reported where there is none. A
        breach counts as reported no more rarely than none.
    delay : float or array
        Periods between the report and the answer, 0 or more. For a part of a period, gains and losses are
        read off the same formula.

    Returns
    -------
    float or array
        ``(m - f) d**(D+1) (L + g) + g d (1 - m) - g``. A single breach costs the keeper this, divided by
        ``1 - d (1 - f)``, in units of value of one period.

    Notes
    -----
    Derived here by the one-shot deviation principle: with X the value of a report and W that of keeping on,
    ``X = (g (1 - d**D) - d**D L) / (1 - d)``, ``W = d f X / (1 - d (1 - f))``, and keeping is best if and
    only if ``g <= d (m - f) (W - X)``. Without delay and false alarms that is ``d >= g / (g + m L)``, and
    with perfect detection the condition of Friedman (1971). False alarms eat up the reward of keeping, as in
    Green and Porter (1984), whose answer ends after some time; here it does not.
    """
    gain, detection = np.maximum(gain, 0.0), np.maximum(detection, false_alarm)
    threat = patience ** (delay + 1.0) * (loss + gain)
    return (detection - false_alarm) * threat + gain * patience * (1.0 - detection) - gain


def critical_patience(
    gain: float, loss: float, detection: float, false_alarm: float = 0.0, delay: float = 0.0
) -> float | None:
    """Return the least patience with which keeping is the better choice; None if none is enough.

    Parameters
    ----------
    gain, loss, detection, false_alarm, delay : float
        See `surplus`.

    Notes
    -----
    Without delay ``g / ((m - f) (L + g) + g (1 - m))``, and with no false alarms ``g / (g + m L)``. No
    patience is enough where ``m L < f (L + g)`` leaves nothing for keeping.
    """
    if gain <= 0:
        return 0.0
    if detection <= false_alarm or surplus(gain, loss, 1.0, detection, false_alarm, delay) < 0:
        return None
    if delay == 0:
        return gain / ((detection - false_alarm) * (loss + gain) + gain * (1 - detection))
    return _root(lambda patience: float(surplus(gain, loss, patience, detection, false_alarm, delay)))


def _root(rising: Callable[[float], float]) -> float:
    """Return where a function that rises from below 0 at 0 to 0 or more at 1 reaches 0, to 15 digits."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) >= 0 else (middle, high)
    return high


def needed_detection(
    gain: float, loss: float, patience: float, false_alarm: float = 0.0, delay: float = 0.0
) -> float | None:
    """Return the least likelihood of detection that is enough; None if certainty is not.

    Parameters
    ----------
    gain, loss, patience, false_alarm, delay : float
        See `surplus`.
    """
    if gain <= 0:
        return 0.0
    threat = patience ** (delay + 1) * (loss + gain)
    if threat <= gain * patience:
        return None
    found = (gain * (1 - patience) + false_alarm * threat) / (threat - gain * patience)
    return found if found <= 1 else None


def needed_watch(
    gain: float,
    loss: float,
    patience: float,
    detection: float,
    false_alarm: float = 0.0,
    delay: float = 0.0,
) -> float | None:
    """Return the least share of periods that must be watched; None if watching all is not enough.

    Parameters
    ----------
    gain, loss, patience, detection, false_alarm, delay : float
        See `surplus`; detection and false alarms are those of a period that is watched. Nobody knows before
        a period whether it is watched, and what is not watched is not reported.
    """
    if gain <= 0:
        return 0.0
    threat = patience ** (delay + 1) * (loss + gain)
    worth = (detection - false_alarm) * threat - gain * patience * detection
    found = gain * (1 - patience) / worth if worth > 0 else inf
    return found if found <= 1 else None


def needed_loss(
    gain: float, patience: float, detection: float, false_alarm: float = 0.0, delay: float = 0.0
) -> float | None:
    """Return the least loss by the other side's answer that is enough; None if no loss is.

    Parameters
    ----------
    gain, patience, detection, false_alarm, delay : float
        See `surplus`.
    """
    if gain <= 0:
        return 0.0
    reach = (detection - false_alarm) * patience ** (delay + 1)
    return gain * (1 - patience * (1 - detection)) / reach - gain if reach > 0 else None


def longest_delay(
    gain: float, loss: float, patience: float, detection: float, false_alarm: float = 0.0
) -> float | None:
    """Return the longest delay of the answer with which keeping is better; None if even none is too long.

    Parameters
    ----------
    gain, loss, patience, detection, false_alarm : float
        See `surplus`.

    Returns
    -------
    float or None
        In periods; infinite where nothing is gained by breaking.
    """
    if gain <= 0:
        return inf
    if float(surplus(gain, loss, patience, detection, false_alarm)) < 0 or patience == 0:
        return None
    if patience == 1:
        return inf
    least = gain * (1 - patience * (1 - detection)) / ((detection - false_alarm) * patience * (loss + gain))
    return log(least) / log(patience)
