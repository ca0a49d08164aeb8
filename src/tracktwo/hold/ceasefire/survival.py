"""How long peace agreements were followed by quiet: survival curves of the record, with bands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tracktwo.hold.ceasefire.groups import (
    band,
    ends_and_risks,
    first_of_each,
    groups_of,
    soon,
    still_quiet,
)
from tracktwo.hold.ceasefire.record import KINDS, Agreement, CeasefireRecord, agreements, ceasefire_record
from tracktwo.hold.war.chance import in_hundred, plain

__all__ = ["Curve", "Durability", "durability"]

METHOD = (
    "Kaplan-Meier; bands are the middle 95 % of curves from groups of linked conflicts drawn again and "
    "again with replacement"
)
SOURCE = (
    "UCDP Peace Agreement Dataset 22.1 (Pettersson et al. 2019) and UCDP/PRIO Armed Conflict "
    "Dataset 25.1 (Davies et al. 2025), CC BY 4.0; years with 25 battle-related deaths or more are active"
)
CLOCKS = {
    "quiet": "the clock starts the year before the first quiet year after signature; agreements that no "
    "quiet year followed are left out and counted apart",
    "signature": "the clock starts in the year of signature, and every active year after it counts as the "
    "end",
}
WORDS = {
    "all": "peace agreements",
    "full": "full agreements",
    "partial": "partial agreements",
    "process": "agreements on process",
    "first": "agreements that were the first of their group of linked conflicts",
    "soon": "agreements after which a quiet year came within four years",
}
CAUTIONS = (
    "an active year of any conflict named in the agreement counts, whoever fought, and whatever the "
    "agreement was for",
    "many agreements are about the same conflicts, so that there are fewer independent cases than agreements",
    "kinds of agreement are chosen, not drawn by lot; the bands of the three kinds overlap, so they cannot "
    "be ranked",
    "quiet is not peace: fewer than 25 deaths in battle in a year",
)


@dataclass(frozen=True)
class Curve:
    """How many agreements were still followed by quiet.

    Parameters
    ----------
    kind : str
        ``all``, ``full``, ``partial`` or ``process``; or ``first``, the first agreement of each group of
        linked conflicts, or ``soon``, those after which a quiet year came within four years.
    count, failed : int
        Agreements, and those after which fighting came back.
    groups : int
        Groups of agreements whose conflicts are linked.
    median : int or None
        The year in which half or fewer were left; None if more are left at the end.
    years : tuple of int
        Since the clock started.
    left : tuple of float
        Share still quiet after as many years.
    low, high : tuple of float
        Its 95 % band, year by year.
    """

    kind: str
    count: int
    failed: int
    groups: int
    median: int | None
    years: tuple[int, ...]
    left: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]

    def at(self, year: int) -> tuple[float, float, float]:
        """Return the share left after some years, and its band: low, share, high."""
        place = self.years.index(year)
        return self.low[place], self.left[place], self.high[place]


@dataclass(frozen=True)
class Durability:
    """How long peace lasted after agreements, and what went with longer ceasefires.

    Parameters
    ----------
    clock : str
        When the clock starts, in words.
    curves : tuple of Curve
        Of all agreements, then of the full, the partial and those on process.
    checks : tuple of Curve
        The same of fewer agreements, to see how much hangs on which are counted.
    never_quiet : int
        Agreements that no quiet year followed.
    ceasefires : CeasefireRecord
        A record of ceasefires, as numbers with their footing.
    resamples, seed : int
        Of the bands.
    method, source : str
        How it was computed, and from what.
    cautions : tuple of str
        What the numbers are not.
    says : tuple of str
        In plain words.
    """

    clock: str
    curves: tuple[Curve, ...]
    checks: tuple[Curve, ...]
    never_quiet: int
    ceasefires: CeasefireRecord
    resamples: int
    seed: int
    method: str
    source: str
    cautions: tuple[str, ...]
    says: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found: dict[str, Any] = plain(self)
        return found


def durability(
    *,
    years: int = 20,
    clock: str = "quiet",
    resamples: int = 2000,
    seed: int = 1,
    record: Sequence[Agreement] | None = None,
) -> Durability:
    """Return survival curves of the record of peace agreements.

    Parameters
    ----------
    years : int, optional
        How many years the curves reach.
    clock : str, optional
        ``quiet``: from the first quiet year on; ``signature``: from the year of signature on.
    resamples : int, optional
        How often groups of conflicts are drawn again for the bands.
    seed : int, optional
        Of the bands' random numbers.
    record : sequence of Agreement, optional
        Other agreements than those shipped.

    Returns
    -------
    Durability

    Notes
    -----
    Kaplan and Meier (1958); the bands by the bootstrap of Efron (1979), with whole groups of linked conflicts
    as its units. Data: Pettersson et al. (2019), Davies et al. (2025).
    """
    if clock not in CLOCKS:
        raise ValueError(f"clock must be one of {', '.join(CLOCKS)}, not {clock!r}")
    known = agreements() if record is None else tuple(record)
    counted = [one for one in known if clock == "signature" or one.starts is not None]
    curves = tuple(
        _curve(kind, [one for one in counted if kind in ("all", one.kind)], clock, years, (resamples, seed))
        for kind in ("all", *KINDS)
        if kind == "all" or any(one.kind == kind for one in counted)
    )
    checks = tuple(
        _curve(kind, chosen, clock, years, (resamples, seed))
        for kind, chosen in (
            ("first", first_of_each(counted)),
            ("soon", [one for one in counted if soon(one)]),
        )
        if chosen
    )
    never = sum(one.starts is None for one in known)
    says = _words((*curves, *checks), never, clock)
    return Durability(
        CLOCKS[clock],
        curves,
        checks,
        never,
        ceasefire_record(),
        resamples,
        seed,
        METHOD,
        SOURCE if record is None else "agreements given by the caller",
        CAUTIONS,
        says,
    )


def _curve(kind: str, found: list[Agreement], clock: str, years: int, again: tuple[int, int]) -> Curve:
    spells = [(one.quiet, one.failed) if clock == "quiet" else (one.strict, one.broken) for one in found]
    groups = groups_of(found)
    low, high = band(spells, groups, years, *again)
    whole = still_quiet(*ends_and_risks(spells, max(years, *(length for length, _ in spells))))
    halved = np.flatnonzero(whole <= 0.5 + 1e-12)
    return Curve(
        kind,
        len(spells),
        sum(failed for _, failed in spells),
        len(set(groups)),
        int(halved[0]) if len(halved) else None,
        tuple(range(years + 1)),
        tuple(whole[: years + 1].tolist()),
        tuple(low.tolist()),
        tuple(high.tolist()),
    )


def _words(curves: tuple[Curve, ...], never: int, clock: str) -> tuple[str, ...]:
    found = []
    for curve in curves:
        parts = [
            f"{in_hundred(share)} after {year} years (95 % band {in_hundred(low)} to {in_hundred(high)})"
            for year in (5, 10)
            if year in curve.years
            for low, share, high in [curve.at(year)]
        ]
        found.append(f"Of {curve.count} {WORDS[curve.kind]}, still quiet: {', '.join(parts)}.")
    if clock == "quiet":
        found.append(f"{never} more agreements were never followed by a quiet year.")
    return tuple(found)
