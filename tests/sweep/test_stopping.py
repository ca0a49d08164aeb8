"""Whatever stops a sweep, nothing is lost and nothing is done twice."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from here import Here
from scenario_files import files_of, lines_of, table

from tracktwo.errors import TracktwoError
from tracktwo.sweep import Options, sweep
from tracktwo.sweep.options import CHUNK

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="asks for processes as Unix does")


def test_what_is_done_is_not_done_again(scenarios, tmp_path):
    options = Options(draws=CHUNK)
    sweep([scenarios], tmp_path / "out", options=options, executor=Here())
    before = files_of(tmp_path / "out")
    again = Here(most=0)
    sweep([scenarios], tmp_path / "out", options=options, executor=again)
    assert files_of(tmp_path / "out") == before


@pytest.mark.parametrize("stopped_after", [0, 1, 3])
def test_a_stopped_sweep_goes_on_where_it_was(scenarios, tmp_path, stopped_after):
    options = Options(draws=20)
    with pytest.raises(KeyboardInterrupt):
        sweep([scenarios], tmp_path / "out", options=options, executor=Here(most=stopped_after))
    assert not (tmp_path / "out" / "results.jsonl").exists()
    rest = Here()
    sweep([scenarios], tmp_path / "out", options=options, executor=rest)
    assert rest.done == 4 - stopped_after
    sweep([scenarios], tmp_path / "other", options=options, executor=Here())
    assert files_of(tmp_path / "out") == files_of(tmp_path / "other")


def test_more_draws_are_added_to_those_there_are(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", options=Options(draws=CHUNK), executor=Here())
    (tmp_path / "kept").mkdir()
    shutil.copy(tmp_path / "out" / "journal.sqlite", tmp_path / "kept")
    options = Options(draws=2 * CHUNK)
    sweep([scenarios], tmp_path / "out", options=options, executor=Here())
    sweep([scenarios], tmp_path / "new", options=options, executor=Here())
    assert files_of(tmp_path / "out") == files_of(tmp_path / "new")


def test_a_changed_scenario_is_analysed_again_and_no_other(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", executor=Here())
    before = lines_of(tmp_path / "out")
    (scenarios / "two" / "s0.json").write_text(table(2, 3, 3, 99), "utf-8")
    rest = Here()
    sweep([scenarios], tmp_path / "out", executor=rest)
    after = lines_of(tmp_path / "out")
    assert rest.done == 1
    assert [one == two for one, two in zip(before, after, strict=True)] == [True, True, False, True]


def test_other_options_are_not_answered_from_the_journal(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", options=Options(draws=40), executor=Here())
    rest = Here()
    sweep([scenarios], tmp_path / "out", options=Options(draws=40, spread=20), executor=rest)
    assert rest.done == 4
    assert all(line["draws"]["spread"] == 20 for line in lines_of(tmp_path / "out"))


@pytest.fixture
def command(scenarios, tmp_path):
    """Give a function that starts ``tracktwo sweep`` on the scenarios, in a process of its own."""

    def start(*more: str, **how) -> subprocess.Popen:
        words = [
            sys.executable,
            "-m",
            "tracktwo",
            "sweep",
            str(scenarios),
            "-o",
            str(tmp_path / "out"),
            *more,
        ]
        return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **how)

    return start


DRAWS = ("--draws", "1500", "--workers", "2")
ENDLESS = ("--draws", "100000", "--workers", "2")


def until_something_is_done(out: Path) -> None:
    """Wait until the journal has grown."""
    until = time.monotonic() + 60
    journal = out / "journal.sqlite"
    while not (journal.exists() and journal.stat().st_size > 30_000):
        assert time.monotonic() < until
        time.sleep(0.02)


@UNIX
def test_killed_in_the_middle_it_goes_on_and_ends_with_the_same_files(command, scenarios, tmp_path):
    with command(*DRAWS) as running:
        until_something_is_done(tmp_path / "out")
        running.kill()
    assert not (tmp_path / "out" / "results.jsonl").exists()
    size = (tmp_path / "out" / "journal.sqlite").stat().st_size
    with command(*DRAWS) as running:
        assert running.wait(120) == 0
    assert size > 30_000
    sweep([scenarios], tmp_path / "other", options=Options(draws=1500), executor=Here())
    assert files_of(tmp_path / "out") == files_of(tmp_path / "other")


@UNIX
def test_ctrl_c_says_that_it_can_go_on(command, tmp_path):
    with command(*ENDLESS, start_new_session=True) as running:
        until_something_is_done(tmp_path / "out")
        os.killpg(running.pid, signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.splitlines()[-1].startswith("Stopped. What is done is kept in ")
    assert "Traceback" not in err


@UNIX
def test_two_sweeps_do_not_write_to_one_folder(command, tmp_path):
    with command(*ENDLESS) as first:
        until_something_is_done(tmp_path / "out")
        with command(*ENDLESS) as second:
            _, err = second.communicate(timeout=60)
        first.kill()
    assert second.returncode == 2
    assert "another sweep is writing to this folder" in err


@UNIX
def test_a_full_disk_is_told_in_words_and_the_rest_is_done_later(command, scenarios, tmp_path):
    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    with command(*DRAWS, preexec_fn=little_room) as running:
        _, err = running.communicate(timeout=120)
    assert running.returncode == 2
    assert "journal.sqlite: it cannot be written" in err
    assert "Traceback" not in err
    with command(*DRAWS) as running:
        assert running.wait(120) == 0
    assert len(lines_of(tmp_path / "out")) == 4


def test_a_file_that_is_no_journal_is_left_alone(scenarios, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "journal.sqlite").write_text(
        "my own notes, which are longer than a page header\n" * 50
    )
    with pytest.raises(TracktwoError, match="not the journal of a sweep"):
        sweep([scenarios], tmp_path / "out", executor=Here())
    assert (tmp_path / "out" / "journal.sqlite").read_text().startswith("my own notes")
