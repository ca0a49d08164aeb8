"""The comparison with peers finds what differs, by definitions that are right, and tells it on a page."""

from __future__ import annotations

import copy
import json
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from beside import examples, generated, habits, page, worker
from beside.compare import Fronts, compare_fronts, exact_vectors, judge, published
from beside.definitions import CONCEPTS, Zone
from beside.engines import brute
from beside.engines import tracktwo as own
from beside.tables import _why
from hypothesis import given
from hypothesis import strategies as st

SMALL = Path(__file__).parent / "small_run.json"
CURVE = [(F(n), F(10 - n)) for n in range(11)]
NO_FLOOR = [None, None]

numbers = st.integers(0, 4)
rows = st.lists(st.tuples(numbers, numbers, numbers), min_size=1, max_size=25)


def task(path: Path) -> dict[str, Any]:
    return {"id": path.name, "path": str(path), "kind": "frontier", "seconds": 20, "bytes": 2**30}


def at_least(other: tuple[int, ...], row: tuple[int, ...]) -> bool:
    return all(a >= b for a, b in zip(other, row, strict=True))


@pytest.fixture
def report() -> dict[str, Any]:
    """Give the result of a small run: three scenarios of the competitions' kind, made up."""
    return dict(json.loads(SMALL.read_text("utf-8")))


@given(st.sets(st.integers(0, 10)), st.sets(st.integers(0, 10)), st.integers(0, 3))
def test_planted_differences_between_frontiers_are_counted(
    left_out: set[int], doubled: set[int], false: int
) -> None:
    kept = [vector for n, vector in enumerate(CURVE) if n not in left_out]
    twins = [(a + 1e-12, b) for n, (a, b) in enumerate(CURVE) if n in doubled - left_out]
    reported = [*((float(a), float(b)) for a, b in (*kept, *twins)), *((0.5, float(n)) for n in range(false))]
    expected = Fronts(len(reported), 11, len(twins), false, len(left_out), false)
    assert compare_fronts(CURVE, reported, NO_FLOOR) == expected
    assert expected.same == (not (left_out or twins or false))


def test_vectors_below_the_floor_are_not_missed() -> None:
    reported = [(float(a), float(b)) for a, b in CURVE if a >= 5]
    assert compare_fronts(CURVE, reported, [5.0, None]).same
    assert compare_fronts(CURVE, reported[1:], [5.0, None]).same  # at the floor, rounding may decide
    assert compare_fronts(CURVE, reported[:-1], [5.0, None]).missing == 1


@given(rows)
def test_brute_force_keeps_what_nothing_dominates(drawn: list[tuple[int, int, int]]) -> None:
    distinct = set(drawn)
    expected = {
        row
        for row in distinct
        if not any(
            other != row and all(a >= b for a, b in zip(other, row, strict=True)) for other in distinct
        )
    }
    found = brute.nondominated(np.array(sorted(distinct)))
    assert sorted(map(tuple, found.tolist())) == sorted(expected)


@pytest.mark.parametrize("example", examples.EXAMPLES, ids=lambda one: one.id)
def test_what_was_worked_out_by_hand_is_found(example: examples.Example, tmp_path: Path) -> None:
    folder = examples.write(example, tmp_path)
    told = {engine: worker.measured(engine, task(folder)) for engine in (brute, own)}
    first, second = (set(exact_vectors(one) or ()) for one in told.values())
    assert first == second
    expected = {tuple(F(str(number)) for number in vector) for vector in example.answer}
    if example.concept == "frontier":
        assert first == expected
    else:
        zone = Zone(sorted(first), [F(str(number)) for number in example.no_deal])
        assert set(zone.best(example.concept)) == expected
        points = told[own]["points"][example.concept]["exact"]
        assert {tuple(map(F, point)) for point in points} == expected


