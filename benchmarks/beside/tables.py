"""The tables of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import log10
from typing import Any

from beside.compare import Verdict, exact_vectors, published
from beside.definitions import CONCEPTS
from beside.summary import Agreement, Told, median_ratio, solved, totals

__all__ = [
    "agreement_table",
    "by_year",
    "large_table",
    "largest",
    "loading_table",
    "odd_points",
    "points_table",
    "published_table",
    "table",
    "totals_table",
]

Runs = dict[str, dict[str, Told]]
NAMES = {"tracktwo": "tracktwo", "brute": "brute force", "negmas": "NegMAS"}
ROUNDED = 1e-6
"""Published frontiers have seven digits."""


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def seconds(told: Told | None) -> str:
    """Return the CPU seconds of a frontier, or why there are none."""
    if told is None:
        return "not asked"
    if not solved(told):
        return {"time": "stopped: time", "memory": "stopped: memory"}.get(told["stopped"], "error")
    return (
        f"{told['frontier_cpu_s']:,.3g}"
        if told["frontier_cpu_s"] < 1000
        else f"{told['frontier_cpu_s']:,.0f}"
    )


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def totals_table(runs: Runs, ids: Sequence[str]) -> str:
    """What each engine took over scenarios, and how many times more than tracktwo."""
    own = runs["tracktwo"]
    both = [one for one in ids if all(solved(run.get(one)) for run in runs.values())]
    base = totals(own, both)
    rows = []
    for name, run in runs.items():
        all_of, same = totals(run, ids), totals(run, both)
        rows.append(
            [
                NAMES[name],
                f"{all_of.solved} of {all_of.scenarios}",
                f"{all_of.frontier:,.2f}",
                f"{same.frontier:,.2f}",
                _times(same.frontier / base.frontier if base.frontier else None),
                _times(median_ratio(run, own, both, "frontier_cpu_s")),
                f"{all_of.mib:,.0f}",
                _times(all_of.mib / (totals(own, ids).mib or 1)),
            ]
        )
    head = ["engine", "answered", "seconds", "seconds, where all answered", "times tracktwo"]
    return table([*head, "median of times tracktwo", "peak MiB", "times tracktwo"], rows)


def by_year(runs: Runs, ids: Sequence[str]) -> str:
    """The seconds of each collection."""
    rows = []
    for year in sorted({one.partition("/")[0] for one in ids}):
        own = [one for one in ids if one.startswith(f"{year}/")]
        sums = [totals(run, own) for run in runs.values()]
        count = sum(
            int(runs["tracktwo"][one]["packages"]) for one in own if solved(runs["tracktwo"].get(one))
        )
        rows.append([year, len(own), f"{count:,}", *(f"{one.frontier:,.3f}" for one in sums)])
    return table(["collection", "scenarios", "packages", *(f"{NAMES[name]}, s" for name in runs)], rows)


def largest(runs: Runs, ids: Sequence[str], count: int) -> list[str]:
    """Return the scenarios with the most packages, the largest first."""
    own = [one for one in ids if solved(runs["tracktwo"].get(one))]
    return sorted(own, key=lambda one: -int(runs["tracktwo"][one]["packages"]))[:count]


def large_table(runs: Runs, ids: Sequence[str]) -> str:
    """Scenarios one by one."""
    return table(
        ["scenario", "parties", "packages", "vectors", *(f"{NAMES[name]}, s" for name in runs)]
        + [f"{NAMES[name]}, MiB" for name in runs],
        [
            [*_size(one, runs), *(seconds(run.get(one)) for run in runs.values()), *_memory(one, runs)]
            for one in ids
        ],
    )


def _size(one: str, runs: Runs) -> list[str]:
    own = runs["tracktwo"].get(one, {})
    if "packages" not in own:
        return [one, "", "", ""]
    return [one, str(len(own["parties"])), _many(int(own["packages"])), _vectors(own)]


def _vectors(own: Told) -> str:
    if "count" in own:
        return f"{own['count']:,}"
    gaps = [point["gap"] or 0.0 for point in own["points"].values() if point["vectors"]]
    return f"not listed; 4 points, gap up to {max(gaps):.0e}" if gaps else "not listed"


def _many(count: int) -> str:
    return f"{count:,}" if count < 10**9 else f"10^{log10(count):.0f}"


def _memory(one: str, runs: Runs) -> list[str]:
    told = [run.get(one) for run in runs.values()]
    return [f"{one['mib']:,.0f}" if one and solved(one) else "" for one in told]


def agreement_table(found: Agreement) -> str:
    """Frontiers and points, counted."""
    fronts = found.fronts.values()
    rows = [
        ["tracktwo and brute force, frontier", found.brute["same"], found.brute["differ"]],
        *(
            [
                f"tracktwo and the definition, {_words(c)}",
                found.own_points[c, "same"],
                found.own_points[c, "differ"],
            ]
            for c in CONCEPTS
        ),
        [
            "NegMAS and the exact frontier",
            sum(one.same for one in fronts),
            sum(not one.same for one in fronts),
        ],
    ]
    return table(["compared", "the same", "different"], rows)


def _words(concept: str) -> str:
    return {"nash": "Nash", "kalai_smorodinsky": "Kalai-Smorodinsky"}.get(concept, concept)


def points_table(found: Agreement) -> str:
    """NegMAS's points by the definitions."""
    rows = []
    for concept, verdicts in found.verdicts.items():
        kinds = Counter(one.kind for one in verdicts.values())
        worse = [one for one in verdicts.values() if one.kind == "worse"]
        most = max((one.loss for one in worse), default=0.0)
        rows.append(
            [
                _words(concept),
                kinds["same"],
                kinds["ties"],
                kinds["worse"],
                kinds["none"],
                f"{most:.0%}" if most else "",
            ]
        )
    head = ["concept", "the same vectors", "as good, other ties", "worse by the definition", "none given"]
    return table([*head, "greatest loss of score"], rows)


