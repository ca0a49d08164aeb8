"""Who stands where on which scales: what a forecast is made from."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from tracktwo.case import Case
from tracktwo.errors import Finding, InputError, Place
from tracktwo.forecast.table import Table
from tracktwo.formats.ktab import Actors

__all__ = ["Dimension", "Scene", "Voice", "scene_of"]

FULL = 100.0
"""The salience of somebody to whom nothing matters more."""


@dataclass(frozen=True)
class Dimension:
    """A scale on which actors stand.

    Parameters
    ----------
    id, name : str
        As in the input.
    low, high : float
        Ends of the scale: of a case's issue its lowest and highest level; of a file of actors the least and
        the greatest position taken, unless the caller says otherwise.
    unit : str
        Empty where there is none.
    reference : float, optional
        Where things stay without agreement.
    marks : tuple of (float, str)
        Places on the scale with a name, lowest first: the options of a case's issue.
    """

    id: str
    name: str
    low: float
    high: float
    unit: str = ""
    reference: float | None = None
    marks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Voice:
    """Somebody who takes a side.

    Parameters
    ----------
    id, name : str
        As in the input.
    influence : float
        How much it can bring to bear, 0 or more, in any unit.
    positions : tuple of float or None
        On each dimension; None where it takes no side.
    saliences : tuple of float
        How much each dimension matters to it, 0 to 1.
    consent : bool
        Whether an agreement needs its yes; only the Nash solution asks.
    in_channel : bool
        Whether it takes part in the talks. No model asks.
    """

    id: str
    name: str
    influence: float
    positions: tuple[float | None, ...]
    saliences: tuple[float, ...]
    consent: bool = True
    in_channel: bool = True


@dataclass(frozen=True)
class Scene:
    """Actors on scales, from a file of actors or from a case.

    Parameters
    ----------
    title : str
    dimensions : tuple of Dimension
    voices : tuple of Voice
        In the order of the input.
    left_out : tuple of (str, str)
        Issues that are not looked at, by id, each with the reason.
    assumptions : tuple of str
        What was assumed, in words.
    case : Case, optional
        Where its judgements come from, to draw them; without it nothing is uncertain in the input.
    """

    title: str
    dimensions: tuple[Dimension, ...]
    voices: tuple[Voice, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    assumptions: tuple[str, ...] = ()
    case: Case | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse what no model can use.

        Raises
        ------
        InputError
            By the actor and dimension.
        """
        from tracktwo.forecast.unusable import unusable  # which knows what a scene is

        findings = list(unusable(self))
        if findings:
            raise InputError(findings)

    def table(self) -> Table:
        """Return it as arrays."""
        low = np.array([one.low for one in self.dimensions])
        span = np.array([one.high - one.low or 1.0 for one in self.dimensions])
        return Table(
            positions=np.array([[_nan(p) for p in one.positions] for one in self.voices]),
            saliences=np.array([_held(one) for one in self.voices]),
            capabilities=np.array([one.influence for one in self.voices]),
            low=low,
            span=span,
            reference=np.array([_nan(one.reference) for one in self.dimensions]),
            consent=np.array([one.consent for one in self.voices]),
        )

    def only(self, dimension: str) -> Scene:
        """Return it with one dimension, by id or name, and with those who take a side there.

        Raises
        ------
        InputError
            There is no such dimension.
        """
        ids = [one.id for one in self.dimensions]
        named = [one.id for one in self.dimensions if one.name.casefold() == dimension.casefold()]
        dimension = named[0] if len(named) == 1 and dimension not in ids else dimension
        if dimension not in ids:
            reason = dict(self.left_out).get(dimension, "there is none of that name")
            message = f"'{dimension}' is no scale of this input: {reason}."
            raise InputError(Finding(Place(self.title), message, f"Scales are: {', '.join(ids)}."))
        at = ids.index(dimension)
        voices = tuple(
            replace(one, positions=(one.positions[at],), saliences=(one.saliences[at],))
            for one in self.voices
            if one.positions[at] is not None
        )
        return replace(self, dimensions=(self.dimensions[at],), voices=voices)

    def to_records(self) -> dict[str, Any]:
        """Return it as plain values, fit for JSON."""
        return {
            "title": self.title,
            "dimensions": [_dimension(one) for one in self.dimensions],
            "actors": [_voice(one) for one in self.voices],
            "left_out": [{"issue": issue, "reason": reason} for issue, reason in self.left_out],
            "assumptions": list(self.assumptions),
        }


def scene_of(actors: Actors, *, scale: tuple[float, float] | None = None) -> Scene:
    """Take actors as a file of KTAB gives them.

    Parameters
    ----------
    actors : Actors
        With positions in any unit and saliences of 0 to 100. Where some salience is above 100, all of its
        dimension are divided by the greatest.
    scale : (float, float), optional
        Ends of all scales, such as (0, 100); by default each scale runs from the least to the greatest
        position taken, so that forecasts go along with any shift and stretch of the positions.

    Returns
    -------
    Scene

    Raises
    ------
    InputError
        What no model can use, by actor and dimension.
    """
    size = len(actors.dimensions)
    most = [max([FULL, *(float(one.saliences[at]) for one in actors.actors)]) for at in range(size)]
    voices = tuple(
        Voice(
            f"{number}",
            one.name,
            float(one.influence),
            tuple(float(place) for place in one.positions),
            tuple(float(care) / top for care, top in zip(one.saliences, most, strict=True)),
        )
        for number, one in enumerate(actors.actors, start=1)
    )
    dimensions = tuple(
        Dimension(f"{at + 1}", name, *(scale or _ends(voices, at)))
        for at, name in enumerate(actors.dimensions)
    )
    return Scene(actors.title, dimensions, _with_ids(voices), assumptions=tuple(_assumed(scale)))


def _assumed(scale: tuple[float, float] | None) -> Iterable[str]:
    if scale is None:
        yield "each scale runs from the least to the greatest position that somebody takes"
    yield "what happens without agreement is not known from this kind of file"


def _ends(voices: tuple[Voice, ...], at: int) -> tuple[float, float]:
    places = [place for one in voices if (place := one.positions[at]) is not None]
    return min(places, default=0.0), max(places, default=0.0)


def _with_ids(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Name actors by their names where these differ."""
    names = [one.name for one in voices]
    return voices if len(set(names)) < len(names) else tuple(replace(one, id=one.name) for one in voices)


def _nan(number: float | None) -> float:
    return math.nan if number is None else number


def _held(one: Voice) -> list[float]:
    return [0.0 if p is None else s for p, s in zip(one.positions, one.saliences, strict=True)]


def _dimension(one: Dimension) -> dict[str, Any]:
    marks = [{"at": at, "name": name} for at, name in one.marks]
    return {
        "id": one.id,
        "name": one.name,
        "low": one.low,
        "high": one.high,
        "unit": one.unit,
        "reference": one.reference,
        "marks": marks,
    }


def _voice(one: Voice) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "influence": one.influence,
        "positions": list(one.positions),
        "saliences": list(one.saliences),
        "consent": one.consent,
        "in_channel": one.in_channel,
    }
