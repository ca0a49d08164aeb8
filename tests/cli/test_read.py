"""``tracktwo read``: a ledger, a page and a summary from reports, and what it says where one is broken."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "examples" / "ukraine-2023" / "reports"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPORTS, tmp_path / "reports"))


def test_it_writes_a_ledger_twice_and_a_page(folder, tmp_path, run_cli):
    shown = run_cli("read", folder, "-o", tmp_path / "out")
    assert shown.code == 0
    assert "Read 3 reports: 2 texts, 1 copy." in shown.out
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "ledger.jsonl",
        "ledger.sqlite",
        "reading.html",
    ]
    lines = (tmp_path / "out" / "ledger.jsonl").read_text("utf-8").splitlines()
    data = sqlite3.connect(tmp_path / "out" / "ledger.sqlite")
    counts = [data.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("documents", "items")]
    data.close()
    assert sum(counts) == len(lines)
    assert counts[0] == 3


def test_with_json_it_prints_the_lines_of_the_ledger_and_writes_nothing(
    folder, tmp_path, run_cli, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    shown = run_cli("read", folder, "--json")
    records = [json.loads(line) for line in shown.out.splitlines()]
    assert {record["document"] for record in records} == {"eastmoor", "lakeside", "northgate"}
    assert [one.name for one in tmp_path.iterdir()] == ["reports"]
    assert run_cli("read", folder, "--json", "-o", tmp_path / "out").out == shown.out
    assert (tmp_path / "out" / "ledger.jsonl").read_text("utf-8") == shown.out


def test_every_item_says_where_it_stands_by_which_rule(folder, run_cli):
    records = [json.loads(line) for line in run_cli("read", folder, "--json").out.splitlines()]
    raw = {record["id"]: record["text"] for record in records if record["kind"] == "document"}
    assert len({record["id"] for record in records}) == len(records)
    for record in records:
        text = raw[record["document"]]
        assert record["rule"] and record["text_hash"]
        assert all(0 <= start <= end <= len(text) for start, end in record["spans"])


def test_the_copy_is_found_and_what_it_leaves_out_is_told(folder, run_cli):
    records = [json.loads(line) for line in run_cli("read", folder, "--json").out.splitlines()]
    (copy,) = [record for record in records if record["kind"] == "copy"]
    assert (copy["document"], copy["source"]) == ("eastmoor", "northgate")
    assert copy["dropped"]


def test_a_report_that_cannot_be_read_is_told_and_left_aside(folder, tmp_path, run_cli):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    shown = run_cli("read", folder, "-o", tmp_path / "out")
    assert shown.code == 0
    assert "broken.pdf" in shown.err
    assert "Read 3 reports" in shown.out
    assert run_cli("read", folder / "broken.pdf", "-o", tmp_path / "none").code == 2
    assert not (tmp_path / "none").exists()


def test_a_ledger_is_checked_against_its_reports(folder, tmp_path, run_cli):
    run_cli("read", folder, "-o", tmp_path / "out")
    assert run_cli("read", "--check", tmp_path / "out").code == 0
    report = folder / "lakeside.txt"
    report.write_text(report.read_text("utf-8").replace("denied it outright", "owned it outright"), "utf-8")
    shown = run_cli("read", "--check", tmp_path / "out")
    assert shown.code == 2
    assert "lakeside.txt: this report has changed" in shown.out


def test_a_case_is_drafted_from_the_ledger_and_can_be_used(folder, tmp_path, run_cli):
    run_cli("read", folder, "-o", tmp_path / "out")
    shown = run_cli("new", "--from-ledger", tmp_path / "out", tmp_path / "case")
    assert shown.code == 0
    assert "confirmed by nobody" in shown.out
    assert run_cli("check", tmp_path / "case").code == 0
    assert (tmp_path / "case" / "reports" / "northgate.txt").read_text("utf-8") == (
        folder / "northgate.txt"
    ).read_text("utf-8")


def test_parties_and_issues_are_not_named_beside_a_ledger(folder, tmp_path, run_cli):
    shown = run_cli("new", "--from-ledger", tmp_path, tmp_path / "case", "--parties", "A, B")
    assert shown.code == 2
    assert "leave them out" in shown.err


@pytest.mark.slow
def test_processes_read_a_set_as_one_does(folder, tmp_path, run_cli):
    assert run_cli("read", folder, "-o", tmp_path / "one").code == 0
    assert run_cli("read", folder, "-o", tmp_path / "two", "--workers", "2").code == 0
    for name in ("ledger.jsonl", "ledger.sqlite", "reading.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_cluster_and_processes_are_not_asked_for_together(folder, run_cli):
    assert run_cli("read", folder, "--workers", "1", "--dask", "tcp://nowhere:1").code == 2
