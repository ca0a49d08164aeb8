"""Who does the work: a few processes of this machine, or (in `tracktwo.workers.cluster`) a Dask cluster.

What is asked of either: take a task when there is room, give back answers as they come, do a task again if
the process that had it was killed, and say so if that happens twice.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from signal import SIG_IGN, SIGINT, signal
from types import TracebackType
from typing import Any

from tracktwo.errors import TracktwoError
from tracktwo.workers.cores import cores, end_with_parent

__all__ = ["Executor", "Local", "Lost"]

Work = Callable[[Any], Any]

TRIES = 2


@dataclass(frozen=True)
class Lost:
    """Stands where an answer should be, for a task whose processes were killed; ``why`` says how."""

    why: str


class Executor(ABC):
    """Does tasks; to be used in a ``with`` statement, which starts and ends what it needs."""

    @property
    @abstractmethod
    def capacity(self) -> int:
        """How many tasks to hand out at once: enough to keep everybody busy, few enough to hold in memory."""

    @abstractmethod
    def submit(self, number: int, work: Work, task: Any) -> None:
        """Hand out a task; `work` is a function of a module, or a partial of one.

        Parameters
        ----------
        number : int
            By which the answer is told apart.
        work : callable
            What to do.
        task : object
            With what.
        """

    @abstractmethod
    def next(self) -> tuple[int, Any]:
        """Wait for an answer, of whichever task: its number, and the answer or a `Lost`."""

    @abstractmethod
    def close(self) -> None:
        """Stop all that is still being done."""

    def map(self, work: Work, parts: Iterable[Any]) -> Iterator[Any]:
        """Do the work on each part and give the answers in the order of the parts.

        Parameters
        ----------
        work : callable
            What to do with each.
        parts : iterable
            Taken up as there is room.

        Yields
        ------
        object

        Raises
        ------
        TracktwoError
            The processes that had some part were killed each time.
        """
        waiting, done, given, told = enumerate(parts), dict[int, Any](), 0, 0
        while True:
            while given - told < 2 * self.capacity and (one := next(waiting, None)) is not None:
                self.submit(one[0], work, one[1])
                given += 1
            if told == given:
                return
            while told not in done:
                number, answer = self.next()
                if isinstance(answer, Lost):
                    raise TracktwoError(answer.why)
                done[number] = answer
            yield done.pop(told)
            told += 1

    def __enter__(self) -> Executor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


@dataclass(eq=False)
class _Helper:
    """A process, the line to it, and the task it has."""

    process: BaseProcess
    line: Connection
    number: int = -1


class Local(Executor):
    """Processes of this machine, which end with it.

    Parameters
    ----------
    workers : int, optional
        How many; all cores by default.

    Notes
    -----
    Where processes cannot be started (in some containers, or from a script that lacks
    ``if __name__ == "__main__"``) the work is done in this process, only more slowly.
    """

    def __init__(self, workers: int | None = None) -> None:
        if workers is not None and workers < 1:
            raise TracktwoError("--workers must be 1 or more.")
        self._most = workers or cores()
        self._helpers: list[_Helper] = []
        self._waiting: deque[int] = deque()
        self._tasks: dict[int, tuple[Work, Any]] = {}
        self._tries: dict[int, int] = {}
        self._alone = False

    @property
    def capacity(self) -> int:
        """One task for each process, and one more that waits."""
        return self._most + 1

    @property
    def processes(self) -> list[int]:
        """The numbers by which the system knows the processes."""
        return [helper.process.pid for helper in self._helpers if helper.process.pid]

    def submit(self, number: int, work: Work, task: Any) -> None:
        """Hand out a task; see `Executor.submit`."""
        self._tasks[number] = work, task
        self._waiting.append(number)
        self._hand_out()

    def next(self) -> tuple[int, Any]:
        """Wait for an answer; see `Executor.next`."""
        while not self._alone:
            busy = {helper.line: helper for helper in self._helpers if helper.number >= 0}
            helper = busy[wait(list(busy))[0]]  # type: ignore[index]
            try:
                number, answer, error = helper.line.recv()
            except (EOFError, ConnectionResetError):
                lost = self._bury(helper)
                if lost:
                    return lost
                continue
            helper.number = -1
            del self._tasks[number]
            self._hand_out()
            if error is not None:
                raise error
            return number, answer
        number = self._waiting.popleft()
        work, task = self._tasks.pop(number)
        return number, work(task)

    def close(self) -> None:
        """Stop all processes."""
        for helper in self._helpers:
            helper.line.close()
            helper.process.kill()
            helper.process.join()
        self._helpers.clear()

    def _hand_out(self) -> None:
        """Give waiting tasks to processes that have none."""
        while self._waiting and not self._alone:
            idle = [helper for helper in self._helpers if helper.number < 0]
            if not idle and len(self._helpers) >= self._most:
                return
            helper = idle[0] if idle else self._start()
            if helper is not None:
                helper.number = self._waiting.popleft()
                self._send(helper)

    def _send(self, helper: _Helper) -> None:
        try:
            helper.line.send((helper.number, *self._tasks[helper.number]))
        except (BrokenPipeError, ConnectionResetError):
            return  # it is dead: `next` will see that its line is closed

    def _start(self) -> _Helper | None:
        """Start a process; None where that cannot be done."""
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs,), daemon=True)
        try:
            process.start()
            theirs.close()
            ours.recv()
        except (EOFError, OSError):
            self._alone = not self._helpers
            self._most = max(len(self._helpers), 1)
            return None
        helper = _Helper(process, ours)
        self._helpers.append(helper)
        return helper

    def _bury(self, helper: _Helper) -> tuple[int, Lost] | None:
        """Have the task of a dead process done again, or give it up; others take the process's place."""
        self._helpers.remove(helper)
        helper.line.close()
        helper.process.join()
        number = helper.number
        self._tries[number] = self._tries.get(number, 0) + 1
        if self._tries[number] < TRIES:
            self._waiting.appendleft(number)
            self._hand_out()
            return None
        del self._tasks[number]
        self._hand_out()
        how = helper.process.exitcode or 0
        told = f"stopped by signal {-how}" if how < 0 else f"it ended with code {how}"
        return number, Lost(
            f"the process that worked on it was killed {TRIES} times ({told}); is memory short?"
        )


def _serve(line: Connection) -> None:
    """Do what comes down the line, until it is closed. The one who started us sees to Ctrl-C."""
    signal(SIGINT, SIG_IGN)
    end_with_parent()
    line.send("ready")
    while True:
        try:
            number, work, task = line.recv()
        except (EOFError, ConnectionResetError):
            return
        answer, error = None, None
        try:
            answer = work(task)
        except Exception as problem:
            error = problem
        line.send((number, answer, error))
