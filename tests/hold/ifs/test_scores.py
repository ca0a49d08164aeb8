"""Scores of forecasts: their definitions, their parts, and honesty where there are few."""

from __future__ import annotations

from datetime import date
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from if_cases import case_of, condition

from tracktwo.hold.ifs import Forecast, Outcome, Record, record_of, scores
from tracktwo.hold.ifs.calibration import calibration

DAY = date(2024, 1, 1)


def forecast(name: str, point: float, *, who: str = "", day: date = DAY, spread: float = 0.0) -> Forecast:
    ends = max(0.0, point - spread), min(1.0, point + spread)
    return Forecast(day, "Talks", name, f"{name}.", who, "judged", point, *ends)


def outcome(name: str, came: bool, day: date | None = date(2024, 6, 1)) -> Outcome:
    return Outcome(day, "Talks", name, came)


said = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=40)


@given(said, st.floats(0, 0.3))
def test_scores_are_their_definitions(rows, spread) -> None:
    record = Record(
        tuple(forecast(str(n), chance, spread=spread) for n, (chance, _) in enumerate(rows)),
        tuple(outcome(str(n), came) for n, (_, came) in enumerate(rows)),
    )
    found = scores(record)
    (own,) = found.last
    assert own.brier.point == pytest.approx(np.mean([(chance - came) ** 2 for chance, came in rows]))
    assert own.brier.low - 1e-9 <= own.brier.point <= own.brier.high + 1e-9
    wrong = [(came and chance == 0) or (not came and chance == 1) for chance, came in rows]
    assert own.impossible == sum(wrong)
    if any(wrong):
        assert own.log is None
    else:
        told = [-log(chance if came else 1 - chance) for chance, came in rows]
        assert own.log == pytest.approx(np.mean(told))
    assert own.expected.point == pytest.approx(sum(chance for chance, _ in rows))
    assert own.came_true == sum(came for _, came in rows)


@given(said)
def test_the_parts_of_the_brier_score_add_up_to_it(rows) -> None:
    chances, outcomes = zip(*rows, strict=True)
    found = calibration(chances, outcomes)
    whole = found.reliability - found.resolution + found.uncertainty + found.within
    assert whole == pytest.approx(np.mean((np.array(chances) - np.array(outcomes, dtype=float)) ** 2))
    assert sum(one.count for one in found.bins) == len(rows)
    assert sum(one.came_true for one in found.bins) == sum(outcomes)
    for one in found.bins:
        assert one.low - 1e-9 <= one.forecast <= one.high + 1e-9
        assert one.share_low <= one.share <= one.share_high


@given(
    st.lists(st.tuples(st.sampled_from([0.1, 0.3, 0.5, 0.7, 0.9]), st.booleans()), min_size=1, max_size=60)
)
def test_with_one_likelihood_a_bin_the_parts_are_murphys_and_nothing_is_left(rows) -> None:
    chances, outcomes = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found = calibration(chances.tolist(), outcomes.astype(bool).tolist())
    values = np.unique(chances)
    shares = [outcomes[chances == value].mean() for value in values]
    counts = [(chances == value).sum() for value in values]
    reliability = sum(n * (f - o) ** 2 for n, f, o in zip(counts, values, shares, strict=True)) / len(rows)
    resolution = sum(n * (o - outcomes.mean()) ** 2 for n, o in zip(counts, shares, strict=True)) / len(rows)
    assert found.reliability == pytest.approx(reliability)
    assert found.resolution == pytest.approx(resolution)
    assert found.uncertainty == pytest.approx(outcomes.mean() * (1 - outcomes.mean()))
    assert found.within == pytest.approx(0, abs=1e-12)


def test_few_say_nothing_of_calibration_and_it_is_said_so() -> None:
    record = Record(tuple(forecast(n, 0.5) for n in "abc"), tuple(outcome(n, True) for n in "abc"))
    (own,) = scores(record).last
    assert own.calibration is None
    assert own.verdict == "3 resolved: too few to say anything of calibration (30 are the least)."


@pytest.mark.parametrize(("hits", "told"), [(18, "nowhere."), (36, "at 40 to 60 %."), (4, "at 40 to 60 %.")])
def test_enough_are_held_against_chance(hits, told) -> None:
    names = [str(n) for n in range(36)]
    record = Record(tuple(forecast(n, 0.5) for n in names), tuple(outcome(n, int(n) < hits) for n in names))
    (own,) = scores(record).last
    assert own.verdict.startswith("36 resolved: ")
    assert own.verdict.endswith(told)


def test_the_last_forecast_before_it_was_known_counts_and_the_first_beside_it() -> None:
    days = [date(2024, month, 1) for month in (1, 3, 6, 7)]
    told = [forecast("a", chance, day=day) for chance, day in zip((0.2, 0.4, 0.9, 1.0), days, strict=True)]
    found = scores(Record(tuple(told), (outcome("a", True),)))
    assert (found.last[0].brier.point, found.first[0].brier.point) == pytest.approx((0.36, 0.64))
    assert found.late == 2  # on the day when it was known, and after
    assert len(found.each) == 2


def test_a_later_outcome_corrects_an_earlier_one_and_what_is_open_is_told() -> None:
    record = Record((forecast("a", 0.2), forecast("b", 0.2)), (outcome("a", True), outcome("a", False)))
    found = scores(record)
    assert found.last[0].brier.point == pytest.approx(0.04)
    assert found.open == (("Talks", "b"),)


def test_judges_are_compared_over_what_all_have_forecast() -> None:
    told = [
        forecast("a", 0.9, who="Ann"),
        forecast("b", 0.9, who="Ann"),
        forecast("b", 0.4),
        forecast("b", 0.2, who="Ben"),
    ]
    found = scores(Record(tuple(told), (outcome("a", True), outcome("b", False))))
    assert [one.who for one in found.last] == ["", "Ann", "Ben"]
    assert [(one.count, one.shared) for one in found.last] == [(1, 1), (2, 1), (1, 1)]
    assert [one.shared_brier for one in found.last] == pytest.approx([0.16, 0.81, 0.04])


def test_outcomes_that_a_case_states_are_scored_against_what_it_said_before() -> None:
    rows = [({"a": True}, 0.9), ({"a": False}, 0.1)]
    case = case_of(
        condition("a", 0.4, outcome=True),
        condition("b", given=rows, outcome=False),
        condition("c", judges=[("Ann", 0.2), ("Ben", 0.8)], outcome=True),
        condition("d", 0.5),
        condition("e", outcome=True),
    )
    found = scores(record_of(case))
    told = {(one.forecast.condition, one.forecast.who): one.forecast.point for one in found.each}
    assert told == pytest.approx(
        {("a", ""): 0.4, ("b", ""): 0.42, ("c", "Ann"): 0.2, ("c", "Ben"): 0.8, ("c", ""): 0.5}
    )
    assert found.open == (("Talks", "d"),)


def test_without_outcomes_there_are_no_scores() -> None:
    found = scores(Record((forecast("a", 0.4),)))
    assert (found.last, found.each, found.resolved) == ((), (), ())
    assert scores(Record()).to_records()["open"] == []
