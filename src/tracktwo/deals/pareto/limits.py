"""When a frontier is too large to list, said before the time is spent."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from tracktwo.errors import LimitError

__all__ = ["LIMIT", "Forecast", "check_size"]

LIMIT = 500_000
"""How many distinct value vectors are listed unless more are asked for."""
MERGES_BEFORE_FORECAST = 5
"""The size is forecast from here on; smaller beginnings say too little."""
FORECAST_ERROR = 2
"""Forecasts on generated scenarios were off by about this factor, either way."""


def check_size(size: int, limit: int, what: str) -> None:
    """Raise LimitError if there are more than `limit` of something."""
    if size > limit:
        raise LimitError(
            f"The frontier is too large to list: {size:,} {what}, the limit is {limit:,}. "
            "Raise the limit, leave issues or options out, or ask for the solutions without the list."
        )


@dataclass(frozen=True)
class Forecast:
    """Tells early that there will be too many vectors.

    A rule of thumb. The number of vectors grows about as a power of the number of issues merged. The
    power is read off the last merge, with one added because it tends to rise, but is no more than
    2 (parties - 1): where worths are not finely tuned, that power bounds the expected number: Moitra
    and O'Donnell (2011), "Pareto optimal solutions for smoothed analysts", STOC, theorem 1.

    Attributes
    ----------
    choices : int
        How many issues with a choice there are to merge.
    parties : int
        How many parties there are.
    grid : int
        A number that the vectors cannot exceed.
    limit : int
        Greatest number of vectors.
    """

    choices: int
    parties: int
    grid: int
    limit: int

    def check(self, before: float, now: float, made: int) -> None:
        """Raise LimitError if too many vectors are to be expected.

        Parameters
        ----------
        before, now : float
            Numbers of vectors before and after the last merge.
        made : int
            How many issues with a choice are merged.
        """
        if MERGES_BEFORE_FORECAST <= made < self.choices and 0 < before < now:
            power = min(2 * (self.parties - 1), 1 + log(now / before) / log(made / (made - 1)))
            expected = min(self.grid, int(now * (self.choices / made) ** power))
            check_size(expected // FORECAST_ERROR, self.limit, "vectors expected at least")
