"""The analysis that an archive records: what `tracktwo deals` and `tracktwo brief` find, without times."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracktwo.brief import DRAWS, Facts, facts_of, methods_of, page
from tracktwo.case import Case
from tracktwo.deals import problem_of, solve

__all__ = [
    "DEALS_LIMIT",
    "DEALS_SECONDS",
    "DRAWS",
    "PAGE",
    "Analysis",
    "Options",
    "analyse",
    "as_json",
    "evidence_of",
]

DEALS_LIMIT = 500_000
"""Up to how many value vectors the frontier is listed unless told otherwise."""

DEALS_SECONDS = 60.0
"""How long integer programming may take unless told otherwise."""

PAGE = "results/brief.html"

Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Options:
    """What a run was asked for.

    Parameters
    ----------
    draws, seed : int
        How often the uncertain judgements are drawn, and from which seed.
    at : date, optional
        For which day's no-deal values.
    limit : int
        Up to how many value vectors the frontier is listed.
    seconds : float
        Time limit of integer programming.
    """

    draws: int = DRAWS
    seed: int = 1
    at: date | None = None
    limit: int = DEALS_LIMIT
    seconds: float = DEALS_SECONDS

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        day = self.at.isoformat() if self.at else None
        return {
            "draws": self.draws,
            "seed": self.seed,
            "at": day,
            "limit": self.limit,
            "seconds": self.seconds,
        }

    @classmethod
    def of(cls, records: Mapping[str, Any]) -> Options:
        """Make them from `to_records`."""
        day = records["at"]
        return cls(
            draws=int(records["draws"]),
            seed=int(records["seed"]),
            at=date.fromisoformat(day) if day else None,
            limit=int(records["limit"]),
            seconds=float(records["seconds"]),
        )


@dataclass(frozen=True)
class Analysis:
    """What was found: files by name, and the methods that found it."""

    files: Mapping[str, bytes]
    methods: tuple[str, ...]


def analyse(case: Case, options: Options, progress: Progress | None = None) -> Analysis:
    """Find out what an archive records.

    Parameters
    ----------
    case : Case
        As loaded.
    options : Options
        Seed, draws and limits.
    progress : callable, optional
        Told how many steps are done, and of how many.

    Returns
    -------
    Analysis
        The same case, options and versions give the same bytes, unless integer programming was stopped by
        its time limit.
    """
    problem = problem_of(case, at=options.at)
    deals = solve(problem, limit=options.limit, seconds=options.seconds)
    facts = facts_of(case, at=options.at, draws=options.draws, seed=options.seed, progress=progress)
    found = {key: value for key, value in deals.to_records().items() if key != "elapsed_s"}
    files = {
        "results/deals.json": as_json(found),
        "results/brief.json": as_json(facts.to_records()),
        PAGE: page(facts).encode("utf-8"),
        "evidence.json": as_json(evidence_of(facts)),
    }
    return Analysis(files, methods_of(case, deals, facts.holding, facts.forecast))


def evidence_of(facts: Facts) -> dict[str, Any]:
    """Return the ledger of a case: its sources, its passages, and what each number rests on."""
    records = facts.to_records()
    return {key: records[key] for key in ("sources", "passages", "judgements")}


def as_json(records: object) -> bytes:
    """Write JSON as all files of an archive have it."""
    return (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
