"""Very many reports become a ledger without ever being in memory together."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tracktwo.errors import Finding, InputError
from tracktwo.reading.ingest import gather
from tracktwo.reading.ledger import DATABASE, LINES, Ledger, open_ledger, records_in, write_database
from tracktwo.reading.model import Reading
from tracktwo.reading.pipeline import with_origins
from tracktwo.reading.scale import Part, read_all
from tracktwo.workers import Executor, written

__all__ = ["WHOLE", "Many", "read_many", "whole"]

WHOLE = 5_000
"""Up to how many reports a ledger is also looked at as a whole, for origins and for the page."""

Progress = Callable[[int, int], object]


@dataclass
class Many:
    """What became of very many reports.

    Parameters
    ----------
    folder : Path
        Where the ledger stands.
    counts : mapping of str to int
        How many documents and items there are, by kind.
    unread : list of Finding
        Files that could not be read, and why.
    """

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    unread: list[Finding] = field(default_factory=list)


def read_many(
    paths: Iterable[str | Path],
    folder: str | Path,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Many:
    """Read very many reports and write their ledger; stopped, the same call goes on where it was.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders and patterns.
    folder : str or Path
        Where the ledger goes, and the journal of what is done.
    executor : Executor, optional
        Who does the work; by default one process for each core of this machine.
    progress : callable, optional
        Told how many steps are done, and of how many.

    Returns
    -------
    Many

    Raises
    ------
    InputError
        There is no file, or none that can be read.

    Notes
    -----
    Copies are found in the whole set. Independent origins of a claim are counted among reports that repeat
    each other; `whole` counts them in the whole set.
    """
    many = Many(Path(folder))
    files = gather(paths, many.unread.append)
    many.folder.mkdir(parents=True, exist_ok=True)
    with written(many.folder / LINES) as lines:
        for part in read_all(files, many.folder, executor=executor, progress=progress):
            lines.write(part.lines)
            many.counts.update(_kinds(part))
            many.unread += part.problems
        if not many.counts:
            raise InputError(one for one in many.unread if not one.warning)
    write_database(many.folder / DATABASE, (record for _, record in records_in(many.folder)))
    return many


def whole(folder: str | Path) -> Ledger:
    """Open a ledger that was written in parts, with the origins of its claims counted in the whole set.

    Parameters
    ----------
    folder : str or Path
        With a ledger of some thousand reports at most: all of it is held in memory.

    Returns
    -------
    Ledger
    """
    ledger = open_ledger(folder)
    parts = [Reading(one, ledger.of_document(one.id)) for one in ledger.documents]
    return Ledger.of_readings(with_origins(parts))


def _kinds(part: Part) -> Iterator[str]:
    return (json.loads(line)["kind"] for line in part.lines.split("\n") if line)
