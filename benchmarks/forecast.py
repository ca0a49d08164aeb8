"""Score every forecasting model on decisions of the European Union whose outcome is known.

    python benchmarks/forecast.py [FILE] [--write]

FILE is deu3.csv, the DEU III data as tab-separated values: a line of headings, a line of weights by state,
and a line an issue; without it the file is looked for in ``data`` under TRACKTWO_SHARED. All capabilities
count alike. Issues of one proposal are decided together: models that look at several dimensions are run both
on each issue alone and on all issues of a proposal (``_together``); the exchange model only on the latter. A
model knows where things stay without agreement only where its name says so. ``--write`` puts the table where
the package reads it.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np

from tracktwo import forecast as package
from tracktwo.forecast import MODELS, ModelError, Table, score

FIRST_POSITION, FIRST_SALIENCE, REFERENCE, OUTCOME = 13, 43, 73, 74
AGAIN = 2000
DATA = "DEU III (Arregui and Perarnaud 2022)"
Guess = Callable[[Table], np.ndarray]


@dataclass(frozen=True, eq=False)
class Issue:
    """One issue of a proposal: positions and saliences by actor, reference point and outcome."""

    proposal: str
    positions: np.ndarray
    saliences: np.ndarray
    reference: float
    outcome: float


def main() -> None:
    """Print the table."""
    args = _arguments()
    issues = read(Path(args.file))
    started = perf_counter()
    rows = [against(one, issues, values) for one, values in every(issues)]
    print(_table(rows))
    print(f"\n{len(issues)} issues, {perf_counter() - started:.0f} seconds")
    if args.write:
        kept = [row.to_records() for row in rows if row.model.split("_together")[0] in MODELS or _known(row)]
        target = Path(package.__file__).with_name("known_errors.json")
        text = json.dumps({"data": DATA, "models": [_rounded(one) for one in kept]}, indent=1) + "\n"
        target.write_text(text, "utf-8")


def _known(row: ModelError) -> bool:
    return row.model == "nash_reference"


def _rounded(record: dict[str, object]) -> dict[str, object]:
    return {key: round(one, 4) if isinstance(one, float) else one for key, one in record.items()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = Path(os.environ.get("TRACKTWO_SHARED", "../shared"))
    parser.add_argument("file", nargs="?", default=shared / "data" / "deu3.csv")
    parser.add_argument("--write", action="store_true", help="keep the table in the package")
    return parser.parse_args()


def read(file: Path) -> list[Issue]:
    """Read all issues."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter="\t"))[2:]
    return [
        Issue(
            row[0],
            _numbers(row[FIRST_POSITION:FIRST_SALIENCE]),
            _numbers(row[FIRST_SALIENCE:REFERENCE]),
            _number(row[REFERENCE]),
            _number(row[OUTCOME]),
        )
        for row in rows
    ]


def _numbers(cells: Sequence[str]) -> np.ndarray:
    return np.array([_number(cell) for cell in cells])


def _number(cell: str) -> float:
    return float(cell) if cell.strip(" .") else math.nan


def table(issues: Sequence[Issue], *, reference: bool = False) -> Table:
    """Put issues beside each other; a position without a salience has salience 0."""
    positions = np.stack([one.positions for one in issues], axis=1)
    saliences = np.nan_to_num(np.stack([one.saliences for one in issues], axis=1)) / 100
    there = ~np.isnan(positions).all(axis=1)
    positions, saliences = positions[there], np.where(np.isnan(positions), 0, saliences)[there]
    low = np.nanmin(positions, axis=0)
    span = np.nanmax(positions, axis=0) - low
    known = np.array([one.reference if reference else math.nan for one in issues])
    everybody = np.ones(len(positions))
    return Table(positions, saliences, everybody, low, np.where(span > 0, span, 1.0), known, everybody > 0)


