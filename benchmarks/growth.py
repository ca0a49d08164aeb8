"""Measure what a scenario costs, and work out what many would take.

    python benchmarks/growth.py FOLDER [--every N] [--draws N]

Scenarios of the folder are read, solved and swept with draws in one process; the table gives what one of
them costs on average in processor time and bytes of results, and from these what a million would take on one
core and on 64. It is arithmetic, not a run: it holds as far as the million is like the sample.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from tracktwo.deals import problem_of, solve
from tracktwo.formats import read
from tracktwo.sweep import Local, Options, sweep
from tracktwo.sweep.scenarios import find

MANY, CORES = 1_000_000, 64
DAY = 86_400


def main() -> None:
    """Measure and print."""
    args = _arguments()
    chosen = [found.path for found in find([args.folder])][:: args.every]
    print(f"Python {platform.python_version()}, {platform.machine()}, {len(chosen)} scenarios\n")
    reading, solving = _one_by_one(chosen)
    drawing, size = _swept(chosen, args.draws)
    print("| step | one scenario | a million, 1 core | a million, 64 cores |")
    print("|---|---|---|---|")
    for name, seconds in (
        ("read", reading),
        ("frontier, zone, four solutions, counts", solving),
        (f"the same in {args.draws:,} draws", drawing),
    ):
        one, many = f"{1000 * seconds:,.1f} ms", MANY * seconds
        print(f"| {name} | {one} | {_time(many)} | {_time(many / CORES)} |")
    print(f"| results kept | {size / 1000:,.1f} kB | {MANY * size / 1e9:,.1f} GB | the same |")
    print(f"\nPeak memory of this process: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the scenarios are")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--every", type=int, default=8, metavar="N", help="take every N-th scenario only")
    return parser.parse_args()


def _one_by_one(chosen: list[Path]) -> tuple[float, float]:
    """Return the processor seconds of reading and of solving a scenario, on average."""
    begun = process_time()
    cases = [read(path).case for path in chosen]
    reading = process_time() - begun
    begun = process_time()
    for case in cases:
        solve(problem_of(case))
    return reading / len(chosen), (process_time() - begun) / len(chosen)


def _swept(chosen: list[Path], draws: int) -> tuple[float, float]:
    """Return the seconds of drawing and the bytes of results of a scenario, on average."""
    with tempfile.TemporaryDirectory() as made:
        out = Path(made) / "sweep"
        with Local(1) as executor:
            sweep(chosen, out, options=Options(draws=draws), executor=executor)
        rows = [line.split(",") for line in (out / "timings.csv").read_text("utf-8").splitlines()]
        column = rows[0].index("drawing_s")
        drawing = sum(float(row[column] or 0) for row in rows[1:])
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
    return drawing / len(chosen), size / len(chosen)


def _time(seconds: float) -> str:
    if seconds < 3600:
        return f"{seconds / 60:,.0f} min"
    return f"{seconds / 3600:,.1f} h" if seconds < 2 * DAY else f"{seconds / DAY:,.1f} days"


if __name__ == "__main__":
    main()
