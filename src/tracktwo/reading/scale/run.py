"""A run over very many reports: what is left to do, who does it, and what is known at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from tracktwo import __version__
from tracktwo.errors import Finding, Place
from tracktwo.reading.copies import candidates, families
from tracktwo.reading.names import names_for
from tracktwo.reading.scale.files import File, batches, filled
from tracktwo.reading.scale.stars import parts
from tracktwo.reading.scale.work import (
    Answers,
    Family,
    Steps,
    findings_in,
    lines_in,
    read,
    sketch_in,
    sketched,
)
from tracktwo.workers import Executor, Journal, Local, Lost

__all__ = ["JOURNAL", "Part", "read_all"]

JOURNAL = "journal.sqlite"

AT_ONCE = 1_000_000
"""Bytes of reports that go to a worker together."""

SKETCHED, READ = 64, 16
"""Up to how many reports a worker sketches, or families it reads, before it hands them back."""

TOGETHER = 50
"""Up to how many reports that may repeat each other are read at once."""

Progress = Callable[[int, int], object]


@dataclass(frozen=True)
class Part:
    """What is known of one file: its lines for the ledger, or why there are none."""

    id: str
    path: Path
    lines: str
    problems: tuple[Finding, ...]


def read_all(
    files: Sequence[Path],
    folder: str | Path,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    steps: Steps | None = None,
) -> Iterator[Part]:
    """Read very many reports.

    Whatever stops it, what was done is kept in the folder; the same call goes on from there. Files that have
    changed are read again, and new ones are read with those that they may repeat.

    Parameters
    ----------
    files : sequence of Path
        The reports.
    folder : str or Path
        Where the journal is kept; made if it is not there.
    executor : Executor, optional
        Who does the work; by default one process for each core of this machine.
    progress : callable, optional
        Told how many steps are done, and of how many: two for each file, opening and reading.
    steps : Steps, optional
        How reports are opened and read.

    Yields
    ------
    Part
        For each file, in order, once all are read.

    Raises
    ------
    TracktwoError
        Another run is writing to the folder, the disk is full, or the cluster has gone.

    Notes
    -----
    Every report is opened and sketched; those whose sketches say that one may hold half of the other go to
    one worker together, which compares them word by word and reads each text once. In memory are the sketches
    (about a kilobyte for each report) and what is being worked on.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        journal = held.enter_context(Journal(target / JOURNAL, "reading"))
        doer = executor if executor is not None else held.enter_context(Local())
        listed = [File.at(n, *one) for n, one in enumerate(zip(files, names_for(files), strict=True))]
        run = _Run(listed, journal, doer, steps or Steps(), progress or (lambda done, total: None))
        run.sketch()
        run.read()
        yield from run.parts()


