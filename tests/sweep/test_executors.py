"""Processes of this machine: order, room, deaths."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from scenario_files import die, die_once, double, fail, process, slow_double

from tracktwo.case import load
from tracktwo.deals import robust
from tracktwo.errors import TracktwoError
from tracktwo.sweep import Local, Lost

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("count", [0, 1, 6, 8, 30])
def test_answers_come_in_the_order_of_the_parts_and_all_of_them(count):
    with Local(2) as local:
        assert list(local.map(slow_double, range(count))) == [2 * n for n in range(count)]


def test_parts_are_taken_up_only_as_there_is_room():
    taken = []

    def parts():
        for n in range(100):
            taken.append(n)
            yield n

    with Local(1) as local:
        answers = local.map(double, parts())
        assert next(answers) == 0
        assert len(taken) <= 2 * local.capacity
        assert sum(answers) == sum(2 * n for n in range(1, 100))


def test_no_more_processes_start_than_there_are_tasks():
    with Local(4) as local:
        assert list(local.map(double, [1])) == [2]
        assert len(local.processes) == 1
    assert local.processes == []


def test_work_is_shared_between_processes():
    with Local(2) as local:
        used = set(local.map(process, range(10)))
        assert used == set(local.processes)
        assert len(used) == 2
        assert os.getpid() not in used


def test_what_the_work_raises_is_raised_here():
    with Local(1) as local, pytest.raises(ValueError, match="no 5"):
        list(local.map(fail, [5]))


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_task_whose_process_was_killed_is_done_again(tmp_path):
    with Local(1) as local:
        assert list(local.map(die_once, [str(tmp_path / "marker")])) == ["done"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_task_that_kills_its_process_twice_is_given_up_and_the_others_are_done():
    with Local(2) as local:
        for number in range(4):
            local.submit(number, die, number)
        answers = dict(local.next() for _ in range(4))
    assert answers.pop(2) == 4
    assert all(
        isinstance(one, Lost) and "killed 2 times (stopped by signal 9)" in one.why
        for one in answers.values()
    )


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_a_map_with_a_part_that_cannot_be_done_says_so():
    with Local(1) as local, pytest.raises(TracktwoError, match="is memory short"):
        list(local.map(die, [1]))


def test_leaving_stops_what_is_still_being_done():
    with Local(1) as local:
        local.submit(0, time.sleep, 60)
        (helper,) = local.processes
    with pytest.raises(ProcessLookupError):
        os.kill(helper, 0)


def test_no_workers_is_refused():
    with pytest.raises(TracktwoError, match="--workers must be 1 or more"):
        Local(0)


def test_a_robust_analysis_is_the_same_whoever_does_it():
    case = load(ROOT / "examples" / "panama-1974")
    with Local(2) as local:
        shared = robust(case, draws=60, executor=local)
    assert shared.to_records() | {"elapsed_s": 0} == robust(case, draws=60, workers=1).to_records() | {
        "elapsed_s": 0
    }
