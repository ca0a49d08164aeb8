"""Draws of all uncertain judgements of a case: what if each were a little different, many times over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import ceil, log10
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case, Estimate, Judgement
from tracktwo.case.numbers import no_deal_at
from tracktwo.deals.from_case import problem_of, worths
from tracktwo.deals.joined import joined
from tracktwo.deals.uncertain.space import Space

__all__ = ["Draws", "draw", "drawn_at", "quantile_to_value", "quantiles_of", "uncertain"]

Floats = NDArray[np.float64]

DIGITS = 12
"""Values are rounded to whole steps, at most 10**12 of them: exact in every sum a float is asked for."""


@dataclass(frozen=True, eq=False)
class Draws:
    """The numbers of a case, drawn many times.

    All worths and no-deal values are whole numbers of steps, held in floats, so that sums are exact
    and dominance within a draw is decided exactly.

    Attributes
    ----------
    seed, count : int
        What they were drawn with, and how many there are.
    judgements : tuple of Judgement
        The uncertain ones, in the order of the file.
    quantiles : array, shape (count, judgements)
        Where each draw lies in each judgement's spread: 0 is its low end, 1 its high end.
    groups : tuple of tuple of int
        Columns of `quantiles` that are drawn as one: a linked set, or a judgement by itself. The
        first column says how high the whole group is.
    worth : tuple of array, each of shape (count, options, parties)
        By issue: what an option adds to each party's value of a package, in steps.
    no_deal : array, shape (count, parties)
        In steps; a missing no-deal value is the party's least value of an allowed package.
    scale : float
        Steps in one point of value.
    """

    seed: int
    count: int
    judgements: tuple[Judgement, ...]
    quantiles: Floats
    groups: tuple[tuple[int, ...], ...]
    worth: tuple[Floats, ...]
    no_deal: Floats
    scale: float

    @property
    def slack(self) -> float:
        """How many steps the rounding of a value and a no-deal value may add up to.

        Values closer than this are taken as equal: a package worth exactly its no-deal value stays
        acceptable although thirds are rounded.
        """
        return len(self.worth) + 1.0

    def values(self, package: Sequence[int], draws: slice = slice(None)) -> Floats:
        """Return a package's value to each party in each draw, in steps: shape (count, parties)."""
        total = np.zeros_like(self.no_deal[draws])
        for worth, option in zip(self.worth, package, strict=True):
            total += worth[draws, option]
        return total

    def part(self, start: int, stop: int) -> tuple[tuple[Floats, ...], Floats]:
        """Return worths and no-deal values of some of the draws."""
        return tuple(worth[start:stop] for worth in self.worth), self.no_deal[start:stop]


def draw(case: Case, *, draws: int = 2000, seed: int = 1, at: date | None = None) -> Draws:
    """Draw every uncertain judgement of a case.

    A range is uniform, low-likely-high triangular. Judgements are independent unless the case links
    them: then they share one quantile, those named under ``against`` its mirror image.

    Parameters
    ----------
    case : Case
        As loaded.
    draws : int, optional
        How many; 0 for one draw with every judgement at its point (likely value or midpoint).
    seed : int, optional
        Of the random numbers. Each judgement has its own stream, found by its name, so that changing
        one judgement leaves the draws of all others as they were.
    at : date, optional
        For which day's no-deal values; the case's own date by default. A party's no-deal values of
        all days share one stream.

    Returns
    -------
    Draws

    Raises
    ------
    LimitError
        If a no-deal value is missing and too many packages would have to be compared for the least.

    Notes
    -----
    Latin hypercube: each judgement falls once into each of ``draws`` equal parts of its spread: McKay,
    Beckman and Conover (1979), Technometrics 21(2), 239-245. Its averages vary at most n / (n - 1) times
    as much as those of independent draws: Owen (1997), SIAM Journal on Numerical Analysis 34(5), 1884-1910.
    """
    used = uncertain(case, at) if draws else ()
    quantiles = quantiles_of(case, used, draws, seed)
    return drawn_at(case, used, quantiles, seed=seed, at=at)


def uncertain(case: Case, at: date | None = None) -> tuple[Judgement, ...]:
    """Return the judgements that `draw` draws: the uncertain ones in force on a day, in the file's order."""
    return tuple(_used(joined(case), at))


def quantiles_of(case: Case, judgements: Sequence[Judgement], draws: int, seed: int) -> Floats:
    """Return where each of some judgements of a case lies in its spread, draw by draw.

    Parameters
    ----------
    case : Case
        Its links say which judgements share a quantile.
    judgements : sequence of Judgement
        Any of the case.
    draws, seed : int
        As in `draw`, whose numbers these are.

    Returns
    -------
    array, shape (draws, judgements)
        From 0, the low end, to 1, the high end.
    """
    return _quantiles(joined(case), [_stream(judgement) for judgement in judgements], draws, seed)


def drawn_at(
    case: Case, used: Sequence[Judgement], quantiles: Floats, *, seed: int = 1, at: date | None = None
) -> Draws:
    """Return the numbers of a case at given quantiles of some judgements, all others at their points.

    Parameters
    ----------
    case : Case
        As loaded.
    used : sequence of Judgement
        Some of those that `uncertain` gives.
    quantiles : array, shape (draws, judgements)
        From 0 to 1. Where it has no rows there is one draw, with every judgement at its point.
    seed : int, optional
        Only noted in the result.
    at : date, optional
        As in `draw`.
    """
    case = joined(case)
    number = _reading(used if len(quantiles) else (), quantiles)
    count = len(quantiles) or 1
    raw = [_stack(table, count) for table in worths(case, number)]
    outside = _outside(case, at, number, count)
    scale = _scale(raw, outside)
    worth = tuple(np.rint(table * scale) for table in raw)
    no_deal = _with_least(case, worth, np.rint(outside * scale))
    groups = _groups(case, used)
    return Draws(seed, len(quantiles), tuple(used), quantiles, groups, worth, no_deal, scale)


