"""Everything that can go wrong, as one small tree.

::

    TracktwoError
    ├── InputError        a file or a request that cannot be used as it is; carries findings
    │   ├── CaseError     ... a case: its text, its structure or what it says
    │   └── FormatError   ... another program's file
    └── LimitError        the question is larger than the stated limit of an exact method
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["CaseError", "Finding", "FormatError", "InputError", "LimitError", "Place", "TracktwoError"]


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a file, counted as editors count.

    Parameters
    ----------
    file : str
        Path as the user gave it; for a spreadsheet with the sheet: ``talks.xlsx!Issues``.
    line, column : int, optional
        From 1; 0 where the file has none. Of a spreadsheet, the cell: row and column.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if ".xlsx!" in self.file and self.line:
            return f"{self.file}:{_column_letters(self.column)}{self.line}"
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


def _column_letters(column: int) -> str:
    """Name a spreadsheet's column as spreadsheets do: 1 is A, 27 is AA."""
    before, last = divmod(column - 1, 26)
    return ("" if before <= 0 else _column_letters(before)) + chr(ord("A") + last) if column else ""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or doubtful, in an input.

    Parameters
    ----------
    place : Place
        Where it stands.
    message : str
        What is wrong, in plain words.
    remedy : str, optional
        What to write instead.
    warning : bool, optional
        True where the input can be used all the same.
    """

    place: Place
    message: str
    remedy: str = ""
    warning: bool = False

    def __str__(self) -> str:
        label = "warning: " if self.warning else ""
        return f"{self.place}: {label}{self.message}" + (f" {self.remedy}" if self.remedy else "")


class TracktwoError(Exception):
    """Base of every error that tracktwo raises on purpose; its text is fit to show to a user."""


class InputError(TracktwoError):
    """An input that cannot be used as it is.

    Parameters
    ----------
    findings : iterable of Finding
        All that was found, in the order of the file; the text of the error is one line each.
    """

    def __init__(self, findings: Iterable[Finding] | Finding) -> None:
        self.findings = (findings,) if isinstance(findings, Finding) else tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class CaseError(InputError):
    """A case that cannot be read, or that contradicts itself."""


class FormatError(InputError):
    """A file of another program that cannot be read."""


class LimitError(TracktwoError):
    """The question is larger than the limit of an exact method; the text says which and what to do."""
