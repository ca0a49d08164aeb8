"""The pieces every figure is drawn with: numbers, escaped text, elements, shapes, hatches."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from tracktwo.figures.style import FONT, INK, PAPER, SMALL

LARGEST = 1e21  # what 1,000 issues can add up to, weights and values at most 1e9
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc]")


def finite(value: float, field: str) -> float:
    """Return `value`; raise ValueError naming `field` when it cannot be drawn."""
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(f"{field} is {value}; a figure needs a number between -1e21 and 1e21")
    return float(value)


def number(value: float, places: int = 1) -> str:
    """Write a number for people: at most `places` decimals, thousands apart, a true minus sign."""
    text = f"{value:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "\u2212")


def counted(count: int, noun: str) -> str:
    """Write a number of things: `1 package`, `2 packages`."""
    if count == 1:
        return f"1 {noun}"
    return f"{number(count)} {noun[:-1]}ies" if noun.endswith("ty") else f"{number(count)} {noun}s"


def coordinate(value: float) -> str:
    """Write a number for the drawing: at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(text: str) -> str:
    """Return `text` on one line, without the characters that XML cannot hold."""
    return " ".join(_NOT_XML.sub("\ufffd", text).split())


def isolate(text: str) -> str:
    """Return `text` fenced off where it runs right to left, so that its neighbours keep their order."""
    return f"\u2068{text}\u2069" if _RIGHT_TO_LEFT.search(text) else text


def escaped(text: str) -> str:
    """Return `text` as it may stand between two tags."""
    return escape(clean(text))


def tag(name: str, *children: str, **attributes: str | float | None) -> str:
    """Write one element; `stroke_width` means `stroke-width`, `class_` means `class`, None is left out."""
    parts = [name]
    for key, value in attributes.items():
        if value is not None and value != "":
            written = clean(value) if isinstance(value, str) else coordinate(value)
            parts.append(f"{key.rstrip('_').replace('_', '-')}={quoteattr(written)}")
    opening = " ".join(parts)
    return f"<{opening}>{''.join(children)}</{name}>" if children else f"<{opening}/>"


def text(
    x: float,
    y: float,
    content: str,
    *,
    anchor: str = "start",
    size: float = SMALL,
    bold: bool = False,
    fill: str = INK,
    halo: bool = False,
) -> str:
    """Write one line of text with its baseline at `y`; `halo` keeps it legible over other marks."""
    return tag(
        "text",
        escaped(content),
        x=x,
        y=y,
        text_anchor=None if anchor == "start" else anchor,
        font_size=size,
        font_weight="600" if bold else None,
        fill=fill,
        stroke=PAPER if halo else None,
        stroke_width=4 if halo else None,
        stroke_linejoin="round" if halo else None,
        paint_order="stroke" if halo else None,
    )


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float = 1, dash: str = "") -> str:
    """Draw a straight line."""
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, stroke_dasharray=dash)


def rect(x: float, y: float, width: float, height: float, **attributes: str | float | None) -> str:
    """Draw a rectangle; a negative size is drawn as none."""
    return tag("rect", x=x, y=y, width=max(width, 0), height=max(height, 0), **attributes)


def path(points: Iterable[tuple[float, float]], *, close: bool = False) -> str:
    """Return the path data that joins the points."""
    steps = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
    return f"M{steps}Z" if close else f"M{steps}"


def polyline(
    points: Sequence[tuple[float, float]],
    *,
    stroke: str,
    width: float = 1.5,
    dash: str = "",
    opacity: float | None = None,
) -> str:
    """Draw an open line through the points."""
    return tag(
        "path",
        d=path(points),
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_dasharray=dash,
        stroke_linejoin="round",
        stroke_opacity=opacity,
    )


# Each shape fills about the same area of the square from -1 to 1; an open shape is only stroked.
_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "wedge": ((0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
}
_STROKES = {
    "plus": ((-1.15, 0, 1.15, 0), (0, -1.15, 0, 1.15)),
    "cross": ((-0.9, -0.9, 0.9, 0.9), (-0.9, 0.9, 0.9, -0.9)),
}


def shape(kind: str, x: float, y: float, colour: str, *, radius: float = 4.5, hollow: bool = False) -> str:
    """Draw one of `style.SHAPES` centred at (x, y), edged in white so that it stands off from lines."""
    if kind in _STROKES:
        strokes = [
            (x + a * radius, y + b * radius, x + c * radius, y + d * radius) for a, b, c, d in _STROKES[kind]
        ]
        under = "".join(line(*ends, stroke=PAPER, width=5) for ends in strokes)
        return under + "".join(line(*ends, stroke=colour, width=2.5) for ends in strokes)
    open_shape = hollow or kind == "ring"
    look: dict[str, str | float | None] = {
        "fill": PAPER if open_shape else colour,
        "stroke": colour if open_shape else PAPER,
        "stroke_width": 2 if open_shape else 1,
    }
    if kind in _OUTLINES:
        corners = [(x + radius * dx, y + radius * dy) for dx, dy in _OUTLINES[kind]]
        return tag("path", d=path(corners, close=True), **look)
    return tag("circle", cx=x, cy=y, r=radius, **look)


def hatch(identity: str, colour: str, *, angle: float = 45, gap: float = 6, width: float = 1) -> str:
    """Define a fill of parallel lines, to be used as `url(#identity)`."""
    return tag(
        "pattern",
        line(0, 0, 0, gap, stroke=colour, width=width * 2),
        id=identity,
        patternUnits="userSpaceOnUse",
        width=gap,
        height=gap,
        patternTransform=f"rotate({coordinate(angle)})",
    )


def document(
    *, key: str, title: str, description: str, width: float, height: float, body: str, defs: str = ""
) -> str:
    """Wrap a drawing as a whole SVG that names and describes itself to a screen reader."""
    return tag(
        "svg",
        tag("title", escaped(title), id=f"{key}-title"),
        tag("desc", escaped(description), id=f"{key}-desc"),
        tag("defs", defs) if defs else "",
        rect(0, 0, width, height, fill=PAPER),
        body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {coordinate(width)} {coordinate(height)}",
        width=width,
        height=height,
        role="img",
        direction="ltr",
        aria_labelledby=f"{key}-title {key}-desc",
        class_="figure-drawing",
        font_family=FONT,
    )


def check_key(key: str) -> None:
    """Raise ValueError unless `key` can begin an id."""
    if not _KEY.fullmatch(key):
        raise ValueError(f"key {key!r} must begin with a letter and hold only letters, digits, - and _")
