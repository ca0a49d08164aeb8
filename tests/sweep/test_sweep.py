"""A sweep: the same files however it was run, nothing lost, nothing done twice, no scenario that ends it."""

from __future__ import annotations

import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from scenario_files import files_of, lines_of, table

from tracktwo.deals import problem_of, solve
from tracktwo.errors import TracktwoError
from tracktwo.formats import open_case
from tracktwo.sweep import Executor, Local, Options, schema, sweep
from tracktwo.sweep.options import CHUNK

ROOT = Path(__file__).resolve().parents[2]
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="asks for processes as Unix does")


class Here(Executor):
    """Does everything in this process, the latest task first, and counts."""

    capacity = 3

    def __init__(self, most: int = 10**9) -> None:
        self.tasks: list = []
        self.done = 0
        self.most = most

    def submit(self, number, work, task):
        self.tasks.append((number, work, task))

    def next(self):
        if self.done == self.most:
            raise KeyboardInterrupt
        number, work, task = self.tasks.pop()
        self.done += 1
        return number, work(task)

    def close(self):
        self.tasks.clear()


def test_a_line_says_what_the_scenario_alone_would_say(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", executor=Here())
    for line in lines_of(tmp_path / "out"):
        Draft202012Validator(schema()).validate(line)
        alone = solve(problem_of(open_case(scenarios.parent / line["id"]))).to_records()
        assert line["packages"] == alone["packages"]
        assert line["frontier"] == {key: alone["frontier"][key] for key in ("count", "packages")}
        for concept, found in alone["solutions"].items():
            swept = line["solutions"][concept]
            assert swept is found or {key: swept[key] for key in found} == found


def test_the_order_is_that_of_the_names_not_of_the_answers(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", executor=Here())
    ids = [line["id"] for line in lines_of(tmp_path / "out")]
    assert ids == ["domains/one/s1.json", "domains/one/s3.json", "domains/two/s0.json", "domains/two/s2.json"]
    rows, times = (
        list(csv.DictReader((tmp_path / "out" / name).read_text("utf-8").splitlines()))
        for name in ("summary.csv", "timings.csv")
    )
    assert [row["id"] for row in rows] == [row["id"] for row in times] == ids
    assert all(float(row["reading_s"]) > 0 and float(row["solving_s"]) > 0 for row in times)


@pytest.mark.parametrize("workers", [1, 2])
def test_the_files_are_the_same_with_any_number_of_processes(scenarios, tmp_path, workers):
    options = Options(draws=CHUNK + 50, seed=3)
    sweep([scenarios], tmp_path / "here", options=options, executor=Here())
    with Local(workers) as local:
        sweep([scenarios], tmp_path / "there", options=options, executor=local)
    assert files_of(tmp_path / "there") == files_of(tmp_path / "here")


def test_another_seed_gives_other_shares(scenarios, tmp_path):
    for seed in (1, 2):
        sweep([scenarios], tmp_path / str(seed), options=Options(draws=50, seed=seed), executor=Here())
    one, two = (lines_of(tmp_path / str(seed)) for seed in (1, 2))
    assert [line["packages"] for line in one] == [line["packages"] for line in two]
    assert [line["draws"]["solutions"] for line in one] != [line["draws"]["solutions"] for line in two]


def test_a_scenario_is_drawn_alike_alone_and_among_others(scenarios, tmp_path):
    options = Options(draws=60)
    sweep([scenarios], tmp_path / "all", options=options, executor=Here())
    shutil.rmtree(scenarios / "two")
    sweep([scenarios], tmp_path / "some", options=options, executor=Here())
    assert lines_of(tmp_path / "some") == lines_of(tmp_path / "all")[:2]


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


def test_what_cannot_be_read_is_told_and_ends_nothing(scenarios, tmp_path):
    (scenarios / "broken.json").write_text('{"parties": [', "utf-8")
    game = scenarios / "game" / "scores_files"
    game.mkdir(parents=True)
    (game / "a.txt").write_text("1,x\n3\n", "utf-8")
    (game / "b.txt").write_text("1,2\n3\n", "utf-8")
    found = sweep([scenarios], tmp_path / "out", executor=Here())
    assert found.failures == (
        ("domains/broken.json", "domains/broken.json:1:14: this is not JSON: Expecting value."),
        (
            "domains/game",
            "domains/game/scores_files/a.txt:1: 'x' is not a number. "
            "Write points with commas between, such as 14, 8, 0.",
        ),
    )
    assert found.tournament.failed == 2
    lines = lines_of(tmp_path / "out")
    assert [line["error"] is None for line in lines] == [False, False, True, True, True, True]
    for line in lines:
        Draft202012Validator(schema()).validate(line)
    assert "broken.json:1:14" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_a_file_that_goes_away_or_may_not_be_read_is_told(scenarios, tmp_path, monkeypatch):
    forbidden = scenarios / "one" / "s1.json"
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == forbidden:
            raise PermissionError(13, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    found = sweep([scenarios], tmp_path / "out", options=Options(draws=10), executor=Here())
    assert found.failures == (("domains/one/s1.json", "domains/one/s1.json: Permission denied."),)
    assert lines_of(tmp_path / "out")[0]["sha256"] is None


def test_an_error_of_our_own_in_one_scenario_ends_nothing(scenarios, tmp_path, monkeypatch):
    def trip(problem, **how):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("tracktwo.deals.solve", trip)
    found = sweep([scenarios], tmp_path / "out", executor=Here())
    assert len(found.failures) == 4
    assert "mistake of its own (ZeroDivisionError" in found.failures[0][1]


def test_a_case_with_ranges_keeps_them(tmp_path):
    sweep([ROOT / "examples" / "ukraine-2023"], tmp_path / "out", options=Options(draws=20), executor=Here())
    (line,) = lines_of(tmp_path / "out")
    Draft202012Validator(schema()).validate(line)
    assert (line["id"], line["format"], line["draws"]["spread"]) == ("ukraine-2023", "case", None)
    assert line["draws"]["judgements"] > 0
    assert not any("plus or minus" in text for text in line["draws"]["assumptions"])


def test_no_spread_leaves_every_draw_at_the_points(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", options=Options(draws=30, spread=0), executor=Here())
    for line in lines_of(tmp_path / "out"):
        zone = line["packages"]["zone"] > 0
        assert line["draws"]["zone"]["value"] == float(zone)
        for concept, found in line["draws"]["solutions"].items():
            assert (found["stays"] or {"value": 0})["value"] == float(zone)
            point = line["solutions"][concept]
            for party, spread in (found["values"] or {}).items():
                assert spread["low"] == pytest.approx(spread["high"])
                assert any(vector[party] == pytest.approx(spread["median"]) for vector in point["values"])


NOBODY = """
tracktwo: 1
title: Two onlookers
parties:
  - {id: a, name: A, consent: false}
  - {id: b, name: B, consent: false}
issues:
  - {id: i, name: I, options: [{id: x, name: X}, {id: y, name: Y}]}
positions:
  a: {no_deal: 10, issues: {i: {weight: 1, values: {x: 0, y: 100}}}}
  b: {no_deal: 10, issues: {i: {weight: 1, values: {x: 100, y: 0}}}}
"""


def test_a_scenario_in_which_nobody_is_asked_has_no_draws(tmp_path):
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.yaml").write_text(NOBODY, "utf-8")
    sweep([tmp_path / "cases"], tmp_path / "out", options=Options(draws=10), executor=Here())
    (line,) = lines_of(tmp_path / "out")
    Draft202012Validator(schema()).validate(line)
    assert (line["error"], line["draws"]) == (None, None)
    assert line["draws_reason"].startswith("no party's consent is needed")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"draws": -1}, "--draws must be 0 or more"),
        ({"seed": -1}, "--seed must be"),
        ({"spread": 101}, "--spread is a share in percent"),
        ({"limit": 0}, "--limit must be"),
        ({"seconds": 0}, "--seconds must be"),
    ],
)
def test_options_that_make_no_sense_are_refused(options, told):
    with pytest.raises(TracktwoError, match=told):
        Options(**options)


