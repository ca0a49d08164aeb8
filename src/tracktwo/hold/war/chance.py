"""Judgements that belong to no package, drawn many times; and results as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case, Judgement
from tracktwo.deals.uncertain.draws import quantile_to_value
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.errors import CaseError, Finding, Place

__all__ = ["Floats", "at_least_one", "bounded", "drawn", "in_hundred", "plain", "spread"]

Floats = NDArray[np.float64]


def drawn(case: Case, judgements: Iterable[Judgement], draws: int, seed: int) -> dict[str, Floats]:
    """Draw judgements, a range as uniform and low-likely-high as triangular.

    Parameters
    ----------
    case : Case
        Whose links say which judgements rise and fall together; all others are independent.
    judgements : iterable of Judgement
        Told apart by their paths.
    draws : int
        How many, 1 or more.
    seed : int
        Of the random numbers. Each judgement has its own stream, found by its path.

    Returns
    -------
    dict of str to array, shape (draws,)
        Path to numbers. Each falls once into each of `draws` equal parts of its spread (a Latin hypercube).
    """
    at_least_one(draws)
    leaders = {name: (link.together[0], False) for link in case.links for name in link.together}
    leaders |= {name: (link.together[0], True) for link in case.links for name in link.against}
    found = {}
    for judgement in judgements:
        name, mirrored = leaders.get(judgement.path, (judgement.path, False))
        quantile = _stratified(name, draws, seed)
        found[judgement.path] = quantile_to_value(judgement.estimate, 1 - quantile if mirrored else quantile)
    return found


def _stratified(name: str, draws: int, seed: int) -> Floats:
    digest = np.frombuffer(sha256(name.encode()).digest(), dtype="<u4")
    stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *digest.tolist()])))
    return np.asarray((stream.permutation(draws) + stream.random(draws)) / draws)


def at_least_one(draws: int) -> None:
    """Refuse to draw less than once."""
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws}")


def spread(numbers: Floats) -> Spread:
    """Return the 5 %, 50 % and 95 % points of some numbers."""
    return Spread(*np.quantile(numbers, (0.05, 0.5, 0.95)).tolist())


def bounded(case: Case, judgement: Judgement, what: str, low: int, high: int | None) -> None:
    """Refuse a judgement that reaches out of bounds.

    Raises
    ------
    CaseError
        If any number in its range lies below `low` or above `high`.
    """
    estimate = judgement.estimate
    if estimate.low < low or (high is not None and estimate.high > high):
        place = judgement.place or Place(str(case.path or case.title))
        limits = f"{low} or more" if high is None else f"from {low} to {high}"
        message = f"{what} ({judgement.path}) reaches from {_short(estimate.low)} to {_short(estimate.high)}."
        raise CaseError(Finding(place, message, f"Write numbers {limits}."))


def _short(number: Fraction) -> str:
    return f"{float(number):g}"


def in_hundred(share: float) -> str:
    """Write a share of draws for people: as a percentage, and never 0 or 100 unless it is."""
    percent = round(100 * share)
    if percent in (0, 100) and 0 < share < 1:
        return "under 1 %" if percent == 0 else "over 99 %"
    return f"{percent} %"


def plain(value: Any) -> Any:
    """Return a result as plain values, fit for JSON: records as dictionaries, fractions as floats."""
    if is_dataclass(value):
        return {entry.name: plain(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(entry) for entry in value]
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value
