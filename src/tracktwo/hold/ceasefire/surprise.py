"""What distance changes: how much warning a zone gives, and how much of a surprise it takes away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Surprise", "left_of_surprise"]


@dataclass(frozen=True)
class Surprise:
    """A zone's depth, and what is left of the gain from a breach behind it.

    Parameters
    ----------
    km : float
        Depth of the zone, at the point.
    warning : float or None
        Days that an advance through it takes, at the points; None where nobody could advance.
    left : float
        Share of the gain that is left, at the points: 1 is all of it, 0 none.
    least, most : float
        The same in the corners of the ranges; exact but for rounding.
    """

    km: float
    warning: float | None
    left: float
    least: float
    most: float


def left_of_surprise(km: Any, advance: Any, response: Any) -> Any:
    """Return the share of the gain from a breach that a zone leaves.

    Parameters
    ----------
    km : float or array
        Depth of the zone.
    advance : float or array
        Kilometres a day that forces could advance through it.
    response : float or array
        Days that the other side needs to get ready.

    Returns
    -------
    float or array
        ``1 - (km / advance) / response``, not below 0. The assumption: what is gained by surprise grows
        evenly over the days in which the other side is not ready, and the advance through the zone uses up
        as many of them as it takes.
    """
    reach = np.asarray(advance * response, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        used = np.where(reach > 0, np.asarray(km, dtype=float) / np.where(reach > 0, reach, 1.0), 1.0)
    return np.maximum(1.0 - used, 0.0)
