"""Agreements about the same conflicts: which belong together, and bands that take them as one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.ceasefire.record import Agreement

__all__ = ["band", "first_of_each", "groups_of", "soon"]

Floats = NDArray[np.float64]
Spell = tuple[int, bool]


def first_of_each(found: Sequence[Agreement]) -> list[Agreement]:
    """Return the first agreement of each group of linked conflicts."""
    first: dict[int, Agreement] = {}
    for one, group in zip(found, groups_of(found), strict=True):
        first[group] = min(first.get(group, one), one, key=lambda other: (other.signed, other.number))
    return list(first.values())


def soon(one: Agreement) -> bool:
    """Tell whether a quiet year came within four years of signature."""
    return one.starts is not None and one.starts + 1 - one.signed <= 4


def groups_of(found: Sequence[Agreement]) -> list[int]:
    """Number the groups of agreements that share a conflict, directly or by way of others."""
    leader: dict[int, int] = {}

    def lead(conflict: int) -> int:
        while leader.setdefault(conflict, conflict) != conflict:
            conflict = leader[conflict]
        return conflict

    for one in found:
        for conflict in one.conflicts[1:]:
            leader[lead(conflict)] = lead(one.conflicts[0])
    return [lead(one.conflicts[0]) for one in found]


def band(
    spells: Sequence[Spell], groups: Sequence[int], years: int, resamples: int, seed: int
) -> tuple[Floats, Floats]:
    """Return the 95 % band by drawing groups again, year by year."""
    names, place = np.unique(groups, return_inverse=True)
    ends, risks = ends_and_risks(spells, years, place)
    stream = np.random.default_rng(seed)
    times = stream.multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
    low, high = np.quantile(still_quiet(times @ ends, times @ risks), (0.025, 0.975), axis=0)
    return np.asarray(low), np.asarray(high)


def ends_and_risks(
    spells: Sequence[Spell], years: int, group: NDArray[np.intp] | None = None
) -> tuple[Floats, Floats]:
    """Count the ends in each year and the spells that lasted until then.

    Parameters
    ----------
    spells : sequence of (int, bool)
        How many years each lasted, and whether it then ended or was only followed that far.
    years : int
        The last year counted.
    group : array of int, optional
        The group of each spell, numbered from 0; all are one by default.

    Returns
    -------
    ends, risks : array, shape (groups, years + 1), or (years + 1,) without groups
    """
    length, failed = (np.array(column) for column in zip(*spells, strict=True))
    place = np.zeros(len(spells), dtype=np.intp) if group is None else group
    ends, risks = np.zeros((2, place.max() + 1, years + 1))
    np.add.at(risks, place, np.arange(years + 1) <= length[:, None])  # at risk until the end of its spell
    np.add.at(ends, place, (np.arange(years + 1) == length[:, None]) & failed[:, None])
    return (ends[0], risks[0]) if group is None else (ends, risks)


def still_quiet(ends: Floats, risks: Floats) -> Floats:
    """Return the share still quiet after each year, along the last axis.

    Notes
    -----
    The product-limit estimate of Kaplan and Meier (1958).
    """
    hazard = np.divide(ends, risks, out=np.zeros_like(risks), where=risks > 0)
    return np.asarray(np.cumprod(1 - hazard, axis=-1))
