"""Decimal texts as the exact numbers that they stand for."""

from __future__ import annotations

import re
from decimal import Context, Decimal
from fractions import Fraction

__all__ = ["decimal", "exact", "plain"]

_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_MANY_DIGITS = 15
_FEWEST_DIGITS = 12
_SIMPLE = 10_000
_LARGEST_EXPONENT = 40
_BINARY = Fraction(1, 2**52)
_SMALL = 1000
_ENOUGH_DIGITS = 40


def exact(text: str) -> Fraction | None:
    """Read a decimal as an exact rational.

    ``0.1`` is 1/10. A decimal of 15 or more significant digits that a program wrote for a simple
    fraction (denominator up to 10,000) is that fraction: ``0.333333333333333`` is 1/3. So is one of 12
    to 14 digits, if no double lies between the two.

    Parameters
    ----------
    text : str
        A decimal number, with or without exponent.

    Returns
    -------
    Fraction or None
        None where the text is no number, or has an exponent beyond 40.
    """
    found = _NUMBER.fullmatch(text)
    if not found or len(text) > 400 or _exponent(text) > _LARGEST_EXPONENT:
        return None
    value = Fraction(text)
    return _simple(value, _digits(found[1]), _places(text))


def _exponent(text: str) -> int:
    mantissa_and_exponent = re.split("[eE]", text)
    digits = mantissa_and_exponent[1].lstrip("+-0") if len(mantissa_and_exponent) > 1 else ""
    return int(digits or 0) if len(digits) < 6 else _LARGEST_EXPONENT + 1


def _digits(mantissa: str) -> int:
    return len(mantissa.replace(".", "").strip("0"))


def _places(text: str) -> int:
    """Return how many places after the point the text is written to."""
    mantissa, _, exponent = text.lower().partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)


def _simple(value: Fraction, digits: int, places: int) -> Fraction:
    """Return the simple fraction that a text rounds: in its last place, or as a double of 53 bits.

    Programs write doubles with up to 17 digits, of which the last are those of the double, and leave out
    zeros at the end: of 9/757 they write 14. Large numbers are taken at their word: so many fractions lie
    within a double's error of them that one would fit by chance.
    """
    simple = value.limit_denominator(_SIMPLE)
    error = Fraction(1, 10) ** places if digits >= _MANY_DIGITS else Fraction(0)
    if digits >= _FEWEST_DIGITS and abs(value) <= _SMALL:
        error = max(error, abs(value) * _BINARY)
    return simple if abs(simple - value) <= error else value


def plain(value: Fraction) -> str:
    """Write a rational as people write numbers: ``30``, ``2.5``, or ``1/3`` where no decimal ends.

    Parameters
    ----------
    value : Fraction
        Any rational number.

    Returns
    -------
    str
        Shortest exact text.
    """
    if value.denominator == 1:
        return str(value.numerator)
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest > 1:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def decimal(value: Fraction) -> str:
    """Write a rational as a decimal: exact where it ends, else with 40 digits.

    Parameters
    ----------
    value : Fraction
        Any rational number.

    Returns
    -------
    str
        Of a simple fraction, `exact` makes the fraction again.
    """
    text = plain(value)
    if "/" not in text:
        return text
    digits = Context(prec=_ENOUGH_DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{digits:f}"
