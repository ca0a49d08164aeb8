"""A sweep: the same files however it was run, nothing lost, nothing done twice, no scenario that ends it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from here import Here
from jsonschema import Draft202012Validator
from scenario_files import files_of, lines_of

from tracktwo.deals import problem_of, solve
from tracktwo.errors import TracktwoError
from tracktwo.formats import open_case
from tracktwo.sweep import Local, Options, schema, sweep
from tracktwo.sweep.options import CHUNK

ROOT = Path(__file__).resolve().parents[2]


def unexplained(part: Any, schema: Any) -> list[str]:
    """List the keys of some data that a schema does not know."""
    if isinstance(part, list):
        return [key for one in part for key in unexplained(one, schema.get("items", {}))]
    if not isinstance(part, dict):
        return []
    schema = next((one for one in schema.get("oneOf", []) if one["type"] == "object"), schema)
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    found = [key for key in part if key not in known and others is None]
    return found + [key for name in part for key in unexplained(part[name], known.get(name, others or {}))]


def test_a_line_says_what_the_scenario_alone_would_say(scenarios, tmp_path):
    sweep([scenarios], tmp_path / "out", executor=Here())
    for line in lines_of(tmp_path / "out"):
        Draft202012Validator(schema()).validate(line)
        assert unexplained(line, schema()) == []
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
    assert unexplained(line, schema()) == []
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