def quantile_to_value(estimate: Estimate, quantile: Floats) -> Floats:
    """Return the numbers at some quantiles of what an estimate says.

    Parameters
    ----------
    estimate : Estimate
        A range (uniform) or low, likely, high (triangular).
    quantile : array
        From 0 to 1.

    Returns
    -------
    array
        Of the same shape.
    """
    low, high = float(estimate.low), float(estimate.high)
    if estimate.likely is None or low == high:
        return low + (high - low) * quantile
    likely, width = float(estimate.likely), high - low
    rising = low + np.sqrt(quantile * width * (likely - low))
    falling = high - np.sqrt((1 - quantile) * width * (high - likely))
    return np.where(quantile * width < likely - low, rising, falling)


def _used(case: Case, at: date | None) -> Iterator[Judgement]:
    """List the uncertain judgements in force, in the order of the file."""
    for party in case.parties:
        position = case.positions[party.id]
        no_deal = no_deal_at(case, party.id, at)
        found = [no_deal] if no_deal else []
        for issue in case.issues:
            found += [position.weights[issue.id]] if issue.id in position.weights else []
            found += position.values.get(issue.id, {}).values()
        yield from (judgement for judgement in found if not judgement.estimate.certain)


def _stream(judgement: Judgement) -> str:
    """Name a judgement's stream: its path, without the day of a dated no-deal value."""
    party, kind, *_ = judgement.path.split("/")
    return f"{party}/{kind}" if kind == "no-deal" and party != "act" else judgement.path


def _quantiles(case: Case, streams: Sequence[str], draws: int, seed: int) -> Floats:
    leaders = {name: (link.together[0], False) for link in case.links for name in link.together}
    leaders |= {name: (link.together[0], True) for link in case.links for name in link.against}
    columns = np.empty((draws, len(streams)))
    for column, name in enumerate(streams):
        leader, mirrored = leaders.get(name, (name, False))
        quantile = _stratified(leader, draws, seed)
        columns[:, column] = 1 - quantile if mirrored else quantile
    return columns


def _stratified(name: str, draws: int, seed: int) -> Floats:
    digest = np.frombuffer(sha256(name.encode()).digest(), dtype="<u4")
    stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *digest.tolist()])))
    return np.asarray((stream.permutation(draws) + stream.random(draws)) / draws)


def _groups(case: Case, used: Sequence[Judgement]) -> tuple[tuple[int, ...], ...]:
    """Return the columns of each linked set and of each judgement by itself, in the order of the file."""
    names = {_stream(judgement): column for column, judgement in enumerate(used)}
    sets = [
        tuple(names[name] for name in (*link.together, *link.against) if name in names) for link in case.links
    ]
    linked = {column for found in sets for column in found}
    alone: list[tuple[int, ...]] = [(column,) for column in names.values() if column not in linked]
    return tuple(sorted([found for found in sets if found] + alone, key=min))


def _reading(used: Sequence[Judgement], quantiles: Floats) -> Callable[[Judgement], Any]:
    """Return what gives a judgement's numbers: one a draw, or its point where it was not drawn."""
    drawn = {
        judgement.path: quantile_to_value(judgement.estimate, quantiles[:, column])
        for column, judgement in enumerate(used)
    }
    return lambda judgement: drawn.get(judgement.path, float(judgement.estimate.point))


def _stack(table: Sequence[Sequence[Any]], count: int) -> Floats:
    """Return an issue's worths, by option and party, as an array (draws, options, parties)."""
    stacked = np.empty((count, len(table), len(table[0])))
    for option, row in enumerate(table):
        for party, worth in enumerate(row):
            stacked[:, option, party] = worth
    return stacked


def _outside(case: Case, at: date | None, number: Callable[[Judgement], Any], count: int) -> Floats:
    """Return the no-deal values, shape (draws, parties); NaN where one is missing."""
    columns = np.full((count, len(case.parties)), np.nan)
    for column, party in enumerate(case.parties):
        judgement = no_deal_at(case, party.id, at)
        if judgement is not None:
            columns[:, column] = number(judgement)
    return columns


def _scale(worth: Sequence[Floats], outside: Floats) -> float:
    """Return the power of ten that turns the largest conceivable value into at most 10**DIGITS steps."""
    most = sum(np.abs(table).max(axis=(0, 1)) for table in worth)
    reach = max(float(np.max(most)), float(np.nan_to_num(np.abs(outside)).max()))
    return float(10.0 ** (DIGITS - ceil(log10(reach)))) if reach else 1.0


def _with_least(case: Case, worth: Sequence[Floats], no_deal: Floats) -> Floats:
    """Put each draw's least value of an allowed package where a no-deal value is missing."""
    missing = np.flatnonzero(np.isnan(no_deal).any(axis=0))
    if missing.size:
        space = Space.of(problem_of(case))
        for row in range(len(no_deal)):
            tables = space.tables([table[row][:, missing] for table in worth])
            no_deal[row, missing] = sum(table.min(axis=0, initial=np.inf) for table in tables)
        no_deal[~np.isfinite(no_deal)] = 0.0  # the rules allow no package: there is nothing to compare
    return no_deal
