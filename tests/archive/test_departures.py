"""Where two results differ is told by its place, and the rounding of numbers is no difference."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.archive.compare import departures

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(-1e6, 1e6) | st.text(max_size=5)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
)


@given(VALUES)
def test_a_thing_does_not_differ_from_itself(value: Any) -> None:
    assert list(departures("f", value, copy.deepcopy(value))) == []


@given(st.lists(LEAVES, min_size=1, max_size=6), st.data())
def test_one_change_is_one_difference_at_its_place(values: list[Any], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    changed = [*values[:place], ["something else"], *values[place + 1 :]]
    found = list(departures("f", {"a": values}, {"a": changed}))
    assert [(one.file, one.where) for one in found] == [("f", f"a/{place + 1}")]


@given(st.floats(1e-3, 1e6))
def test_the_last_digits_of_a_number_are_no_difference(number: float) -> None:
    assert list(departures("f", number, number * (1 + 1e-12))) == []
    assert len(list(departures("f", number, number * (1 + 1e-6)))) == 1


def test_what_is_missing_and_what_is_more_is_told() -> None:
    found = list(departures("f", {"a": 1, "b": 2}, {"b": 2, "c": [1]}))
    assert [str(one) for one in found] == [
        "f, a: the archive has 1, now it is nothing.",
        "f, c: the archive has nothing, now it is a list or object of 1.",
    ]


def test_true_is_not_one_and_a_whole_number_may_be_written_with_a_point() -> None:
    assert len(list(departures("f", True, 1))) == 1
    assert list(departures("f", 1, 1.0)) == []
