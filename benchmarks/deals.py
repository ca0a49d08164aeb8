"""Time the engine on generated scenarios, beside its peers, in one run on one machine.

    python benchmarks/deals.py --generator SCRIPT [--negmas PYTHON] [--runs N]

SCRIPT makes the scenarios, see ``_scenario`` below for what it is asked. Each figure is the median over
runs of the seconds that the engine takes after the file is read; peak memory is that of a process of its
own. The peers answer the same question, the frontier: plain enumeration with numpy and moocore, and NegMAS
if a Python that has it is named. A peer is left out where there are more than two million packages.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

SCENARIOS = [(5, 6, 10, "conflict"), (3, 30, 10, "scores"), (3, 6, 10, "conflict"), (2, 6, 10, "conflict"),
             (5, 30, 10, "conflict")]  # fmt: skip
MOST = 2_000_000


def main() -> None:
    """Run every scenario with every engine and print the table."""
    args = _arguments()
    print(f"Python {platform.python_version()}, {platform.machine()}, {args.runs} runs, medians\n")
    print("| scenario | packages | engine | seconds | MiB | answer | times slower than tracktwo |")
    print("|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for scenario in SCENARIOS:
            _scenario(args, Path(folder), scenario)
    print(f"\nDraws a second on one core, 3 parties, 8 issues x 4 options: {_draws():.0f}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--generator", required=True, help="the script that writes a generated scenario")
    parser.add_argument("--negmas", metavar="PYTHON", help="a Python that has NegMAS")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--worker", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        engine, file, runs = args.worker
        print(json.dumps(measure(engine, Path(file), int(runs))))
        sys.exit()
    return args


def _scenario(args: argparse.Namespace, folder: Path, scenario: tuple[int, int, int, str]) -> None:
    parties, issues, options, mode = scenario
    file = folder / f"{parties}-{issues}-{options}-{mode}.json"
    command = [sys.executable, args.generator, *map(str, scenario)]
    file.write_text(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    engines = ["solutions"] if parties > 3 and issues > 10 else ["frontier"]
    if options**issues <= MOST:
        engines += ["enumeration", *(["negmas"] if args.negmas else [])]
    ours = 0.0
    for engine in engines:
        python = args.negmas if engine == "negmas" else sys.executable
        runs = 1 if engine == "negmas" else args.runs
        row = _run(python, args.generator, engine, file, runs)
        ours = ours or row["seconds"]
        ratio = "" if engine in ("frontier", "solutions") else f"{row['seconds'] / ours:,.0f}"
        name = f"{parties} parties, {issues} x {options}, {mode}"
        cells = [
            name,
            f"10^{issues}",
            engine,
            f"{row['seconds']:.3f}",
            f"{row['mib']:.0f}",
            row["answer"],
            ratio,
        ]
        print(f"| {' | '.join(cells)} |", flush=True)


def _run(python: str, generator: str, engine: str, file: Path, runs: int) -> dict:
    """Measure in a process of its own, so that its peak memory is its own."""
    command = [python, __file__, "--generator", generator, "--worker", engine, str(file), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {
            "seconds": float("nan"),
            "mib": float("nan"),
            "answer": done.stderr.strip().splitlines()[-1][:80],
        }
    return json.loads(done.stdout)


def measure(engine: str, file: Path, runs: int) -> dict:
    """Return the median seconds, the peak memory in MiB and what was found."""
    ask = {"frontier": _frontier, "solutions": _solutions, "enumeration": _enumeration, "negmas": _negmas}[
        engine
    ](file)
    seconds = []
    for _ in range(runs):
        begun = perf_counter()
        answer = ask()
        seconds.append(perf_counter() - begun)
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": statistics.median(seconds), "mib": mib, "answer": answer}


def _problem(file: Path):
    from tracktwo.deals import problem_of
    from tracktwo.formats import open_case

    return problem_of(open_case(file))


def _frontier(file: Path):
    from tracktwo.deals.pareto.front import frontier

    problem = _problem(file)

    def ask() -> str:
        found = frontier(problem)
        return f"{len(found):,} vectors, {found.packages_total:,} packages"

    return ask


def _solutions(file: Path):
    from tracktwo.deals.programming.program import Program

    problem = _problem(file)

    def ask() -> str:
        told = []
        for concept in ("nash", "kalai_smorodinsky"):
            begun = perf_counter()
            found = getattr(Program(problem), concept)()
            told.append(f"{concept} gap {found.gap:.0e} in {perf_counter() - begun:.2f} s")
        return "; ".join(told)

    return ask


def _tables(file: Path):
    import numpy as np

    return [np.array(table, dtype=float).T for table in json.loads(file.read_text())["tables"]]


def _enumeration(file: Path):
    import moocore
    import numpy as np

    tables = _tables(file)

    def ask() -> str:
        values = np.zeros((1, tables[0].shape[1]))
        for table in tables:
            values = (values[:, None] + table).reshape(-1, values.shape[1])
        kept = moocore.is_nondominated(values, maximise=True)
        return f"{int(kept.sum()):,} vectors, in floats"

    return ask


def _negmas(file: Path):
    from negmas import LinearAdditiveUtilityFunction, make_issue
    from negmas.preferences.ops import pareto_frontier

    tables = _tables(file)
    issues = [make_issue(table.shape[0], f"i{n}") for n, table in enumerate(tables)]
    parties = [
        LinearAdditiveUtilityFunction(
            [dict(enumerate(map(float, table[:, party]))) for table in tables],
            issues=issues,
            weights=[1.0] * len(tables),
        )
        for party in range(tables[0].shape[1])
    ]

    def ask() -> str:
        found, _ = pareto_frontier(parties, issues=issues)
        return f"{len(found):,} vectors, in floats"

    return ask


def _draws() -> float:
    """Return how many draws a second get their frontier and four solutions, on one core."""
    import numpy as np

    from tracktwo.deals.pareto.front import nondominated_sums
    from tracktwo.deals.solutions.concepts import light_points

    random = np.random.default_rng(7)
    draws = [[random.integers(0, 10**6, (4, 3)).astype(float) for _ in range(8)] for _ in range(300)]
    begun = perf_counter()
    for tables in draws:
        values, _ = nondominated_sums(tables)
        light_points(values, np.zeros(3))
    return len(draws) / (perf_counter() - begun)


if __name__ == "__main__":
    main()
