"""Tracktwo's own case files, among the formats that can be read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from tracktwo.case import Case, load
from tracktwo.case.case_data import case_data
from tracktwo.case.decimals import decimal, exact
from tracktwo.case.document import LARGEST_FILE, parse
from tracktwo.case.load import check_document
from tracktwo.case.written import dumped
from tracktwo.errors import CaseError, Finding, FormatError
from tracktwo.formats.losses import case_place
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import Imported

__all__ = ["matches", "read", "write"]

CASE_FILE = "case.yaml"
ENDINGS = (".yaml", ".yml")
LOOKED_AT = 200_000
_FIRST_KEY = re.compile(rb"^\s*[\"']?tracktwo[\"']?\s*:", re.MULTILINE)


def matches(path: Path) -> bool:
    """Tell whether a path is a case file or the folder of one."""
    if path.is_dir():
        return (path / CASE_FILE).is_file()
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    with path.open("rb") as file:
        return bool(_FIRST_KEY.search(file.read(LOOKED_AT)))


def read(path: Path) -> Imported:
    """Read a case; raises `CaseError` where it cannot be used."""
    return Imported(load(path), "case")


def write(case: Case) -> Written:
    """Write a case file, with its reports where it has some.

    Parameters
    ----------
    case : Case
        Any. Where it says just what a case file says, that file is copied, comments and all; otherwise
        the file is written anew with everything that the case holds.

    Returns
    -------
    Written
        One YAML file, or a folder of ``case.yaml`` and the reports that the case quotes. A warning names
        numbers that no decimal of 40 digits says exactly.

    Raises
    ------
    FormatError
        A case file cannot say it: an issue has a single option, or a number is out of bounds; or a
        report cannot be read.
    """
    copied = _same_file(case)
    content, findings = (copied, []) if copied is not None else _anew(case)
    reports = _reports(case)
    return Written({CASE_FILE: content, **reports} if reports else {"": content}, findings)


def _same_file(case: Case) -> bytes | None:
    """Return the file that a case was read from, if it still says the same; None otherwise."""
    if case.path is None or case.path.suffix.lower() not in ENDINGS:
        return None
    try:
        return case.path.read_bytes() if load(case.path) == case else None
    except CaseError:
        return None


def _anew(case: Case) -> tuple[bytes, list[Finding]]:
    data = case_data(case)
    text = dumped(data)
    wrong = _wrong(case, text)
    if wrong:
        raise FormatError(Finding(case_place(case), one.message, one.remedy) for one in wrong)
    rounded = sum(exact(decimal(number)) != number for number in _numbers(data))
    message = f"{rounded} of the numbers have no end as decimals and were written with 40 digits."
    return text.encode(), [Finding(case_place(case), message, warning=True)] if rounded else []


def _wrong(case: Case, text: str) -> list[Finding]:
    """Return what reading the text finds that a case file cannot say."""
    if len(text.encode()) > LARGEST_FILE:
        size = f"{len(text.encode()) / 1_000_000:.1f} MB"
        return [Finding(case_place(case), f"as a case file this takes {size}; a case has at most 2 MB.")]
    try:
        _, findings = check_document(parse(text, ""), case.path or Path(CASE_FILE))
    except CaseError as problem:
        return list(problem.findings)
    return [one for one in findings if not one.warning]


def _numbers(data: Any) -> Iterator[Fraction]:
    if isinstance(data, Fraction):
        yield data
    elif isinstance(data, (dict, list)):
        for one in data.values() if isinstance(data, dict) else data:
            yield from _numbers(one)


def _reports(case: Case) -> dict[str, bytes]:
    """Return the reports that a case has in its folder."""
    if case.path is None:
        return {}
    named = sorted({source.file for source in case.sources if source.file})
    for name in named:
        if ".." in Path(name).parts or Path(name).is_absolute() or Path(name) == Path(CASE_FILE):
            message = f"the report '{name}' would not stand in its place in another folder."
            raise FormatError(
                Finding(case_place(case), message, "Name it from the case's folder, such as reports/a.txt.")
            )
    try:
        return {name: (case.path.parent / name).read_bytes() for name in named}
    except OSError as problem:
        message = f"the report {problem.filename} cannot be read: {problem.strerror}."
        raise FormatError(Finding(case_place(case), message)) from problem
