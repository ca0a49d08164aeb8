"""The solution concepts against each other, over all scenarios of a sweep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

__all__ = ["COLUMNS", "CONCEPTS", "Standing", "Tournament", "row_of", "tournament"]

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
COLUMNS = (
    "id error format title parties issues packages zone zone_share assumed_no_deal frontier_vectors "
    "frontier_packages opposition all_agree "
    + " ".join(f"{concept}_{what}" for concept in CONCEPTS for what in ("score", "least", "most"))
    + " draws draws_zone "
    + " ".join(f"{concept}_stays" for concept in CONCEPTS)
).split()
"""The columns of ``summary.csv``."""

SHARES = (
    ("no package", 0.0),
    ("up to 1 %", 0.01),
    ("1 to 5 %", 0.05),
    ("5 to 20 %", 0.2),
    ("20 to 50 %", 0.5),
    ("more than 50 %", 1.0),
)
CLOSE = 1e-9

Spread = tuple[float, float, float]


@dataclass(frozen=True)
class Standing:
    """How one solution concept did.

    Parameters
    ----------
    solved : int
        Scenarios compared.
    least, most : tuple of float or None
        What the party that gains least (and the one that gains most) gets of the most that it could: the 5 %,
        50 % and 95 % points over the scenarios.
    kindest : int
        Scenarios in which no other concept leaves the party that gains least with a greater share.
    stays : tuple of float or None
        The same points of the share of draws in which its package stays an answer; None without draws.
    """

    solved: int
    least: Spread | None
    most: Spread | None
    kindest: int
    stays: Spread | None


@dataclass(frozen=True)
class Tournament:
    """What the scenarios of a sweep say together.

    Parameters
    ----------
    scenarios, failed : int
        How many were found, and how many could not be used.
    compared : int
        Those with exact solutions of all four concepts.
    all_agree : int
        Of these, those in which one value vector is an answer of all four.
    agree : mapping of str to int
        By two concepts, with ``/`` between: in how many they have an answer in common.
    standings : mapping of str to Standing
        By concept.
    zones : mapping of str to int
        How many scenarios have a zone of agreement of what share of all packages.
    assumed_no_deal : int
        Scenarios in which a party's no-deal value is not known, so that its worst package stands in.
    """

    scenarios: int
    failed: int
    compared: int
    all_agree: int
    agree: Mapping[str, int]
    standings: Mapping[str, Standing]
    zones: Mapping[str, int]
    assumed_no_deal: int

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return asdict(self)


def row_of(line: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line of ``results.jsonl`` as a row of ``summary.csv``: numbers by the names in `COLUMNS`.

    Parameters
    ----------
    line : mapping
        See ``tracktwo schema sweep-line``.

    Returns
    -------
    dict
        None where there is nothing to tell.
    """
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row |= {"id": line["id"], "error": line["error"]}
    if line["error"] is not None:
        return row
    counts, frontier, draws = line["packages"], line["frontier"], line["draws"]
    row |= {
        "format": line["format"],
        "title": line["title"],
        "parties": len(line["parties"]),
        "issues": len(line["issues"]),
        "packages": counts["count"],
        "zone": counts["zone"],
        "zone_share": counts["zone"] / counts["count"] if counts["count"] else None,
        "assumed_no_deal": len(line["assumed_no_deal"]),
        "frontier_vectors": frontier["count"],
        "frontier_packages": frontier["packages"],
        "opposition": line["opposition"],
        "all_agree": _all_agree(line),
        "draws": draws["count"] if draws else None,
        "draws_zone": draws["zone"]["value"] if draws else None,
    }
    for concept, found in line["solutions"].items():
        gains = (found or {}).get("gains") or {}
        row[f"{concept}_score"] = found["score"] if found else None
        row[f"{concept}_least"] = min(gains.values(), default=None)
        row[f"{concept}_most"] = max(gains.values(), default=None)
        stays = draws["solutions"][concept]["stays"] if draws else None
        row[f"{concept}_stays"] = stays["value"] if stays else None
    return row


def tournament(lines: Iterable[Mapping[str, Any]]) -> Tournament:
    """Put the lines of a sweep together.

    Parameters
    ----------
    lines : iterable of mapping
        Those of ``results.jsonl``; each is looked at once.

    Returns
    -------
    Tournament
    """
    rows, pairs = [], dict.fromkeys(combinations(CONCEPTS, 2), 0)
    for line in lines:
        rows.append(row_of(line))
        if rows[-1]["all_agree"] is not None:
            for pair in pairs:
                pairs[pair] += bool(_common(line, pair))
    compared = [row for row in rows if row["all_agree"] is not None]
    usable = [row for row in rows if row["error"] is None]
    return Tournament(
        scenarios=len(rows),
        failed=len(rows) - len(usable),
        compared=len(compared),
        all_agree=sum(row["all_agree"] for row in compared),
        agree={"/".join(pair): count for pair, count in pairs.items()},
        standings={concept: _standing(concept, compared) for concept in CONCEPTS},
        zones=_zones([row["zone_share"] for row in usable if row["zone_share"] is not None]),
        assumed_no_deal=sum(row["assumed_no_deal"] > 0 for row in usable),
    )


def _common(line: Mapping[str, Any], concepts: Sequence[str]) -> set[tuple[float, ...]]:
    """Return the value vectors that are an answer of each of some concepts."""
    vectors = [{tuple(one.values()) for one in line["solutions"][concept]["values"]} for concept in concepts]
    return set.intersection(*vectors)


def _all_agree(line: Mapping[str, Any]) -> bool | None:
    """Tell whether all concepts have an answer in common; None where they cannot be compared."""
    found = line["solutions"].values()
    if not all(one is not None and one["exact"] for one in found):
        return None
    return bool(_common(line, CONCEPTS))


def _standing(concept: str, rows: Sequence[Mapping[str, Any]]) -> Standing:
    told = [row for row in rows if row[f"{concept}_least"] is not None]
    kindest = [
        row
        for row in told
        if row[f"{concept}_least"] >= max(row[f"{other}_least"] for other in CONCEPTS) - CLOSE
    ]
    return Standing(
        len(told),
        _spread([row[f"{concept}_least"] for row in told]),
        _spread([row[f"{concept}_most"] for row in told]),
        len(kindest),
        _spread([row[f"{concept}_stays"] for row in rows if row[f"{concept}_stays"] is not None]),
    )


def _spread(numbers: Sequence[float]) -> Spread | None:
    import numpy as np

    if not numbers:
        return None
    low, middle, high = np.quantile(np.array(numbers), (0.05, 0.5, 0.95)).tolist()
    return low, middle, high


def _zones(shares: Sequence[float]) -> dict[str, int]:
    counts = dict.fromkeys([name for name, _ in SHARES], 0)
    for share in shares:
        counts[next(name for name, most in SHARES if share <= most)] += 1
    return counts
