"""The files of a run: which they are, in which state, and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tracktwo.errors import Finding, Place
from tracktwo.reading.ingest import LARGEST_FILE

__all__ = ["File", "batches", "filled"]

Thing = TypeVar("Thing")


@dataclass(frozen=True)
class File:
    """A report to be read.

    Parameters
    ----------
    number : int
        Its place in the run.
    path : Path
        As the user gave it.
    id : str
        Of the document that it becomes.
    state : str
        Changes when the file does: its size, and when it was last written. Empty where there is no file.
    data : bytes, optional
        What it holds, on the way to a worker: a worker needs to reach no folder of ours.
    """

    number: int
    path: Path
    id: str
    state: str
    data: bytes = b""

    @classmethod
    def at(cls, number: int, path: Path, id: str) -> File:
        """Look at a file without opening it."""
        try:
            found = path.stat()
        except OSError:
            return cls(number, path, id, "")
        return cls(number, path, id, f"{found.st_size} {found.st_mtime_ns}")

    @property
    def size(self) -> int:
        """Bytes; more than a report may have count as that."""
        return min(int(self.state.split()[0]), LARGEST_FILE) if self.state else 0


def filled(files: Iterable[File], tell: Callable[[File, Finding], None]) -> list[File]:
    """Read what files hold; those that cannot be read are told, and left out."""
    found = []
    for file in files:
        try:
            with file.path.open("rb") as stream:
                data = stream.read(LARGEST_FILE + 1)
        except OSError as problem:
            told = f"The file cannot be opened: {problem.strerror or problem}."
            tell(file, Finding(Place(str(file.path)), told))
        else:
            found.append(File(file.number, file.path, file.id, file.state, data))
    return found


def batches(
    things: Iterable[Thing], size: Callable[[Thing], int], most: int, count: int
) -> Iterator[list[Thing]]:
    """Put things together until they are of some size, or so many.

    Parameters
    ----------
    things : iterable
        In order.
    size : callable
        Tells how large a thing is.
    most, count : int
        A batch is closed before it grows beyond ``most``, or has more than ``count``; a single thing that is
        larger is a batch by itself.
    """
    batch: list[Thing] = []
    total = 0
    for thing in things:
        if batch and (total + size(thing) > most or len(batch) >= count):
            yield batch
            batch, total = [], 0
        batch.append(thing)
        total += size(thing)
    if batch:
        yield batch
