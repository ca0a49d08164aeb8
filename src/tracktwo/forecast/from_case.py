"""From a case to actors on scales: each issue whose options have an order is a scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracktwo.case import Case, Issue, Judgement, Party
from tracktwo.case.numbers import values_of
from tracktwo.forecast.scene import Dimension, Scene, Voice
from tracktwo.forecast.table import Floats

__all__ = ["actors_of", "levels", "placed"]

ON_A_SCALE = ("ordered", "range")
TOP = 100.0
Reading = Callable[[Judgement], Any]


@dataclass(frozen=True, eq=False)
class Placed:
    """What a case says of its parties on its scales, for every draw.

    Attributes
    ----------
    positions, saliences : array, shape (draws, parties, issues)
        NaN and 0 for a party that takes no side.
    capabilities : array, shape (draws, parties)
    """

    positions: Floats
    saliences: Floats
    capabilities: Floats


def actors_of(case: Case) -> Scene:
    """Place the parties of a case on the scales of its issues.

    Parameters
    ----------
    case : Case
        As loaded.

    Returns
    -------
    Scene
        A dimension for each issue of kind ordered (its options lie evenly from 0 to 100) or range (at their
        levels). A party stands at the option that it values most, in the middle where several tie; its
        salience is the issue's share of its weights; on a scale of points, of what its weights times the
        reach of its values add up to. A party to whom all options are the same takes no side. Issues that
        are on no scale, or on which fewer than two parties take a side, are left out and named.

    Raises
    ------
    InputError
        No issue of the case is left.
    """
    left_out = dict(_off_scale(case))
    scales = [issue for issue in case.issues if issue.id not in left_out]
    place = placed(case, scales, _point)
    kept = []
    for at, issue in enumerate(scales):
        wanting = (~np.isnan(place.positions[0, :, at])) & (place.capabilities[0] > 0)
        if wanting.sum() < 2:
            left_out[issue.id] = "fewer than two parties take a side on it"
        else:
            kept.append(at)
    dimensions = tuple(_dimension(scales[at]) for at in kept)
    voices = tuple(_voices(case, place, kept))
    assumed = tuple(_assumed(case, dimensions))
    return Scene(case.title, dimensions, voices, tuple(left_out.items()), assumed, case)


def placed(case: Case, issues: list[Issue], number: Reading) -> Placed:
    """Return where parties stand, how much they care and what they can bring to bear.

    Parameters
    ----------
    case : Case
    issues : list of Issue
        Those on a scale.
    number : callable
        Gives a judgement's number, or an array of them, one a draw.

    Returns
    -------
    Placed
    """
    if not issues:
        none = np.zeros((1, len(case.parties), 0))
        return Placed(none, none, np.ones((1, len(case.parties))))
    reading = _cached(number)
    rows = [_party(case, party, issues, reading) for party in case.parties]
    positions, saliences = (
        np.moveaxis(np.array(np.broadcast_arrays(*[one for row in rows for one in row[kind]])), 0, -1)
        for kind in (0, 1)
    )
    shape = (-1, len(case.parties), len(issues))
    influence = np.atleast_2d(np.array(np.broadcast_arrays(*_influences(case, reading))).T)
    return Placed(positions.reshape(shape), saliences.reshape(shape), influence)


def levels(issue: Issue) -> Floats:
    """Return where the options of an issue lie on its scale."""
    if issue.kind == "range":
        return np.array([float(option.level or 0) for option in issue.options])
    return np.linspace(0.0, TOP, len(issue.options)) if len(issue.options) > 1 else np.zeros(1)


def _party(case: Case, party: Party, issues: list[Issue], number: Reading) -> tuple[list[Any], list[Any]]:
    position = case.positions[party.id]
    worth = {issue.id: _values(issue, position.values.get(issue.id, {}), number) for issue in case.issues}
    stakes = {id_: number(weight) * _reach(case, worth[id_]) for id_, weight in position.weights.items()}
    total = sum(stakes.values()) if stakes else 1.0
    places, cares = [], []
    for issue in issues:
        values = worth[issue.id]
        sides = values is not None and issue.id in stakes and bool(np.any(stakes[issue.id] > 0))
        sides = sides and values is not None and bool(np.any(np.ptp(values, axis=0) > 0))
        places.append(_best(levels(issue), values) if sides and values is not None else np.array(np.nan))
        with np.errstate(invalid="ignore", divide="ignore"):
            cares.append(np.nan_to_num(stakes[issue.id] / total) if sides else np.array(0.0))
    return places, cares


def _values(issue: Issue, judged: Mapping[str, Judgement], number: Reading) -> Floats | None:
    """Return the value of each option: shape (options, draws), or (options, 1) where nothing is drawn."""
    if not judged:
        return None
    columns = [np.atleast_1d(np.asarray(one, dtype=float)) for one in values_of(issue, judged, number)]
    return np.array(np.broadcast_arrays(*columns))


def _reach(case: Case, values: Floats | None) -> Any:
    if case.scale == "shares":
        return 1.0
    return 0.0 if values is None else np.ptp(values, axis=0)


def _best(places: Floats, values: Floats) -> Floats:
    """Return the place of the option valued most, in the middle of those that tie."""
    best = values >= values.max(axis=0) - 1e-12
    low = np.where(best, places[:, None], np.inf).min(axis=0)
    high = np.where(best, places[:, None], -np.inf).max(axis=0)
    return np.asarray((low + high) / 2)


def _influences(case: Case, number: Reading) -> list[Any]:
    given = [party.influence for party in case.parties]
    if any(one is None for one in given):
        return [1.0] * len(given)
    return [np.asarray(number(one), dtype=float) for one in given if one is not None]


def _cached(number: Reading) -> Reading:
    known: dict[str, Any] = {}

    def read(judgement: Judgement) -> Any:
        if judgement.path not in known:
            known[judgement.path] = np.asarray(number(judgement), dtype=float)
        return known[judgement.path]

    return read


def _point(judgement: Judgement) -> float:
    return float(judgement.estimate.point)


def _off_scale(case: Case) -> Iterator[tuple[str, str]]:
    for issue in case.issues:
        if issue.kind == "divisible":
            yield issue.id, "it is a good to be divided between two parties"
        elif issue.kind not in ON_A_SCALE:
            yield issue.id, f"its options are {issue.kind}, so that they lie on no scale"
        elif len(issue.options) < 2:
            yield issue.id, "it has one option only"


def _dimension(issue: Issue) -> Dimension:
    places = [float(one) for one in levels(issue)]
    marks = tuple(sorted(zip(places, (option.name for option in issue.options), strict=True)))
    reference = next(
        (at for at, option in zip(places, issue.options, strict=True) if option.id == issue.today), None
    )
    return Dimension(issue.id, issue.name, marks[0][0], marks[-1][0], issue.unit, reference, marks)


def _voices(case: Case, place: Placed, kept: list[int]) -> Iterator[Voice]:
    for row, party in enumerate(case.parties):
        positions = [float(place.positions[0, row, at]) for at in kept]
        if kept and np.isnan(positions).all():
            continue
        yield Voice(
            party.id,
            party.name,
            float(place.capabilities[0, row]),
            tuple(None if np.isnan(one) else one for one in positions),
            tuple(float(place.saliences[0, row, at]) for at in kept),
            party.consent,
            party.in_channel,
        )


def _assumed(case: Case, dimensions: tuple[Dimension, ...]) -> Iterator[str]:
    silent = [party.name for party in case.parties if party.influence is None]
    if len(silent) == len(case.parties):
        yield "the case gives no influence: all parties count alike"
    elif silent:
        yield f"the case gives no influence for {', '.join(silent)}: all parties count alike"
    if any(case.issue(one.id).kind == "ordered" for one in dimensions):
        yield "the options of an ordered issue lie evenly from 0 to 100: the case gives their order only"
    joint = [party.name for party in case.parties if case.positions[party.id].joint]
    if joint:
        yield f"what options are worth together to {', '.join(joint)} does not count: each issue is by itself"
