"""The list of what is in an archive and how it came about: ``manifest.json``."""

from __future__ import annotations

import json
import platform
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata, resources
from typing import Any

from tracktwo import __version__
from tracktwo.archive.analysis import Options
from tracktwo.bibliography import citations, software

__all__ = ["MANIFEST", "SUMS", "digest", "manifest_of", "schema", "sums_of", "versions"]

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
FORMAT = 1
"""Number of the archive's format; it grows when an older tracktwo could no longer check the file."""

KINDS = {
    "case/": "the case as it was given",
    "results/": "what was found",
    "evidence.json": "the evidence: sources, passages with their places, and what each number rests on",
    "README.txt": "how to run it again",
}


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of an archive's ``manifest.json``.

    Returns
    -------
    dict
        Shared: do not change it.
    """
    text = resources.files("tracktwo.archive").joinpath("archive.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal digits."""
    return sha256(data).hexdigest()


def versions() -> dict[str, Any]:
    """Return the versions of all that a result depends on: tracktwo, Python, libraries, machine."""
    return {
        "tracktwo": __version__,
        "python": platform.python_version(),
        "implementation": platform.python_implementation(),
        "system": platform.system(),
        "machine": platform.machine(),
        "byteorder": sys.byteorder,
        "libraries": _libraries(),
    }


def _libraries() -> dict[str, str]:
    """Return the versions of the libraries that tracktwo needs, as they are installed."""
    try:
        wanted = metadata.requires("tracktwo") or []
    except metadata.PackageNotFoundError:  # run from its sources
        wanted = []
    names = [re.split(r"[^\w.-]", one)[0] for one in wanted if "extra ==" not in one]
    return {name: metadata.version(name) for name in sorted(names, key=str.lower)}


@dataclass(frozen=True)
class Given:
    """What the manifest says of the input: its title, its format and where it starts."""

    title: str
    format: str
    start: str


def manifest_of(
    given: Given, options: Options, methods: tuple[str, ...], files: Mapping[str, bytes]
) -> dict[str, Any]:
    """Return the manifest.

    Parameters
    ----------
    given : Given
        The input.
    options : Options
        What was asked for.
    methods : tuple of str
        Names of the methods used.
    files : mapping of str to bytes
        Every other file of the archive.

    Returns
    -------
    dict
        As `schema` describes.
    """
    return {
        "archive": FORMAT,
        "title": given.title,
        "input": {"format": given.format, "path": f"case/{given.start}"},
        "options": options.to_records(),
        "versions": versions(),
        "files": [
            {"path": path, "sha256": digest(data), "bytes": len(data), "what": _kind(path)}
            for path, data in sorted(files.items())
        ],
        "citations": [one.to_records() for one in citations(methods)],
        "cite_software": software(__version__).reference(),
    }


def _kind(path: str) -> str:
    return next(what for start, what in KINDS.items() if path.startswith(start))


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """Return the file that ``sha256sum --check`` reads."""
    return "".join(f"{digest(data)}  {path}\n" for path, data in sorted(files.items())).encode("utf-8")
