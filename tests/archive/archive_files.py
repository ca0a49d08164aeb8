"""Archives for tests, whole and tampered with."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from tracktwo.archive.analysis import as_json
from tracktwo.archive.manifest import MANIFEST, SUMS, digest, sums_of
from tracktwo.archive.pack import pack

__all__ = ["contents", "packed", "zip_with"]


def contents(data: bytes) -> dict[str, bytes]:
    """Give the files of a zip file."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(files: Mapping[str, bytes], target: Path, *, sums: bool = True) -> Path:
    """Pack files as an archive; with ``sums`` so that every sum is right whatever they hold."""
    made = dict(files)
    if sums:
        manifest = json.loads(made[MANIFEST])
        for entry in manifest["files"]:
            entry["sha256"] = digest(made[entry["path"]])
        made[MANIFEST] = as_json(manifest)
        made[SUMS] = sums_of({path: data for path, data in made.items() if path != SUMS})
    target.write_bytes(pack(made))
    return target


def zip_with(target: Path, *entries: tuple[zipfile.ZipInfo | str, bytes]) -> Path:
    """Write a zip file with these entries, whatever they are."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries:
            archive.writestr(entry, data)
    return target