def every(issues: Sequence[Issue]) -> list[tuple[str, np.ndarray]]:
    """Return what each model says of each issue; NaN where it says nothing."""
    found = [(name, _alone(issues, model.run)) for name, model in MODELS.items() if name != "exchange"]
    for name in ("exchange", "compromise", "challenge"):
        found.append(
            (name if name == "exchange" else f"{name}_together", _together(issues, MODELS[name].run))
        )
    with_reference = [one if not math.isnan(one.reference) else None for one in issues]
    found.append(("nash_reference", _alone(with_reference, MODELS["nash"].run, reference=True)))
    found.append(("nash_losers_disregarded", np.array([_disregarding(one) for one in with_reference])))
    found.append(("constant_50", np.full(len(issues), 50.0)))
    found.append(("reference_point", np.array([one.reference for one in issues])))
    found.append(("commission", np.array([one.positions[0] for one in issues])))
    found.append(("parliament", np.array([one.positions[1] for one in issues])))
    return found


def _alone(issues: Sequence[Issue | None], run: Callable, *, reference: bool = False) -> np.ndarray:
    return np.array(
        [math.nan if one is None else run(table([one], reference=reference)).value[0] for one in issues]
    )


def _together(issues: Sequence[Issue], run: Callable) -> np.ndarray:
    values = np.full(len(issues), math.nan)
    for proposal in dict.fromkeys(one.proposal for one in issues):
        places = [at for at, one in enumerate(issues) if one.proposal == proposal]
        values[places] = run(table([issues[at] for at in places])).value
    return values


def _disregarding(issue: Issue | None) -> float:
    """Return the point with the greatest product of gains over the reference point, each at least 0.001.

    Not a bargaining solution: those who lose count as if they gained next to nothing. For comparison.
    """
    if issue is None:
        return math.nan
    one = table([issue])
    places, weights, grid = one.positions[:, 0], one.weights[:, 0], np.linspace(0, 100, 1001)
    before = np.abs(places - issue.reference)
    gains = before[:, None] - np.abs(grid[None, :] - places[:, None])
    some = before > 0
    if not some.any():
        return issue.reference
    return float(grid[np.argmax(weights[some] @ np.log(np.maximum(gains[some], 1e-3)))])


def against(name: str, issues: Sequence[Issue], values: np.ndarray) -> ModelError:
    """Score a model, and compare it with the weighted mean on the same issues."""
    outcomes = np.array([one.outcome for one in issues])
    counted = ~np.isnan(values) & ~np.isnan(outcomes)
    ids = {one: at for at, one in enumerate(dict.fromkeys(one.proposal for one in issues))}
    proposals = np.array([ids[one.proposal] for one in issues])[counted]
    found = score(name, values[counted], outcomes[counted], proposals)
    if name == package.BASELINE:
        return found
    baseline = _alone(
        [one for one, here in zip(issues, counted, strict=True) if here], MODELS[package.BASELINE].run
    )
    worse = np.abs(values[counted] - outcomes[counted]) - np.abs(baseline - outcomes[counted])
    low, high = _interval(worse, proposals)
    return replace(found, against_baseline=float(worse.mean()), against_low=low, against_high=high)


def _interval(differences: np.ndarray, proposals: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of the mean, whole proposals drawn again with replacement."""
    _, at = np.unique(proposals, return_inverse=True)
    sums, sizes = np.bincount(at, differences), np.bincount(at)
    chosen = np.random.default_rng(1).integers(0, len(sizes), (AGAIN, len(sizes)))
    means = sums[chosen].sum(axis=1) / sizes[chosen].sum(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def _table(rows: Sequence[ModelError]) -> str:
    lines = [
        "| model | issues | MAE | RMSE | median | within 5 | within 10 | CRPS | 80 % within | covered "
        "| MAE less baseline |",
        "|---|---|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        than = (
            "" if row.against_baseline is None
            else f"{row.against_baseline:+.2f} [{row.against_low:+.2f}, {row.against_high:+.2f}]"
        )  # fmt: skip
        lines.append(
            f"| {row.model} | {row.issues} | {row.mean_absolute:.2f} | {row.root_mean_square:.2f} "
            f"| {row.median_absolute:.2f} | {row.within_5:.1%} | {row.within_10:.1%} | {row.crps:.2f} "
            f"| {row.band:.1f} | {row.covered:.1%} | {than} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
