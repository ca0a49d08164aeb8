"""The pieces figures are drawn with."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import Estimate, Table, bars
from tracktwo.figures.marks import clean, coordinate, counted, escaped, number, shape, tag
from tracktwo.figures.style import SHAPES

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@given(anything, anything)
def test_any_text_survives_as_text_and_attribute(content: str, attribute: str) -> None:
    element = ElementTree.fromstring(tag("a", tag("b", escaped(content)), class_=attribute))
    assert (element.findtext("b") or "") == clean(content)
    assert element.get("class", "") == clean(attribute)
    assert "\x00" not in clean(content) and clean(clean(content)) == clean(content)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (-0.04, "0"),
        (40, "40"),
        (40.25, "40.2"),
        (-3.5, "\u22123.5"),
        (12404, "12,404"),
    ],
)
def test_numbers_read_as_people_write_them(value: float, words: str) -> None:
    assert number(value) == words


@given(st.floats(-1e6, 1e6))
def test_coordinates_are_near_and_short(value: float) -> None:
    assert float(coordinate(value)) == pytest.approx(value, abs=0.005001)
    assert coordinate(value) != "-0" and len(coordinate(value).partition(".")[2]) <= 2


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(n, "party") for n in (0, 1, 2)] == ["0 parties", "1 party", "2 parties"]
    assert counted(1, "package") == "1 package" and counted(2000, "package") == "2,000 packages"


def test_every_shape_is_drawn_differently() -> None:
    assert len({shape(kind, 10, 10, "#000000") for kind in SHAPES}) == len(SHAPES)


@pytest.mark.parametrize("key", ["", "1a", "a b", 'a"', "é"])
def test_a_key_that_is_no_id_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        bars(key=key, title="T", rows=[], axis="x")


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), 1e22])
def test_an_estimate_is_finite_and_in_order(bad: float) -> None:
    for field, numbers in (("value", (bad, 0, 1)), ("low", (1, bad, 2)), ("high", (1, 0, bad))):
        with pytest.raises(ValueError, match=rf"Estimate\.{field}"):
            Estimate(*numbers)
    with pytest.raises(ValueError, match="outside"):
        Estimate(5, 6, 7)
    with pytest.raises(ValueError, match="both or neither"):
        Estimate(5, low=4)


def test_a_table_heads_its_columns_and_rows() -> None:
    table = ElementTree.fromstring(Table("Caption", ("A", "B"), (("x", "1 < 2"),)).html())
    assert [th.get("scope") for th in table.iter("th")] == ["col", "col", "row"]
    assert table.findtext("caption") == "Caption" and table.findtext(".//td") == "1 < 2"
