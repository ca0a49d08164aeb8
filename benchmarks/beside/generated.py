"""Generated scenarios, the same on every machine.

In an issue, each party's worths are drawn at random and then made to compete: no option beats another for
all parties, as if they bargained along a curve. Weights of issues are drawn likewise. Everything is whole
numbers.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from beside import yaml_files

SEED = 7
BEND = 1.2
"""Options of an issue lie where the sum over parties of worth to this power is 1."""


@dataclass(frozen=True)
class Shape:
    """The size of a generated scenario.

    Parameters
    ----------
    parties, issues, options : int
        How many; options in each issue.
    points : int
        What a party's issues are worth in all, at most, in whole points. Few points make many ties.
    """

    parties: int
    issues: int
    options: int
    points: int

    @property
    def id(self) -> str:
        """Its name on the page."""
        return f"{self.parties} parties, {self.issues} x {self.options}, {self.points:,} points"

    @property
    def packages(self) -> int:
        """How many there are."""
        return int(self.options**self.issues)


SHAPES = (
    Shape(2, 5, 10, 10**6),
    Shape(2, 6, 10, 10**6),
    Shape(2, 7, 10, 10**6),
    Shape(2, 8, 10, 10**6),
    Shape(2, 12, 10, 10**6),
    Shape(2, 30, 10, 10**6),
    Shape(3, 5, 10, 10**6),
    Shape(3, 6, 10, 10**6),
    Shape(3, 8, 10, 10**6),
    Shape(3, 30, 10, 100),
    Shape(5, 5, 10, 10**6),
    Shape(5, 6, 10, 10**6),
    Shape(5, 30, 10, 10**6),
)


def tables(shape: Shape) -> list[list[list[int]]]:
    """Return what each option of each issue is worth to each party, in points."""
    draw = random.Random(f"{SEED} {shape}")
    shares = [_shares(draw, shape.issues) for _ in range(shape.parties)]
    made = []
    for issue in range(shape.issues):
        rows = [_on_the_curve([draw.expovariate(1) for _ in shares]) for _ in range(shape.options)]
        made.append(
            [
                [round(shape.points * share[issue] * value) for share, value in zip(shares, row, strict=True)]
                for row in rows
            ]
        )
    return made


def _shares(draw: random.Random, issues: int) -> list[float]:
    drawn = [draw.expovariate(1) for _ in range(issues)]
    return [one / sum(drawn) for one in drawn]


def _on_the_curve(values: list[float]) -> list[float]:
    length = sum(value**BEND for value in values) ** (1 / BEND)
    return [value / length for value in values]


def write(shape: Shape, folder: Path) -> Path:
    """Write a scenario and return its folder."""
    made = tables(shape)
    parties = [[[row[party] for row in issue] for issue in made] for party in range(shape.parties)]
    options = [[f"option {option}" for option in range(shape.options)]] * shape.issues
    home = folder / f"{shape.parties}-{shape.issues}-{shape.options}-{shape.points}"
    return yaml_files.write(home, options, parties, [0] * shape.parties)
