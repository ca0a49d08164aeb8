"""Run one engine over scenarios: tasks come as JSON lines on standard input, results go out likewise.

Each scenario is solved in a process forked for it, so that its peak memory is its own, and that it can be
stopped by time or by memory without ending the run.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import select
import signal
import statistics
import sys
from collections.abc import Callable
from importlib import import_module
from time import clock_gettime, perf_counter, process_time
from typing import Any

REPEATS = 5
LONG = 0.5
"""Seconds after which a measurement is not repeated."""
WAIT = 10
"""How many times its CPU seconds a scenario may take on the clock, on a busy machine."""


def main() -> None:
    """Serve tasks until there are no more."""
    engine = import_module(f"beside.engines.{sys.argv[1]}")
    print(json.dumps(engine.versions()), flush=True)
    for line in sys.stdin:
        task = json.loads(line)
        print(json.dumps({"id": task["id"], **_apart(engine, task)}), flush=True)


def _apart(engine: Any, task: dict[str, Any]) -> dict[str, Any]:
    """Solve in a process of its own and return what it says, or why it said nothing."""
    gc.collect()
    gc.freeze()
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        _answer(engine, task, sending)
    os.close(sending)
    text = _all_of(receiving, child, task["seconds"])
    if text is None:
        os.kill(child, signal.SIGKILL)
    os.close(receiving)
    os.waitpid(child, 0)
    if text is None:
        return {"stopped": "time"}
    if not text:
        return {"stopped": "memory"}
    return dict(json.loads(text))


def _all_of(pipe: int, child: int, seconds: float) -> bytes | None:
    """Read until the other side closes; None once the child has had its time.

    The child could limit itself, but then the kernel would count its CPU seconds in ticks only.
    """
    until, parts = perf_counter() + seconds * WAIT, []
    while perf_counter() < until and clock_gettime(_clock_of(child)) < seconds:
        ready, _, _ = select.select([pipe], [], [], LONG)
        if ready:
            part = os.read(pipe, 1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)
    return None


def _clock_of(process: int) -> int:
    """Return Linux's name for the clock that counts a process's CPU time (clock_getcpuclockid)."""
    return (~process << 3) | 2


def _answer(engine: Any, task: dict[str, Any], pipe: int) -> None:
    """Write the result to a pipe and end this process."""
    resource.setrlimit(resource.RLIMIT_AS, (task["bytes"], task["bytes"]))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        told = measured(engine, task)
    except MemoryError:
        told = {"stopped": "memory"}
    except Exception as error:  # whatever an engine raises is its answer
        told = {"stopped": f"{type(error).__name__}: {error}"[:300]}
    with os.fdopen(pipe, "wb") as out:
        out.write(json.dumps(told).encode())
    os._exit(0)


def measured(engine: Any, task: dict[str, Any]) -> dict[str, Any]:
    """Read, solve and record one scenario.

    Parameters
    ----------
    engine : module
        One of `beside.engines`.
    task : dict
        ``path``, ``kind`` and what else the engine asks for.

    Returns
    -------
    dict
        Wall and CPU seconds of the frontier and of the points (medians), seconds of reading, peak memory
        in MiB before and after, and what the engine records.
    """
    begun = perf_counter()
    asked = engine.read(task)
    reading = perf_counter() - begun
    before = _peak()
    if task["kind"] == "values":
        return {"values": engine.values(asked, task["packages"])}
    if task["kind"] == "load":
        return {"loaded": True}
    found, seconds, cpu = timed(lambda: engine.frontier(asked, task))
    peak = _peak()
    points, more, more_cpu = timed(lambda: engine.points(asked, found, task))
    return {
        "reading_s": reading,
        "frontier_s": seconds,
        "frontier_cpu_s": cpu,
        "points_s": more,
        "points_cpu_s": more_cpu,
        "mib_before": before,
        "mib": peak,
        "points": points,
        **engine.record(asked, found),
    }


def timed(ask: Callable[[], Any]) -> tuple[Any, float, float]:
    """Return an answer and the median wall and CPU seconds; what takes long is asked once only."""
    wall, cpu = [], []
    while not wall or (len(wall) < REPEATS and sum(wall) < LONG):
        begun, begun_cpu = perf_counter(), process_time()
        answer = ask()
        wall.append(perf_counter() - begun)
        cpu.append(process_time() - begun_cpu)
    return answer, statistics.median(wall), statistics.median(cpu)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