@given(rows, st.tuples(numbers, numbers, numbers), st.sampled_from(CONCEPTS))
def test_what_the_definition_picks_is_judged_the_same_and_what_is_worse_is_not(
    drawn: list[tuple[int, int, int]], least: tuple[int, int, int], concept: str
) -> None:
    zone = Zone([tuple(map(F, row)) for row in set(drawn)], list(map(F, least)))
    best = zone.best(concept)
    assert judge(zone, concept, [tuple(map(float, one)) for one in best]).kind == "same"
    for other in zone.vectors:
        verdict = judge(zone, concept, [tuple(map(float, other))])
        lower = zone.score(concept, other) < zone.score(concept, best[0])
        assert (verdict.kind == "worse") == lower
        assert (verdict.kind == "same") == (best == [other])


def test_a_point_outside_the_zone_loses_everything() -> None:
    verdict = judge(Zone(CURVE, [F(4), F(4)]), "utilitarian", [(10.0, 0.0)])
    assert (verdict.kind, verdict.loss) == ("worse", 1.0)
    assert judge(Zone(CURVE, [F(4), F(4)]), "nash", []).kind == "none"


def test_published_points_are_on_the_frontier_dominated_or_beyond_it() -> None:
    pairs = [(3.0, 7.0000004), (2.5, 7.0), (3.5, 7.0)]
    assert published(CURVE, pairs, 1e-6) == {"on": 1, "dominated": 1, "beyond": 1}


def test_generated_scenarios_are_the_same_everywhere() -> None:
    shape = generated.Shape(2, 2, 3, 100)
    assert generated.tables(shape) == [[[10, 45], [25, 12], [15, 36]], [[40, 23], [21, 33], [70, 2]]]


@pytest.mark.parametrize("habit", habits.HABITS, ids=lambda one: one.id)
def test_genius_files_are_valued_as_one_adds_them_up(habit: habits.Habit, tmp_path: Path) -> None:
    asked = {**task(habits.write(habit, tmp_path)), "kind": "values", "packages": [list(habit.package)]}
    assert worker.measured(own, asked)["values"] == [[pytest.approx(habit.value)] * 2]


def test_the_page_tells_of_a_small_run(report: dict[str, Any]) -> None:
    told = page.render(report)
    assert "| tracktwo and brute force, frontier | 3 | 0 |" in told
    assert "| NegMAS and the exact frontier | 2 | 1 |" in told
    assert "| small/rounding | 3 | 4 | 1 | 1 | 0 | 0 |" in told
    assert "(0.30000000000000004, 0.4)" in told
    assert "| Kalai-Smorodinsky | 0 | 0 | 3 | 0 | 36% |" in told


def test_the_page_tells_where_tracktwo_is_wrong_too(report: dict[str, Any]) -> None:
    spoilt = copy.deepcopy(report)
    del spoilt["runs"]["tracktwo"]["small/ratio"]["vectors"][0]
    told = page.render(spoilt)
    assert "| tracktwo and brute force, frontier | 2 | 1 |" in told


@pytest.mark.parametrize("stopped", ["time", "memory"])
def test_the_page_tells_where_an_engine_stopped(report: dict[str, Any], stopped: str) -> None:
    report["runs"]["negmas"]["small/ratio"] = {"stopped": stopped}
    told = page.render(report)
    assert f"stopped: {stopped}" in told
    assert "| NegMAS | 2 of 3 |" in told


def test_no_path_of_a_machine_reaches_the_page() -> None:
    told = _why({"stopped": "FormatError: /srv/data/data/a.xml:3:1: no weight in /srv/data/data."})
    assert told == "FormatError: a.xml:3:1: no weight in"


def test_engines_that_need_too_much_are_stopped(tmp_path: Path) -> None:
    """Ten issues of ten options are more than brute force may hold in memory here."""
    shape = generated.Shape(2, 10, 10, 100)
    with pytest.raises(MemoryError):
        worker.measured(brute, task(generated.write(shape, tmp_path)))
