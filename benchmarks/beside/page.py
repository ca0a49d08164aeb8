"""The page that a run writes, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from beside import tables
from beside.compare import Verdict
from beside.examples import EXAMPLES
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
        _agreeing(found),
        _counterexamples(runs, found),
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
            "The non-linear domains of ANAC 2014, whose values are sums of rectangles over several "
            "issues. For "
            "tracktwo the seconds are those of the whole answer, with the four solutions and the counts.",
            tables.large_table(runs, curved),
        ]
    )


def _agreeing(found: Agreement) -> str:
    odd = {one: front for one, front in found.fronts.items() if not front.same}
    rows = [[one, f.exact, f.reported, f.spurious, f.twins, f.missing] for one, f in odd.items()]
    head = ["scenario", "exact", "NegMAS", "spurious", "the same twice", "missing"]
    return "\n\n".join(
        [
            "## Do they agree",
            "Scenarios counted. tracktwo, brute force and the definitions are compared as fractions, "
            "without any "
            "tolerance; NegMAS within 1e-9 of the greatest number at stake.",
            tables.agreement_table(found),
            "Where NegMAS's frontier differs, vectors counted. All come from sums that are equal as "
            "fractions and "
            "differ in the last bit in floating point (see the first example below).",
            tables.table(head, rows[:SHOWN]),
            *([f"And {len(rows) - SHOWN} more."] if len(rows) > SHOWN else []),
            "NegMAS's points, by the definitions above. *As good* means that the first number that a "
            "concept looks "
            "at is the same, while ties are settled or listed otherwise.",
            tables.points_table(found),
        ]
    )


def _counterexamples(runs: tables.Runs, found: Agreement) -> str:
    parts = ["## Examples that can be worked out by hand"]
    parts += [_example(runs, example) for example in EXAMPLES]
    real = tables.worst(found, "kalai_smorodinsky", _of_two(found))
    return "\n\n".join([*parts, *([_real(found, *real)] if real else [])])


def _example(runs: tables.Runs, example: Any) -> str:
    rows = [
        [f"issue {place}: {option}", *(party[place - 1][n] for party in example.worth)]
        for place, names in enumerate(example.options, 1)
        for n, option in enumerate(names)
    ]
    rows.append(["no deal", *example.no_deal])
    answers = [["by the definition", _vectors(example.answer)]]
    for name, run in runs.items():
        told = run.get(f"example/{example.id}")
        if told and solved(told) and (given := _given(told, example.concept)):
            answers.append([tables.NAMES[name], _vectors(given)])
    return "\n\n".join(
        [
            f"### {example.title}",
            tables.table(["worth", "A", "B"], rows),
            example.told,
            tables.table(["", example.concept.replace("_", "-")], answers),
        ]
    )


def _given(told: dict[str, Any], concept: str) -> list[list[float]]:
    if concept != "frontier":
        return list(told["points"].get(concept, {}).get("vectors", []))
    if "floats" in told:
        return sorted(told["floats"], reverse=True)
    scales = told.get("scales") or [told["scale"]] * len(told["vectors"][0])
    rows = [[int(n) / int(scale) for n, scale in zip(row, scales, strict=True)] for row in told["vectors"]]
    return sorted(rows, reverse=True)


def _vectors(vectors: Sequence[Sequence[float]]) -> str:
    return "; ".join(
        f"({', '.join(f'{number:.17g}' if _long(number) else f'{number:g}' for number in v)})"
        for v in vectors
    )


def _long(number: float) -> bool:
    """Tell whether a number differs from its short form only in the last digits, which matter here."""
    return float(f"{number:g}") != number


def _of_two(found: Agreement) -> Callable[[str], bool]:
    return lambda one: len(found.zones[one].disagreement) == 2


def _real(found: Agreement, one: str, verdict: Verdict) -> str:
    assert verdict.given
    assert verdict.best
    zone = found.zones[one]
    rows = []
    for name, vector in (("by the definition", verdict.best), ("NegMAS", verdict.given)):
        gains = [value - float(least) for value, least in zip(vector, zone.disagreement, strict=True)]
        ratios = [gain / float(most) for gain, most in zip(gains, zone.ideal, strict=True)]
        shown = [f"{number:.4f}" for number in (*vector, *gains, *ratios, min(ratios))]
        rows.append([name, *shown])
    told = ", ".join(f"{float(number):.4f}" for number in zone.disagreement)
    most = ", ".join(f"{float(number):.4f}" for number in zone.ideal)
    return "\n\n".join(
        [
            f"### The same in a scenario of the competitions: {one}",
            f"No deal is worth {told}; the greatest gains over it are {most}. Both vectors are on the "
            "frontier.",
            tables.table(
                ["Kalai-Smorodinsky", "A", "B", "gain A", "gain B", "ratio A", "ratio B", "least ratio"], rows
            ),
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
