"""What a figure of strips shows, checked, with the places that hold it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from tracktwo.figures.axes import Scale, number_room, suits_hundred, value_range
from tracktwo.figures.labels import LEADING, text_width, wrap
from tracktwo.figures.marks import finite, number
from tracktwo.figures.model import MARGIN, WIDTH, PartyScale
from tracktwo.figures.style import SMALL

GUTTER, LABEL_WIDTH = 26.0, 160.0
BAND, HEIGHT, SPACING = 22.0, 340.0, 92.0
MOST_LINES = 500

Spots = list[tuple[float, float]]


@dataclass(frozen=True)
class PackageLine:
    """A package in the background: its value to each party, and whether it lies in the zone."""

    values: tuple[float, ...]
    in_zone: bool = False


@dataclass(frozen=True)
class NamedPackage:
    """A package to point out: its name, and its value to each party."""

    label: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class StripScene:
    """All that one figure of strips shows."""

    parties: tuple[PartyScale, ...]
    packages: tuple[PackageLine, ...]
    highlights: tuple[NamedPackage, ...]

    def check(self) -> None:
        """Refuse what cannot be drawn, by its name."""
        for i, strip in enumerate(self.parties):
            finite(strip.low or 0.0, f"parties[{i}].low")
            finite(strip.high or 0.0, f"parties[{i}].high")
        for i, package in enumerate(self.packages):
            self._check_values(package.values, f"packages[{i}].values")
        for i, named in enumerate(self.highlights):
            self._check_values(named.values, f"highlights[{i}].values")

    def _check_values(self, values: tuple[float, ...], field: str) -> None:
        """Refuse values that are not one finite number for each party."""
        if len(values) != len(self.parties):
            raise ValueError(f"{field} has {len(values)} numbers for {len(self.parties)} parties")
        for j, value in enumerate(values):
            finite(value, f"{field}[{j}]")

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.parties or not (self.packages or self.highlights)

    @cached_property
    def names(self) -> list[tuple[str, ...]]:
        """The names over the strips, in lines."""
        return [wrap(strip.party, SPACING - 8, lines=3, bold=True) for strip in self.parties]

    @cached_property
    def top(self) -> float:
        """Where the strips begin, under their names."""
        return 30 + max(map(len, self.names)) * SMALL * LEADING

    @cached_property
    def across(self) -> list[float]:
        """Where the strips stand: apart as the page allows, never too close for their names."""
        room = WIDTH - self.left - GUTTER - LABEL_WIDTH - MARGIN - SPACING / 2
        apart = min(max(room / max(len(self.parties) - 1, 1), SPACING), 200)
        return [self.left + SPACING / 2 + i * apart for i in range(len(self.parties))]

    @property
    def left(self) -> float:
        """Where the grid begins, to the right of its numbers and not too near for the first no-deal value."""
        level = self.parties[0].no_deal
        shown = (level.ends if level.is_plain else (level.value,)) if level else ()
        number_width = max((text_width(number(value), bold=True) for value in shown), default=0.0)
        axis = number_room(self.scales[0]) if self.shares_scale else 0.0
        return max(36.0, axis, number_width + BAND / 2 + 8 + MARGIN - SPACING / 2)

    @property
    def width(self) -> float:
        """Width of the drawing."""
        return max(WIDTH, self.across[-1] + GUTTER + LABEL_WIDTH + MARGIN)

    @cached_property
    def scales(self) -> list[Scale]:
        """A scale for each strip that holds every value on it."""
        values = [self._values(i) for i in range(len(self.parties))]
        hundred = suits_hundred(chain(*values))
        found = []
        for strip, own in zip(self.parties, values, strict=True):
            ends = value_range(own, strip.low, strip.high)
            if hundred and strip.low is None and strip.high is None:
                ends = 0.0, 100.0
            found.append(Scale(*ends, self.top + HEIGHT, self.top))
        return found

    def _values(self, index: int) -> list[float]:
        """All values on the strip of one party."""
        level = self.parties[index].no_deal
        packages = [*(p.values for p in self.packages), *(p.values for p in self.highlights)]
        return [values[index] for values in packages] + [*(level.ends if level else ())]

    @property
    def shares_scale(self) -> bool:
        """Whether one axis serves all strips."""
        return len({(scale.low, scale.high) for scale in self.scales}) == 1

    @property
    def strips(self) -> list[tuple[PartyScale, float, Scale]]:
        """Each party with its place and its scale."""
        return list(zip(self.parties, self.across, self.scales, strict=True))

    def spots(self, values: tuple[float, ...]) -> Spots:
        """Return the points that the line of a package joins."""
        return [
            (x, scale.at(value)) for x, scale, value in zip(self.across, self.scales, values, strict=True)
        ]

    @property
    def drawn(self) -> list[PackageLine]:
        """The packages that are drawn thin: at most `MOST_LINES`, evenly from the whole list."""
        count = min(len(self.packages), MOST_LINES)
        return [self.packages[i * len(self.packages) // count] for i in range(count)]

    @property
    def inside(self) -> int:
        """How many packages lie in the zone."""
        return sum(package.in_zone for package in self.packages)
