"""Which files to read, in an order that is the same every time."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.ingest.open import SUFFIXES

__all__ = ["gather"]


def gather(paths: Iterable[str | Path], tell: Callable[[Finding], None] | None = None) -> list[Path]:
    """Find the files to read.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders (with all that is in them) and patterns (``reports/*.txt``, ``**`` for folders within
        folders). A file named outright is taken whatever its name; of folders and patterns, files of a known
        kind, none hidden.
    tell : callable, optional
        Gets a warning for each file that is passed over.

    Returns
    -------
    list of Path
        Each file once; in the order of ``paths``, within one by name.

    Raises
    ------
    InputError
        A path that is not there, or nothing to read.
    """
    asked = [Path(path) for path in paths]
    missing = [path for path in asked if not path.exists() and not _matches(path)]
    if missing:
        raise InputError(
            Finding(Place(str(path)), "There is no such file or folder.", "Check the path.")
            for path in missing
        )
    found: dict[Path, None] = {}
    for path in asked:
        found.update(dict.fromkeys(_files(path, tell or (lambda _: None))))
    if not found:
        place = Place(str(asked[0]) if asked else ".")
        raise InputError(Finding(place, "There is nothing to read.", f"Give {', '.join(SUFFIXES)} files."))
    return list(found)


def _files(path: Path, tell: Callable[[Finding], None]) -> Iterator[Path]:
    if path.is_dir():
        yield from (file for file in _inside(path) if _wanted(file, tell))
    elif path.exists():
        yield path
    else:
        for match in _matches(path):
            if match.is_dir():
                yield from _files(match, tell)
            elif _wanted(match, tell):
                yield match


def _matches(pattern: Path) -> list[Path]:
    return [Path(match) for match in sorted(glob.glob(str(pattern), recursive=True))]


def _inside(folder: Path) -> Iterator[Path]:
    """Walk a folder by name; hidden folders and links to folders are not entered."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(files))


def _wanted(file: Path, tell: Callable[[Finding], None]) -> bool:
    if file.name.startswith("."):
        tell(Finding(Place(str(file)), "Passed over: the file is hidden.", warning=True))
    elif file.suffix.lower() not in SUFFIXES:
        tell(Finding(Place(str(file)), "Passed over: files of this kind are not read.", warning=True))
    else:
        return True
    return False
