"""Judged numbers of a case file: estimates, their footing and their dated versions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tracktwo.case.collector import Collector
from tracktwo.case.document import Where
from tracktwo.case.judged import NOTHING_SAID, Estimate, Footing, Judgement

__all__ = ["JudgementReader"]

Bounds = tuple[int, int] | None


class JudgementReader:
    """Reads judgements of one case.

    Parameters
    ----------
    collector : Collector
        Where findings go.
    evidence : sequence of str
        Known evidence ids.
    as_of : date, optional
        The case's date: of dated versions, the newest that is not later counts.
    """

    def __init__(self, collector: Collector, evidence: Sequence[str], as_of: date | None) -> None:
        self.collector = collector
        self.evidence = evidence
        self.as_of = as_of

    def judgement(
        self, where: Where, entry: Any, path: str, above: Footing, bounds: Bounds = None
    ) -> Judgement:
        """Read one judged number.

        Parameters
        ----------
        where : Where
            Where it stands.
        entry : int, Fraction, list or dict
            A point, a range, low-likely-high, or a mapping with ``value`` or ``versions``.
        path : str
            Its name in the case.
        above : Footing
            What it rests on if it does not say.
        bounds : (int, int), optional
            Least and greatest number allowed.

        Returns
        -------
        Judgement
        """
        footing = self.footing(where, entry, above)
        place = self.collector.document.place(where)
        if not isinstance(entry, dict) or "low" in entry:
            return Judgement(path, self.estimate(where, entry, bounds), footing, place=place)
        versions = self._versions(where, entry, footing, bounds)
        if "value" in entry:
            if versions:
                self.collector.error(where, "both 'value:' and 'versions:' are given.", "Keep one of them.")
            return Judgement(
                path, self.estimate((*where, "value"), entry["value"], bounds), footing, place=place
            )
        current = self._in_force(where, versions)
        return Judgement(path, current[1], current[2], versions, place)

    def estimate(self, where: Where, entry: Any, bounds: Bounds = None) -> Estimate:
        """Read a point, a range or low-likely-high; notes ends in the wrong order or out of bounds."""
        if isinstance(entry, list):
            found = Estimate(Fraction(entry[0]), Fraction(entry[1]))
        elif isinstance(entry, dict):
            found = Estimate(Fraction(entry["low"]), Fraction(entry["high"]), Fraction(entry["likely"]))
        else:
            found = Estimate(Fraction(entry), Fraction(entry))
        if not found.low <= found.point <= found.high:
            self.collector.error(where, "the numbers are not in ascending order.", "Write the lowest first.")
        if bounds and not (bounds[0] <= found.low and found.high <= bounds[1]):
            self.collector.error(
                where,
                f"this lies outside {bounds[0]} to {bounds[1]}.",
                f"Write numbers from {bounds[0]} to {bounds[1]}.",
            )
        return found

    def footing(self, where: Where, entry: Any, above: Footing = NOTHING_SAID) -> Footing:
        """Read ``evidence``, ``assumed`` and ``elicited`` of an entry, or return what stands above it."""
        if not isinstance(entry, dict) or not entry.keys() & {"evidence", "assumed", "elicited"}:
            return above
        ids = tuple(entry.get("evidence", ()))
        for number, found in enumerate(ids):
            self.collector.known((*where, "evidence", number), found, self.evidence, "evidence item")
        if "elicited" in entry:
            if "assumed" in entry:
                self.collector.error(
                    where, "both 'elicited:' and 'assumed:' are given.", "Keep the one that is true."
                )
            on = self.collector.date((*where, "elicited", "on"), entry["elicited"].get("on"))
            return Footing("elicited", ids, entry["elicited"]["from"], on)
        return Footing("assumed" if "assumed" in entry else "sourced", ids, entry.get("assumed", ""))

    def cited(self, where: Where, entry: Any) -> tuple[str, ...]:
        """Read the ids under ``evidence`` of what is no judgement."""
        return self.footing(where, {"evidence": entry.get("evidence", [])}).evidence

    def number(
        self, where: Where, entry: Any, key: str, path: str, above: Footing, bounds: Bounds = None
    ) -> Judgement | None:
        """Read the judged number under a key, None where the entry has no such key."""
        if key not in entry:
            return None
        return self.judgement((*where, key), entry[key], path, above, bounds)

    def _versions(
        self, where: Where, entry: Any, above: Footing, bounds: Bounds
    ) -> tuple[tuple[date, Estimate, Footing], ...]:
        found: list[tuple[date, Estimate, Footing]] = []
        for number, version in enumerate(entry.get("versions", ())):
            here = (*where, "versions", number)
            day = self.collector.date((*here, "date"), version["date"]) or date.min
            if day in (earlier for earlier, _, _ in found):
                self.collector.error((*here, "date"), f"{day} is given twice.", "Keep one of them.")
            estimate = self.estimate((*here, "value"), version["value"], bounds)
            found.append((day, estimate, self.footing(here, version, above)))
        return tuple(sorted(found, key=lambda version: version[0]))

    def _in_force(
        self, where: Where, versions: tuple[tuple[date, Estimate, Footing], ...]
    ) -> tuple[date, Estimate, Footing]:
        if not versions:
            self.collector.error(where, "no number is given here.", "Add value: with a number, or versions:.")
            return date.min, Estimate(Fraction(0), Fraction(0)), Footing()
        past = [version for version in versions if self.as_of is None or version[0] <= self.as_of]
        if not past:
            self.collector.error(
                where,
                f"every version is later than the case's date, {self.as_of}.",
                "Add an earlier version, or set as_of: later.",
            )
        return past[-1] if past else versions[0]
