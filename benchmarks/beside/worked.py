"""The part of the page with examples that a reader can check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from beside import tables
from beside.compare import Verdict, exact_vectors, spurious_of
from beside.examples import EXAMPLES
from beside.summary import Agreement, solved

__all__ = ["examples"]


def examples(runs: tables.Runs, found: Agreement) -> str:
    """Return the examples made up, and those that this run found in the competitions' scenarios."""
    parts = ["## Examples that can be worked out by hand"]
    parts += [_example(runs, example) for example in EXAMPLES]
    real = tables.worst(found, "kalai_smorodinsky", _of_two(found))
    parts += [_real(found, *real)] if real else []
    return "\n\n".join([*parts, *_rounded(runs, found)])


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
        f"({', '.join(repr(float(number)) if _long(number) else f'{number:g}' for number in v)})"
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


def _rounded(runs: tables.Runs, found: Agreement) -> list[str]:
    """Show one spurious vector of the scenario that has most, and what dominates it."""
    most = max(found.fronts, key=lambda one: found.fronts[one].rounding, default=None)
    vectors = exact_vectors(runs["tracktwo"][most]) if most else None
    shown = spurious_of(vectors, runs["negmas"][most]["floats"]) if most and vectors else None
    if shown is None:
        return []
    vector, better = shown
    return [
        f"### Rounding in a scenario of the competitions: {most}",
        "The first vector is one that NegMAS gives. The second is on the frontier; it stands here "
        "as fractions and as "
        "the nearest decimals.",
        tables.table(
            ["", *(f"party {place}" for place in range(1, len(vector) + 1))],
            [
                ["NegMAS", *map(repr, vector)],
                ["better, as fractions", *better],
                ["better, as decimals", *(repr(float(number)) for number in better)],
            ],
        ),
    ]
