"""The same work on many parts, on all cores where that saves time; the answers never depend on how."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Protocol, TypeVar

from tracktwo.workers.cores import cores, end_with_parent

__all__ = ["Executor", "on_cores"]

Part = TypeVar("Part")
Answer = TypeVar("Answer")

WORTH_STARTING = 3.0
"""Seconds of work left that make it worth starting other processes, which takes about one."""


class Executor(Protocol):
    """Whoever can do the same work on many parts; see `tracktwo.sweep`."""

    def map(self, work: Callable[[Part], Answer], parts: Sequence[Part], /) -> Iterator[Answer]:
        """Give the answers in the order of the parts."""


def on_cores(
    work: Callable[[Part], Answer],
    parts: Sequence[Part],
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int], None] | None = None,
) -> list[Answer]:
    """Do the work on each part and return the answers in the order of the parts.

    Parameters
    ----------
    work : callable
        A function of a module, or a partial of one, so that other processes can find it.
    parts : sequence
        What to work on; every part about as much work.
    workers : int, optional
        Processes; 1 for this one alone. By default all cores, or this process alone where the first
        part shows that the rest will soon be done.
    executor : Executor, optional
        Does the work instead.
    progress : callable, optional
        Told how many parts are done.

    Returns
    -------
    list
    """
    tell = progress or (lambda done: None)
    found: list[Answer] = []
    for answer in executor.map(work, parts) if executor else ():
        found.append(answer)
        tell(len(found))
    if executor:
        return found
    started = time.perf_counter()
    for part in parts[: 1 if workers is None else 0]:
        found.append(work(part))
        tell(len(found))
    left = (time.perf_counter() - started) * (len(parts) - len(found))
    many = cores() if workers is None and left > WORTH_STARTING else workers or 1
    if min(many, len(parts)) > 1:
        _in_processes(work, parts, many, found, tell)
    for part in parts[len(found) :]:
        found.append(work(part))
        tell(len(found))
    return found


def _in_processes(
    work: Callable[[Part], Answer],
    parts: Sequence[Part],
    workers: int,
    found: list[Answer],
    tell: Callable[[int], None],
) -> None:
    """Add the answers that other processes give; some may be missing at the end.

    Processes cannot be started everywhere: not in some containers, nor from a script that lacks
    ``if __name__ == "__main__"``. The work is then done in this process, only more slowly.
    """
    try:
        with ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=end_with_parent
        ) as pool:
            for answer in pool.map(work, parts[len(found) :]):
                found.append(answer)
                tell(len(found))
    except (BrokenProcessPool, OSError):
        return
