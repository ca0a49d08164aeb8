"""Draws in chunks of fixed size, each from a seed of its own: the same whoever makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case
from tracktwo.deals import Share, draw, problem_of
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.uncertain.candidates import CONCEPTS
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.deals.uncertain.plans import plan_for
from tracktwo.deals.uncertain.resolve import POOL, Plan, resolve
from tracktwo.deals.uncertain.robustness import ASSUMPTIONS, METHODS
from tracktwo.errors import TracktwoError

__all__ = ["Chunk", "Drawer", "summary_of"]

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]
AtPoints = Mapping[str, Sequence[Package]]
"""By concept, the packages that it picks with every judgement at its point."""

TO_PLAN = 200


@dataclass(frozen=True, eq=False)
class Chunk:
    """What happened in some draws.

    Attributes
    ----------
    zone : array of bool, shape (draws,)
        Whether there is a zone of agreement.
    stays : array of bool, shape (draws, 4)
        Whether a package that the concept picks at the points is still an answer of it.
    values : array, shape (draws, 4, consenting)
        What each concept's answer is worth, on the parties' own scales; NaN without a zone.
    """

    zone: Flags
    stays: Flags
    values: Floats

    def to_bytes(self) -> bytes:
        """Return it as bytes, for the journal and between processes."""
        held = BytesIO()
        np.savez(held, zone=self.zone, stays=self.stays, values=self.values)
        return held.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Chunk:
        """Return what `to_bytes` has written."""
        with np.load(BytesIO(data), allow_pickle=False) as held:
            return cls(held["zone"], held["stays"], held["values"])


@dataclass(frozen=True, eq=False)
class Drawer:
    """Makes the chunks of one scenario.

    Attributes
    ----------
    case : Case
        With its ranges.
    scenario : str
        Its id.
    seed : int
        Of the sweep.
    problem : Problem
        At the points.
    plan : Plan
        How each draw is solved.
    judgements : int
        How many are uncertain.
    """

    case: Case
    scenario: str
    seed: int
    problem: Problem
    plan: Plan
    judgements: int

    @classmethod
    def of(cls, case: Case, scenario: str, seed: int) -> Drawer:
        """Prepare the draws of a scenario.

        Raises
        ------
        TracktwoError
            If nobody's consent is needed, options are worth something together, or too many packages would
            have to be looked at.
        """
        problem = problem_of(case)
        if not problem.consenting:
            raise TracktwoError("no party's consent is needed, so every package would be accepted.")
        if problem.joint:
            raise TracktwoError("values that options have only together are not drawn.")
        tried = draw(case, draws=TO_PLAN, seed=_seed(seed, scenario, "plan"))
        plan = plan_for(case, problem, tried, [])
        return cls(case, scenario, seed, problem, plan, len(tried.judgements))

    def chunk(self, number: int, size: int, at_points: AtPoints) -> Chunk:
        """Make one chunk of draws and solve them.

        Parameters
        ----------
        number : int
            Which one; its seed is made from this, the scenario's id and the sweep's seed.
        size : int
            How many draws.
        at_points : AtPoints
            What to compare with.
        """
        draws = draw(self.case, draws=size, seed=_seed(self.seed, self.scenario, str(number)))
        solved = resolve(self.plan, draws.part(0, size))
        who = list(self.plan.main.parties)
        stays = np.zeros((size, len(CONCEPTS)), dtype=bool)
        for column, concept in enumerate(CONCEPTS):
            for package in at_points.get(concept, ()):
                off = np.abs(solved.points[:, column] - draws.values(package)[:, who]).max(axis=1)
                stays[:, column] |= off <= self.plan.slack
        return Chunk(solved.zone, stays, solved.points / draws.scale)

    def about(self) -> dict[str, Any]:
        """Return what is to be said of how the draws were made and solved."""
        return {
            "judgements": self.judgements,
            "method": METHODS[self.plan.method],
            "complete": self.plan.method != POOL,
            "parties": [self.problem.parties[party] for party in self.plan.main.parties],
            "assumptions": [text for text in ASSUMPTIONS if not text.startswith("verdicts")],
        }


def summary_of(chunks: Sequence[Chunk], about: Mapping[str, Any], solved: bool) -> dict[str, Any]:
    """Put the chunks of a scenario together.

    Parameters
    ----------
    chunks : sequence of Chunk
        All of them, in order.
    about : mapping
        From `Drawer.about`.
    solved : bool
        Whether there is a solution at the points, which could stay one.

    Returns
    -------
    dict
        The part ``draws`` of a line of ``results.jsonl``.
    """
    zone, stays, values = (
        np.concatenate([getattr(chunk, name) for chunk in chunks]) for name in ("zone", "stays", "values")
    )
    return {
        "zone": vars(Share.of(zone)),
        "solutions": {
            concept: {
                "stays": vars(Share.of(stays[:, column])) if solved else None,
                "values": _spreads(values[zone, column], about["parties"]),
            }
            for column, concept in enumerate(CONCEPTS)
        },
        **{key: part for key, part in about.items() if key != "parties"},
    }


def _spreads(values: Floats, parties: Sequence[str]) -> dict[str, dict[str, float]] | None:
    """Return the 5 %, 50 % and 95 % points of what each party has, over the draws with a zone."""
    if not len(values):
        return None
    return {party: vars(one) for party, one in zip(parties, Spread.each(values, 1.0), strict=True)}


def _seed(seed: int, scenario: str, part: str) -> int:
    """Return a seed that depends on nothing but these three."""
    return int.from_bytes(sha256(f"{seed}/{part}/{scenario}".encode()).digest()[:8], "big")
