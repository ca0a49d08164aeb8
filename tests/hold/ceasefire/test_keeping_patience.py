"""What is promised of keeping a ceasefire: the surplus says what the best of all strategies says."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.hold.ceasefire import (
    critical_patience,
    left_of_surprise,
    longest_delay,
    needed_detection,
    needed_loss,
    needed_watch,
    surplus,
)

some = st.integers(1, 19).map(lambda n: n / 20)
likely = st.integers(0, 20).map(lambda n: n / 20)
worth = st.integers(1, 30).map(float)
delays = st.integers(0, 3)


def best_plan_keeps(gain, loss, patience, detection, false_alarm, delay):
    """Try every stationary strategy: break or keep while there is peace, and in each period of waiting.

    Returns the value at peace of the best strategy that keeps there, and of the best that breaks.
    """
    values = {True: [], False: []}
    for keeps, *waiting in product([True, False], repeat=1 + delay):
        after = -loss / (1 - patience)  # answered for good
        for breaks in waiting:
            after = (gain if breaks else 0.0) + patience * after
        now, seen = (0.0, false_alarm) if keeps else (gain, max(detection, false_alarm))
        values[keeps].append((now + patience * seen * after) / (1 - patience * (1 - seen)))
    return max(values[True]), max(values[False])


@given(worth, worth, some, likely, likely, delays)
def test_the_surplus_says_what_trying_every_strategy_says(
    gain, loss, patience, detection, false_alarm, delay
):
    keeping, breaking = best_plan_keeps(gain, loss, patience, detection, false_alarm, delay)
    if abs(keeping - breaking) > 1e-9:
        found = surplus(gain, loss, patience, detection, false_alarm, float(delay))
        assert (found >= 0) == (keeping > breaking)


def test_a_simulation_pays_what_the_formulas_say():
    """Follow a keeper that always breaks and one that never does, with delay and false alarms."""
    gain, loss, patience, detection, false_alarm, delay = 3.0, 2.0, 0.9, 0.4, 0.05, 2
    keeping, breaking = best_plan_keeps(gain, loss, patience, detection, false_alarm, delay)
    rng = np.random.default_rng(2)
    paid = []
    for reported, now in ((false_alarm, 0.0), (detection, gain)):
        last = rng.geometric(reported, 40_000)  # the period at whose end the report comes
        peace = now * (1 - patience**last) / (1 - patience)
        wait = patience**last * gain * (1 - patience**delay) / (1 - patience)
        answer = -loss * patience ** (last + delay) / (1 - patience)
        paid.append(float(np.mean(peace + wait + answer)))
    assert paid == pytest.approx([keeping, breaking], abs=0.15)
    assert (surplus(gain, loss, patience, detection, false_alarm, delay) >= 0) == (paid[0] > paid[1])


def test_critical_patience_is_that_of_the_table(shared: Path):
    table = json.loads((shared / "data/cases/inspection_and_enforcement.json").read_text("utf-8"))
    game = table["repeated_PD_imperfect_detection"]
    tempt, reward, punish = (game["payoffs"][name] for name in "TRP")
    for detection, expected in zip(game["detection_prob_m"], game["critical_discount"], strict=True):
        assert critical_patience(tempt - reward, reward - punish, detection) == pytest.approx(
            expected, abs=1e-6
        )


@given(worth, worth, some, some, likely, delays)
def test_what_is_enough_is_just_enough(gain, loss, patience, detection, false_alarm, delay):
    def keeps(**other):
        numbers = {"gain": gain, "loss": loss, "patience": patience, "detection": detection}
        return surplus(**(numbers | {"false_alarm": false_alarm, "delay": delay} | other))

    enough = needed_detection(gain, loss, patience, false_alarm, delay)
    if enough is None:
        assert keeps(detection=1.0) < 1e-9
    else:
        assert keeps(detection=enough) == pytest.approx(0, abs=1e-9)
        assert keeps(detection=enough - 0.01) < 0
    least = critical_patience(gain, loss, detection, false_alarm, delay)
    if least is None:
        assert all(keeps(patience=d) < 1e-9 for d in np.linspace(0, 1, 41))
    else:
        assert keeps(patience=least) == pytest.approx(0, abs=1e-9)
        assert keeps(patience=max(least - 0.01, 0)) < 0
    penalty = needed_loss(gain, patience, detection, false_alarm, delay)
    if penalty is None:
        assert keeps(loss=1e9) < 0
    else:
        assert keeps(loss=penalty) == pytest.approx(0, abs=1e-8)
    slow = longest_delay(gain, loss, patience, detection, false_alarm)
    assert (slow is None) == (keeps(delay=0) < 0)
    if slow is not None:
        assert keeps(delay=slow) == pytest.approx(0, abs=1e-8)
    seen = needed_watch(gain, loss, patience, detection, false_alarm, delay)
    if seen is None:
        assert keeps() < 1e-9
    else:
        assert keeps(detection=seen * detection, false_alarm=seen * false_alarm) == pytest.approx(0, abs=1e-8)


def test_who_gains_nothing_keeps_without_being_watched():
    assert critical_patience(0, 5, 0.0) == 0
    assert needed_detection(-1, 5, 0.5) == 0
    assert needed_loss(0, 0.5, 0.5) == 0
    assert needed_watch(0, 1, 0.5, 0.5) == 0
    assert longest_delay(0, 5, 0.5, 0.5) == float("inf")
    assert surplus(-3, 5, 0.5, 0.5) >= 0


@given(st.floats(0, 200), st.floats(0.1, 50), st.floats(0.1, 60))
def test_a_zone_leaves_less_of_a_surprise_the_deeper_it_is(km, advance, response):
    left = float(left_of_surprise(km, advance, response))
    assert 0 <= left <= 1
    assert left >= float(left_of_surprise(km + 1, advance, response))
    assert left == pytest.approx(max(0, 1 - km / advance / response))
    assert float(left_of_surprise(0, advance, response)) == 1


def test_nobody_who_cannot_advance_or_who_need_not_wait_is_surprised():
    assert float(left_of_surprise(10, 0, 5)) == 0
    assert float(left_of_surprise(10, 5, 0)) == 0
