"""An executor that does all work in this process: what the tests of all that uses executors share."""

from __future__ import annotations

from tracktwo.workers import Executor


class Here(Executor):
    """Does everything in this process, the latest task first, and counts."""

    capacity = 3

    def __init__(self, most: int = 10**9) -> None:
        self.tasks: list = []
        self.done = 0
        self.most = most

    def submit(self, number, work, task):
        self.tasks.append((number, work, task))

    def next(self):
        if self.done == self.most:
            raise KeyboardInterrupt
        number, work, task = self.tasks.pop()
        self.done += 1
        return number, work(task)

    def close(self):
        self.tasks.clear()
