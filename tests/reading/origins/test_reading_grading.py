"""A proposed grade never says more than independent origins support; the analyst's own is taken as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import InputError, Place
from tracktwo.reading.grading import CREDIBILITY, RELIABILITY, grade, proposed
from tracktwo.reading.model import STANCES

names = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6)
stances = st.lists(st.sampled_from(STANCES), max_size=6)
hedges = st.lists(st.sampled_from(["reportedly", "likely"]), max_size=2)


@given(names, stances, hedges)
def test_confirmed_needs_two_origins_and_nobody_who_denies(
    origins: list[str], said: list[str], weak: list[str]
) -> None:
    found = proposed(origins, said, weak)
    if found.credibility == 1:
        assert len(set(origins)) > 1
        assert "denied" not in said
        assert not weak
    assert found.reliability == "F"
    assert found.proposed


@given(names, stances, hedges)
def test_another_mention_of_the_same_origin_changes_nothing(
    origins: list[str], said: list[str], weak: list[str]
) -> None:
    assert proposed(origins, said, weak) == proposed([*origins, *origins], said, weak)


@given(names, stances, hedges)
def test_one_more_origin_never_makes_it_worse(origins: list[str], said: list[str], weak: list[str]) -> None:
    assert proposed([*origins, "new"], said, weak).credibility <= proposed(origins, said, weak).credibility


def test_nothing_told_cannot_be_judged() -> None:
    assert proposed([]).code == "F6"


@pytest.mark.parametrize("code", [f"{letter}{digit}" for letter in RELIABILITY for digit in CREDIBILITY])
def test_an_analysts_grade_is_taken(code: str) -> None:
    assert grade(code.lower(), Place("case.yaml")).code == code


@pytest.mark.parametrize("code", ["", "B", "B7", "G1", "3B", "B33", "B²"])
def test_another_sign_is_refused_with_what_would_be_right(code: str) -> None:
    with pytest.raises(InputError, match="A to F and a digit 1 to 6"):
        grade(code, Place("case.yaml", 3, 1))
