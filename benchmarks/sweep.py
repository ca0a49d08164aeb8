"""Time a sweep with draws: one process, several, and a Dask cluster on the same machine.

    python benchmarks/sweep.py FOLDER [--draws N] [--workers N] [--every N]

Each way of doing the work sweeps over the same scenarios into a folder of its own, so that nothing is
found done. The table gives the seconds from start to the finished files, starting of processes included; the
seconds of processor time that all processes took together; and draws a second of either. On a machine that
is busy with other things only the second kind can be compared. Where the time goes (reading, solving,
drawing) is added up from ``timings.csv``. That the results are the same, byte for byte, is checked.
"""

from __future__ import annotations

import argparse
import csv
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter

from tracktwo.sweep import Dask, Executor, Local, Options, sweep


def main() -> None:
    """Sweep once in each way and print the table."""
    args = _arguments()
    with tempfile.TemporaryDirectory() as made:
        chosen = _chosen(args.folder, args.every)
        draws = len(chosen) * args.draws
        about = f"Python {platform.python_version()}, {platform.machine()}"
        print(f"{about}, {len(chosen)} scenarios, {draws:,} draws\n")
        print("| who | seconds | draws/s | processor s | draws/processor s | reading | solving | drawing |")
        print("|---|---|---|---|---|---|---|---|")
        results = set()
        for name, start in _ways(args.workers).items():
            out = Path(made) / name.replace(" ", "-")
            print(_row(name, start, chosen, out, args.draws), flush=True)
            results.add((out / "results.jsonl").read_bytes())
        print(f"\nThe same results, byte for byte: {'yes' if len(results) == 1 else 'NO'}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where the scenarios are")
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2, help="the most processes")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every N-th scenario only")
    return parser.parse_args()


def _chosen(folder: Path, every: int) -> list[Path]:
    from tracktwo.sweep.scenarios import find

    return [found.path for found in find([folder])][::every]


def _ways(workers: int) -> dict[str, Callable[[], Executor]]:
    return {
        "1 process": lambda: Local(1),
        f"{workers} processes": lambda: Local(workers),
        f"Dask, {workers} workers": lambda: _Cluster(workers),
    }


class _Cluster(Dask):
    """A Dask cluster of this machine, which ends with the sweep."""

    def __init__(self, workers: int) -> None:
        from distributed import LocalCluster

        self._cluster = LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )
        super().__init__(self._cluster.scheduler_address)

    def close(self) -> None:
        super().close()
        self._cluster.close()


def _row(name: str, start: Callable[[], Executor], chosen: list[Path], out: Path, draws: int) -> str:
    begun, before = perf_counter(), _processor()
    with start() as executor:
        sweep(chosen, out, options=Options(draws=draws), executor=executor)
    seconds, used = perf_counter() - begun, _processor() - before
    count = draws * len(chosen)
    parts = _parts(out / "timings.csv")
    cells = [name, f"{seconds:.1f}", f"{count / seconds:,.0f}", f"{used:.1f}", f"{count / used:,.0f}"]
    return f"| {' | '.join([*cells, *(f'{part:.1f}' for part in parts)])} |"


def _processor() -> float:
    """Return the processor time so far of this process and of those it has started and seen end."""
    spent = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _parts(file: Path) -> list[float]:
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    return [sum(float(row[name] or 0) for row in rows) for name in ("reading_s", "solving_s", "drawing_s")]


if __name__ == "__main__":
    main()
