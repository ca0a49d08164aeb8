"""The table of formats: the one place to add a row when tracktwo learns another program's files.

Each format is a module of this package with

- ``matches(path)``: tells cheaply, from names and first bytes, whether this is its own;
- ``read(path)``: returns an `Imported`, or raises `FormatError`;
- if it can also be written, ``write(case)``: returns the files as bytes by name relative to a folder (or
  one file under the name ``""``) with warnings of what the format cannot carry, or raises `FormatError`
  where what is left would mean something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from tracktwo.case import Case
from tracktwo.errors import Finding
from tracktwo.formats.scenario import Imported

__all__ = ["FORMATS", "Format", "Written"]


@dataclass(frozen=True)
class Written:
    """A case in another program's format.

    Parameters
    ----------
    files : mapping of str to bytes
        Contents by name, relative to the folder to be made; the one name ``""`` where the format is a
        single file.
    findings : sequence of Finding
        Warnings: what the format cannot carry.
    """

    files: Mapping[str, bytes]
    findings: Sequence[Finding] = ()


class FormatModule(Protocol):
    """What is asked of a format's module."""

    def matches(self, path: Path) -> bool:
        """Tell cheaply whether a file or folder is of this format."""

    def read(self, path: Path) -> Imported:
        """Read it."""

    def write(self, case: Case) -> Written:
        """Write a case in it; only where the table says so."""


@dataclass(frozen=True)
class Format:
    """One format: its name, what it is, its module and whether it can be written."""

    name: str
    about: str
    module: str
    writes: bool = False

    def load(self) -> FormatModule:
        """Import the format's module."""
        return cast(FormatModule, import_module(f"tracktwo.formats.{self.module}"))


# In the order in which they are tried.
FORMATS: tuple[Format, ...] = (
    Format("case", "tracktwo case: a YAML file, or a folder with case.yaml", "own", writes=True),
    Format("scorable", "scorable game: a folder with a text file of points a party", "scorable", writes=True),
    Format(
        "negmas",
        "NegMAS: a folder with a domain and a profile a party, in YAML or JSON",
        "negmas",
        writes=True,
    ),
    Format("negolog", "NegoLog: a folder with profileA.json and profileB.json", "negolog", writes=True),
    Format(
        "geniusweb",
        "GeniusWeb: a folder with a domain and a profile a party, in JSON",
        "geniusweb",
        writes=True,
    ),
    Format("genius", "GENIUS: a folder with an XML domain and an XML profile a party", "genius", writes=True),
    Format("gmcr", "graph model of a conflict in option form: a .gmcr file", "gmcr"),
    Format("ktab", "KTAB CSV file: actors with influence, positions and saliences", "ktab"),
    Format(
        "xlsx",
        "Excel workbook: a case made by tracktwo sheet out, or a table of scores",
        "workbook",
        writes=True,
    ),
    Format("scores", "CSV file of scores: a row an option, a column a party", "scoretable"),
    Format("tables", "JSON file of tables: weighted values, issue by party by option", "tables"),
)
