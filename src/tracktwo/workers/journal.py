"""What is already done, safe from whatever stops the work."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from tracktwo.errors import TracktwoError

__all__ = ["Journal"]

TABLE = "CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, answer BLOB NOT NULL, seconds TEXT NOT NULL)"


class Journal:
    """Answers by what they depend on: a scenario's bytes, its id, and what was asked; a file and its state.

    Kept in one SQLite file; each answer is written whole or not at all. One run at a time may use it.

    Parameters
    ----------
    path : Path
        The file; made if it is not there.
    of : str, optional
        What is being done, as messages call it.

    Raises
    ------
    TracktwoError
        The file is something else, another run is using it, or the disk is full.
    """

    def __init__(self, path: Path, of: str = "sweep") -> None:
        self._path, self._of = path, of
        with self._in_words():
            self._data = sqlite3.connect(path, timeout=0.5, isolation_level=None)
            self._data.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._data.execute("PRAGMA synchronous = NORMAL")
            self._data.execute(TABLE)
            self._data.execute("BEGIN EXCLUSIVE")  # takes the lock, which is then kept
            self._data.execute("COMMIT")

    def get(self, *asked: str) -> bytes | None:
        """Return the answer to what was asked; None if there is none."""
        with self._in_words():
            row = self._data.execute("SELECT answer FROM done WHERE key = ?", [_key(asked)]).fetchone()
        return None if row is None else row[0]

    def has(self, *asked: str) -> bool:
        """Tell whether there is an answer."""
        with self._in_words():
            found = self._data.execute("SELECT 1 FROM done WHERE key = ?", [_key(asked)]).fetchone()
        return found is not None

    def seconds(self, *asked: str) -> dict[str, float]:
        """Return how long an answer took, by what was done."""
        with self._in_words():
            row = self._data.execute("SELECT seconds FROM done WHERE key = ?", [_key(asked)]).fetchone()
        return {} if row is None else dict(json.loads(row[0]))

    def put(self, answers: Mapping[tuple[str, ...], bytes], seconds: Mapping[str, float]) -> None:
        """Write answers down, all of them or none; the seconds that they took together go with the first."""
        took = [json.dumps(dict(seconds)), *["{}"] * len(answers)]
        rows = [
            (_key(asked), answer, spent)
            for (asked, answer), spent in zip(answers.items(), took, strict=False)
        ]
        with self._in_words():
            self._data.execute("BEGIN")
            self._data.executemany("INSERT OR REPLACE INTO done VALUES (?, ?, ?)", rows)
            self._data.execute("COMMIT")

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._data.close()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """Say what went wrong."""
        try:
            yield
        except sqlite3.OperationalError as problem:
            busy = "locked" in str(problem)
            other = f"another {self._of} is writing to this folder."
            told = other if busy else f"it cannot be written: {problem}."
            raise TracktwoError(f"{self._path}: {told}") from problem
        except sqlite3.DatabaseError as problem:
            told = f"this is not the journal of a {self._of}. Move it, or name another folder with -o."
            raise TracktwoError(f"{self._path}: {told}") from problem


def _key(asked: tuple[str, ...]) -> str:
    return sha256("\n".join(asked).encode()).hexdigest()
