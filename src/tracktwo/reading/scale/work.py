"""What a worker does: sketches reports, or reads families of them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.copies.sketch import sketch
from tracktwo.reading.ledger.lines import line_of
from tracktwo.reading.ledger.records import document_record
from tracktwo.reading.model import Reading
from tracktwo.reading.scale.files import File

if TYPE_CHECKING:
    from tracktwo.reading.pipeline import Opened

__all__ = [
    "Answers",
    "Family",
    "Steps",
    "failure",
    "findings_in",
    "lines_in",
    "read",
    "sketch_in",
    "sketched",
]

Answers = dict[int, bytes]
"""What is known of each file, by its number: a letter for what it is, then the thing itself."""

SKETCH, LINES, FINDINGS = b"S", b"L", b"F"


def _open(path: Path, id: str, data: bytes) -> Opened:
    from tracktwo.reading.pipeline import open_report

    return open_report(path, id, data)


def _read(opened: Sequence[Opened]) -> Iterable[Reading]:
    from tracktwo.reading.pipeline import readings_of

    return readings_of(opened)


@dataclass(frozen=True)
class Steps:
    """How a report is opened and how reports are read; functions of a module, so that workers find them.

    Parameters
    ----------
    open : callable
        From a path, an id and the bytes of a file to a report that is not parsed yet; `InputError` where it
        cannot be used.
    read : callable
        From some reports that may repeat each other to their readings, in order.
    """

    open: Callable[[Path, str, bytes], Opened] = field(default=_open)
    read: Callable[[Sequence[Opened]], Iterable[Reading]] = field(default=_read)


@dataclass(frozen=True)
class Family:
    """Reports that may repeat each other; of some of them, ``wanted``, the reading is asked."""

    files: tuple[File, ...]
    wanted: frozenset[int]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def sketched(steps: Steps, files: Sequence[File]) -> Answers:
    """Open reports and make their sketches."""
    found: Answers = {}
    for file in files:
        try:
            found[file.number] = (
                SKETCH + sketch(steps.open(file.path, file.id, file.data).text.string).tobytes()
            )
        except Exception as problem:
            found[file.number] = failure(_findings(file, problem))
    return found


def read(steps: Steps, families: Sequence[Family]) -> Answers:
    """Read families of reports, one after another."""
    found: Answers = {}
    for family in families:
        try:
            found |= _of_family(steps, family)
        except Exception as problem:
            wanted = (file for file in family.files if file.number in family.wanted)
            found |= {file.number: failure(_findings(file, problem)) for file in wanted}
    return found


def _of_family(steps: Steps, family: Family) -> Answers:
    opened, numbers = [], []
    found: Answers = {}
    for file in family.files:
        try:
            opened.append(steps.open(file.path, file.id, file.data))
            numbers.append(file.number)
        except InputError as problem:
            found[file.number] = failure(_findings(file, problem))
    for number, reading in zip(numbers, steps.read(opened) if opened else (), strict=True):
        records = (document_record(reading.document), *(item.to_record() for item in reading.items))
        found[number] = LINES + zlib.compress(
            "".join(map(line_of, records)).encode("utf-8", "surrogatepass"), 1
        )
    return {number: answer for number, answer in found.items() if number in family.wanted}


def _findings(file: File, problem: Exception) -> list[Finding]:
    """Say what went wrong: no report may end a run; only a full disk does."""
    if isinstance(problem, OSError) and problem.errno == ENOSPC:
        raise problem
    if isinstance(problem, InputError):
        return list(problem.findings)
    if isinstance(problem, MemoryError):
        return [Finding(Place(str(file.path)), "there was not enough memory.")]
    told = f"tracktwo made a mistake of its own ({type(problem).__name__}: {problem})."
    return [Finding(Place(str(file.path)), told)]


def failure(findings: Iterable[Finding]) -> bytes:
    """Return an answer that says what went wrong."""
    told = [[one.place.file, one.place.line, one.place.column, one.message, one.remedy] for one in findings]
    return FINDINGS + json.dumps(told).encode()


def findings_in(answer: bytes) -> tuple[Finding, ...]:
    """Return what went wrong; nothing where nothing did."""
    if answer[:1] != FINDINGS:
        return ()
    return tuple(
        Finding(Place(file, line, column), message, remedy)
        for file, line, column, message, remedy in json.loads(answer[1:])
    )


def lines_in(answer: bytes) -> str:
    """Return the lines of the ledger in an answer."""
    return zlib.decompress(answer[1:]).decode("utf-8", "surrogatepass") if answer[:1] == LINES else ""


def sketch_in(answer: bytes) -> bytes:
    """Return the bytes of a sketch; none where there is none."""
    return answer[1:] if answer[:1] == SKETCH else b""
