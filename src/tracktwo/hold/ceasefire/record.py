"""The record of peace agreements, and of ceasefires, as far as it is shipped: facts and their footing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from tracktwo.hold.war.chance import plain

__all__ = ["KINDS", "Agreement", "Association", "CeasefireRecord", "agreements", "ceasefire_record"]

KINDS = ("full", "partial", "process")
"""What an agreement settles: all that is fought over, a part of it, or only how to go on."""


@dataclass(frozen=True)
class Agreement:
    """One peace agreement and what came after.

    Parameters
    ----------
    number : int
        In the UCDP Peace Agreement Dataset.
    conflicts : tuple of int
        UCDP numbers of the conflicts that it is about.
    kind : str
        ``full``, ``partial`` or ``process``.
    signed : int
        Year.
    starts : int or None
        The year before the first year, after signature, without 25 battle-related deaths in any of these
        conflicts; None if none came up to 2024.
    quiet : int
        Years from `starts` to the next active year, or to 2024.
    failed : bool
        Whether such a year came.
    strict, broken : int and bool
        The same counted from the year of signature, quiet or not.
    """

    number: int
    conflicts: tuple[int, ...]
    kind: str
    signed: int
    starts: int | None
    quiet: int
    failed: bool
    strict: int
    broken: bool


@dataclass(frozen=True)
class Association:
    """A number that goes with how long ceasefires or agreements lasted; not what it does to them.

    Parameters
    ----------
    of : str
        What was compared.
    measure : str
        ``share`` still holding at a time, or ``hazard``: how many times as fast they ended.
    value : float
        The number.
    against : float or None
        What it is compared with: the share of the others. None for a hazard, which is compared with 1.
    at : str
        When, for a share.
    doubt : str
        How sure it is: a p-value or a word.
    footing : str
        Where it is from.
    """

    of: str
    measure: str
    value: float
    against: float | None
    at: str
    doubt: str
    footing: str


@dataclass(frozen=True)
class CeasefireRecord:
    """What a record of ceasefires says, with what it cannot say.

    Parameters
    ----------
    about : str
        Which ceasefires.
    count : int
        How many.
    holding : tuple of (str, float)
        Times, and the share that still held.
    associations : tuple of Association
        What went with longer and shorter ones.
    cautions : tuple of str
        Why these are no effects.
    """

    about: str
    count: int
    holding: tuple[tuple[str, float], ...]
    associations: tuple[Association, ...]
    cautions: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


@cache
def agreements() -> tuple[Agreement, ...]:
    """Return the shipped record of peace agreements, 374 from 1975 on.

    Notes
    -----
    Worked out from data of the Uppsala Conflict Data Program, under CC BY 4.0: Pettersson et al. (2019) and
    Davies et al. (2025).
    """
    return tuple(
        Agreement(
            number,
            tuple(conflicts),
            kind,
            signed,
            None if starts < 0 else starts,
            quiet,
            bool(failed),
            strict,
            bool(broken),
        )
        for number, conflicts, kind, signed, starts, quiet, failed, strict, broken in _file("agreements")[
            "rows"
        ]
    )


@cache
def ceasefire_record() -> CeasefireRecord:
    """Return what is known of how long ceasefires lasted, as numbers with their footing.

    Notes
    -----
    The ceasefires are those of Clayton et al. (2022).
    """
    found = _file("ceasefires")
    return CeasefireRecord(
        found["about"],
        found["count"],
        tuple((when, share) for when, share in found["holding"]),
        tuple(Association(**one) for one in found["associations"]),
        tuple(found["cautions"]),
    )


def _file(name: str) -> dict[str, Any]:
    text = resources.files("tracktwo.hold.ceasefire").joinpath(f"{name}.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
