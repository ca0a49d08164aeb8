"""Rectangles, ranks and constraints: every package is worth what GENIUS says that it is worth."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from genius_files import (
    HITS,
    OPTIONS,
    RANKS,
    RULED,
    SIZES,
    SQUARES,
    ruled,
    ruled_domain,
    scenario,
    squares,
    squares_domain,
    value,
)
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import FormatError
from tracktwo.formats import genius, read


def test_rectangles_add_up_to_what_the_definition_says(tmp_path: Path) -> None:
    case = read(scenario(tmp_path, squares_domain(), hill=SQUARES)).case
    for package in product(*map(range, SIZES)):
        first, second, third = (at + start for at, start in zip(package, (1, 2, 3), strict=True))
        expected = Fraction(1, 4)
        expected += 3 * (first >= 2 and 2 <= second <= 3) + (third == 3) + (second == 5)
        expected += 0 if first <= 2 and third == 4 else Fraction(3, 2)
        assert value(case, "hill", package) == expected / 8


BOUNDS = st.dictionaries(st.integers(0, 2), st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=3)
RECTANGLES = st.lists(
    st.tuples(st.sampled_from(["INCLUDES", "EXCLUDES"]), BOUNDS, st.integers(-5, 9)), max_size=4
)


@given(RECTANGLES)
def test_any_rectangles_add_up(tmp_path_factory: pytest.TempPathFactory, drawn) -> None:
    made = ""
    for word, bounds, utility in drawn:
        ranges = "".join(
            f'<{word} index="{at + 1}" min="{low}" max="{high}"/>' for at, (low, high) in bounds.items()
        )
        made += f'<hyperRectangle utility="{utility}">{ranges}</hyperRectangle>'
    folder = scenario(tmp_path_factory.mktemp("g"), squares_domain(), hill=squares(f"<ufun>{made}</ufun>"))
    case = read(folder).case
    for package in product(*map(range, SIZES)):
        expected = 0
        for word, bounds, utility in drawn:
            within = all(low <= package[at] + at + 1 <= high for at, (low, high) in bounds.items())
            expected += utility * (within != (word == "EXCLUDES" and bool(bounds)))
        assert value(case, "hill", package) == Fraction(expected, 8)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda s: s.replace('"sum"', '"max"'), "hill.xml:3:1: the max of several utilities is no sum"),
        (lambda s: s.replace('maxutility="8"', 'maxutility="0"'), "hill.xml:2:1: maxutility is not above 0"),
        (lambda s: s.replace('INCLUDES index="3"', 'INCLUDES index="7"'), "'7' is not the index of an issue"),
        (lambda s: s.replace("ufun", "uf"), "the non-linear profile has no <utility> with a <ufun>"),
        (lambda s: s.replace('max="9"', 'max="9.5"'), 'max="9.5" of <INCLUDES> is not a whole number'),
    ],
)
def test_what_is_no_sum_of_rectangles_is_refused(
    tmp_path: Path, change: Callable[[str], str], told: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read(scenario(tmp_path, squares_domain(), hill=change(SQUARES)))
    assert told in str(caught.value)


@given(st.sets(st.sampled_from(list(HITS))))
def test_constraints_take_away_what_genius_says(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[str]
) -> None:
    folder = scenario(tmp_path_factory.mktemp("g"), ruled_domain(), hill=ruled("".join(sorted(chosen))))
    case = genius.read(folder).case
    for package in product(range(3), range(3), range(2)):
        a, b, c = (OPTIONS[issue][option] for issue, option in enumerate(package))
        hit = {issue for issue, hits in map(HITS.__getitem__, chosen) if hits(int(a), b, int(c))}
        expected = sum(
            Fraction(RANKS[issue][option], max(RANKS[issue]) * 3)
            for issue, option in enumerate(package)
            if issue not in hit
        )
        assert value(case, "hill", package) == (0 if None in hit else expected)


def test_constraints_that_genius_passes_over_are_told_and_nameless_ranks_go_by_place(tmp_path: Path) -> None:
    unknown = ruled('<constraint type="exclusiveZeroConstraint"/>')
    for values in OPTIONS:
        for name in values:
            unknown = unknown.replace(f'<item value="{name}" rank', "<item rank")
    got = read(scenario(tmp_path, ruled_domain(), hill=unknown))
    told = [finding.message for finding in got.findings]
    assert sum("name no options" in message for message in told) == 3
    assert (
        sum("GENIUS knows no constraint of type 'exclusiveZeroConstraint'" in message for message in told)
        == 1
    )
    assert value(got.case, "hill", (2, 0, 0)) == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda s: s.replace(' type="zeroConstraint"', ""), "<constraint> has no 'type'"),
        (
            lambda s: s.replace('value="NS=none" rank="1"', 'value="x" rank="1"'),
            "option 'NS=none' of issue 'i2' has no rank",
        ),
        (
            lambda s: s.replace('<item index="3"/>', '<item index="2"/>'),
            "option 'NS=fine' of issue 'i2' is not a whole number",
        ),
        (lambda s: s.replace('<item index="3"/>', '<item index="8"/>'), "'8' is not the index of an issue"),
        (lambda s: s.replace('condition="NS=fine"', ""), "<checkassignment> has no 'condition'"),
    ],
)
def test_constraints_without_a_certain_meaning_are_refused(
    tmp_path: Path, change: Callable[[str], str], told: str
) -> None:
    with pytest.raises(FormatError) as caught:
        read(scenario(tmp_path, ruled_domain(), hill=change(RULED)))
    assert told in str(caught.value)
