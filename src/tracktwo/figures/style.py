"""Colours, shapes and dashes of all figures, and the style sheet for the pages that show them.

Colours say which, never how good: they follow the order of the file, carry no flag, and are always
doubled by a shape or a dash, so that a figure keeps its meaning in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, sans-serif"
BODY = 13.0
SMALL = 12.0

INK = "#1a1a1a"
MUTED = "#555555"
RULE = "#808080"
GRID = "#e2e2e2"
WASH = "#f3f3f3"
FAINT = "#a3a8ae"
FILL = "#6f8496"
STRONG = "#2f4b63"
PAPER = "#ffffff"

SERIES = ("#0b62a0", "#b04a00", "#00735c", "#96467a", "#7d5c00", "#4a4a9c", "#3f6b7d", "#333333")
SHAPES = ("circle", "square", "diamond", "triangle", "wedge", "plus", "ring", "cross")
DASHES = ("", "7 3", "2 2.5", "9 3 2 3", "12 4", "4 2 1.5 2 1.5 2")
SHADES = ("#f4f6f8", "#dde5ec", "#c0cfdb", "#9db4c7", "#7092af", "#3b6487", "#1f4766")


@dataclass(frozen=True)
class Look:
    """How one of several things is told apart: colour, shape and dash together."""

    colour: str
    shape: str
    dash: str


def look(index: int) -> Look:
    """Look of the thing at `index` in the file's order; the first 24 looks all differ."""
    return Look(
        SERIES[index % len(SERIES)],
        SHAPES[(index + index // len(SERIES)) % len(SHAPES)],
        DASHES[index % len(DASHES)],
    )


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.1, definition of contrast ratio)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink_on(shade: str) -> str:
    """Return the text colour, dark or white, that is easier to read on `shade`."""
    return max((INK, PAPER), key=lambda ink: contrast(ink, shade))


# A drawing shrinks a little to fit a narrow page; below 40rem its text would become too small to
# read, so there it keeps its size and the box around it scrolls.
STYLE = """\
.tracktwo-figure { margin: 2rem 0; color: #1a1a1a; }
.tracktwo-figure .figure-scroll { overflow-x: auto; container-type: inline-size; background: #ffffff; }
.tracktwo-figure .figure-scroll:focus-visible { outline: 2px solid #0b62a0; outline-offset: 2px; }
.tracktwo-figure .figure-drawing { display: block; height: auto; max-width: none; }
@container (min-width: 40rem) { .tracktwo-figure .figure-drawing { max-width: 100%; } }
.tracktwo-figure figcaption { margin: 0 0 0.75rem; max-width: 45rem; line-height: 1.45; }
.tracktwo-figure .figure-title { display: block; font-weight: 600; }
.tracktwo-figure .figure-description { display: block; color: #555555; font-size: 0.9375rem; }
.tracktwo-figure details { margin-top: 0.5rem; font-size: 0.875rem; }
.tracktwo-figure summary { cursor: pointer; color: #555555; }
.tracktwo-figure table { border-collapse: collapse; margin-top: 0.5rem; font-variant-numeric: tabular-nums; }
.tracktwo-figure caption { text-align: start; color: #555555; padding-bottom: 0.25rem; }
.tracktwo-figure th, .tracktwo-figure td { padding: 0.2rem 1rem 0.2rem 0; text-align: start; }
.tracktwo-figure th, .tracktwo-figure td { vertical-align: top; border-bottom: 1px solid #e2e2e2; }
.tracktwo-figure tbody th { font-weight: 400; }
@media print {
  .tracktwo-figure { break-inside: avoid; }
  .tracktwo-figure .figure-scroll { overflow: visible; container-type: normal; }
  .tracktwo-figure .figure-drawing { max-width: 100%; }
  .tracktwo-figure details:not([open]) { display: none; }
}
"""
