"""Which task comes next, and what is known of every scenario so far."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from tracktwo.sweep.options import Options
from tracktwo.sweep.scenarios import Found, digest, packed
from tracktwo.sweep.work import ENOUGH, Answer, Task
from tracktwo.workers.executors import Lost
from tracktwo.workers.journal import Journal

__all__ = ["Schedule"]


class Schedule:
    """Gives out tasks one at a time, so that only scenarios in work are held in memory.

    Parameters
    ----------
    found : sequence of Found
        The scenarios.
    options : Options
        What is asked of each.
    journal : Journal
        What is already done, and where to write what is done.
    """

    def __init__(self, found: Sequence[Found], options: Options, journal: Journal) -> None:
        self._coming: Iterator[Found] = iter(found)
        self._rests: deque[Task] = deque()
        self._options, self._journal = options, journal
        self._digests: dict[str, str] = {}
        self._failed: dict[str, str] = {}
        self._undrawn: dict[str, str] = {}
        self.each = 1 + len(options.sizes)
        self.done = 0

    def next_task(self) -> Task | None:
        """Return the next task; None if there is none now, though an answer may bring more."""
        if self._rests:
            return self._rests.popleft()
        for found in self._coming:
            task = self._asked(found)
            if task is not None:
                return task
        return None

    def take(self, task: Task, answer: Answer | Lost) -> None:
        """Write an answer down, and see what is left to do of its scenario."""
        if isinstance(answer, Lost):
            self._give_up(task, answer)
            return
        made: dict[tuple[str, ...], bytes] = {}
        if answer.points:
            made[self._key(task, self._options.of_points)] = answer.points.encode()
        for number, chunk in answer.chunks.items():
            made[self._key(task, self._options.of_chunk(number))] = chunk
        if answer.about:
            made[self._key(task, self._options.of_draws)] = answer.about.encode()
        self._journal.put(made, answer.seconds)
        self.done += bool(answer.points) + len(task.chunks) - len(answer.left)
        self._put_off(task, answer)

    def line(self, found: Found) -> dict[str, Any]:
        """Return all that is known of a scenario: its line of ``results.jsonl``."""
        line = {"id": found.id, "sha256": self._digests.get(found.id), "error": None}
        if found.id in self._failed:
            return {**line, "error": self._failed[found.id]}
        known = json.loads(self._read(found, self._options.of_points))
        if "error" in known:
            return {**line, "error": known["error"]}
        return {**line, **known["facts"], **self._draws(found, known)}

    def seconds(self, found: Found) -> dict[str, float]:
        """Return how long a scenario took, by what was done."""
        total: dict[str, float] = {}
        asked = [self._options.of_points, *map(self._options.of_chunk, range(len(self._options.sizes)))]
        for one in asked if found.id in self._digests else []:
            for what, took in self._journal.seconds(found.id, self._digests[found.id], one).items():
                total[what] = total.get(what, 0.0) + took
        return total

    def _asked(self, found: Found) -> Task | None:
        """Return what is left to do of a scenario; None if there is nothing."""
        try:
            files = {} if found.problem else packed(found.path)
        except OSError as problem:
            inside = Path(str(problem.filename)).relative_to(found.path)
            self._failed[found.id] = f"{PurePosixPath(found.id, inside)}: {problem.strerror}."
        if found.problem:
            self._failed[found.id] = found.problem
        if found.id in self._failed:
            self.done += self.each
            return None
        whole = digest(files)
        self._digests[found.id] = whole
        points = self._journal.get(found.id, whole, self._options.of_points)
        chunks = self._missing(found.id, whole, points)
        self.done += self.each - len(chunks) - (points is None)
        if points is not None and not chunks:
            return None
        return Task(found.id, whole, files, self._options, (points or b"").decode(), chunks)

    def _missing(self, scenario: str, whole: str, points: bytes | None) -> tuple[int, ...]:
        """Return the chunks that are still to be made."""
        about = self._journal.get(scenario, whole, self._options.of_draws) or b"{}"
        if (points and "error" in json.loads(points)) or "reason" in json.loads(about):
            return ()
        return tuple(
            number
            for number in range(len(self._options.sizes))
            if not self._journal.has(scenario, whole, self._options.of_chunk(number))
        )

    def _put_off(self, task: Task, answer: Answer) -> None:
        """Cut what a worker has left over into tasks that take about as long as is worth a message."""
        if not answer.left:
            return
        each = answer.seconds.get("drawing", 0.0) / max(len(answer.chunks), 1)
        step = max(1, int(ENOUGH / each)) if each else len(answer.left)
        points = task.points or answer.points
        self._rests += [
            Task(task.scenario, task.digest, task.files, self._options, points, answer.left[n : n + step])
            for n in range(0, len(answer.left), step)
        ]

    def _give_up(self, task: Task, lost: Lost) -> None:
        """Remember, for this time, that a task could not be done."""
        if task.points:
            self._undrawn[task.scenario] = lost.why
        else:
            self._failed[task.scenario] = f"{task.scenario}: {lost.why}"
        self.done += len(task.chunks) + (not task.points)

    def _draws(self, found: Found, known: dict[str, Any]) -> dict[str, Any]:
        """Return what is known from the draws, or why nothing is."""
        if not self._options.draws:
            return {"draws": None, "draws_reason": "none were asked for"}
        if found.id in self._undrawn:
            return {"draws": None, "draws_reason": self._undrawn[found.id]}
        about = json.loads(self._read(found, self._options.of_draws))
        if "reason" in about:
            return {"draws": None, "draws_reason": about["reason"]}
        from tracktwo.sweep.chunks import Chunk, summary_of

        numbers = range(len(self._options.sizes))
        chunks = [Chunk.from_bytes(self._read(found, self._options.of_chunk(number))) for number in numbers]
        solved = any(known["facts"]["solutions"].values())
        asked = {"count": self._options.draws, "seed": self._options.seed}
        return {"draws": {**asked, **summary_of(chunks, about, solved)}, "draws_reason": ""}

    def _read(self, found: Found, asked: str) -> bytes:
        answer = self._journal.get(found.id, self._digests[found.id], asked)
        assert answer is not None
        return answer

    @staticmethod
    def _key(task: Task, asked: str) -> tuple[str, ...]:
        return task.scenario, task.digest, asked
