"""One task of a sweep: what a worker is sent, what it does, and what it sends back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import ENOSPC
from functools import cached_property, partial
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tracktwo.case import Case
from tracktwo.errors import TracktwoError
from tracktwo.sweep.options import Options
from tracktwo.sweep.scenarios import Files, opened
from tracktwo.sweep.spread import in_words, with_spread

if TYPE_CHECKING:
    from tracktwo.sweep.chunks import Drawer

__all__ = ["Answer", "Task", "work"]

ENOUGH = 1.0
"""Seconds after which a worker hands back the draws it has made, so that others can make the rest."""

KEPT = 3
"""How many scenarios a worker keeps open: tasks of one scenario tend to follow each other."""


@dataclass(frozen=True, eq=False)
class Task:
    """What a worker is sent.

    Parameters
    ----------
    scenario : str
        Its id.
    digest : str
        Of its bytes.
    files : Files
        Its bytes: a worker needs to reach no folder of ours.
    options : Options
        What is asked.
    points : str, optional
        What is already known of it with every judgement at its point; if empty, that is asked.
    chunks : tuple of int
        Which chunks of draws are wanted.
    """

    scenario: str
    digest: str
    files: Files = field(repr=False)
    options: Options
    points: str = ""
    chunks: tuple[int, ...] = ()


@dataclass(frozen=True, eq=False)
class Answer:
    """What a worker sends back.

    Parameters
    ----------
    points : str
        JSON: ``facts`` for the line of ``results.jsonl`` and the ``packages`` picked by each concept; or
        ``error``. Empty if it was not asked.
    chunks : dict of int to bytes
        The chunks made.
    about : str
        JSON: how the draws were made, or the ``reason`` why there are none. Empty if none were asked.
    left : tuple of int
        Chunks not made for want of time.
    seconds : dict of str to float
        For ``reading``, ``solving`` and ``drawing``.
    """

    points: str
    chunks: dict[int, bytes]
    about: str
    left: tuple[int, ...]
    seconds: dict[str, float]


class _Open:
    """A scenario that a worker has opened."""

    def __init__(self, task: Task) -> None:
        self.scenario, self.options = task.scenario, task.options
        self.imported, self.findings = opened(task.scenario, task.files)
        self.case: Case = self.imported.case
        self.drawn = with_spread(self.case, task.options.spread)

    @cached_property
    def drawer(self) -> Drawer:
        """What makes its draws."""
        from tracktwo.sweep.chunks import Drawer

        return Drawer.of(self.drawn, self.scenario, self.options.seed)

    def about_draws(self) -> dict[str, Any]:
        """Say how its draws are made."""
        about = self.drawer.about()
        spread = None if self.drawn is self.case else self.options.spread
        assumed = [] if spread is None else [in_words(spread)]
        return {**about, "spread": spread, "assumptions": [*assumed, *about["assumptions"]]}


_opened: dict[tuple[str, str, Options], _Open] = {}


def work(task: Task) -> Answer:
    """Do a task.

    Parameters
    ----------
    task : Task
        What is asked.

    Returns
    -------
    Answer
        Whatever is wrong with a scenario is told in it, in words.
    """
    seconds: dict[str, float] = {}
    points = task.points or _told("error", partial(_points, task, seconds))
    about, chunks, left = "", dict[int, bytes](), tuple[int, ...]()
    if task.chunks and "error" not in json.loads(points):
        with _timed(seconds, "drawing"):
            about = _told("reason", lambda: _open(task, seconds).about_draws())
            if "reason" not in json.loads(about):
                chunks, left = _chunks(task, json.loads(points)["packages"], seconds)
    return Answer("" if task.points else points, chunks, about, left, seconds)


def _points(task: Task, seconds: dict[str, float]) -> dict[str, Any]:
    """Find what holds at the points."""
    from tracktwo.deals import problem_of, solve
    from tracktwo.sweep.points import facts_at_points

    scenario = _open(task, seconds)
    with _timed(seconds, "solving"):
        found = solve(problem_of(scenario.case), limit=task.options.limit, seconds=task.options.seconds)
        facts = facts_at_points(scenario.case, found)
    about = {
        "format": scenario.imported.format,
        "title": scenario.case.title,
        "findings": list(scenario.findings),
    }
    return {
        "facts": {**about, **facts},
        "packages": {concept: point.packages for concept, point in found.solutions.items()},
    }


def _chunks(
    task: Task, packages: dict[str, list[list[int]]], seconds: dict[str, float]
) -> tuple[dict[int, bytes], tuple[int, ...]]:
    """Make chunks of draws, at least one and for about as long as is worth a message."""
    at_points = {concept: [tuple(package) for package in picked] for concept, picked in packages.items()}
    drawer, found, begun = _open(task, seconds).drawer, dict[int, bytes](), perf_counter()
    for number in task.chunks:
        if found and perf_counter() - begun > ENOUGH:
            break
        found[number] = drawer.chunk(number, task.options.sizes[number], at_points).to_bytes()
    return found, task.chunks[len(found) :]


def _open(task: Task, seconds: dict[str, float]) -> _Open:
    """Open the task's scenario, unless it still is."""
    key = (task.scenario, task.digest, task.options)
    if key not in _opened:
        with _timed(seconds, "reading"):
            opening = _Open(task)
        while len(_opened) >= KEPT:
            _opened.pop(next(iter(_opened)))
        _opened[key] = opening
    return _opened[key]


@contextmanager
def _timed(seconds: dict[str, float], what: str) -> Iterator[None]:
    """Add up the seconds that something takes, less those counted for something else meanwhile."""
    begun, before = perf_counter(), sum(seconds.values())
    yield
    meanwhile = sum(seconds.values()) - before
    seconds[what] = seconds.get(what, 0.0) + perf_counter() - begun - meanwhile


def _told(key: str, ask: Callable[[], dict[str, Any]]) -> str:
    """Return an answer as JSON, or under a key what went wrong: no scenario may end a sweep."""
    try:
        found = ask()
    except TracktwoError as problem:
        found = {key: str(problem)}
    except MemoryError:
        found = {key: "there was not enough memory."}
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno == ENOSPC:
            raise
        found = {key: f"tracktwo made a mistake of its own ({type(problem).__name__}: {problem})."}
    return json.dumps(found, ensure_ascii=False)
