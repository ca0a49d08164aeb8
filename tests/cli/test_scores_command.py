"""``tracktwo scores``: a record is added to, resolved and shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

PANAMA = Path(__file__).resolve().parents[2] / "examples" / "panama-1974"
CASE = """
tracktwo: 1
title: Talks
parties: [{id: north, name: North}, {id: south, name: South}]
issues: [{id: line, name: Line, options: [{id: here, name: Here}, {id: there, name: There}]}]
positions:
  north: {no_deal: 40, issues: {line: {weight: 1, values: {here: 60, there: 50}}}}
  south: {no_deal: 40, issues: {line: {weight: 1, values: {here: 45, there: 70}}}}
ifs:
  - id: headway
    text: The talks make headway.
    likelihood: [0.05, 0.7]
  - id: line-held
    text: The line is held.
    likelihood: 0.85
  - id: silence
    text: Nobody talks to the press.
"""


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    file = tmp_path / "talks.yaml"
    file.write_text(CASE, "utf-8")
    return file


@pytest.fixture
def record(talks: Path, run_cli) -> Path:
    file = talks.with_suffix(".jsonl")
    made = run_cli("scores", "add", talks, "--to", file, "--on", "2023-07-10")
    assert made.code == 0, made.err
    assert made.out == f"Added to {file}: 2 forecasts.\n"
    assert "Not judged, so not recorded: silence." in made.err
    return file


def test_a_forecast_is_added_resolved_and_scored(record, run_cli) -> None:
    assert run_cli("scores", "resolve", record, "headway", "false", "--on", "2023-12-01").code == 0
    shown = run_cli("scores", "show", record)
    assert shown.code == 0
    assert "1 resolved, 1 open" in shown.out
    assert "headway did not come true (2023-12-01):" in shown.out
    assert "2023-07-10, the case: 38 % (5 % to 70 %), Brier 0.141" in shown.out
    assert "1 resolved: too few to say anything of calibration" in shown.out


def test_adding_again_changes_nothing_and_adding_later_only_adds(record, talks, run_cli) -> None:
    before = record.read_bytes()
    again = run_cli("scores", "add", talks, "--to", record, "--on", "2023-07-10")
    assert (again.code, record.read_bytes()) == (0, before)
    assert "has all of it already" in again.out
    assert run_cli("scores", "add", talks, "--to", record, "--on", "2023-08-10").code == 0
    assert record.read_bytes().startswith(before)
    assert len(record.read_bytes()) > len(before)


def test_a_record_in_the_past_is_not_added_to(record, talks, run_cli) -> None:
    before = record.read_bytes()
    refused = run_cli("scores", "add", talks, "--to", record, "--on", "2023-07-09")
    assert (refused.code, record.read_bytes()) == (2, before)
    assert "those of 2023-07-09 would be told too late" in refused.err


def test_an_outcome_is_changed_only_on_purpose_and_both_stay(record, run_cli) -> None:
    words = ("scores", "resolve", record, "headway")
    assert run_cli(*words, "false", "--on", "2023-12-01").code == 0
    assert "says already" in run_cli(*words, "false").err
    refused = run_cli(*words, "true")
    assert refused.code == 2
    assert "add --correct; both lines stay" in refused.err
    assert run_cli(*words, "true", "--on", "2023-12-02", "--correct").code == 0
    kinds = [json.loads(line)["kind"] for line in record.read_text("utf-8").splitlines()]
    assert kinds.count("outcome") == 2
    assert "headway came true (2023-12-02)" in run_cli("scores", "show", record).out


def test_a_line_changed_by_hand_stops_everything(record, talks, run_cli) -> None:
    record.write_text(record.read_text("utf-8").replace('"point": 0.375', '"point": 0.475'), "utf-8")
    for words in (["show", record], ["resolve", record, "headway", "true"], ["add", talks, "--to", record]):
        refused = run_cli("scores", *words)
        assert refused.code == 2
        assert ":2: a line above is not what it was" in refused.err


def test_an_id_of_several_cases_asks_for_the_case(record, talks, run_cli) -> None:
    talks.write_text(CASE.replace("title: Talks", "title: Another year"), "utf-8")
    assert run_cli("scores", "add", talks, "--to", record, "--on", "2023-08-10").code == 0
    refused = run_cli("scores", "resolve", record, "headway", "true")
    assert (refused.code, "Say which with --case" in refused.err) == (2, True)
    assert run_cli("scores", "resolve", record, "headway", "true", "--case", "Another year").code == 0
    refused = run_cli("scores", "resolve", record, "headway", "true", "--case", "No year")
    assert "no forecast of 'headway' of the case “No year”" in refused.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", str(PANAMA), "--to", "record.txt"], "Give a name that ends in .jsonl."),
        (["add", str(PANAMA), "--to", "r.jsonl"], "has no ifs"),
        (["resolve", "nowhere.jsonl", "a", "true"], "nowhere.jsonl: No such file"),
        (["show", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["show", str(PANAMA), "--on", "soon"], "'soon' is no day"),
    ],
)
def test_what_is_to_be_mended_is_said(words, told, run_cli, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run_cli("scores", *words)
    assert refused.code == 2
    assert told in refused.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_due_is_told_and_a_case_can_be_shown_by_itself(talks, run_cli) -> None:
    text = CASE.replace("likelihood: [0.05, 0.7]", "likelihood: [0.05, 0.7]\n    by: 2023-09-01")
    known = "likelihood: 0.85\n    outcome: true\n    resolved: 2023-11-01"
    talks.write_text(text.replace("likelihood: 0.85", known), "utf-8")
    shown = run_cli("scores", "show", talks, "--on", "2023-12-01")
    assert shown.code == 0, shown.err
    assert "Their day has passed; did they come true? headway" in shown.out
    assert "line-held came true (2023-11-01):\n  the case: 85 %, Brier 0.023" in shown.out
    assert "Their day" not in run_cli("scores", "show", talks, "--on", "2023-08-01").out
