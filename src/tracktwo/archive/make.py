"""Make an archive: read, analyse, list, pack."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracktwo.archive.analysis import Options, analyse, as_json
from tracktwo.archive.contents import contents_of, opened_again
from tracktwo.archive.manifest import MANIFEST, SUMS, Given, manifest_of, sums_of
from tracktwo.archive.pack import pack
from tracktwo.archive.readme import readme

__all__ = ["Archive", "make"]


@dataclass(frozen=True)
class Archive:
    """An archive that has been made.

    Parameters
    ----------
    manifest : mapping
        What is in it; `tracktwo.archive.schema` describes it.
    data : bytes
        The zip file.
    """

    manifest: Mapping[str, Any]
    data: bytes

    def to_records(self) -> dict[str, Any]:
        """Return the manifest as plain values, fit for JSON."""
        return dict(self.manifest)


def make(
    path: str | Path, options: Options | None = None, *, progress: Callable[[int, int], object] | None = None
) -> Archive:
    """Analyse a case and put it, its results and all that led to them into one file.

    Parameters
    ----------
    path : str or Path
        A case, or a scenario of another program.
    options : Options, optional
        Seed, draws and limits.
    progress : callable, optional
        Told how many steps are done, and of how many.

    Returns
    -------
    Archive
        The same input, options and versions give the same bytes.

    Raises
    ------
    InputError
        The input cannot be used, or not all of its files are there.
    """
    asked = options or Options()
    contents = contents_of(path)
    with TemporaryDirectory() as folder:
        case = opened_again(contents, Path(folder))
        found = analyse(case, asked, progress)
    files = {f"case/{inside}": data for inside, data in contents.files.items()} | dict(found.files)
    files["README.txt"] = readme(case.title, asked, contents.start).encode("utf-8")
    given = Given(case.title, contents.format, contents.start)
    manifest = manifest_of(given, asked, found.methods, files)
    files[MANIFEST] = as_json(manifest)
    files[SUMS] = sums_of(files)
    return Archive(manifest, pack(files))
