"""``tracktwo deals``: the answer in words and as documented JSON, errors in plain words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_it_tells_the_zone_the_solutions_and_the_blockers(run_cli) -> None:  # type: ignore[no-untyped-def]
    said = run_cli("deals", EXAMPLES / "panama-1974")
    assert said.code == 0
    assert "1,024 packages are allowed" in said.out
    assert "Nash: " in said.out
    assert "Who refuses what:" in said.out


def test_it_says_that_ranges_stand_at_their_middle(run_cli) -> None:  # type: ignore[no-untyped-def]
    assert "at its likely value or its middle" in run_cli("deals", EXAMPLES / "ukraine-2023").out
    assert "middle" not in run_cli("deals", EXAMPLES / "panama-1974").out


def test_json_is_the_documented_contract(run_cli) -> None:  # type: ignore[no-untyped-def]
    found = json.loads(run_cli("deals", EXAMPLES / "panama-1974", "--json").out)
    assert {"parties", "packages", "frontier", "solutions", "blockers", "elapsed_s"} <= found.keys()
    assert {"count", "zone"} <= found["packages"].keys()
    assert {"count", "packages", "values"} <= found["frontier"].keys()
    assert list(found["solutions"]) == ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]


def test_the_same_case_gives_the_same_answer_but_for_the_time(run_cli) -> None:  # type: ignore[no-untyped-def]
    once, again = (json.loads(run_cli("deals", EXAMPLES / "ukraine-2023", "--json").out) for _ in range(2))
    assert {**once, "elapsed_s": 0} == {**again, "elapsed_s": 0}


def test_a_larger_frontier_than_asked_for_is_said(run_cli) -> None:  # type: ignore[no-untyped-def]
    said = run_cli("deals", EXAMPLES / "ukraine-2023", "--limit", "1")
    assert said.code == 0
    assert "too large to list" in said.out
    assert "of the best possible" in said.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere"], "there is no such file"),
        (["."], "there is no case.yaml in this folder"),
        ([str(EXAMPLES / "panama-1974"), "--at", "someday"], "--at"),
    ],
)
def test_what_cannot_be_used_is_said_without_a_traceback(
    run_cli,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run_cli("deals", *arguments)
    assert said.code == 2
    assert told in said.err
    assert "Traceback" not in said.err
