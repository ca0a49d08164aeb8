"""Ifs that cannot be worked with are refused, with what is wrong and what to write instead."""

from __future__ import annotations

from dataclasses import replace

import pytest
from if_cases import case_of, condition, judged

from tracktwo.case import Case
from tracktwo.errors import InputError
from tracktwo.hold.ifs.build import network_of
from tracktwo.hold.ifs.numbers import points

A = condition("a", 0.5)
YES, NO = {"a": True}, {"a": False}


def refused(case: Case) -> str:
    with pytest.raises(InputError) as error:
        network_of(case)
    return str(error.value)


def test_a_circle_is_named_with_the_way_around_it() -> None:
    first = condition("a", given=[({"b": True}, 0.5), ({"b": False}, 0.5)])
    second = condition("b", given=[(YES, 0.5), (NO, 0.5)])
    told = refused(case_of(first, second))
    assert "in a circle: a -> b -> a." in told or "in a circle: b -> a -> b." in told
    assert "Leave one of these arrows out" in told


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (condition("b", given=[(YES, 0.5)]), "'b' has no likelihood for a: false"),
        (condition("b", given=[(YES, 0.5), (NO, 0.5), (NO, 0.4)]), "'b' has 2 likelihoods for a: false"),
        (condition("b", given=[({}, 0.5), (NO, 0.4)]), "2 likelihoods for a: false"),
        (condition("b", given=[({"c": True}, 0.5)]), "depends on 'c', which is no if of the case"),
        (condition("b", 1.2), "the likelihood of the if 'b' is 1.2. A likelihood lies from 0 to 1."),
        (condition("b", (-0.1, 0.4)), "is -0.1 to 0.4."),
        (condition("b", given=[(YES, 2), (NO, 0.5)]), "is 2."),
        (condition("b", judges=[("x", 0.5, 0), ("y", 0.5, 0)]), "weights of the judges of the if 'b'"),
        (condition("b", judges=[("x", 0.5, -1), ("y", 0.5)]), "weights of the judges of the if 'b'"),
        (condition("b", 0.5, judges=[("x", 0.5)]), "has its likelihood in 2 ways. Keep one of"),
    ],
)
def test_what_is_wrong_with_an_if_is_said(one, told) -> None:
    assert told in refused(case_of(A, one))


def test_all_that_is_wrong_is_said_at_once() -> None:
    assert len(refused(case_of(condition("a", 2), condition("b", -1))).splitlines()) == 2


def test_an_if_that_depends_on_too_many_is_refused() -> None:
    many = [condition(f"p{n}", 0.5) for n in range(9)]
    one = condition("b", given=[({f"p{n}": True for n in range(9)}, 0.5)])
    assert "depends on 9 ifs; 8 are the most" in refused(case_of(*many, one))


def test_rows_may_leave_out_what_makes_no_difference() -> None:
    rows = [({"b": False}, 0), ({"b": True, "a": True}, 0.8), ({"b": True, "a": False}, 0.6)]
    network = network_of(case_of(A, condition("c", given=rows), condition("b", 0.5)))
    assert network.probabilities(points(network.numbers), [{"c": True}])[0, 0] == pytest.approx(0.35)


def test_a_single_row_without_an_if_is_a_likelihood() -> None:
    network = network_of(case_of(condition("b", given=[({}, 0.3)])))
    assert network.probabilities(points(network.numbers), [{"b": True}])[0, 0] == pytest.approx(0.3)


def test_a_place_in_the_file_is_named_where_it_is_known() -> None:
    from tracktwo.errors import Place

    told = replace(judged(3), place=Place("case.yaml", 7, 3))
    assert refused(case_of(replace(A, likelihood=told))).startswith(
        "case.yaml:7:3: the likelihood of the if 'a'"
    )
