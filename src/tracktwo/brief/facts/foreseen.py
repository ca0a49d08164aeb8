"""Where talks on a scale would end, for cases in which some issue lies on one."""

from __future__ import annotations

from tracktwo.case import Case
from tracktwo.errors import InputError
from tracktwo.forecast import Forecast, actors_of, forecast

__all__ = ["foreseen_of"]

FORECASTS = 100
"""How many of the draws the forecasts on a scale are made for: each runs many rounds."""


def foreseen_of(case: Case, draws: int, seed: int) -> Forecast | None:
    """Ask where talks on a scale would end; nothing where no issue lies on one."""
    if case.scale == "ranks" or not any(issue.kind in ("ordered", "range") for issue in case.issues):
        return None
    try:
        return forecast(actors_of(case), draws=min(draws, FORECASTS), seed=seed)
    except InputError:
        return None
