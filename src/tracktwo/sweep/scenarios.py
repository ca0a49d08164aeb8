"""The scenarios under some folders: where they are, what they are called, and the bytes they are made of."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from tracktwo.errors import TracktwoError
from tracktwo.formats import FORMATS, Format, Imported, read

__all__ = ["Files", "Found", "digest", "find", "opened", "packed"]

Files = Mapping[str, bytes]
"""Contents by name; the names begin with that of the scenario's file or folder."""

QUOTED_FILE = re.compile(rb"\bfile: *['\"]?([^\s'\",}]+)")


@dataclass(frozen=True)
class Found:
    """A scenario.

    Parameters
    ----------
    id : str
        The name of the folder that was searched and the way from there, with ``/`` between.
    path : Path
        Its file or folder.
    problem : str, optional
        Why it cannot be looked at, for a folder that cannot be opened.
    """

    id: str
    path: Path
    problem: str = ""


def find(folders: Iterable[str | Path], leave_out: Path | None = None) -> list[Found]:
    """Find the scenarios under some folders, in the order of the folders, then by name.

    A folder that is a scenario is not searched further; nor are hidden folders, and links to folders.

    Parameters
    ----------
    folders : iterable of str or Path
        Folders; a scenario by itself will do, too.
    leave_out : Path, optional
        A folder not to look into.

    Returns
    -------
    list of Found

    Raises
    ------
    TracktwoError
        One is not there, or no scenario was found.
    """
    found: list[Found] = []
    names: set[str] = set()
    given = list(folders)
    for folder in given:
        path = Path(folder)
        if not path.exists():
            raise TracktwoError(f"{path}: there is no such folder.")
        name = _unused(path.resolve().name or "root", names)
        found += _under(path, name, leave_out.resolve() if leave_out else None)
    if not found:
        raise TracktwoError(
            f"{', '.join(map(str, given))}: there is no case and no scenario of another program here."
        )
    return found


def packed(path: Path) -> dict[str, bytes]:
    """Read all the bytes of a scenario.

    Parameters
    ----------
    path : Path
        Its file or folder. A case file brings the reports that it quotes.

    Returns
    -------
    dict of str to bytes

    Raises
    ------
    OSError
        One of its files cannot be read.
    """
    if not path.is_dir():
        data = path.read_bytes()
        beside = {os.fsdecode(name): path.parent / os.fsdecode(name) for name in QUOTED_FILE.findall(data)}
        quoted = {name: file for name, file in sorted(beside.items()) if _is_below(name) and file.is_file()}
        return {path.name: data, **{name: file.read_bytes() for name, file in quoted.items()}}
    name = path.resolve().name
    files = sorted(file for file in path.rglob("*") if file.is_file())
    return {f"{name}/{file.relative_to(path).as_posix()}": file.read_bytes() for file in files}


def digest(files: Files) -> str:
    """Return what tells one scenario's bytes from another's: SHA-256 over names and contents."""
    whole = sha256()
    for name, data in sorted(files.items()):
        whole.update(f"{len(name.encode())} {len(data)} {name}".encode() + data)
    return whole.hexdigest()


def opened(scenario: str, files: Files) -> tuple[Imported, tuple[str, ...]]:
    """Open a scenario from its bytes.

    Parameters
    ----------
    scenario : str
        Its id; messages name its files by it.
    files : Files
        Its bytes.

    Returns
    -------
    Imported
        The case.
    tuple of str
        What was repaired, set aside or assumed, in words.

    Raises
    ------
    TracktwoError
        It cannot be used.
    """
    above = scenario.rpartition("/")[0]
    with TemporaryDirectory(prefix="tracktwo-") as made:
        folder = os.path.realpath(made)

        def as_given(message: object) -> str:
            return str(message).replace(folder + os.sep, f"{above}/" if above else "")

        for name, data in files.items():
            target = Path(folder, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        try:
            imported = read(Path(folder, next(iter(files)).partition("/")[0]))
        except TracktwoError as problem:
            raise TracktwoError(as_given(problem)) from problem
        return imported, tuple(as_given(finding) for finding in imported.findings)


def _is_below(name: str) -> bool:
    """Tell whether a file's name leads to the same folder or one below, and nowhere else."""
    return not PurePath(name).is_absolute() and ".." not in PurePath(name).parts


def _unused(name: str, taken: set[str]) -> str:
    """Return a name for a folder that no other has."""
    free = next(
        one for n in range(1, len(taken) + 2) if (one := name if n == 1 else f"{name}-{n}") not in taken
    )
    taken.add(free)
    return free


def _under(path: Path, name: str, leave_out: Path | None) -> Iterator[Found]:
    """Give the scenarios at and under a path."""
    if path.is_dir() and path.resolve() == leave_out:
        return
    try:
        is_one = _is_scenario(path)
        below = sorted(path.iterdir()) if path.is_dir() and not is_one else []
    except OSError as problem:
        yield Found(name, path, f"{name}: {problem.strerror}.")
        return
    if is_one:
        yield Found(name, path)
    for one in below:
        if not one.name.startswith(".") and not (one.is_dir() and one.is_symlink()):
            yield from _under(one, f"{name}/{one.name}", leave_out)


def _matches(one: Format, path: Path) -> bool:
    """Tell whether a path is of a format; a folder is not because one of its files cannot be read."""
    try:
        return one.load().matches(path)
    except OSError:
        return False


def _is_scenario(path: Path) -> bool:
    """Tell, from names and first bytes, whether a path is a scenario."""
    return path.exists() and any(_matches(one, path) for one in FORMATS)
