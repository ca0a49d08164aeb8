"""Which ifs a package needs, and how likely they all come true: by what is stated, and whatever is not."""

from __future__ import annotations

from itertools import pairwise
from math import prod

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from if_cases import case_of, condition, joint, likelihood, networks

from tracktwo.case import Case, Phase
from tracktwo.hold.ifs.build import network_of
from tracktwo.hold.ifs.chain import Chain, Needed, chain, needed
from tracktwo.hold.ifs.chance import Sample, at_least, at_most


def chain_for(case: Case, ids, known=None, draws: int = 50) -> Chain:
    network = network_of(case).knowing(known or {})
    return chain(Sample(network, draws, 1), "p", [Needed(one, ("package",)) for one in ids])


def test_what_a_package_needs_is_told_with_the_rule() -> None:
    case = case_of(
        condition("named", bears_on=("whole", "south")),
        condition("consent", bears_on=("north",)),
        condition("no-consent", bears_on=("south",)),
        condition("issue", bears_on=("watch", "north")),
        condition("phase"),
        condition("before"),
        condition("elsewhere"),
        condition("nothing"),
        phases=(
            Phase("later", "Later", follows=("first",), needs=("phase",)),
            Phase("first", "First", needs=("before",)),
            Phase("other", "Other", follows=("later",), needs=("elsewhere",)),
        ),
    )
    whole, part = case.packages
    told = {one.condition: one.because for one in needed(case, whole)}
    assert told == {
        "named": ("package",),
        "consent": ("consent:north",),
        "issue": ("issue:watch", "consent:north"),
        "phase": ("phase:later",),
        "before": ("phase:first",),
    }
    assert {one.condition: one.because for one in needed(case, part)} == {
        "consent": ("consent:north",),
        "issue": ("consent:north",),  # the package leaves watch open
    }
    assert [one.condition for one in needed(case)] == ["consent", "issue", "phase", "before"]


def test_where_nothing_is_stated_the_answer_is_what_no_dependence_can_escape() -> None:
    case = case_of(condition("a", 0.8), condition("b", 0.7), condition("c", 0.6))
    found = chain_for(case, "abc")
    assert found.stated == "nothing"
    assert found.likelihood == found.frechet
    assert found.likelihood.at_least.point == pytest.approx(0.1)
    assert found.likelihood.at_most.point == pytest.approx(0.6)
    assert found.independent.point == pytest.approx(0.336)  # as the research note warns: only if independent


def test_where_all_is_stated_the_answer_is_one_number_beside_the_product_and_the_bounds() -> None:
    given_a = [({"cause": True}, 0.9), ({"cause": False}, 0.1)]
    case = case_of(condition("cause", 0.5), condition("a", given=given_a), condition("b", given=given_a))
    found = chain_for(case, ["a", "b"])
    assert found.stated == "all"
    assert found.groups == (("a", "b"),)
    assert found.likelihood.at_least == found.likelihood.at_most == found.as_stated
    assert found.as_stated.point == pytest.approx(0.41)
    assert found.independent.point == pytest.approx(0.25)
    assert (found.frechet.at_least.point, found.frechet.at_most.point) == pytest.approx((0, 0.5))


def test_where_part_is_stated_bounds_are_taken_between_groups_only() -> None:
    rows = [({"a": True}, 0.9), ({"a": False}, 0.2)]
    case = case_of(condition("a", 0.8), condition("b", given=rows), condition("c", 0.9))
    found = chain_for(case, "abc")
    assert found.stated == "part"
    assert found.likelihood.at_least.point == pytest.approx(0.72 + 0.9 - 1)
    assert found.likelihood.at_most.point == pytest.approx(0.72)
    assert found.as_stated.point == pytest.approx(0.72 * 0.9)
    assert found.frechet.at_least.point <= found.likelihood.at_least.point
    assert found.likelihood.at_most.point <= found.frechet.at_most.point


@given(networks(), st.data())
def test_the_stated_likelihood_is_that_of_the_definition_and_lies_within_all_bounds(case, data) -> None:
    names = [one.id for one in case.ifs]
    ids = data.draw(st.lists(st.sampled_from(names), unique=True, min_size=1))
    found = chain_for(case, ids)
    told = float(likelihood(joint(case), dict.fromkeys(ids, True), {}))
    assert found.as_stated.point == pytest.approx(told)
    for bounds in (found.likelihood, found.frechet):
        assert bounds.at_least.point - 1e-12 <= told <= bounds.at_most.point + 1e-12
    each = [float(likelihood(joint(case), {one: True}, {})) for one in ids]
    assert found.independent.point == pytest.approx(prod(each))


@given(st.integers(1, 4), st.integers(0, 2**32 - 1))
def test_no_joint_distribution_escapes_the_bounds_and_some_reach_them(count: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    ways = generator.dirichlet(np.full(2**count, 0.3))
    holds = (np.arange(2**count)[:, None] >> np.arange(count)) & 1 == 1
    each = (ways[:, None] * holds).sum(axis=0)
    assert at_least(each) - 1e-12 <= ways[-1] <= at_most(each) + 1e-12
    # The bounds are reached: all on one line of quantiles from the same end, or end to end.
    line = (np.arange(200_000) + 0.5) / 200_000
    nested = np.all(line[:, None] < each, axis=1).mean()
    assert nested == pytest.approx(float(at_most(each)), abs=1e-4)
    starts = np.concatenate([[0.0], np.cumsum(1 - each)])
    fails = [(line >= start) & (line < end) for start, end in pairwise(starts)]
    assert 1 - np.any(fails, axis=0).mean() == pytest.approx(float(at_least(each)), abs=1e-4)


@given(networks(most=4, spread=True))
def test_draws_stay_within_the_extremes(case) -> None:
    found = chain_for(case, [one.id for one in case.ifs])
    for chance in (found.as_stated, found.independent, found.likelihood.at_least, found.likelihood.at_most):
        if chance.least is not None:
            assert chance.least - 1e-12 <= chance.low <= chance.high <= chance.most + 1e-12
            assert chance.least - 1e-12 <= chance.point <= chance.most + 1e-12


def test_what_is_known_is_certain_and_what_failed_ends_it() -> None:
    case = case_of(condition("a", 0.8, outcome=True), condition("b", 0.7), condition("c", 0.6))
    found = chain_for(case, "ab")
    assert (found.met, found.groups, found.stated) == (("a",), (("b",),), "all")
    assert found.likelihood.at_least.point == pytest.approx(0.7)
    failed = chain_for(case, "abc", {"c": False})
    assert failed.failed == ("c",)
    assert failed.likelihood.at_most.point == failed.independent.most == 0


def test_where_all_came_true_it_is_certain_and_where_none_is_needed_nothing_is_said() -> None:
    case = case_of(condition("a", 0.8, outcome=True))
    found = chain_for(case, "a")
    assert (found.likelihood.at_least.point, found.frechet.at_most.least) == (1, 1)
    assert chain_for(case, "").likelihood is None


def test_what_came_true_tells_of_what_it_hung_on() -> None:
    rows = [({"a": True}, 0.9), ({"a": False}, 0.1)]
    case = case_of(condition("a", 0.5), condition("b", given=rows, outcome=True))
    assert chain_for(case, "ab").likelihood.at_least.point == pytest.approx(0.9)