def test_the_page_loads_nothing_and_shows_the_tournament(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", options=Options(draws=30), executor=Here())
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert page.count("<svg") == 4
    assert page.count("<h1>") == 1
    assert "plus or minus 10 %" in page
    assert not any(word in page for word in ("<script", "src=", "@import", "url("))


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
    with command(*DRAWS, start_new_session=True) as running:
        until_something_is_done(tmp_path / "out")
        os.killpg(running.pid, signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.splitlines()[-1].startswith("Stopped. What is done is kept in ")
    assert "Traceback" not in err


@UNIX
def test_two_sweeps_do_not_write_to_one_folder(command, tmp_path):
    with command(*DRAWS) as first:
        until_something_is_done(tmp_path / "out")
        with command(*DRAWS) as second:
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


def test_the_command_prints_the_summary(run_cli, scenarios, tmp_path):
    shown = run_cli("sweep", scenarios, "-o", tmp_path / "out", "--workers", "1", "--json", "--quiet")
    assert (shown.code, shown.err) == (0, "")
    told = json.loads(shown.out)
    assert (told["scenarios"], told["failed"], told["failures"]) == (4, 0, [])
    words = run_cli("sweep", scenarios, "-o", tmp_path / "out", "--workers", "1", "--quiet").out
    assert "4 scenarios: 4 could be used, 0 could not." in words


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere", "-o", "OUT"], "nowhere: there is no such folder."),
        (["EMPTY", "-o", "OUT"], "there is no case and no scenario"),
        (["FOLDER", "-o", "FILE"], "this is not a folder"),
        (["FOLDER", "-o", "OUT", "--workers", "0"], "--workers must be 1 or more"),
        (["FOLDER", "-o", "OUT", "--workers", "2", "--dask", "tcp://x:1"], "exclude each other"),
        (["FOLDER", "-o", "OUT", "--draws", "-5"], "--draws must be"),
    ],
)
def test_a_wrong_command_line_is_told_in_words(run_cli, scenarios, tmp_path, arguments, told):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    places = {
        "FOLDER": scenarios,
        "OUT": tmp_path / "out",
        "EMPTY": tmp_path / "empty",
        "FILE": tmp_path / "file",
    }
    shown = run_cli("sweep", *[places.get(word, word) for word in arguments])
    assert shown.code == 2
    assert told in shown.err
