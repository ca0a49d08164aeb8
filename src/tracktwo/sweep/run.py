"""The sweep itself: hands out tasks, writes down answers, and puts the files together at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

from tracktwo.errors import TracktwoError
from tracktwo.sweep.options import Options
from tracktwo.sweep.result import RESULTS, Sweep, lines_in
from tracktwo.sweep.scenarios import Found, find
from tracktwo.sweep.schedule import Schedule
from tracktwo.sweep.tournament import COLUMNS, row_of, tournament
from tracktwo.sweep.work import Task, work
from tracktwo.workers.executors import Executor, Local
from tracktwo.workers.journal import Journal
from tracktwo.workers.outputs import write_lines, write_table, written

__all__ = ["sweep"]

TIMES = ("id", "reading_s", "solving_s", "drawing_s")


def sweep(
    folders: Iterable[str | Path],
    out: str | Path,
    *,
    options: Options | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Sweep:
    """Analyse every scenario under some folders.

    Whatever stops it, what was done is kept in ``out``; the same call goes on from there. The files are the
    same, byte for byte, whoever does the work and however often it was stopped; times stand apart, in
    ``timings.csv``.

    Parameters
    ----------
    folders : iterable of str or Path
        Where the scenarios are: cases, or files and folders in a format of `tracktwo.formats.FORMATS`.
    out : str or Path
        The folder for ``results.jsonl``, ``summary.csv``, ``index.html``, ``timings.csv`` and
        ``journal.sqlite``; made if it is not there.
    options : Options, optional
        What is asked of each scenario.
    executor : Executor, optional
        Who does the work, `Local` or `Dask`; by default one process for each core of this machine.
    progress : callable, optional
        Told how many steps are done, and how many there are: one a scenario, one for each chunk of its draws.

    Returns
    -------
    Sweep
        A scenario that cannot be used is told in it, and stops nothing.

    Raises
    ------
    TracktwoError
        There is no scenario, another sweep is writing to ``out``, the disk is full, or the cluster has gone.
    """
    begun = perf_counter()
    target, asked = Path(out), options or Options()
    found = find(folders, leave_out=target)
    if target.exists() and not target.is_dir():
        raise TracktwoError(f"{target}: this is not a folder. Name one for the results with -o.")
    target.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        journal = held.enter_context(Journal(target / "journal.sqlite"))
        doer = executor if executor is not None else held.enter_context(Local())
        schedule = Schedule(found, asked, journal)
        _run(schedule, doer, len(found), progress or (lambda done, total: None))
        _write(target, found, schedule)
    failures = tuple((line["id"], line["error"]) for line in lines_in(target) if line["error"] is not None)
    done = Sweep(target, tournament(lines_in(target)), failures, perf_counter() - begun)
    from tracktwo.sweep.page import page

    with written(target / "index.html") as file:
        file.write(page(done, asked))
    return done


def _run(schedule: Schedule, doer: Executor, scenarios: int, progress: Callable[[int, int], object]) -> None:
    """Keep the executor busy until there is nothing left to do."""
    out: dict[int, Task] = {}
    handed = 0
    while True:
        while len(out) < doer.capacity and (task := schedule.next_task()) is not None:
            out[handed] = task
            doer.submit(handed, work, task)
            handed += 1
        progress(schedule.done, scenarios * schedule.each)
        if not out:
            return
        number, answer = doer.next()
        schedule.take(out.pop(number), answer)


def _write(target: Path, found: Sequence[Found], schedule: Schedule) -> None:
    """Write the files that are made scenario by scenario, in the order of the list."""
    write_lines(target / RESULTS, map(schedule.line, found))
    write_table(target / "summary.csv", COLUMNS, map(row_of, lines_in(target)))
    times = (
        {"id": one.id} | {f"{what}_s": f"{took:.4f}" for what, took in schedule.seconds(one).items()}
        for one in found
    )
    write_table(target / "timings.csv", TIMES, times)
