"""A plain way to open and read reports, quick enough to try the rest of a run with; and who does it."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Sequence
from pathlib import Path

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.copies import copies_of
from tracktwo.reading.model import Reading
from tracktwo.reading.passages import Document, Piece
from tracktwo.reading.pipeline import Opened
from tracktwo.reading.scale import Steps
from tracktwo.reading.text import text_of

LOG = "PLAIN_READING_LOG"
"""Names a file in which every step is noted, where the environment has it."""


def note(what: str) -> None:
    """Note a step."""
    if os.environ.get(LOG):
        with open(os.environ[LOG], "a", encoding="utf-8") as log:
            log.write(what + "\n")


def plain_open(path: Path, id: str, data: bytes) -> Opened:
    """Take every line for a paragraph; refuse what has zero bytes in it."""
    if b"\0" in data:
        raise InputError(Finding(Place(str(path)), "this is no text.", "Leave it out."))
    if b"deadly" in data:
        os._exit(3)
    raw, at, pieces = data.decode(), 0, []
    for line in raw.splitlines(keepends=True):
        if line.strip():
            pieces.append((Piece(line.rstrip(), at, at + len(line.rstrip())),))
        at += len(line)
    document = Document(id, str(path), raw, "", "text", "utf-8", tuple(pieces))
    note(f"open {id}")
    return Opened(document, (), text_of(document, (("body", piece) for piece in pieces)))


def plain_read(opened: Sequence[Opened]) -> list[Reading]:
    """Find copies, and nothing else; a report that says so makes a mistake."""
    if any("mistaken" in one.document.raw for one in opened):
        raise ZeroDivisionError("by nought")
    copies = copies_of([one.text for one in opened])
    for one in opened:
        note(f"read {one.document.id}")
    return [
        Reading(one.document, tuple(copy for copy in copies if copy.document == one.document.id))
        for one in opened
    ]


def slow_read(opened: Sequence[Opened]) -> list[Reading]:
    """Do the same, taking a while."""
    time.sleep(0.02 * len(opened))
    return plain_read(opened)


PLAIN = Steps(plain_open, plain_read)
SLOW = Steps(plain_open, slow_read)


def text(seed: int, lines: int = 6) -> str:
    """Make a report of random words."""
    draw = random.Random(seed)
    return "\n".join(" ".join(f"w{draw.randrange(9000)}" for _ in range(12)) + "." for _ in range(lines))


def write_reports(folder: Path, count: int) -> list[Path]:
    """Write reports of which each fifth is a cut of the one before it."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for n in range(count):
        body = "\n".join(text(n - 1).splitlines()[:4]) if n % 5 == 4 else text(n)
        files.append(folder / f"r{n:04}.txt")
        files[-1].write_text(body, "utf-8")
    return files
