"""How the brief's words for sureness are meant: the one place where shares of draws become words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["READING", "Reading", "in_draws"]


@dataclass(frozen=True)
class Reading:
    """A phrase, and the shares of draws that it stands for: from ``least`` to just under ``below``."""

    phrase: str
    least: float
    below: float


READING = (
    Reading("in nearly all draws", 0.95, 1.0),
    Reading("in most draws", 0.6, 0.95),
    Reading("about as often as not", 0.4, 0.6),
    Reading("in a minority of draws", 0.05, 0.4),
    Reading("in hardly any draw", 0.0, 0.05),
)


def in_draws(share: float) -> str:
    """Return the phrase for a share of draws."""
    return next(one.phrase for one in READING if share >= one.least)
