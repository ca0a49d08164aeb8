"""``tracktwo read --adviser``: what the user is told, and what reaches the ledger."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fake_server import saying, serving

REPORT = (
    "The envoys have met in Oslo since May, two aides said on Monday.\n\nThe ministry denied the talks.\n" * 3
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, "utf-8")
    return file


def test_items_of_the_adviser_stand_beside_those_of_the_rules(report, run_cli, monkeypatch) -> None:
    monkeypatch.setenv("TRACKTWO_ADVISER_KEY", "s3cret")
    told = {"kind": "claim", "paragraph": 1, "text": "The envoys have met in Oslo since May"}
    with serving(saying({"items": [told, {**told, "text": "The envoys are back"}]})) as server:
        alone = run_cli("read", report, "--json")
        both = run_cli("read", report, "--json", "--adviser", server.address, "--adviser-model", "small")
    assert (alone.code, both.code) == (0, 0)
    before, after = (out.splitlines() for out in (alone.out, both.out))
    added = [json.loads(line) for line in after if line not in before]
    assert set(before) <= set(after)
    assert all(one["rule"].startswith("adviser:small:") for one in added)
    assert server.headers[0]["Authorization"] == "Bearer s3cret"
    assert "s3cret" not in both.out + both.err


def test_a_server_that_is_away_costs_nothing_but_its_advice(report, run_cli, monkeypatch) -> None:
    monkeypatch.setattr("tracktwo.reading.adviser.client.time.sleep", lambda seconds: None)
    with serving(saying({"items": []})) as server:
        pass
    done = run_cli("read", report, "--json", "--adviser", server.address, "--adviser-model", "m")
    assert done.code == 0 and done.out == run_cli("read", report, "--json").out
    assert "0 of 1 questions" in done.err + done.out


def test_a_model_without_a_name_or_an_address_that_is_none_is_a_mistake(report, run_cli) -> None:
    for arguments in (["--adviser", "http://localhost:1"], ["--adviser", "nowhere", "--adviser-model", "m"]):
        done = run_cli("read", report, *arguments)
        assert done.code == 2 and "adviser" in done.err and "Traceback" not in done.err
