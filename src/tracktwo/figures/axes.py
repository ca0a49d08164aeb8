"""Scales and axes: where a number lies, and which round numbers stand beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracktwo.figures.labels import text_width
from tracktwo.figures.marks import line, number, text
from tracktwo.figures.style import GRID, MUTED

SMALLEST_STEP = 0.1
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Scale:
    """A straight or logarithmic way from numbers (`low` to `high`) to places (`start` to `end`)."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def at(self, value: float) -> float:
        """Return the place of `value`."""
        low, high = self._turn(self.low), self._turn(self.high)
        return self.start + (self._turn(value) - low) / (high - low) * (self.end - self.start)

    def _turn(self, value: float) -> float:
        """The number whose differences are drawn."""
        return math.log10(value) if self.log else value

    def ticks(self, count: int = 5) -> tuple[tuple[float, str], ...]:
        """Return about `count` round numbers on the scale with their text."""
        return _powers(self.low, self.high, count) if self.log else _rounds(self.low, self.high, count)


def _step(span: float, count: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that cuts `span` into at most `count` parts."""
    rough = max(span / count, SMALLEST_STEP)
    power = 10.0 ** math.floor(math.log10(rough) + 1e-9)
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-9)))


def _rounds(low: float, high: float, count: int) -> tuple[tuple[float, str], ...]:
    """Multiples of a round step."""
    step = _step(high - low, count)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return tuple((i * step, number(i * step)) for i in range(first, last + 1))


def _powers(low: float, high: float, count: int) -> tuple[tuple[float, str], ...]:
    """Powers of ten, every so many."""
    first, last = math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9)
    every = math.ceil((last - first + 1) / count)
    return tuple((10.0**i, number(10.0**i, places=max(1, -i))) for i in range(first, last + 1, every))


def suits_hundred(values: Iterable[float]) -> bool:
    """Return whether values look as if they were given on a scale from 0 to 100."""
    known = list(values)
    return not known or (min(known) >= 0 and 10 < max(known) <= 100)


def value_range(
    values: Iterable[float], low: float | None = None, high: float | None = None
) -> tuple[float, float]:
    """Return the ends of an axis of values: those given, else 0 to 100 if that suits, else round ones.

    Whatever is given, no value falls off the axis.
    """
    known = [*values, *(bound for bound in (low, high) if bound is not None)]
    if low is None and high is None and suits_hundred(known):
        return 0.0, 100.0
    least, most = min(known, default=0.0), max(known, default=100.0)
    if low is None and 0 < least < most / 2:
        least = 0.0  # an axis that begins at zero misleads less, and costs little room here
    rounded = round_range(least, most)
    return (
        least if low is not None else rounded[0],
        most if high is not None and most > least else rounded[1],
    )


def round_range(least: float, most: float, count: int = 5) -> tuple[float, float]:
    """Return the round numbers next outside `least` and `most`; never an empty range."""
    step = _step(max(most - least, abs(most) * 1e-9), count)
    low, high = math.floor(least / step + 1e-9) * step, math.ceil(most / step - 1e-9) * step
    return (low, high) if high > low else (low - step, high + step)


def power_range(least: float, most: float) -> tuple[float, float]:
    """Return the ends of a logarithmic axis; it begins below a power of ten, so that a 1 can be seen."""
    low = 10.0 ** math.floor(math.log10(least))
    return low / 2, max(most, 10 * low)


def grid_across(scale: Scale, top: float, bottom: float, *, labels: bool = True) -> str:
    """Draw upright grid lines for a scale that runs to the right, its numbers below."""
    parts = []
    for value, words in scale.ticks(6):
        x = scale.at(value)
        parts.append(line(x, top, x, bottom, stroke=GRID))
        if labels:
            parts.append(text(x, bottom + 17, words, anchor="middle", fill=MUTED))
    return "".join(parts)


def number_room(scale: Scale) -> float:
    """Return the width that the numbers of an upright axis need at its left."""
    return 14 + max((text_width(words) for _, words in scale.ticks()), default=0.0)


def grid_up(scale: Scale, left: float, right: float) -> str:
    """Draw level grid lines for a scale that runs upwards, its numbers at the left."""
    parts = []
    for value, words in scale.ticks(5):
        y = scale.at(value)
        parts.append(line(left, y, right, y, stroke=GRID))
        parts.append(text(left - 8, y + 4, words, anchor="end", fill=MUTED))
    return "".join(parts)


def day_text(day: date) -> str:
    """Write a date in full, the same in every locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_ticks(first: date, last: date, count: int = 6) -> tuple[tuple[date, str], ...]:
    """Return at most `count` + 1 dates between two: years where they suffice, else months, else days."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < 2:
        every = max(1, math.ceil((last - first).days / count))
        days = range(first.toordinal(), last.toordinal() + 1, every)
        return tuple((date.fromordinal(d), day_text(date.fromordinal(d))) for d in days)
    every = next((m for m in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200) if months / m <= count), 12000)
    begin = first.year * 12 + first.month - 1 + (first.day > 1)
    starts = range(-(-begin // every) * every, last.year * 12 + last.month, every)
    return tuple((date(m // 12, m % 12 + 1, 1), _month_text(m, every)) for m in starts)


def _month_text(month: int, every: int) -> str:
    """A year, or a month and its year."""
    return str(month // 12) if every % 12 == 0 else f"{_MONTHS[month % 12]} {month // 12}"
