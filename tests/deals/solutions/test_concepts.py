"""The four solution concepts: as an enumeration in fractions finds them, with every tie."""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod
from time import perf_counter

import numpy as np
import oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import problems

from tracktwo.deals.solutions.concepts import (
    Zone,
    egalitarian,
    kalai_smorodinsky,
    light_points,
    nash,
    utilitarian,
)

CONCEPTS = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}


def zone_of(vectors, no_deal):
    """Put exact vectors into the form that the engine hands over."""
    scale = [lcm(*(v[p].denominator for v in [*vectors, no_deal])) for p in range(len(no_deal))]
    whole = [[int(v * s) for v, s in zip(vector, scale, strict=True)] for vector in vectors]
    floats = np.array([[float(v) for v in vector] for vector in vectors]).reshape(len(vectors), len(no_deal))
    return Zone(floats, whole.__getitem__, [int(v * s) for v, s in zip(no_deal, scale, strict=True)], scale)


def zone_in(problem):
    """List the nondominated vectors of a problem's zone, by the oracle."""
    floor = [oracle.disagreement(problem)[p] for p in problem.consenting]
    inside = {tuple(problem.values(x)[p] for p in problem.consenting) for x in oracle.zone(problem)}
    vectors = sorted(oracle.nondominated(inside))
    return vectors, floor, zone_of(vectors, floor)


def fractions(*vectors):
    return [tuple(map(Fraction, vector)) for vector in vectors]


@given(problems())
def test_rows_and_score_are_those_of_enumeration(problem):
    expected = oracle.solutions(problem)
    if expected is None:
        return
    vectors, _, zone = zone_in(problem)
    for name, concept in CONCEPTS.items():
        found = concept(zone)
        assert (found.concept, found.score) == (name, expected[name].score)
        values = {vectors[row] for row in found.rows}
        assert values <= expected[name].values
        if name != "nash" or found.score:  # a greatest product of 0 is decided further, below
            assert values == expected[name].values
        assert list(found.rows) == sorted(set(found.rows))


@given(problems())
def test_where_every_product_is_zero_most_parties_gain_and_then_the_product_counts(problem):
    if not oracle.zone(problem):
        return
    vectors, floor, zone = zone_in(problem)

    def rank(vector):
        gains = [v - d for v, d in zip(vector, floor, strict=True) if v > d]
        return len(gains), prod(gains)

    found = nash(zone)
    greatest = max(map(rank, vectors))
    assert {vectors[row] for row in found.rows} == {v for v in vectors if rank(v) == greatest}
    assert found.counted == tuple(p for p, d in enumerate(floor) if any(v[p] > d for v in vectors))


@pytest.mark.parametrize("concept", CONCEPTS)
def test_an_empty_zone_has_no_solution_and_says_so(concept):
    found = CONCEPTS[concept](zone_of([], [Fraction(0)] * 2))
    assert (found.rows, found.score) == ((), None)
    assert found.reason == "no allowed package is in the zone of agreement"


def test_ties_are_told_from_near_ties_that_floats_cannot_see():
    hair = Fraction(1, 10**40)
    low, high, zero = Fraction(1, 10), Fraction(3, 10), (Fraction(0), Fraction(0))
    assert nash(zone_of([(low, high), (high, low), (high - hair, low)], zero)).rows == (0, 1)
    assert nash(zone_of([(low, high + hair), (high, low)], zero)).rows == (0,)


def test_gains_far_smaller_than_the_values_they_are_part_of_are_told_apart():
    base = Fraction(10**20)
    vectors = [(base + a, base + b) for a, b in [(2, 5), (3, 4), (4, 2), (1, 8)]]
    zone = zone_of(vectors, (base, base))
    assert nash(zone).rows == (1,)
    assert nash(zone).score == 12
    assert egalitarian(zone).rows == (1,)
    assert utilitarian(zone).score == 2 * base + 9


def test_units_matter_to_the_egalitarian_and_the_utilitarian_only():
    vectors, point = fractions((1, 8), (4, 4), (6, 1)), fractions((0, 0))[0]
    doubled = [(10 * a, b) for a, b in vectors]
    for concept in (nash, kalai_smorodinsky):
        assert concept(zone_of(vectors, point)).rows == concept(zone_of(doubled, point)).rows == (1,)
    assert utilitarian(zone_of(vectors, point)).rows == (0,)
    assert utilitarian(zone_of(doubled, point)).rows == (2,)


def test_a_party_that_cannot_gain_keeps_its_veto_and_is_left_out():
    zone = zone_of(fractions((7, 2, 3), (7, 5, 1), (7, 1, 5)), fractions((7, 0, 0))[0])
    assert [concept(zone).score for concept in CONCEPTS.values()] == [0, Fraction(2, 5), 0, 13]
    assert [concept(zone).rows for concept in CONCEPTS.values()] == [(0,), (0,), (0,), (1, 2)]
    assert nash(zone).counted == (1, 2)


def test_where_not_all_can_gain_at_once_gains_are_compared_in_the_parties_own_units():
    half = Fraction(1, 2)
    zone = zone_of([(half, Fraction(3)), (Fraction(3), Fraction(0))], (half, Fraction(0)))
    assert nash(zone).rows == (0,)  # 3 against 5/2, though 5/2 is 5 halves


def test_nobody_can_gain():
    zone = zone_of(fractions((1, 2)), fractions((1, 2))[0])
    assert [concept(zone).score for concept in CONCEPTS.values()] == [0, 1, 0, 3]
    assert all(concept(zone).rows == (0,) and not concept(zone).counted for concept in CONCEPTS.values())


@given(problems())
def test_the_light_path_picks_a_row_as_good_as_the_exact_one(problem):
    if not oracle.zone(problem):
        return
    vectors, floor, zone = zone_in(problem)
    rows = light_points(zone.floats, np.array([float(d) for d in floor]))
    if rows[0] < 0:  # rounding may put a package that is worth exactly no deal below it
        return
    gains = [[float(v - d) for v, d in zip(vector, floor, strict=True)] for vector in vectors]
    for row, concept in zip(rows[2:], (egalitarian, utilitarian), strict=True):
        score = min(gains[row]) if concept is egalitarian else sum(vectors[row])
        size = max(abs(float(v)) for vector in [*vectors, floor] for v in vector)
        assert float(score) == pytest.approx(float(concept(zone).score), rel=1e-9, abs=1e-9 * size)


@given(st.lists(st.tuples(*[st.integers(-3, 9)] * 3), max_size=20), st.tuples(*[st.integers(-3, 5)] * 3))
def test_the_light_path_on_whole_numbers(vectors, no_deal):
    rows = light_points(np.array(vectors, dtype=np.int64).reshape(-1, 3), np.array(no_deal))
    inside = [n for n, v in enumerate(vectors) if all(a >= b for a, b in zip(v, no_deal, strict=True))]
    if not inside:
        assert rows.tolist() == [-1] * 4
        return
    zone = zone_of(fractions(*(vectors[n] for n in inside)), fractions(no_deal)[0])
    for row, concept in zip(rows, CONCEPTS.values(), strict=True):
        assert vectors[row] in {vectors[inside[tied]] for tied in concept(zone).rows}


def test_the_light_path_is_light():
    values = np.random.default_rng(1).random((1000, 3))
    no_deal = np.full(3, 0.1)
    times = []
    for _ in range(200):
        start = perf_counter()
        light_points(values, no_deal)
        times.append(perf_counter() - start)
    assert min(times) < 0.5e-3
