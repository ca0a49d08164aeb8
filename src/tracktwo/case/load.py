"""Open a case: a YAML file, or a folder that holds ``case.yaml`` and its reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tracktwo.case.build import build
from tracktwo.case.checks import warn
from tracktwo.case.document import Document, read
from tracktwo.case.model import Case
from tracktwo.case.structure import structure_findings
from tracktwo.errors import CaseError, Finding, Place

__all__ = ["case_file", "check", "load"]


def case_file(path: str | Path) -> Path:
    """Return the case file that a path means.

    Parameters
    ----------
    path : str or Path
        A case file, or a folder with ``case.yaml`` in it.

    Returns
    -------
    Path

    Raises
    ------
    CaseError
        There is none.
    """
    given = Path(path)
    found = given / "case.yaml" if given.is_dir() else given
    if not found.is_file():
        what = "there is no case.yaml in this folder" if given.is_dir() else "there is no such file"
        raise CaseError(Finding(Place(str(given)), f"{what}.", "Start one with: tracktwo new"))
    return found


def check(path: str | Path) -> tuple[Case | None, tuple[Finding, ...]]:
    """Read a case and tell everything that is wrong or doubtful in it.

    Parameters
    ----------
    path : str or Path
        A case file or its folder.

    Returns
    -------
    case : Case or None
        None where an error keeps it from being used.
    findings : tuple of Finding
        Errors and warnings in the order of the file.

    Raises
    ------
    CaseError
        The file is missing or is no YAML at all.
    """
    file = case_file(path)
    return check_document(read(file), file)


def check_document(document: Document, file: Path) -> tuple[Case | None, tuple[Finding, ...]]:
    """Check a document that has been read; ``file`` is where it stands or is to stand."""
    wrong = structure_findings(document)
    if wrong:
        return None, tuple(wrong)
    case, collector = build(document, file.parent)
    if not collector.findings:
        warn(case, collector)
    findings = tuple(sorted(collector.findings, key=lambda finding: finding.place))
    usable = all(finding.warning for finding in findings)
    return (replace(case, path=file) if usable else None), findings


def load(path: str | Path) -> Case:
    """Read a case that is to be used.

    Parameters
    ----------
    path : str or Path
        A case file or its folder.

    Returns
    -------
    Case

    Raises
    ------
    CaseError
        With all errors found, each with file, line, what is wrong and what to write.
    """
    case, findings = check(path)
    if case is None:
        raise CaseError(finding for finding in findings if not finding.warning)
    return case
