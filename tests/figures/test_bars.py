"""Bars: what they promise."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from figure_checks import SVG, check, estimates, names
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Bar, Estimate, bars
from tracktwo.figures.style import FILL

rows = st.lists(st.builds(Bar, names, estimates(), names, st.booleans()), max_size=8)
counts = st.lists(st.builds(Bar, names, estimates(st.floats(0, 1e9))), max_size=8)


@settings(max_examples=60)
@given(rows, names)
def test_any_rows_give_a_whole_figure(given_rows: list[Bar], axis: str) -> None:
    figure = bars(key="k", title="T", rows=given_rows, axis=axis)
    check(figure, "k", [*(row.label for row in given_rows), *(row.words for row in given_rows)])
    assert figure == bars(key="k", title="T", rows=given_rows, axis=axis)


@settings(max_examples=60)
@given(counts)
def test_any_counts_fit_a_logarithmic_scale_which_says_so(given_rows: list[Bar]) -> None:
    figure = bars(key="k", title="T", rows=given_rows, axis="Packages", log=True)
    check(figure, "k", [row.label for row in given_rows])
    assert ("(logarithmic scale)" in figure.svg) == bool(given_rows)


def _lengths(svg: str) -> list[float]:
    found = ElementTree.fromstring(svg).findall(f"./{SVG}rect[@fill='{FILL}']")
    return [float(bar.get("width", 0)) for bar in found]


def test_lengths_are_in_proportion() -> None:
    figure = bars(key="k", title="T", axis="x", rows=[Bar(str(v), Estimate(v)) for v in (10, 40, -20)])
    short, long, left = _lengths(figure.svg)
    assert long == pytest.approx(4 * short, abs=0.05) and left == pytest.approx(2 * short, abs=0.05)


def test_on_a_logarithmic_scale_a_tenfold_count_is_a_step_and_one_is_not_none() -> None:
    rows = [Bar(str(v), Estimate(v)) for v in (0, 1, 10, 100)]
    none, one, ten, hundred = _lengths(bars(key="k", title="T", axis="x", rows=rows, log=True).svg)
    assert none == 0 < one < ten
    assert hundred - ten == pytest.approx(ten - one, abs=0.05)


def test_the_text_of_a_bar_may_be_given() -> None:
    figure = bars(key="k", title="T", axis="x", rows=[Bar("A", Estimate(40, 30, 50), "two in five")])
    assert figure.table.rows == (("A", "two in five"),) and "two in five" in figure.svg


def test_nothing_and_impossible_numbers() -> None:
    assert "There is nothing to count." in bars(key="k", title="T", axis="x", rows=[]).svg
    with pytest.raises(ValueError, match="logarithmic"):
        bars(key="k", title="T", axis="x", rows=[Bar("A", Estimate(-1))], log=True)
    with pytest.raises(ValueError, match="high is nan"):
        bars(key="k", title="T", axis="x", rows=[Bar("A", Estimate(1))], high=float("nan"))
