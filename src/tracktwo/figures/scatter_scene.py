"""What a two-party scatter shows, checked, with the scales that hold it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from tracktwo.figures.axes import Scale, number_room, suits_hundred, value_range
from tracktwo.figures.marks import finite
from tracktwo.figures.model import PartyScale

TOP, RIGHT, BOTTOM = 62.0, 624.0, 530.0
MOST_DOTS = 4000
SQUARES = 48


@dataclass(frozen=True)
class Dot:
    """`count` packages worth `x` to the one party and `y` to the other."""

    x: float
    y: float
    count: int = 1


@dataclass(frozen=True)
class Grid:
    """Packages counted by squares, for when there are too many to list.

    Parameters
    ----------
    counts : tuple of tuple of int
        Rows from the least value of the upright axis to the greatest; all of the same length.
    x_low, x_high, y_low, y_high : float
        The values at the outer edges of the squares.
    """

    counts: tuple[tuple[int, ...], ...]
    x_low: float
    x_high: float
    y_low: float
    y_high: float


@dataclass(frozen=True)
class Landmark:
    """A package to point out by name."""

    label: str
    x: float
    y: float


@dataclass(frozen=True)
class ScatterScene:
    """All that one scatter shows."""

    x: PartyScale
    y: PartyScale
    points: tuple[Dot, ...]
    grid: Grid | None
    frontier: tuple[tuple[float, float], ...]
    highlights: tuple[Landmark, ...]

    def check(self) -> None:
        """Refuse what cannot be drawn, by its name."""
        for name, axis in (("x", self.x), ("y", self.y)):
            for end in ("low", "high"):
                finite(getattr(axis, end) or 0.0, f"{name}.{end}")
        for i, dot in enumerate(self.points):
            finite(dot.x, f"points[{i}].x")
            finite(dot.y, f"points[{i}].y")
        for i, mark in enumerate(self.highlights):
            finite(mark.x, f"highlights[{i}].x")
            finite(mark.y, f"highlights[{i}].y")
        for i, (first, second) in enumerate(self.frontier):
            finite(first, f"frontier[{i}][0]")
            finite(second, f"frontier[{i}][1]")
        if self.grid is not None:
            _check_grid(self.grid, self.points)

    @property
    def total(self) -> int:
        """How many packages are drawn."""
        return sum(dot.count for dot in self.points) + (sum(map(sum, self.grid.counts)) if self.grid else 0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.total or self.frontier or self.highlights)

    @cached_property
    def across(self) -> Scale:
        """Scale of the first party, to the right."""
        return Scale(*self._ends(0, self.x), self.left, RIGHT)

    @cached_property
    def up(self) -> Scale:
        """Scale of the second party, upwards."""
        return Scale(*self._ends(1, self.y), BOTTOM, TOP)

    @cached_property
    def left(self) -> float:
        """Where the upright axis stands, to the right of its numbers."""
        return max(56.0, number_room(self.up))

    def _ends(self, which: int, axis: PartyScale) -> tuple[float, float]:
        """The ends of an axis that holds every value on it."""
        spots = [(d.x, d.y) for d in self.points] + [*self.frontier] + [(h.x, h.y) for h in self.highlights]
        if self.grid:
            spots += [(self.grid.x_low, self.grid.y_low), (self.grid.x_high, self.grid.y_high)]
        levels = [level.no_deal.ends if level.no_deal else () for level in (self.x, self.y)]
        if axis.low is None and axis.high is None and suits_hundred(chain(*spots, *levels)):
            return 0.0, 100.0
        return value_range([*(spot[which] for spot in spots), *levels[which]], axis.low, axis.high)

    def at(self, spot: tuple[float, float]) -> tuple[float, float]:
        """Return the place of a pair of values."""
        return self.across.at(spot[0]), self.up.at(spot[1])

    @cached_property
    def squares(self) -> Grid | None:
        """The packages as squares: those given, or counted where there are too many dots."""
        grid = _count(self.points, self.across, self.up) if len(self.points) > MOST_DOTS else self.grid
        return grid if grid and any(map(any, grid.counts)) else None

    @property
    def dots(self) -> tuple[Dot, ...]:
        """The packages drawn one by one."""
        return () if len(self.points) > MOST_DOTS else self.points


def _check_grid(grid: Grid, points: Sequence[Dot]) -> None:
    """Refuse an uneven or empty grid, or one beside points."""
    if points:
        raise ValueError("points and grid show the same packages: give one of them")
    if not grid.counts or not grid.counts[0] or len({len(row) for row in grid.counts}) != 1:
        raise ValueError("grid.counts must have at least one square, and rows of one length")
    for name in ("x_low", "x_high", "y_low", "y_high"):
        finite(getattr(grid, name), f"grid.{name}")
    if grid.x_low >= grid.x_high or grid.y_low >= grid.y_high:
        raise ValueError("grid.x_low and grid.y_low must be less than grid.x_high and grid.y_high")


def _count(points: Sequence[Dot], across: Scale, up: Scale) -> Grid:
    """Count many points into squares."""
    tally: Counter[tuple[int, int]] = Counter()
    for dot in points:
        tally[_square(dot.y, up), _square(dot.x, across)] += dot.count
    counts = tuple(tuple(tally[row, column] for column in range(SQUARES)) for row in range(SQUARES))
    return Grid(counts, across.low, across.high, up.low, up.high)


def _square(value: float, scale: Scale) -> int:
    """Which square along an axis a value falls into."""
    return min(SQUARES - 1, int((value - scale.low) / (scale.high - scale.low) * SQUARES))
