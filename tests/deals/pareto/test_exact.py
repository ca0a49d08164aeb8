"""Sums of worths are exact, whatever their size, and compare as floats exactly as they do themselves."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.deals.pareto.exact import (
    add,
    common_scale,
    comparable,
    from_integers,
    limbs_for,
    not_negative,
    to_integers,
)

SIZES = [10, 2**53, 2**60, 2**62, 2**112, 2**113, 2**200]


@st.composite
def columns(draw: st.DrawFn) -> tuple[int, list[int]]:
    """Draw a bound and numbers within it, many of them next to each other."""
    bound = draw(st.sampled_from(SIZES))
    centre = draw(st.sampled_from([-bound + 5, -1, 0, bound // 3, bound - 5]))
    near = st.integers(centre - 5, centre + 5)
    return bound, draw(st.lists(near | st.integers(-bound, bound), min_size=1, max_size=20))


@given(columns())
def test_whole_numbers_come_back(column: tuple[int, list[int]]) -> None:
    bound, numbers = column
    values = from_integers([[n, -n] for n in numbers], limbs_for(bound))
    assert values.shape == (limbs_for(bound), len(numbers), 2)
    assert to_integers(values) == [[n, -n] for n in numbers]
    assert not_negative(values).tolist() == [n == 0 for n in numbers]


@given(columns(), st.data())
def test_sums_are_exact(column: tuple[int, list[int]], data: st.DataObject) -> None:
    bound, numbers = column
    others = [data.draw(st.integers(-bound, bound)) for _ in numbers]
    limbs = limbs_for(2 * bound)
    total = add(from_integers([[n] for n in numbers], limbs), from_integers([[n] for n in others], limbs))
    assert to_integers(total) == [[one + other] for one, other in zip(numbers, others, strict=True)]


@given(columns())
def test_floats_compare_as_the_numbers_do(column: tuple[int, list[int]]) -> None:
    bound, numbers = column
    floats = comparable(from_integers([[n] for n in numbers], limbs_for(bound)))[:, 0].tolist()
    for one, a in zip(numbers, floats, strict=True):
        for other, b in zip(numbers, floats, strict=True):
            assert (one < other, one == other) == (a < b, a == b)


@pytest.mark.parametrize("base", [2**53, 2**61, 2**120, -(2**120)])
def test_neighbours_that_no_float_tells_apart_are_told_apart(base: int) -> None:
    numbers = [base + 1, base, base + 2, base + 1]
    assert float(base) == float(base + 1)
    floats = comparable(from_integers([[n] for n in numbers], limbs_for(2 * abs(base))))
    assert np.argsort(floats[:, 0], kind="stable").tolist() == [1, 0, 3, 2]
    assert floats[0, 0] == floats[3, 0]


def test_small_whole_numbers_are_the_floats_themselves() -> None:
    numbers = [[3, -7], [0, 2**53 - 1]]
    assert comparable(from_integers(numbers, 1)).tolist() == numbers


def test_no_rows_are_no_trouble() -> None:
    for limbs in (1, 2):
        assert comparable(np.zeros((limbs, 0, 3), dtype=np.int64)).shape == (0, 3)


def test_the_scale_is_the_least_that_makes_all_whole() -> None:
    assert common_scale([Fraction(1, 6), Fraction(3, 4), Fraction(5)]) == 12
    assert common_scale([]) == 1
