"""Which files are GENIUS files, told from their names and first bytes."""

from __future__ import annotations

import re
from pathlib import Path

__all__ = ["OURS", "head", "matches", "xml_files"]

LOOKED_AT = 65_536
"""Bytes at the head of a file from which it is told apart."""

OURS = re.compile(rb"<(?:negotiation_template|utility_space)[\s>/]")


def matches(path: Path) -> bool:
    """Tell whether a folder holds GENIUS files, or a file is one."""
    return any(OURS.search(head(file)) for file in xml_files(path))


def xml_files(path: Path) -> list[Path]:
    """Return the XML files of a folder by name, or the one file that is given."""
    files = path.iterdir() if path.is_dir() else [path]
    return sorted(file for file in files if file.suffix.lower() == ".xml" and file.is_file())


def head(file: Path) -> bytes:
    """Return the first bytes of a file, without the zeros of UTF-16."""
    try:
        with file.open("rb") as opened:
            return opened.read(LOOKED_AT).replace(b"\x00", b"")
    except OSError:
        return b""