def odd_points(runs: Runs, found: Agreement, most: int) -> str:
    """Name the scenarios whose points differ, but for Kalai-Smorodinsky, where they are many."""
    rows = [
        [
            one,
            _words(concept),
            verdict.kind,
            f"{verdict.loss:.2%}" if verdict.kind == "worse" else "",
            "yes" if _below(runs["tracktwo"][one]) else "no",
        ]
        for concept in CONCEPTS
        if concept != "kalai_smorodinsky"
        for one, verdict in found.verdicts[concept].items()
        if verdict.kind != "same"
    ]
    more = [["and others", f"{len(rows) - most} more", "", "", ""]] if len(rows) > most else []
    head = ["scenario", "concept", "by the definition", "loss of score", "no deal below the worst package"]
    return table(head, [*rows[:most], *more])


def _below(own: Told) -> bool:
    """Tell whether a party's no-deal value is below all that is on the table."""
    given = zip(own["no_deal"], own["least"], strict=True)
    return any(value is not None and Fraction(value) < Fraction(least) for value, least in given)


def loading_table(runs: Runs, ids: Sequence[str]) -> str:
    """Which GENIUS folders are not read, and why."""
    names = [name for name in ("tracktwo", "negmas") if name in runs]
    failed = [one for one in ids if any(not solved(runs[name].get(one)) for name in names)]
    rows = [[one.removeprefix("load/"), *(_why(runs[name].get(one)) for name in names)] for one in failed]
    return table(["folder", *(NAMES[name] for name in names)], rows)


def _why(told: Told | None) -> str:
    """Return why a folder was not read, without the paths of this machine."""
    if told is None or solved(told):
        return "read" if told else "not asked"
    bare = re.sub(r"\S*/(?=[^/\s]+\.xml)|\S*/\S*/\S*", "", told["stopped"])
    return " ".join(bare.replace("|", " ").split())[:110] or "not read"


def published_table(run: dict[str, Told], pairs: dict[str, Any]) -> str:
    """Where the published points stand."""
    rows = []
    for one, points in pairs.items():
        vectors = exact_vectors(run[one]) if solved(run.get(one)) else None
        if vectors is None:
            told = "not proved within the limits" if one in run else "not asked"
            rows.append([one, len(points), told, "", "", ""])
        else:
            stand = published(vectors, points, ROUNDED)
            rows.append([one, len(points), len(vectors), stand["on"], stand["dominated"], stand["beyond"]])
    return table(
        ["domain", "published", "proved frontier", "of these published", "dominated", "beyond it"], rows
    )


def worst(found: Agreement, concept: str, fits: Callable[[str], bool]) -> tuple[str, Verdict] | None:
    """Return the scenario with the greatest loss for a concept."""
    losses = [(v.loss, one) for one, v in found.verdicts[concept].items() if v.kind == "worse" and fits(one)]
    return (max(losses)[1], found.verdicts[concept][max(losses)[1]]) if losses else None
