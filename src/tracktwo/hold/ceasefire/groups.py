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
    names = sorted(set(groups))
    ends, risks = np.zeros((len(names), years + 1)), np.zeros((len(names), years + 1))
    for (length, failed), group in zip(spells, groups, strict=True):
        risks[names.index(group), : length + 1] += 1  # at risk until the end of its spell
        if failed and length <= years:
            ends[names.index(group), length] += 1
    stream = np.random.default_rng(seed)
    times = stream.multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
    at_risk = times @ risks
    hazard = np.divide(times @ ends, at_risk, out=np.zeros_like(at_risk), where=at_risk > 0)
    low, high = np.quantile(np.cumprod(1 - hazard, axis=1), (0.025, 0.975), axis=0)
    return np.asarray(low), np.asarray(high)