class _Run:
    """Two rounds over the files: sketches first, then families."""

    def __init__(
        self, files: Sequence[File], journal: Journal, doer: Executor, steps: Steps, progress: Progress
    ) -> None:
        self._files, self._journal, self._doer, self._steps = files, journal, doer, steps
        self._progress = progress
        self._done = 0
        self._unread: dict[int, tuple[Finding, ...]] = {}
        self._keys: dict[int, tuple[str, ...]] = {}

    def sketch(self) -> None:
        """Sketch every file of which no sketch is known."""
        left = (file for file in self._files if not self._known(file, self._of_sketch(file)))
        tasks = batches(left, lambda file: file.size, AT_ONCE, SKETCHED)
        self._do(partial(sketched, self._steps), tasks, self._of_sketch)

    def read(self) -> None:
        """Read every family of which not all is known."""
        left = (family for family in self._families() if not self._all_known(family))
        tasks = batches(left, lambda family: family.size, AT_ONCE, READ)
        self._do(partial(read, self._steps), tasks, lambda file: self._keys[file.number])

    def parts(self) -> Iterator[Part]:
        """Give what is known of each file."""
        self._step(2 * len(self._files))
        for file in self._files:
            answer = self._journal.get(*self._keys[file.number]) if file.number in self._keys else None
            told = findings_in(answer) if answer else self._unread.get(file.number, ())
            yield Part(file.id, file.path, lines_in(answer) if answer else "", told)

    def _families(self) -> Iterator[Family]:
        """Tie reports by their sketches; those without one have been told as unread."""
        sketches = []
        for file in self._files:
            answer = self._journal.get(*self._of_sketch(file)) or b""
            if problems := findings_in(answer):
                self._unread[file.number] = problems
            sketches.append(np.frombuffer(sketch_in(answer), np.uint64))
        sizes = [len(one) for one in sketches]
        pairs = candidates(sketches)
        del sketches
        near: dict[int, list[int]] = {}
        for one, other in pairs:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
        usable = [number for number in range(len(self._files)) if number not in self._unread]
        self._step(2 * len(self._files) - len(usable))
        for family in families(len(self._files), pairs):
            if family[0] in self._unread:
                continue
            for members, wanted in parts(family, near, sizes, TOGETHER):
                found = Family(tuple(self._files[number] for number in members), wanted)
                self._keys |= {number: self._of_reading(found, self._files[number]) for number in wanted}
                yield found

    def _do(
        self,
        work: Callable[[list[Any]], Answers],
        tasks: Iterator[list[Any]],
        key: Callable[[File], tuple[str, ...]],
    ) -> None:
        """Have tasks done and write down the answers; a task that kills its workers is cut in two."""
        again: deque[list[Any]] = deque()
        out: dict[int, list[Any]] = {}
        handed = 0
        while True:
            while len(out) < self._doer.capacity:
                task = again.popleft() if again else next(tasks, None)
                if task is None:
                    break
                if ready := [one for one in map(self._filled, task) if one is not None]:
                    self._doer.submit(handed, work, ready)
                    out[handed] = task
                    handed += 1
            if not out:
                return
            number, answer = self._doer.next()
            task = out.pop(number)
            if isinstance(answer, Lost):
                answer = self._lost(task, answer, again)
            self._journal.put({key(self._files[one]): told for one, told in answer.items()}, {})
            self._step(self._done + len(answer))

    def _filled(self, thing: File | Family) -> File | Family | None:
        """Read the bytes of a file, or of a family's files; None where there are none."""
        if isinstance(thing, File):
            return next(iter(filled([thing], self._tell)), None)
        files = filled(thing.files, self._tell)
        return Family(tuple(files), thing.wanted) if files else None

    def _tell(self, file: File, problem: Finding) -> None:
        """Remember, for this time, that a file could not be read: it may be there the next time."""
        self._unread[file.number] = (problem,)

    def _lost(self, task: list[Any], lost: Lost, again: deque[list[Any]]) -> Answers:
        """Have each half of a task done; of a single thing, remember that it cannot be done."""
        if len(task) > 1:
            half = len(task) // 2
            again.extend((task[:half], task[half:]))
            return {}
        for file in _files_of(task[0]):
            self._unread[file.number] = (Finding(Place(str(file.path)), lost.why),)
        return {}

    def _all_known(self, family: Family) -> bool:
        known = [self._known(self._files[number], self._keys[number]) for number in sorted(family.wanted)]
        return all(known)

    def _known(self, file: File, key: tuple[str, ...]) -> bool:
        """Tell whether something is known already, and count it as done."""
        known = bool(file.state) and self._journal.has(*key)
        self._step(self._done + known)
        return known

    def _step(self, done: int) -> None:
        self._done = min(done, 2 * len(self._files))
        self._progress(self._done, 2 * len(self._files))

    @staticmethod
    def _of_sketch(file: File) -> tuple[str, ...]:
        return "sketch", __version__, str(file.path), file.state

    @staticmethod
    def _of_reading(family: Family, file: File) -> tuple[str, ...]:
        """Return what a reading depends on: the states of all files that are read together."""
        every = "\n".join(f"{one.path} {one.id} {one.state}" for one in family.files)
        return "reading", __version__, file.id, sha256(every.encode("utf-8", "surrogatepass")).hexdigest()


def _files_of(thing: File | Family) -> Iterable[File]:
    return (thing,) if isinstance(thing, File) else thing.files
