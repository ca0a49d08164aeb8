"""What every figure promises, and the data that tests draw."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree

from hypothesis import strategies as st

from tracktwo.figures import Estimate, Figure
from tracktwo.figures.labels import text_width
from tracktwo.figures.marks import clean

SVG = "{http://www.w3.org/2000/svg}"
LEFT_OF_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}
NOT_A_NUMBER = re.compile(r"(?<![A-Za-z])(nan|inf|-0)(?![A-Za-z0-9.])")

names = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "European members of NATO",
            "حكومة الوحدة الوطنية",
            "ועדה ראשונה (1)",
            "二つの提案に関する合意",
            "A <b>bold</b> & 'quoted' \"name\"",
            "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
            "\u202eturned\u202c",
            "e\u0301\u0302\u0303 \U0001f1fa\U0001f1f3 \x00\x1b]",
        ]
    ),
)
values = st.one_of(st.floats(0, 100), st.integers(0, 100).map(float), st.floats(-1e6, 1e6), st.just(-0.0))


@st.composite
def estimates(draw: st.DrawFn, numbers: st.SearchStrategy[float] = values) -> Estimate:
    """Points and ranges."""
    if draw(st.booleans()):
        return Estimate(draw(numbers))
    low, value, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Estimate(value, low, high, plain=draw(st.booleans()))


def check(figure: Figure, key: str, labels: Iterable[str] = ()) -> None:
    """Hold a figure against everything that is promised of all figures."""
    root = ElementTree.fromstring(figure.svg)
    _check_ids(root, key)
    _check_numbers(root)
    _check_text(root)
    _check_alone(figure, root)
    told = {cell for row in figure.table.rows for cell in row} | set(figure.table.headers)
    words = " ".join(told)
    assert all(label in words for label in labels)
    assert all(len(row) == len(figure.table.headers) for row in figure.table.rows)
    _check_html(figure, told)


def _check_ids(root: ElementTree.Element, key: str) -> None:
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) and all(str(one).startswith(f"{key}-") for one in ids)
    assert set((root.get("aria-labelledby") or "").split()) == {f"{key}-title", f"{key}-desc"} <= set(ids)
    used = set(re.findall(r"url\(#([^)]+)\)", ElementTree.tostring(root, encoding="unicode")))
    assert used <= set(ids)


def _check_numbers(root: ElementTree.Element) -> None:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name not in ("id", "fill", "aria-labelledby", "font-family"):
                assert not NOT_A_NUMBER.search(value), (element.tag, name, value)
                assert all(len(part.split(".")[-1]) <= 2 for part in re.findall(r"\d+\.\d+", value))


def _check_text(root: ElementTree.Element) -> None:
    """All text is legible in size and lies within the drawing."""
    _, _, width, height = map(float, str(root.get("viewBox")).split())
    for element in root.iter(f"{SVG}text"):
        size = float(element.get("font-size", "0"))
        words = element.text or ""
        run = text_width(words, size, bold=element.get("font-weight") == "600")
        left = float(element.get("x", "0")) - LEFT_OF_ANCHOR[element.get("text-anchor", "start")] * run
        base = float(element.get("y", "0"))
        assert size >= 12
        assert left >= -0.5 and left + run <= width + 0.5, (words, left, run, width)
        assert base - size * 0.75 >= 0 and base + size * 0.25 <= height, (words, base, height)


def _check_alone(figure: Figure, root: ElementTree.Element) -> None:
    """The drawing names itself and needs nothing from outside."""
    assert root.get("role") == "img"
    assert (root[0].tag, root[1].tag) == (f"{SVG}title", f"{SVG}desc")
    assert (root[0].text or "") == clean(figure.title)
    assert (root[1].text or "") == clean(figure.description)
    assert not {"script", "image", "use", "style"} & {
        element.tag.removeprefix(SVG) for element in root.iter()
    }
    assert not {"style", "href"} & {name for element in root.iter() for name in element.attrib}


def _check_html(figure: Figure, told: set[str]) -> None:
    """The page form is well formed, says all the words, and its table is headed."""
    page = ElementTree.fromstring(figure.html())
    cells = {"".join(cell.itertext()).strip() for cell in page.iter() if cell.tag in ("td", "th")}
    assert {clean(cell) for cell in told} <= cells
    assert all(cell.get("scope") in ("row", "col") for cell in page.iter("th"))
    boxes = [element for element in page.iter("div") if element.get("class") == "figure-scroll"]
    assert boxes and all(box.get("tabindex") == "0" and box.get("aria-label") is not None for box in boxes)
