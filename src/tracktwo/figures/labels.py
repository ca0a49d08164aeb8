"""Where words go: their width, their lines, and places in which they do not cover each other."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.figures.marks import clean, isolate, line, rect, text
from tracktwo.figures.style import INK, RULE, SMALL

_NARROW = frozenset("iljtfrI.,:;'|!()[]-/ \u2019")
_BROAD = frozenset("mwMW@%\u2026\u2014")
LEADING = 1.25


def text_width(words: str, size: float = SMALL, *, bold: bool = False) -> float:
    """Return about how wide `words` run, rather too wide than too narrow (no font is at hand)."""
    return sum(map(_advance, words)) * size * (1.07 if bold else 1.0)


def _advance(letter: str) -> float:
    """Width of one letter in ems, for a face like Helvetica."""
    if letter in _NARROW:
        return 0.34
    if letter in _BROAD:
        return 0.92
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.05
    if letter < "\u0250":
        return 0.74 if letter.isupper() else 0.565
    return 0.72


def elide(words: str, width: float, size: float = SMALL, *, bold: bool = False) -> str:
    """Return as much of `words` as fits, ending in an ellipsis where some is left out."""
    if text_width(words, size, bold=bold) <= width:
        return words
    while words and text_width(words + "\u2026", size, bold=bold) > width:
        words = words[:-1]
    return words.rstrip() + "\u2026"


def wrap(
    words: str, width: float, size: float = SMALL, *, lines: int = 2, bold: bool = False
) -> tuple[str, ...]:
    """Return `words` in at most `lines` lines of at most `width`, elided where they do not fit."""
    rows = [""]
    for word in clean(words).split(" "):
        for glue, piece in _pieces(word, width, size, bold):
            joined = f"{rows[-1]}{glue}{piece}" if rows[-1] else piece
            if text_width(joined, size, bold=bold) <= width:
                rows[-1] = joined
            else:
                rows.append(piece)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], elide(rows[lines - 1] + "\u2026" * 2, width, size, bold=bold)]
        rows[-1] = rows[-1].rstrip("\u2026") + "\u2026"
    return tuple(isolate(row) for row in rows)


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterator[tuple[str, str]]:
    """Cut a word that is wider than a line; each piece with what joins it to the piece before."""
    glue, piece = " ", ""
    for letter in word:
        if piece and text_width(piece + letter, size, bold=bold) > width:
            yield glue, piece
            glue, piece = "", ""
        piece += letter
    yield glue, piece


def block(
    x: float,
    middle: float,
    rows: Sequence[str],
    *,
    anchor: str = "start",
    size: float = SMALL,
    bold: bool = False,
    fill: str = INK,
    halo: bool = False,
) -> str:
    """Draw lines of text, centred vertically on `middle`."""
    first = middle - (len(rows) - 1) * size * LEADING / 2 + size * 0.35
    return "".join(
        text(x, first + i * size * LEADING, row, anchor=anchor, size=size, bold=bold, fill=fill, halo=halo)
        for i, row in enumerate(rows)
    )


def spread(targets: Sequence[float], heights: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Return middles as near as can be to `targets` (least squares) for labels that must not overlap.

    The order of the targets is kept. Subtracting from each target the height of the labels before it
    turns the question into isotonic regression, solved by pooling neighbours that are out of order
    (Barlow et al. 1972).
    """
    order = sorted(range(len(targets)), key=lambda i: (targets[i], i))
    offsets, total = {}, 0.0
    for i in order:
        offsets[i] = total + heights[i] / 2
        total += heights[i]
    pools: list[list[float]] = []
    for i in order:
        pools.append([targets[i] - offsets[i], 1.0])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, count = pools.pop()
            pools[-1] = [
                (pools[-1][0] * pools[-1][1] + mean * count) / (pools[-1][1] + count),
                pools[-1][1] + count,
            ]
    bases = [mean for mean, count in pools for _ in range(int(count))]
    top = max(low, high - total)
    middles = {i: min(max(base, low), top) + offsets[i] for i, base in zip(order, bases, strict=True)}
    return tuple(middles[i] for i in range(len(targets)))


