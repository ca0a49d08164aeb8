"""``tracktwo scores``: a record is added to, resolved and shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UKRAINE = ROOT / "examples" / "ukraine-2023"


@pytest.fixture
def record(tmp_path: Path, run_cli) -> Path:
    file = tmp_path / "talks.jsonl"
    made = run_cli("scores", "add", UKRAINE, "--to", file, "--on", "2023-07-10")
    assert made.code == 0, made.err
    return file


def test_a_forecast_is_added_resolved_and_scored(record, run_cli) -> None:
    assert run_cli("scores", "resolve", record, "headway", "false", "--on", "2023-12-01").code == 0
    shown = run_cli("scores", "show", record)
    assert shown.code == 0
    assert "1 resolved, 5 open" in shown.out
    assert "headway did not come true (2023-12-01):" in shown.out
    assert "2023-07-10, the case: 38 % (5 % to 70 %), Brier 0.141" in shown.out
    assert "1 resolved: too few to say anything of calibration" in shown.out


def test_adding_again_changes_nothing_and_adding_later_only_adds(record, run_cli) -> None:
    before = record.read_bytes()
    again = run_cli("scores", "add", UKRAINE, "--to", record, "--on", "2023-07-10")
    assert (again.code, record.read_bytes()) == (0, before)
    assert "has all of it already" in again.out
    assert run_cli("scores", "add", UKRAINE, "--to", record, "--on", "2023-08-10").code == 0
    assert record.read_bytes().startswith(before)
    assert len(record.read_bytes()) > len(before)


def test_a_record_in_the_past_is_not_added_to(record, run_cli) -> None:
    before = record.read_bytes()
    refused = run_cli("scores", "add", UKRAINE, "--to", record, "--on", "2023-07-09")
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


def test_a_line_changed_by_hand_stops_everything(record, run_cli) -> None:
    record.write_text(record.read_text("utf-8").replace('"point": 0.85', '"point": 0.95'), "utf-8")
    for words in (["show", record], ["resolve", record, "headway", "true"], ["add", UKRAINE, "--to", record]):
        refused = run_cli("scores", *words)
        assert refused.code == 2
        assert ":2: a line above is not what it was" in refused.err


def test_an_id_of_several_cases_asks_for_the_case(record, tmp_path, run_cli) -> None:
    other = tmp_path / "case.yaml"
    text = (UKRAINE / "case.yaml").read_text("utf-8")
    title = text.split("title: ", 1)[1].split("\n", 1)[0]
    other.write_text(text.replace(f"title: {title}", "title: Another year", 1), "utf-8")
    shutil.copytree(UKRAINE / "reports", tmp_path / "reports")
    assert run_cli("scores", "add", other, "--to", record, "--on", "2023-08-10").code == 0
    refused = run_cli("scores", "resolve", record, "headway", "true")
    assert (refused.code, "Say which with --case" in refused.err) == (2, True)
    assert run_cli("scores", "resolve", record, "headway", "true", "--case", "Another year").code == 0
    refused = run_cli("scores", "resolve", record, "headway", "true", "--case", "No year")
    assert "no forecast of 'headway' of the case “No year”" in refused.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", str(UKRAINE), "--to", "record.txt"], "Give a name that ends in .jsonl."),
        (["add", str(ROOT / "examples" / "panama-1974"), "--to", "r.jsonl"], "has no ifs"),
        (["resolve", "nowhere.jsonl", "a", "true"], "nowhere.jsonl: No such file"),
        (["show", "nowhere.jsonl"], "nowhere.jsonl: No such file"),
        (["show", str(UKRAINE), "--on", "soon"], "'soon' is no day"),
    ],
)
def test_what_is_to_be_mended_is_said(words, told, run_cli, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run_cli("scores", *words)
    assert refused.code == 2
    assert told in refused.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_due_is_told_and_a_case_can_be_shown_by_itself(tmp_path, run_cli) -> None:
    case = tmp_path / "case.yaml"
    text = (UKRAINE / "case.yaml").read_text("utf-8")
    due = "  - id: headway\n    by: 2023-09-01\n"
    known = "  - id: line-held\n    outcome: true\n    resolved: 2023-11-01\n"
    case.write_text(text.replace("  - id: headway\n", due).replace("  - id: line-held\n", known), "utf-8")
    shutil.copytree(UKRAINE / "reports", tmp_path / "reports")
    shown = run_cli("scores", "show", case, "--on", "2023-12-01")
    assert shown.code == 0, shown.err
    assert "Their day has passed; did they come true? headway" in shown.out
    assert "line-held came true (2023-11-01):" in shown.out
    assert "Their day" not in run_cli("scores", "show", case, "--on", "2023-08-01").out
