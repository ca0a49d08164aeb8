"""The page that a run writes, in Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from beside import tables, worked
from beside.habits import HABITS
from beside.summary import Agreement, agreement, solved
from beside.texts import DEFINITIONS, INTRODUCTION, NOT_RUN, OTHERS, PUBLISHED, READING

__all__ = ["NONLINEAR", "render"]

NONLINEAR = "y2014"
"""The folder of the competition whose domains are not sums over issues."""

OWN = ("example/", "habit/", "load/", "generated/", f"{NONLINEAR}/")
LARGEST = 10
SHOWN = 20


def render(report: dict[str, Any]) -> str:
    """Return the page.

    Parameters
    ----------
    report : dict
        ``date``, ``hardware``, ``versions``, ``limits``, ``runs`` (engine, id, result) and ``published``
        (id, pairs of numbers), as `peers.py` gathers them.

    Returns
    -------
    str
        Markdown; it names no path of the machine.
    """
    runs = report["runs"]
    anac = [one for one in runs["tracktwo"] if not one.startswith(OWN)]
    found = agreement(runs, anac)
    parts = [
        INTRODUCTION,
        _facts(report),
        DEFINITIONS,
        _speed(runs, anac),
        _limits(runs, anac),
        _agreeing(runs, found),
        worked.examples(runs, found),
        _reading(runs),
        PUBLISHED + tables.published_table(runs["tracktwo"], report["published"]),
        OTHERS,
        NOT_RUN,
    ]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _facts(report: dict[str, Any]) -> str:
    machine, limits = report["hardware"], report["limits"]
    versions = ", ".join(f"{name} {number}" for name, number in report["versions"].items())
    return (
        f"Run on {report['date']}. {versions}. {machine['system']}, {machine['cores']} cores of "
        f"{machine['processor']}, {machine['gib']} GiB; each engine uses one core. At the end of the run the "
        f"load of the machine was {machine['load']} (above {machine['cores']}, engines waited for "
        "each other or for "
        f"other work; CPU seconds then suffer little, seconds on the clock much). Limits for one scenario: "
        f"{limits['seconds']} CPU seconds, {limits['gib']:g} GiB."
    )


def _speed(runs: tables.Runs, anac: Sequence[str]) -> str:
    return "\n\n".join(
        [
            f"## {len(anac)} scenarios of the ANAC competitions",
            "CPU seconds for the frontier, after the file is read: the median of up to five runs, "
            "fewer where half a "
            "second is passed. Memory is the peak of the whole process, the language and its libraries "
            "included.",
            tables.totals_table(runs, anac),
            tables.by_year(runs, anac),
        ]
    )


def _limits(runs: tables.Runs, anac: Sequence[str]) -> str:
    made = [one for one in runs["tracktwo"] if one.startswith("generated/")]
    curved = [one for one in runs["tracktwo"] if one.startswith(f"{NONLINEAR}/")]
    return "\n\n".join(
        [
            "## The large ones, and where each engine stops",
            "The largest of the ANAC scenarios:",
            tables.large_table(runs, tables.largest(runs, anac, LARGEST)),
            "Generated ones, of so many issues x options. Within an issue no option beats another for "
            "all parties; "
            "a party's worths are whole points. The generator is part of the benchmark.",
            tables.large_table(runs, made),
            "The non-linear domains of the competition of 2014, whose values are sums of rectangles over "
            "several "
            "issues. For "
            "tracktwo the seconds are those of the whole answer, with the four solutions and the counts.",
            tables.large_table(runs, curved),
        ]
    )


def _agreeing(runs: tables.Runs, found: Agreement) -> str:
    odd = {one: front for one, front in found.fronts.items() if not front.same}
    rows = [[one, f.exact, f.reported, f.spurious, f.rounding, f.twins, f.missing] for one, f in odd.items()]
    head = ["scenario", "exact", "NegMAS", "spurious", "by rounding", "the same twice", "missing"]
    return "\n\n".join(
        [
            "## Do they agree",
            "Scenarios counted. tracktwo, brute force and the definitions are compared as fractions, "
            "without any "
            "tolerance; NegMAS within 1e-9 of the greatest number at stake.",
            tables.agreement_table(found),
            "Where NegMAS's frontier differs, vectors counted. *By rounding* are those spurious "
            "vectors that a vector "
            "of the exact frontier dominates while it gives at least one party just the same: sums "
            "that are equal as "
            "fractions and differ in the last bits in floating point, as in the first example below.",
            tables.table(head, rows[:SHOWN]),
            *([f"And {len(rows) - SHOWN} more."] if len(rows) > SHOWN else []),
            "NegMAS's points, by the definitions above. *As good* means that the first number that a "
            "concept looks at "
            "is the same, while ties are settled or listed otherwise. NegMAS takes a party's greatest "
            "gain over all "
            "packages, not over those of the zone; judged with these gains its Kalai-Smorodinsky point "
            "stands in the last row.",
            tables.points_table(found),
            "Where the points of the other three concepts are not the same vectors. NegMAS puts the value "
            "of the worst package in the place of a no-deal value that is below it:",
            tables.odd_points(runs, found, SHOWN),
        ]
    )


def _reading(runs: tables.Runs) -> str:
    rows = []
    for habit in HABITS:
        told = [_valued(runs[name].get(f"habit/{habit.id}")) for name in ("tracktwo", "negmas")]
        rows.append([habit.rule, habit.shown, habit.package[0], f"{habit.sum} = {habit.value:g}", *told])
    loads = [one for one in runs["tracktwo"] if one.startswith("load/")]
    read = {name: sum(solved(runs[name].get(one)) for one in loads) for name in ("tracktwo", "negmas")}
    return "\n\n".join(
        [
            READING,
            tables.table(["GENIUS", "the profile says", "package", "by GENIUS", "tracktwo", "NegMAS"], rows),
            f"Of {len(loads)} folders of GENIUS with XML in them, tracktwo reads {read['tracktwo']} and "
            "NegMAS "
            f"{read['negmas']}. These are not read by one or the other:",
            tables.loading_table(runs, loads),
        ]
    )


def _valued(told: dict[str, Any] | None) -> str:
    return f"{told['values'][0][0]:g}" if told and solved(told) else "not read"
