"""What the engine found out about a problem."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from tracktwo.bibliography import citations
from tracktwo.deals.pareto.front import Frontier
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.refusal.blocking import Blockage
from tracktwo.deals.refusal.tally import Tally
from tracktwo.errors import TracktwoError
from tracktwo.frames import frame

__all__ = ["Deals", "Point", "ZoneRows", "number", "schema"]

LISTED = 100_000
"""Up to how many value vectors the JSON output lists the frontier."""

LARGEST_FLOAT = 10**300
Vector = tuple[Fraction, ...]


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what `Deals.to_records` gives.

    Returns
    -------
    dict
        Shared: do not change it.
    """
    text = resources.files("tracktwo.deals").joinpath("deals.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@dataclass(frozen=True)
class Point:
    """What one solution concept picks.

    Parameters
    ----------
    concept : str
        ``nash``, ``kalai_smorodinsky``, ``egalitarian`` or ``utilitarian``.
    values : tuple of tuple of Fraction
        Every tied vector of values, one number a party; only one where ``gap`` is given.
    packages : tuple of Package
        One package for each vector.
    score : Fraction, float or None
        The product, ratio, minimum or sum that is greatest.
    gap : float or None
        None if exact; else no package can score more than this share better.
    counted : tuple of int
        Parties compared: those that can gain at all.
    reason : str
        Why there is none; empty if there is one.
    """

    concept: str
    values: tuple[Vector, ...] = ()
    packages: tuple[Package, ...] = ()
    score: Fraction | float | None = None
    gap: float | None = None
    counted: tuple[int, ...] = ()
    reason: str = ""

    def __bool__(self) -> bool:
        return bool(self.values)


@dataclass(frozen=True)
class ZoneRows:
    """The nondominated packages of the zone of agreement, as rows of a frontier.

    Parameters
    ----------
    listed : Frontier
        Of all allowed packages, or of the zone's own where red lines bind.
    rows : tuple of int
        Its rows that lie in the zone.
    """

    listed: Frontier
    rows: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def values(self, place: int) -> Vector:
        """Return the exact values of the n-th of them."""
        return self.listed.exact(self.rows[place])

    def package(self, place: int) -> Package:
        """Return one package that gives these values."""
        return self.listed.package(self.rows[place])


@dataclass(frozen=True)
class Deals:
    """The deals of a problem: frontier, zone, solutions and blockers.

    Parameters
    ----------
    problem : Problem
        What was asked, with disagreement points filled in.
    assumed_no_deal : tuple of int
        Parties whose least value stands in for a missing no-deal value.
    frontier : Frontier or None
        None where it is too large to list.
    frontier_reason : str
        Why there is none.
    zone : ZoneRows or None
        The nondominated packages of the zone; None where they are too many to list.
    solutions : mapping of str to Point
        By concept.
    counted : Tally
        All packages by their reasons for refusal.
    blockage : Blockage
        The same by party.
    elapsed : float
        Seconds.
    """

    problem: Problem
    assumed_no_deal: tuple[int, ...]
    frontier: Frontier | None
    frontier_reason: str
    zone: ZoneRows | None
    solutions: Mapping[str, Point]
    counted: Tally
    blockage: Blockage
    elapsed: float

    def named(self, values: Vector) -> dict[str, int | float]:
        """Return a vector of values by party id, as JSON numbers."""
        return {party: number(value) for party, value in zip(self.problem.parties, values, strict=True)}

    def chosen(self, package: Package) -> dict[str, str]:
        """Return a package by issue id."""
        options = (ids[option] for ids, option in zip(self.problem.options, package, strict=True))
        return dict(zip(self.problem.issues, options, strict=True))

    def to_records(self) -> dict[str, Any]:
        """Return the documented JSON output: see the reference of ``tracktwo deals --json``."""
        zone = self.counted.zone
        return {
            "parties": list(self.problem.parties),
            "packages": {
                "count": self.counted.total,
                "zone": zone.value,
                "zone_interval": [zone.low, zone.high],
                "exact": self.counted.exact,
                "method": self.counted.method,
            },
            "assumed_no_deal": [self.problem.parties[party] for party in self.assumed_no_deal],
            "no_deal": {
                party: None if value is None else number(value)
                for party, value in zip(self.problem.parties, self.problem.no_deal, strict=True)
            },
            "frontier": self._frontier_records(),
            "solutions": {concept: self._point_records(point) for concept, point in self.solutions.items()},
            "solutions_reason": next((point.reason for point in self.solutions.values() if point.reason), ""),
            "blockers": [
                {"parties": list(b.parties), "count": b.count, "interval": [b.low, b.high]}
                for b in self.blockage.blockers
            ],
            "citations": [one.to_records() for one in citations(self.methods())],
            "elapsed_s": round(self.elapsed, 4),
        }

    def to_pandas(self, what: str = "frontier") -> Any:
        """Return the frontier or the solutions as a data frame, with a column of values for each party.

        Parameters
        ----------
        what : str, optional
            ``frontier``: one row for each value vector, and in the column ``packages`` how many packages give
            it, where they were counted; ``solutions``: one row for each answer of each concept, by its name,
            with its option of each issue after the values.

        Returns
        -------
        pandas.DataFrame

        Raises
        ------
        TracktwoError
            The frontier was not listed, or the library pandas is not installed.
        """
        if what == "solutions":
            return frame(self._answers(), index="concept")
        if what != "frontier":
            raise ValueError(f"what must be 'frontier' or 'solutions', not {what!r}")
        if self.frontier is None:
            raise TracktwoError(self.frontier_reason)
        values = frame(self._frontier_values(), columns=self.problem.parties)
        return values.assign(packages=self.frontier.counts) if self.frontier.ties else values

    def _answers(self) -> Iterator[dict[str, Any]]:
        for concept, point in self.solutions.items():
            for values, package in zip(point.values, point.packages, strict=True):
                yield {"concept": concept, **self.named(values), **self.chosen(package)}

    def methods(self) -> tuple[str, ...]:
        """Name the methods used, as `tracktwo.bibliography` knows them."""
        frontier: tuple[str, ...] = ()
        if self.frontier is not None:
            frontier = ("frontier" if self.frontier.ties else "frontier by integer programming",)
        program = any(point.gap is not None for point in self.solutions.values())
        return (
            "values and weights",
            "no-deal value",
            *frontier,
            *self.solutions,
            *("integer programming",) * program,
        )

    def _frontier_records(self) -> dict[str, Any]:
        if self.frontier is None:
            return {"count": None, "packages": None, "reason": self.frontier_reason}
        found = {"count": len(self.frontier), "packages": self.frontier.packages_total}
        return {**found, "values": list(self._frontier_values())} if len(self.frontier) <= LISTED else found

    def _frontier_values(self) -> Iterator[dict[str, int | float]]:
        assert self.frontier is not None
        for row in self.frontier.floats.tolist():
            yield {
                party: int(v) if v.is_integer() else v
                for party, v in zip(self.problem.parties, row, strict=True)
            }

    def _point_records(self, point: Point) -> dict[str, Any] | None:
        if not point:
            return None
        return {
            "values": [self.named(values) for values in point.values],
            "score": number(point.score),
            "exact": point.gap is None,
            "gap": point.gap,
            "package": self.chosen(point.packages[0]),
            "packages": [self.chosen(package) for package in point.packages],
            "counted": [self.problem.parties[party] for party in point.counted],
        }


def number(value: Fraction | float | None) -> int | float:
    """Return the JSON number nearest to a value; whole numbers stay whole."""
    assert value is not None
    return float(value) if value % 1 and -LARGEST_FLOAT < value < LARGEST_FLOAT else int(value)
