"""Decimals are exact, and written as people write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracktwo.case.decimals import exact, plain

SIMPLE = st.fractions(min_value=-1000, max_value=1000, max_denominator=10_000)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=4))
def test_a_decimal_is_the_rational_that_it_stands_for(number):
    assert exact(f"{number:f}") == Fraction(number)


@pytest.mark.parametrize(
    ("text", "value"), [("0.1", "1/10"), ("1e-2", "1/100"), (".5", "1/2"), ("7.", "7"), ("-0", "0")]
)
def test_forms_of_decimals(text, value):
    assert exact(text) == Fraction(value)


@given(SIMPLE)
def test_a_fraction_that_a_program_wrote_is_that_fraction(fraction):
    text = repr(float(fraction))
    assume(len(text.replace(".", "").strip("-0")) >= 12)  # fewer are taken at their word
    assert exact(text) == fraction


@pytest.mark.parametrize("digits", [15, 16, 17])
@pytest.mark.parametrize("fraction", [Fraction(1, 3), Fraction(2, 3), Fraction(-22, 7), Fraction(1, 7)])
def test_repeating_decimals_of_15_to_17_digits(fraction, digits):
    assert exact(f"{float(fraction):.{digits}g}") == fraction


def test_fewer_digits_are_taken_at_their_word():
    assert exact("0.3333333333") == Fraction(3333333333, 10**10)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1e41",
        "1e-41",
        "1e999999999",
        "nan",
        "inf",
        "1/3",
        "0x1",
        "1_0",
        "1,5",
        " 1",
        "--1",
        ".",
        "9" * 401,
    ],
)
def test_what_is_no_number(text):
    assert exact(text) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**6), max_value=10**6, places=8))
def test_plain_text_can_be_read_back_and_is_the_shortest(number):
    value = Fraction(number)
    text = plain(value)
    assert Fraction(text) == value
    assert exact(text) == value
    assert "e" not in text.lower()
    assert text == format(Decimal(text).normalize(), "f") or text in ("0", "-0")


@given(SIMPLE)
def test_plain_text_of_any_rational_is_exact(fraction):
    assert Fraction(plain(fraction)) == fraction
