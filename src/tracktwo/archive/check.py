"""Check an archive: whether it is whole, and whether the same comes out again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tracktwo.archive.analysis import PAGE, Options, analyse
from tracktwo.archive.compare import Departure, departures
from tracktwo.archive.contents import written_to
from tracktwo.archive.manifest import MANIFEST, SUMS, digest, schema, sums_of, versions
from tracktwo.archive.pack import unpack
from tracktwo.errors import Finding, FormatError, InputError, Place
from tracktwo.formats import open_case

__all__ = ["Checked", "check"]

SHOWN = 20
"""How many differences are told one by one."""


@dataclass(frozen=True)
class Checked:
    """What a check found.

    Parameters
    ----------
    title : str
        Of the case.
    files : int
        How many files the manifest lists.
    same : bool
        Whether the rerun gave the archived results.
    differences : tuple of Departure
        The first differences.
    more : int
        How many there are beside those.
    versions : tuple of Departure
        What ran the analysis then and now, where that is not the same.
    """

    title: str
    files: int
    same: bool
    differences: tuple[Departure, ...]
    more: int
    versions: tuple[Departure, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return asdict(self)


def check(file: str | Path, *, progress: Callable[[int, int], object] | None = None) -> Checked:
    """Verify an archive's sums, run its analysis again and compare.

    Nothing of the archive is run: its case is read as data, in a temporary folder.

    Parameters
    ----------
    file : str or Path
        The archive.
    progress : callable, optional
        Told how many steps are done, and of how many.

    Returns
    -------
    Checked
        Numbers that agree to nine digits count as the same.

    Raises
    ------
    FormatError
        It is no archive of tracktwo, is damaged or was changed; the text says which file.
    """
    files = unpack(file)
    manifest = _manifest(file, files)
    _refuse_changed(file, files, manifest)
    again = _rerun(file, files, manifest, progress)
    then, now = manifest["versions"], versions()
    found = list(_differences(files, again, then["tracktwo"] == now["tracktwo"]))
    return Checked(
        title=manifest["title"],
        files=len(manifest["files"]),
        same=not found,
        differences=tuple(found[:SHOWN]),
        more=max(0, len(found) - SHOWN),
        versions=tuple(islice(departures("versions", then, now), 100)),
    )


def _manifest(file: str | Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the manifest if it is one."""
    from jsonschema import Draft202012Validator

    if MANIFEST not in files or SUMS not in files:
        raise _refused(
            file, f"there is no {MANIFEST} or no {SUMS} in it.", "Give what tracktwo archive wrote."
        )
    manifest = _json(file, MANIFEST, files[MANIFEST])
    wrong = next(Draft202012Validator(schema()).iter_errors(manifest), None)
    if wrong is not None:
        where = "/".join(map(str, wrong.absolute_path)) or "the whole"
        raise _refused(file, f"its {MANIFEST} is not as it should be, at {where}.", CHANGED)
    return dict(manifest)


CHANGED = "It is damaged or was changed; ask for it again."


def _json(file: str | Path, name: str, data: bytes) -> Any:
    try:
        return json.loads(data, parse_constant=_no_number)
    except (ValueError, RecursionError) as problem:
        raise _refused(file, f"its {name} is no JSON.", CHANGED) from problem


def _no_number(text: str) -> None:
    """Refuse what Python takes for a number and JSON does not: NaN passes every limit."""
    raise ValueError(text)


def _refuse_changed(file: str | Path, files: Mapping[str, bytes], manifest: Mapping[str, Any]) -> None:
    """See that every file is there, is listed, and is what it was."""
    sums = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    besides = files.keys() - {MANIFEST, SUMS}
    wrong = [
        *(f"'{path}' is missing" for path in sorted(sums.keys() - besides)),
        *(f"'{path}' is not in its list" for path in sorted(besides - sums.keys())),
        *(
            f"'{path}' was changed"
            for path in sorted(besides & sums.keys())
            if digest(files[path]) != sums[path]
        ),
    ]
    if not wrong and files[SUMS] != sums_of({path: data for path, data in files.items() if path != SUMS}):
        wrong = [f"{MANIFEST} or {SUMS} was changed"]
    if wrong:
        raise FormatError([Finding(Place(str(file)), f"{one}.", CHANGED) for one in wrong[:SHOWN]])


def _rerun(
    file: str | Path,
    files: Mapping[str, bytes],
    manifest: Mapping[str, Any],
    progress: Callable[[int, int], object] | None,
) -> Mapping[str, bytes]:
    """Run the analysis again on the archived case."""
    own = {path: data for path, data in files.items() if path.startswith("case/")}
    start = manifest["input"]["path"]
    if not any(path == start or path.startswith(f"{start}/") for path in own):
        raise _refused(file, "the case that its list names is not in it.", CHANGED)
    try:
        options = Options.of(manifest["options"])
    except ValueError as problem:
        raise _refused(file, f"its {MANIFEST} names a day that there is not.", CHANGED) from problem
    with TemporaryDirectory() as folder:
        written_to(Path(folder), own)
        try:
            case = open_case(Path(folder) / start)
        except InputError as problem:
            raise FormatError([_in_archive(file, one, folder) for one in problem.findings]) from problem
        return analyse(case, options, progress).files


def _in_archive(file: str | Path, finding: Finding, folder: str) -> Finding:
    """Tell a finding about the copy as one about the archive."""
    place = finding.place
    inside = place.file.removeprefix(folder).lstrip("/\\")
    return Finding(Place(f"{file}!{inside}", place.line, place.column), finding.message, finding.remedy)


def _differences(
    files: Mapping[str, bytes], again: Mapping[str, bytes], same_version: bool
) -> Iterator[Departure]:
    """Compare what is archived with what came out; the page's own words only where they can be the same."""
    same_numbers = True
    for name, data in again.items():
        if name not in files:
            yield Departure(name, "", "nothing", "a file")
        elif name.endswith(".json"):
            for one in departures(name, _results(files[name]), _results(data)):
                same_numbers = False
                yield one
    if same_numbers and same_version and files.get(PAGE, again[PAGE]) != again[PAGE]:
        yield Departure(PAGE, "", "another page", "what these results lead to")


def _results(data: bytes) -> Any:
    """Return results without the version of tracktwo, which is told apart from them."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return "no JSON"
    if isinstance(found, dict) and isinstance(found.get("about"), dict):
        found["about"].pop("version", None)
    return found


def _refused(file: str | Path, message: str, remedy: str) -> FormatError:
    return FormatError(Finding(Place(str(file)), message, remedy))
