"""Which methods a brief of a case leans on, so that it cites these and no others."""

from __future__ import annotations

from tracktwo.case import Case
from tracktwo.deals import Deals, shares_of
from tracktwo.forecast import Forecast
from tracktwo.hold import Holding

__all__ = ["methods_of"]

OVER_RANGES = ("draws", "intervals", "regret", "what to find out next")
OF_NAMED = ("improving on an agreement", "exchanges over issues")


def methods_of(
    case: Case, deals: Deals, holding: Holding | None = None, forecast: Forecast | None = None
) -> tuple[str, ...]:
    """Name the methods that the analysis of a case uses.

    Parameters
    ----------
    case : Case
        As loaded.
    deals : Deals
        What `tracktwo.deals.solve` found for it.
    holding, forecast : optional
        What `tracktwo.hold` and `tracktwo.forecast` found for it.

    Returns
    -------
    tuple of str
        Names that `tracktwo.bibliography.methods` knows.
    """
    drawn = not all(judgement.estimate.certain for judgement in case.judgements())
    divided = shares_of(case).division is not None
    sacred = any(position.sacred for position in case.positions.values())
    return (
        *deals.methods(),
        *(("adjusted winner",) if divided else ()),
        *(OF_NAMED if case.packages else ()),
        *(("sacred values",) if sacred else ()),
        *(OVER_RANGES if drawn else ()),
        *(holding.methods() if holding else ()),
        *(one for one in (forecast.methods() if forecast else ()) if one != "draws"),
    )
