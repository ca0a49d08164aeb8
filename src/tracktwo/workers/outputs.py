"""The files of a sweep, each written whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

__all__ = ["write_lines", "write_table", "written"]


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """Give a file to write to, which takes the place of the old one when it is complete.

    Parameters
    ----------
    path : Path
        Where it will stand.

    Yields
    ------
    file
        For text, which is written as UTF-8.

    Raises
    ------
    OSError
        It cannot be written; it names ``path``, and the old file is untouched.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as problem:
        raise OSError(problem.errno, problem.strerror, str(path)) from problem
    finally:
        beside.unlink(missing_ok=True)


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON, one object a line."""
    with written(path) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")


def write_table(path: Path, columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Write comma-separated values with a heading."""
    with written(path) as file:
        table = csv.DictWriter(file, list(columns), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