@dataclass(frozen=True)
class Box:
    """An upright rectangle in the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Return the area that both cover."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the box that is closest to (x, y)."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)


# Up and to the right of a frontier there is nothing, so a label looks for room there first.
_ANGLES = tuple(math.radians(a) for a in (-45, -20, -70, 0, -90, 20, -110, 45, -135, 90, 180, 135))
COVERED = 10_000
"""What it costs to cover another label at all: more than any way round it."""
_REACHES = (9.0, 18.0, 30.0, 45.0, 65.0, 90.0, 120.0)


def place(
    anchors: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    bounds: Box,
    taken: Sequence[Box],
) -> tuple[Box, ...]:
    """Return a box for each label near its anchor, inside `bounds`, clear of the others and of `taken`."""
    placed: list[Box] = []
    marks = [Box(x - 6, y - 6, x + 6, y + 6) for x, y in anchors]
    for (x, y), (width, height) in zip(anchors, sizes, strict=True):
        best = min(
            _candidates(x, y, width, height, bounds),
            key=lambda found: found[0] + _cost(found[1], x, y, placed, [*marks, *taken]),
        )
        placed.append(best[1])
    return tuple(placed)


def _candidates(x: float, y: float, width: float, height: float, bounds: Box) -> Iterator[tuple[float, Box]]:
    """Places around an anchor, each with the cost of its distance and direction, pushed inside the bounds."""
    for reach in _REACHES:
        for rank, angle in enumerate(_ANGLES):
            left = x + reach * math.cos(angle) + (math.cos(angle) - 1) / 2 * width
            top = y + reach * math.sin(angle) + (math.sin(angle) - 1) / 2 * height
            left = max(bounds.left, min(left, bounds.right - width))
            top = max(bounds.top, min(top, bounds.bottom - height))
            yield 2 * reach + rank, Box(left, top, left + width, top + height)


def _cost(box: Box, x: float, y: float, placed: Sequence[Box], taken: Sequence[Box]) -> float:
    """How much a label would cover: other labels are worst, then its own leader crossing them."""
    end_x, end_y = box.nearest(x, y)
    leader = [(x + (end_x - x) * t / 6, y + (end_y - y) * t / 6) for t in range(1, 7)]
    covered = [box.overlap(other) for other in placed]
    cost = sum(COVERED + 100 * area for area in covered if area > 0)
    cost += sum(60 * _hits(other, leader) for other in placed)
    return cost + sum(box.overlap(other) for other in taken)


def _hits(box: Box, points: Sequence[tuple[float, float]]) -> int:
    """How many of the points lie in the box."""
    return sum(box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in points)


Swatch = Callable[[float, float], str]


def line_swatch(stroke: str, width: float) -> Swatch:
    """Return a piece of line for a legend."""
    return lambda x, y: line(x - 11, y, x + 11, y, stroke=stroke, width=width)


def fill_swatch(fill: str) -> Swatch:
    """Return a piece of a filled or hatched area for a legend."""
    return lambda x, y: rect(x - 10, y - 6, 20, 12, fill=fill, stroke=RULE, stroke_width=0.5)


def legend(entries: Sequence[tuple[Swatch, str]], left: float, top: float, right: float) -> tuple[str, float]:
    """Draw a legend in as many lines as it needs; return it and the y below it."""
    parts, x, middle = [], left, top + 10
    for swatch, words in entries:
        shown = elide(clean(words), right - left - 32)
        width = 30 + text_width(shown) + 20
        if x > left and x + width - 20 > right:
            x, middle = left, middle + 20
        parts.append(swatch(x + 12, middle) + text(x + 30, middle + SMALL * 0.35, isolate(shown)))
        x += width
    return "".join(parts), middle + 12 if entries else top
