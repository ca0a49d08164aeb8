"""What is written into GENIUS files and read again is worth the same; what they cannot carry is told."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from genius_files import value
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import Case, Issue, Option
from tracktwo.errors import FormatError
from tracktwo.formats import Imported, genius, open_case, read
from tracktwo.formats.scenario import Joint, Preferences, Scenario, case_of, level_issue, named_issue

NAMES = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8)
VALUES = st.integers(0, 100).map(Fraction) | st.sampled_from(
    [Fraction(1, 3), Fraction("0.000001"), Fraction(5, 7)]
)
WEIGHTS = st.integers(0, 9).map(Fraction)


@st.composite
def cases(draw: Any, whole: bool) -> Case:
    """Draw a case; with worths of options together where all options are whole numbers."""
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    if whole:
        issues = [
            level_issue(f"i{at}", f"I{at}", [Fraction(at + n) for n in range(size)])
            for at, size in enumerate(sizes)
        ]
    else:
        issues = [
            named_issue(f"i{at}", draw(NAMES), draw(st.lists(NAMES, min_size=size, max_size=size)))
            for at, size in enumerate(sizes)
        ]

    def wants(name: str) -> Preferences:
        values = [draw(st.lists(VALUES, min_size=size, max_size=size)) for size in sizes]
        weights = [draw(WEIGHTS) for _ in sizes]
        combinations = st.fixed_dictionaries(
            {at: st.frozensets(st.integers(0, size - 1), min_size=1) for at, size in enumerate(sizes)}
        )
        joint = (
            draw(st.lists(st.builds(Joint, combinations, st.integers(-9, 9).map(Fraction)), max_size=2))
            if whole
            else []
        )
        return Preferences(name, name, values, "drawn", draw(st.none() | VALUES), weights, tuple(joint))

    made = case_of(Scenario("drawn", tuple(issues), (wants("a"), wants("b"))))
    return replace(made, scale=draw(st.sampled_from(["points", "shares"])))


def again(case: Case, folder: Path) -> Imported:
    for name, content in genius.write(case).files.items():
        (folder / name).write_bytes(content)
    return read(folder)


def same_worths(case: Case, other: Case) -> None:
    """Assert that utilities are those of the case, divided by one number for all parties."""
    told = " ".join(str(one) for one in genius.write(case).findings)
    divided = re.search(r"divided by (\d+)", told)
    scale = 100 if case.scale == "shares" else int(divided[1]) if divided else 1
    error = Fraction(1, 10**15) if "rounded" in told else 0
    for party in case.parties:
        for package in product(*(range(len(issue.options)) for issue in case.issues)):
            assert abs(value(other, party.id, package) - value(case, party.id, package) / scale) <= error
        mine, theirs = (one.positions[party.id].no_deal for one in (case, other))
        assert (mine is None) == (theirs is None)
        if mine and theirs:
            assert abs(mine.estimate.point / scale - theirs.estimate.point) <= error


@given(cases(whole=False))
def test_values_of_named_options_survive(tmp_path_factory: pytest.TempPathFactory, case: Case) -> None:
    got = again(case, tmp_path_factory.mktemp("w"))
    assert got.findings == ()
    assert len(got.case.issues) == len(case.issues)
    same_worths(case, got.case)


@given(cases(whole=True))
def test_worths_of_options_together_survive(tmp_path_factory: pytest.TempPathFactory, case: Case) -> None:
    same_worths(case, again(case, tmp_path_factory.mktemp("w")).case)


def test_names_survive_as_far_as_they_can(tmp_path: Path) -> None:
    options = tuple(
        Option(f"o{n}", name) for n, name in enumerate(['<a> & "b"', "Ж\n'c'", "twice", "twice", "\x07"])
    )
    wants = Preferences("p", "p", [[Fraction(n) for n in range(5)]], "drawn")
    case = case_of(Scenario("names", (Issue("i", "Who & what?", options),), (wants,)))
    (issue,) = again(case, tmp_path).case.issues
    assert issue.name == "Who & what?"
    assert [option.name for option in issue.options] == [
        '<a> & "b"',
        "Ж\n'c'",
        "twice (o2)",
        "twice (o3)",
        "?",
    ]


def test_the_example_is_written_with_warnings_of_what_is_lost(tmp_path: Path) -> None:
    case = open_case(Path(__file__).parents[3] / "examples" / "panama-1974")
    written = genius.write(case)
    told = " ".join(str(one) for one in written.findings)
    assert all(one.warning for one in written.findings)
    assert "sources, evidence" in told
    got = again(case, tmp_path)
    assert {party.id for party in got.case.parties} == {party.id for party in case.parties}
    assert written.files == genius.write(case).files


def one_party(values: list[list[Fraction]], joint: tuple[Joint, ...] = ()) -> Case:
    issues = tuple(named_issue(f"i{at}", f"I{at}", ["x", "y"]) for at in range(len(values)))
    return case_of(Scenario("small", issues, (Preferences("p", "p", values, "drawn", joint=joint),)))


def test_what_would_mean_something_else_is_refused() -> None:
    with pytest.raises(FormatError, match="options of issue 'i0' are worth less than 0 to p"):
        genius.write(one_party([[Fraction(-1), Fraction(1)]]))
    together = Joint({0: frozenset([0]), 1: frozenset([1])}, Fraction(1))
    with pytest.raises(FormatError, match="issue 'i0' has no whole numbers"):
        genius.write(one_party([[Fraction(1)] * 2] * 2, (together,)))


def test_a_party_named_domain_does_not_cover_the_domain(tmp_path: Path) -> None:
    wants = Preferences("domain", "Domain", [[Fraction(1), Fraction(0)]], "drawn")
    case = case_of(Scenario("s", (named_issue("i", "I", ["x", "y"]),), (wants,)))
    assert sorted(genius.write(case).files) == ["domain.xml", "the-domain.xml"]
    assert [party.id for party in again(case, tmp_path).case.parties] == ["domain"]


def test_a_number_that_no_decimal_writes_is_rounded_and_told() -> None:
    odd = one_party([[Fraction(1, 10**6 + 3), Fraction(1)]])
    assert "a number that no decimal writes was rounded" in " ".join(map(str, genius.write(odd).findings))


def test_weights_that_miss_1_by_rounding_keep_their_scale() -> None:
    odd = one_party([[Fraction("0.1"), Fraction(0)], [Fraction("0.9000000000000002"), Fraction(0)]])
    assert not [one for one in genius.write(odd).findings if "divided" in str(one)]
    odd = one_party([[Fraction("0.1"), Fraction(0)], [Fraction("0.91"), Fraction(0)]])
    assert "points were divided by 10" in " ".join(map(str, genius.write(odd).findings))
