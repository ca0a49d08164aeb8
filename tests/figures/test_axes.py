"""Axes: round numbers, in order, that hold the data."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from figure_checks import values
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures.axes import Scale, date_ticks, power_range, round_range, value_range


@given(st.lists(values, max_size=6), st.none() | values, st.none() | values)
def test_an_axis_holds_every_value_and_every_end_given(
    numbers: list[float], low: float | None, high: float | None
) -> None:
    least, most = value_range(numbers, low, high)
    held = [*numbers, *(end for end in (low, high) if end is not None)]
    slack = 1e-6 * (most - least)
    assert least < most and all(least - slack <= value <= most + slack for value in held)


@pytest.mark.parametrize(
    ("numbers", "ends"),
    [
        ([], (0, 100)),
        ([3, 88], (0, 100)),
        ([0.2, 0.7], (0, 0.8)),
        ([900, 2600], (0, 3000)),
        ([980, 1010], (980, 1010)),
        ([-40, 300], (-100, 300)),
    ],
)
def test_axes_people_would_choose(numbers: list[float], ends: tuple[float, float]) -> None:
    assert value_range(numbers) == pytest.approx(ends)


def test_ends_that_are_given_are_kept() -> None:
    assert value_range([20, 90], 15, 95) == (15, 95)
    assert value_range([20, 90], 15) == pytest.approx((15, 100))


@given(values, values)
def test_ticks_are_few_distinct_in_order_and_on_the_axis(first: float, second: float) -> None:
    scale = Scale(*round_range(min(first, second), max(first, second)), 0, 500)
    ticks = scale.ticks()
    places = [scale.at(value) for value, _ in ticks]
    assert 2 <= len(ticks) <= 8
    assert all(a < b for a, b in itertools.pairwise(places))
    assert places[0] >= -0.01 and places[-1] <= 500.01
    assert len({words for _, words in ticks}) == len(ticks)
    assert all(len(words.split(".")[1]) <= 1 for _, words in ticks if "." in words)


@given(st.floats(1e-3, 1e9), st.floats(1, 1e9))
def test_a_logarithmic_axis_has_powers_of_ten_and_holds_its_ends(least: float, ratio: float) -> None:
    low, high = power_range(least, least * ratio)
    assert low < least and least * ratio <= high
    ticks = Scale(low, high, 0, 500, log=True).ticks()
    assert 1 <= len(ticks) <= 6 and len({words for _, words in ticks}) == len(ticks)


@given(st.dates(date(1, 1, 1), date(9999, 1, 1)), st.integers(0, 10**6))
def test_dates_are_few_in_order_and_between_the_ends(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    ticks = date_ticks(first, last)
    assert len(ticks) <= 8
    assert all(first <= day <= last for day, _ in ticks)
    assert all(a[0] < b[0] and a[1] != b[1] for a, b in itertools.pairwise(ticks))
    assert ticks or (last - first).days > 31


def test_dates_people_would_choose() -> None:
    assert [words for _, words in date_ticks(date(2021, 2, 3), date(2025, 6, 1))] == [
        "2022",
        "2023",
        "2024",
        "2025",
    ]
    months = [words for _, words in date_ticks(date(2024, 1, 1), date(2024, 6, 15))]
    assert months == ["Jan 2024", "Feb 2024", "Mar 2024", "Apr 2024", "May 2024", "Jun 2024"]
    assert [words for _, words in date_ticks(date(2024, 1, 30), date(2024, 1, 30))] == ["30 Jan 2024"]
