"""The log of a run: lines that a pipeline can read, and not a word of the case."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
from datetime import datetime
from pathlib import Path

import pytest

import tracktwo

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "panama-1974"


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "run.jsonl"


def test_it_tells_what_was_run_on_what_with_what_result(log, tmp_path, run_cli):
    page = tmp_path / "b.html"
    assert run_cli("brief", EXAMPLE, "-o", page, "--draws", "10", "--log", log).code == 0
    found = lines(log.read_text("utf-8"))
    assert [one["event"] for one in found] == ["start", "read", "step", "write", "write", "end"]
    assert {one["level"] for one in found} == {"info"}
    assert all(datetime.fromisoformat(one["time"]).utcoffset() is not None for one in found)
    start, read, step, html, _, end = found
    assert (start["command"], start["version"]) == ("brief", tracktwo.__version__)
    assert read["sha256"] == hashlib.sha256((EXAMPLE / "case.yaml").read_bytes()).hexdigest()
    assert (read["parties"], read["format"], read["warnings"]) == (2, "case", 0)
    assert step["seconds"] >= 0
    assert html["sha256"] == hashlib.sha256(page.read_bytes()).hexdigest()
    assert html["bytes"] == page.stat().st_size
    assert end["exit_code"] == 0


def test_not_a_word_of_the_case_nor_the_name_of_a_file_is_in_it(log, tmp_path, run_cli):
    secret = tmp_path / "secret-talks"
    shutil.copytree(EXAMPLE, secret)
    for words in (
        ["deals", secret, "--json"],
        ["brief", secret, "-o", tmp_path / "secret.html", "--draws", "5"],
        ["archive", secret, "-o", tmp_path / "secret.zip", "--draws", "5"],
        ["diff", secret, EXAMPLE],
        ["deals", tmp_path / "secret-nowhere"],
    ):
        run_cli(*words, "--log", log)
    text = log.read_text("utf-8").lower()
    assert len(text.splitlines()) > 20
    for word in ("secret", "panama", "canal", "duration", str(tmp_path).lower()):
        assert word not in text


@pytest.mark.parametrize(
    ("words", "code", "error", "findings"),
    [(["deals", "nowhere"], 2, "CaseError", 1), (["brief", "nowhere", "-o", "x.pdf"], 2, "TracktwoError", 0)],
)
def test_how_it_ended_is_told_where_it_went_wrong(log, run_cli, words, code, error, findings):
    assert run_cli(*words, "--log", log).code == code
    end = lines(log.read_text("utf-8"))[-1]
    told = {key: end[key] for key in ("event", "level", "exit_code", "error", "findings")}
    assert told == {"event": "end", "level": "error", "exit_code": code, "error": error, "findings": findings}


def test_a_command_that_finds_the_input_wanting_ends_with_its_code(log, tmp_path, run_cli):
    (tmp_path / "case.yaml").write_text("title: [", "utf-8")
    assert run_cli("check", tmp_path, "--log", log).code == 2
    end = lines(log.read_text("utf-8"))[-1]
    assert (end["level"], end["exit_code"]) == ("error", 2)


def test_runs_are_added_one_after_the_other(log, run_cli):
    for _ in range(2):
        run_cli("schema", "--log", log)
    assert [one["event"] for one in lines(log.read_text("utf-8"))] == ["start", "end"] * 2


@pytest.mark.parametrize("word", ["-v", "--verbose"])
def test_it_can_be_seen_at_once_and_leaves_the_output_alone(word, run_cli):
    plain, told = run_cli("schema"), run_cli("schema", word)
    assert told.out == plain.out
    assert plain.err == ""
    assert [one["event"] for one in lines(told.err)] == ["start", "end"]


def test_options_may_stand_behind_the_word_of_a_sheet(log, tmp_path, run_cli):
    assert run_cli("sheet", "out", EXAMPLE, "-o", tmp_path / "a.xlsx", "--log", log).code == 0
    assert run_cli("sheet", "--log", log, "out", EXAMPLE, "-o", tmp_path / "a.xlsx").code == 0
    assert [one["event"] for one in lines(log.read_text("utf-8"))] == ["start", "write", "end"] * 2


def test_a_log_that_cannot_be_written_is_said_before_anything_is_done(tmp_path, run_cli):
    found = run_cli("new", tmp_path / "talks", "--log", tmp_path / "no" / "run.jsonl")
    assert found.code == 2
    assert "the log cannot be written: No such file or directory." in found.err
    assert not (tmp_path / "talks").exists()


def test_who_runs_commands_from_python_hears_of_them_by_asking(run_cli, caplog):
    assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("tracktwo").handlers)
    run_cli("deals", EXAMPLE, "--quiet")
    assert caplog.records == []
    with caplog.at_level(logging.INFO, logger="tracktwo"):
        run_cli("deals", EXAMPLE, "--quiet")
    assert [record.getMessage() for record in caplog.records] == ["read", "step"]
    assert caplog.records[0].name == "tracktwo.cli"
