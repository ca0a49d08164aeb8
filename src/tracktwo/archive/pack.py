"""Zip files: written so that the same content gives the same bytes, and read as if by an enemy."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from tracktwo.errors import Finding, FormatError, Place

__all__ = ["pack", "unpack"]

MOST_FILES = 10_000
MOST_BYTES = 1_000_000_000
BOMB_FROM, BOMB_RATIO = 10_000_000, 500
LONGEST_PATH = 1_000
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file knows."""

PLAIN_FILE = (stat.S_IFREG | 0o644) << 16
UNIX = 3
UNSAFE = re.compile(r"[\x00-\x1f\x7f\\:]|(?:^|/)(?:\.{0,2})(?:/|$)")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""All that Python's reader of zip files says of one that is damaged."""


def pack(files: Mapping[str, bytes]) -> bytes:
    """Put files into a zip file.

    Parameters
    ----------
    files : mapping of str to bytes
        Contents by path.

    Returns
    -------
    bytes
        Sorted by path, all of one date: the same files give the same bytes.

    Raises
    ------
    FormatError
        A file has a name that could not be unpacked safely on every system.
    """
    _refuse_names(files)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            target.writestr(entry, files[path], compresslevel=6)
    return buffer.getvalue()


def _refuse_names(paths: Iterable[str]) -> None:
    """Refuse to pack what we would refuse to unpack."""
    seen: dict[str, str] = {}
    for path in paths:
        twin = seen.setdefault(path.casefold(), path)
        message = "its name cannot stand in an archive." if _unsafe(path) else ""
        if twin != path:
            message = f"its name differs from '{twin}' in capital letters alone."
        if message:
            raise _refused(_shown(path), message, "Give it another name, of letters, digits and hyphens.")


def _unsafe(name: str) -> bool:
    """Tell whether a path may lead elsewhere, or is no text."""
    unencodable = any("\ud800" <= letter <= "\udfff" for letter in name)
    return bool(UNSAFE.search(name)) or len(name) > LONGEST_PATH or unencodable


def unpack(file: str | Path) -> dict[str, bytes]:
    """Read all files of a zip file into memory, and nothing that would harm.

    Parameters
    ----------
    file : str or Path
        A zip file from anywhere.

    Returns
    -------
    dict of str to bytes
        By path; every path is relative and stays below the folder that it is put into.

    Raises
    ------
    FormatError
        It is no zip file, is damaged, or holds what no archive of tracktwo holds: a path that leads
        elsewhere, a link, a folder, a password, two files of one name, or far more data than it seems.
    """
    try:
        with zipfile.ZipFile(file) as source:
            entries = source.infolist()
            _refuse_unsafe(file, entries)
            return {entry.filename: _content(file, source, entry) for entry in entries}
    except FileNotFoundError as problem:
        raise _refused(file, "there is no such file.", "Give the archive as it came.") from problem
    except BROKEN as problem:
        raise _refused(file, "this is no zip file, or it is damaged.", "Ask for it again.") from problem


def _refuse_unsafe(file: str | Path, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _refused(file, "it holds more than 10,000 files or 1 GB.", NOT_OURS)
    seen: set[str] = set()
    for entry in entries:
        wrong = _wrong_with(entry)
        if wrong is None and entry.filename.casefold() in seen:
            wrong = "stands in it twice"
        if wrong is not None:
            raise _refused(file, f"'{_shown(entry.filename)}' {wrong}.", NOT_OURS)
        seen.add(entry.filename.casefold())


NOT_OURS = "No archive that tracktwo makes is like this; do not unpack it."


def _wrong_with(entry: zipfile.ZipInfo) -> str | None:
    """Say why a member cannot be one of ours; None if it can."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    # Python's reader cuts a name at a NUL and turns other systems' separators; the name as it stood counts.
    names = (entry.filename, entry.orig_filename)
    if any(_unsafe(name) for name in names):
        return "is a path that could lead out of the archive's folder"
    if kind not in (0, stat.S_IFREG):
        return "is a link or a device, not a file"
    if entry.flag_bits & 0x1:
        return "is locked with a password"
    if entry.file_size > BOMB_FROM and entry.file_size > BOMB_RATIO * max(entry.compress_size, 1):
        return "would unpack to far more than it seems"
    return None


def _content(file: str | Path, source: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Read a member, and no more of it than it says that it holds."""
    with source.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise _refused(file, f"'{_shown(entry.filename)}' has another size than it says.", NOT_OURS)
    return data


def _shown(name: str) -> str:
    return name.encode("unicode_escape").decode("ascii")[:80]


def _refused(file: str | Path, message: str, remedy: str) -> FormatError:
    return FormatError(Finding(Place(str(file)), message, remedy))
