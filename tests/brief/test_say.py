"""Numbers, shares, dates and lists are written one way, and never more exactly than they are known."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_for_briefs import RANGES, weir
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.brief import facts_of
from tracktwo.brief.facts.reading import READING, in_draws
from tracktwo.brief.words.say import Say, anchor, counted, day, listed, number, percent, rounded
from tracktwo.deals import Count, Share


@pytest.fixture
def say(tmp_path: Path) -> Say:
    return Say(facts_of(weir(tmp_path, **RANGES), draws=5))


@pytest.mark.parametrize(
    ("share", "written"),
    [(0.0, "0%"), (1.0, "100%"), (0.004, "less than 1%"), (0.997, "more than 99%"), (0.493, "about 49%")],
)
def test_a_share_is_a_whole_percentage(share: float, written: str) -> None:
    assert percent(share) == written


@given(st.floats(0, 1))
def test_every_share_has_one_phrase(share: float) -> None:
    fitting = [one.phrase for one in READING if one.least <= share < one.below or share == one.below == 1.0]
    assert fitting == [in_draws(share)]


def test_numbers_are_written_for_people() -> None:
    assert [number(1234567), number(-2.5, 1), number(-0.4), number(47.5)] == ["1,234,567", "−2.5", "0", "48"]
    assert number(10**50) == "1.0 × 10⁵⁰"
    assert [counted(1, "package"), counted(2, "package")] == ["1 package", "2 packages"]
    assert day("2023-07-10") == "10 July 2023"
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"], "or")] == ["", "a", "a, b or c"]


@given(st.integers(1, 10**12))
def test_an_estimate_keeps_three_digits(value: int) -> None:
    assert abs(rounded(value) - value) <= value / 200
    assert len(str(rounded(value)).rstrip("0")) <= 3 or value < 1000


@given(st.text(), st.text())
def test_different_names_have_different_places(one: str, other: str) -> None:
    assert (anchor("party", one) == anchor("party", other)) == (one == other)
    assert anchor("party", one).isascii()
    assert " " not in anchor("party", one)


def test_an_estimated_count_shows_its_interval_and_an_exact_one_none(say: Say) -> None:
    assert say.count(Count(684, 684, 684)) == "684"
    assert say.count(Count(123456, 121987, 124999)) == "about 123,000 (122,000 to 125,000)"


def test_proven_and_drawn_shares_are_told_apart(say: Say) -> None:
    assert say.often(Share(1.0, 1.0, 1.0)) == "always"
    assert say.often(Share(0.0, 0.0, 0.0)) == "never"
    assert say.often(Share(1.0, 0.96, 1.0)) == "in nearly all draws (100%; 96 to 100%)"
    assert say.often(Share(0.49, 0.45, 0.54)) == "about as often as not (about 49%; 45 to 54%)"


def test_values_from_ranges_are_whole_points(say: Say) -> None:
    assert say.value(47.5) == "48"
    assert say.between(47.6, 48.2) == "48"
