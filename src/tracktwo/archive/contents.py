"""Which files a case is made of, read once so that what is archived is what is analysed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from os.path import normpath
from pathlib import Path

from tracktwo.case import Case
from tracktwo.errors import Finding, FormatError, InputError, Place
from tracktwo.formats import read

__all__ = ["Contents", "contents_of", "opened_again", "written_to"]

MOST_FILES = 5_000
MOST_BYTES = 500_000_000


@dataclass(frozen=True)
class Contents:
    """The files of an input.

    Parameters
    ----------
    case : Case
        What they say.
    format : str
        ``case``, or the name of another program's format.
    start : str
        What to open, as a path under ``case/``.
    files : mapping of str to bytes
        By path under ``case/``, exactly as given.
    """

    case: Case
    format: str
    start: str
    files: Mapping[str, bytes]


def contents_of(path: str | Path) -> Contents:
    """Read an input with all its files.

    Of a case these are the case file and the reports that it names, and nothing else that may lie in its
    folder; of another program's folder, all files that are not hidden.

    Parameters
    ----------
    path : str or Path
        As for `tracktwo.formats.open_case`.

    Returns
    -------
    Contents

    Raises
    ------
    InputError
        It cannot be used, or it is too large for an archive.
    """
    given = Path(path)
    imported = read(given)
    name = _name(given)
    root = f"{name}/" if given.is_dir() else ""
    named = _files_of_case(imported.case, given) if imported.format == "case" else _files_below(given)
    found = {f"{root}{inside}": file for inside, file in named}
    if len(found) > MOST_FILES or sum(file.stat().st_size for file in found.values()) > MOST_BYTES:
        raise _refused(given, "these are more than 5,000 files or 500 MB.", "Give the scenario's own folder.")
    files = {inside: found[inside].read_bytes() for inside in sorted(found)}
    return Contents(imported.case, imported.format, name, files)


def _name(given: Path) -> str:
    """Name a file or folder in the archive; ``.`` and the like by their real name."""
    return given.name if given.name not in ("", "..") else given.resolve().name or "case"


def _files_of_case(case: Case, given: Path) -> Iterator[tuple[str, Path]]:
    """Give the case file and its reports, each with its path from the case's folder."""
    file = given / "case.yaml" if given.is_dir() else given
    yield file.name, file
    for report in (source.file for source in case.sources if source.file):
        if Path(report).is_absolute():
            message = f"the report '{report}' is named by its whole path, which is another elsewhere."
            raise _refused(file, message, "Name it from the case's folder.")
        yield Path(normpath(report)).as_posix(), file.parent / report


def _files_below(given: Path) -> Iterator[tuple[str, Path]]:
    """Give a file, or every file below a folder; links are left out, as they may lead anywhere."""
    if given.is_file():
        yield given.name, given
        return
    for path in given.rglob("*"):
        inside = path.relative_to(given)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield inside.as_posix(), path


def written_to(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files below a folder; their paths have been found safe."""
    for inside, data in contents.items():
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def opened_again(contents: Contents, folder: Path) -> Case:
    """Open the copy of an input's files and see that it is the same case.

    Parameters
    ----------
    contents : Contents
        As read.
    folder : Path
        An empty folder for the copy.

    Returns
    -------
    Case
        Read from the copy.

    Raises
    ------
    InputError
        The copy says something else: the input rests on files that are not in it.
    """
    written_to(folder, contents.files)
    try:
        copy = read(folder / contents.start)
    except InputError as problem:
        raise _refused(Path(contents.start), *_REST_ELSEWHERE) from problem
    if copy.format != contents.format or copy.case != contents.case:
        raise _refused(Path(contents.start), *_REST_ELSEWHERE)
    return copy.case


_REST_ELSEWHERE = (
    "this input rests on files that are not in it, so it cannot be archived.",
    "Give the folder that holds all of its files.",
)


def _refused(path: Path, message: str, remedy: str) -> FormatError:
    return FormatError(Finding(Place(str(path)), message, remedy))
