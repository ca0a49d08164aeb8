"""From a KTAB CSV file to actors; small disorder is mended and told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.csv_rows import Line, Sheet, csv_sheet, first_cells, number
from tracktwo.formats.ktab.model import Actor, Actors

__all__ = ["looks_right", "read_actors"]

HEADING = "actor"
BEFORE = 3
TOP = Fraction(100)
GENERIC = re.compile(r"(pos(itio)?n?s?|pstn|position)[ _-]*\d*", re.IGNORECASE)
LAYOUT = "A line is: name, description, influence, then position and salience on each dimension."


def looks_right(file: Path) -> bool:
    """Tell whether one of the first two lines begins with the heading Actor."""
    return any(one.casefold() == HEADING for one in first_cells(file, 2))


def read_actors(file: str | Path) -> tuple[Actors, tuple[Finding, ...]]:
    """Read the actors of a KTAB CSV file.

    Parameters
    ----------
    file : str or Path
        A CSV file. Semicolons instead of commas, decimal commas, quotes, empty lines, signs of per
        cent and a byte-order mark are mended.

    Returns
    -------
    actors : Actors
        Numbers as written.
    findings : tuple of Finding
        Warnings: what was mended or does not fit.

    Raises
    ------
    FormatError
        A line cannot be read, by its line and column.
    """
    sheet = csv_sheet(Path(file))
    return _Reader(sheet).actors(), tuple(sheet.findings)


@dataclass
class _Reader:
    sheet: Sheet

    def actors(self) -> Actors:
        lines = self.sheet.lines
        at = next((n for n, line in enumerate(lines[:2]) if line.text(0).casefold() == HEADING), None)
        if at is None:
            raise self.sheet.wrong(1, 0, "there is no line of headings that begins with Actor.", LAYOUT)
        head, rest = lines[at], lines[at + 1 :]
        if not rest:
            raise self.sheet.wrong(head.number, 0, "no actors follow the headings.", LAYOUT)
        first = lines[0] if at else None
        dimensions = self.dimensions(head, first)
        found = tuple(self.actor(line, len(dimensions)) for line in rest)
        self.check(first, found)
        title = first.text(0) if first else ""
        return Actors(title or Path(self.sheet.file).stem, first.text(1) if first else "", dimensions, found)

    def dimensions(self, head: Line, first: Line | None) -> tuple[str, ...]:
        """Name the dimensions by the headings of their positions, where these say anything."""
        several = len(head.cells) - BEFORE
        if several < 2 or several % 2:
            message = "the headings are not three, with two more for each dimension."
            raise self.sheet.wrong(head.number, 0, message, LAYOUT)
        counted = first.text(3) if first else ""
        if counted and counted != str(several // 2):
            self.sheet.doubtful(1, f"the file says {counted} dimensions, its headings {several // 2}.")
        names = [head.text(BEFORE + 2 * at) for at in range(several // 2)]
        telling = len(set(names)) == len(names) and not any(
            GENERIC.fullmatch(one) or not one for one in names
        )
        return tuple(names if telling else (f"Dimension {n}" for n in range(1, len(names) + 1)))

    def actor(self, line: Line, dimensions: int) -> Actor:
        wanted = BEFORE + 2 * dimensions
        if len(line.cells) != wanted:
            message = f"this line has {len(line.cells)} entries, not {wanted}."
            raise self.sheet.wrong(line.number, 0, message, LAYOUT)
        if not line.text(0):
            raise self.sheet.wrong(line.number, 1, "this actor has no name.", "Write one.")
        numbers = [self.number(line, at, 2 + at) for at in range(wanted - 2)]
        return Actor(line.text(0), line.text(1), numbers[0], tuple(numbers[1::2]), tuple(numbers[2::2]))

    def number(self, line: Line, kind: int, column: int) -> Fraction:
        """Read influence (kind 0), a position (odd) or a salience (even)."""
        found = number(self.sheet, line, column)
        if found < 0 or (kind % 2 and found > TOP):
            rule = "positions lie from 0 to 100." if kind % 2 else "influence and salience are 0 or more."
            raise self.sheet.wrong(line.number, column + 1, f"{line.text(column)} cannot be: {rule}")
        if kind and found > TOP:
            self.sheet.doubtful(
                line.number, f"salience {line.text(column)} is above 100; it is taken as it is."
            )
        return found

    def check(self, first: Line | None, found: tuple[Actor, ...]) -> None:
        if len(found) < 2:
            raise FormatError(
                Finding(Place(self.sheet.file), "there is one actor only.", "Give two or more.")
            )
        counted = first.text(2) if first else ""
        if first is None:
            self.sheet.doubtful(1, "the first line, with name and numbers of actors, is missing.")
        elif counted != str(len(found)):
            self.sheet.doubtful(
                1, f"the file says {counted or 'no number of'} actors; {len(found)} are there."
            )
        if len({actor.name for actor in found}) < len(found):
            self.sheet.doubtful(1, "two actors have the same name; they are kept apart.")
