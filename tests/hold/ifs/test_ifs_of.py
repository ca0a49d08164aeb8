"""All that follows from a case's ifs, in one call."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from if_cases import case_of, condition

from tracktwo.case import load
from tracktwo.errors import InputError
from tracktwo.hold.ifs import ifs_of
from tracktwo.hold.ifs.numbers import UNKNOWN, Number, drawn

ROOT = Path(__file__).resolve().parents[3]
UKRAINE = ROOT / "examples" / "ukraine-2023"


def small():
    return case_of(
        condition("a", (0.2, 0.8), bears_on=("north",)),
        condition("b", given=[({"a": True}, 0.9), ({"a": False}, 0.1)], bears_on=("whole",)),
        condition("c", judges=[("Ann", 0.1), ("Ben", 0.9)], bears_on=("line",)),
        condition("d", bears_on=("whole",)),
        condition("e", 0.5),
    )


def test_every_if_and_every_package_has_its_place() -> None:
    found = ifs_of(small(), draws=100)
    assert [one.judged for one in found.ifs] == ["one", "given", "several", "nobody", "one"]
    assert [one.chain.package for one in (found.any_deal, *found.packages)] == ["", "whole", "part"]
    assert [one.condition for one in found.packages[0].chain.needed] == ["a", "b", "c", "d"]
    assert found.packages[0].chain.groups == (("a", "b"), ("c",), ("d",))
    assert found.aside == ("e",)
    assert any(
        "Nobody says how likely these are" in one and one.endswith(": d.") for one in found.assumptions
    )
    unknown = found.ifs[3].likelihood
    assert (unknown.least, unknown.point, unknown.most) == (0, 0.5, 1)


def test_judges_who_disagree_leave_their_disagreement_in_the_draws() -> None:
    found = ifs_of(small(), draws=500).ifs[2]
    assert found.likelihood.point == pytest.approx(0.5)
    assert (found.likelihood.low, found.likelihood.high) == pytest.approx((0.1, 0.9))
    assert found.pooled.apart == pytest.approx(0.8)


def test_records_are_plain_and_the_same_every_time() -> None:
    one, other = (json.dumps(ifs_of(small(), draws=50).to_records()) for _ in range(2))
    assert one == other
    assert json.dumps(ifs_of(small(), draws=50, seed=2).to_records()) != one


def test_one_judgement_changed_leaves_the_draws_of_all_others_as_they_were() -> None:
    numbers = [Number("if/a", (UNKNOWN,)), Number("if/b", (UNKNOWN,))]
    both = drawn(numbers, 100, 1)
    assert np.array_equal(both[:, 1], drawn(numbers[1:], 100, 1)[:, 0])
    assert np.sort((both[:, 0] * 100).astype(int)).tolist() == list(range(100))  # one in each hundredth


def test_a_mixture_has_the_mean_and_the_variance_of_its_draws() -> None:
    case = case_of(condition("x", judges=[("A", (0.1, 0.2, 0.5)), ("B", (0.4, 0.9), 3), ("C", 0.7, 2)]))
    judges = case.ifs[0].judges
    number = Number("x", tuple(one.likelihood.estimate for one in judges), (1 / 6, 3 / 6, 2 / 6))
    values = number.at((np.arange(100_000) + 0.5) / 100_000)
    assert number.mean == pytest.approx(values.mean(), abs=1e-4)
    assert number.variance == pytest.approx(values.var(), abs=1e-4)
    assert (number.low, number.high) == (0.1, 0.9)


def test_supposing_is_as_if_the_case_said_so() -> None:
    case = small()
    said = replace(case, ifs=tuple(replace(one, outcome=True if one.id == "b" else None) for one in case.ifs))
    supposed, known = ifs_of(case, draws=50, suppose={"b": True}), ifs_of(said, draws=50)
    assert supposed.ifs == known.ifs
    assert supposed.packages == known.packages
    assert supposed.supposed == {"b": True}
    assert supposed.ifs[0].likelihood.point == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("suppose", "told"),
    [
        ({"aa": True}, "'aa' is no if of the case. Did you mean 'a'?"),
        ({"zzz": True}, "Its ifs are: a, b."),
        ({"b": False}, "the case says that 'b' came true."),
    ],
)
def test_what_cannot_be_supposed_is_refused(suppose, told) -> None:
    case = case_of(condition("a", 0.5), condition("b", 0.5, outcome=True))
    with pytest.raises(InputError) as error:
        ifs_of(case, suppose=suppose)
    assert told in str(error.value)


def test_what_came_about_against_all_likelihoods_is_refused() -> None:
    rows = [({"a": True}, 0), ({"a": False}, 0)]
    case = case_of(condition("a", 0.5), condition("b", given=rows, outcome=True))
    with pytest.raises(InputError, match="cannot have come about: b: true"):
        ifs_of(case)


def test_draws_must_be_asked_for() -> None:
    with pytest.raises(ValueError, match="draws"):
        ifs_of(small(), draws=0)


def test_a_case_without_ifs_says_nothing() -> None:
    found = ifs_of(case_of())
    assert found.ifs == ()
    assert found.any_deal.chain.likelihood is None
    assert found.methods() == ()


def test_the_example_says_that_nothing_is_stated_and_bounds_are_the_answer() -> None:
    found = ifs_of(load(UKRAINE), draws=200)
    steps = next(one for one in found.packages if one.chain.package == "two-step-2023")
    assert len(steps.chain.needed) == 6
    if steps.chain.stated == "nothing":
        assert steps.chain.likelihood == steps.chain.frechet
    assert steps.chain.likelihood.at_least.point <= steps.chain.as_stated.point
    assert steps.news and steps.matters
