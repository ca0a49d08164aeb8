"""Cases that are unlike the examples still get an answer in words that fit them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.brief import facts_of, holding_in_words
from tracktwo.case import load

CASE = """\
tracktwo: 1
title: The weir
parties:
  - id: upper
    name: Upper village
    ratification: {needs: {votes: 3}, assumed: a}
    constituents:
      - id: council
        name: The council
        weight: 3
        ballots: [{options: {water: [60, 80]}, likelihood: [0.2, 0.7], assumed: a}]
      - id: millers
        name: The millers
        veto: true
        ballots: [{options: {gate: joint}, refuses: true, assumed: a}]
  - {id: lower, name: Lower village}
issues:
  - {id: water, name: Water, kind: range, from: 0, to: 100, step: 20, today: 60, phase: first}
  - id: gate
    name: The gate
    phase: second
    today: upper
    options: [{id: upper, name: Upper opens it}, {id: lower, name: Lower opens it}, {id: joint, name: Both}]
positions:
  upper:
    assumed: a
    no_deal: [40, 60]
    issues:
      water: {weight: 60, values: {0: 100, 100: 0}}
      gate: {weight: 40, values: {upper: 100, lower: 0, joint: [40, 90]}}
  lower:
    assumed: a
    no_deal: [20, 50]
    issues:
      water: {weight: 60, values: {0: 0, 100: 100}}
      gate: {weight: 40, values: {upper: 0, lower: 100, joint: [40, 90]}}
packages:
  - {id: pact, name: The pact, options: {water: 60, gate: joint}, assumed: a}
  - {id: half, name: Half a pact, options: {water: 40}, assumed: a}
phases: [{id: first, name: Water first}, {id: second, name: The gate later, needs: [rain]}]
ifs:
  - {id: rain, text: It rains., bears_on: [upper], likelihood: {value: [0.2, 0.8], assumed: a}, assumed: a}
moves:
  acts:
    - {id: shut, name: Shut the gate, by: upper, when: {gate: joint}, ends_deal: true, assumed: a}
"""
JOINT = """\
    joint:
      - {options: {water: [60, 80], gate: joint}, worth: [10, 20], assumed: a}
"""
NEVER_BOTH = """\
rules:
  - {when: {gate: joint}, excludes: {water: [60]}, because: b}
"""


@pytest.fixture
def told(tmp_path: Path):
    """What `tracktwo hold` says of the case as changed, on one line."""

    def read(old: str = "", new: str = "", more: str = "") -> str:
        assert old in CASE
        path = tmp_path / "case.yaml"
        path.write_text(CASE.replace(old, new) + more, encoding="utf-8")
        return " ".join(holding_in_words(load(path), draws=40).split())

    return read


def test_issues_worth_something_together_keep_their_own_names(told) -> None:
    joint = told("  lower:\n    assumed", f"{JOINT}  lower:\n    assumed")
    assert "turns on The gate, left open" in joint
    assert "Upper village: no-deal value" in joint


def test_facts_of_joined_issues_keep_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    assert facts_of(load(path), draws=20).written_issues == ()
    path.write_text(CASE.replace("  lower:\n    assumed", f"{JOINT}  lower:\n    assumed"), encoding="utf-8")
    facts = facts_of(load(path), draws=20)
    assert [one.id for one in facts.written_issues] == ["water", "gate"]
    assert "upper/gate/joint" in {one.path for one in facts.written_judgements}


def test_of_a_package_that_the_rules_forbid_nothing_more_is_asked(told) -> None:
    shown = told(more=NEVER_BOTH)
    assert "The pact: the rules of the case do not allow it" in shown
    assert "Who gains by breaking it, once it is made? The pact: – Half a pact:" in shown


def test_who_has_a_veto_at_home_is_named(told) -> None:
    assert "Upper village: 3 votes, among them The millers." in told()


def test_who_would_stop_half_way_is_told_with_how_often(told) -> None:
    assert "The pact: after “Water first”: Upper village always" in told()


def test_a_condition_says_what_does_not_begin_without_it(told) -> None:
    assert "Without it there is no “The gate later”." in told()


def test_phases_without_packages_are_not_said_to_be_missing(told) -> None:
    start = CASE.index("packages:")
    packages = CASE[start : CASE.index("phases:")]
    shown = told(packages + "phases:", "phases:")
    assert "divides the deal into no phases" not in shown


def test_one_party_alone_accepts_and_does_not_all_accept(told) -> None:
    shown = told("name: Lower village", "name: Lower village, in_channel: false")
    assert "Without Lower village. Upper village accepts" in shown


def test_a_folder_with_one_graph_file_opens(run_cli) -> None:
    folder = Path(__file__).resolve().parents[2] / "examples" / "elmira-1991"
    assert "12 states, 3 parties" in run_cli("hold", folder).out


def test_json_that_is_nothing_known_is_told_of_graph_models(run_cli, tmp_path: Path) -> None:
    path = tmp_path / "moves.json"
    path.write_text('{"unilateral_moves": {"a": [[1, 2]]}}', encoding="utf-8")
    shown = run_cli("hold", path)
    assert shown.code == 2
    assert "tracktwo schema graph" in shown.err


def test_what_a_case_says_nothing_of_is_named_once_and_no_record_of_wars_is_shown(run_cli) -> None:
    shown = " ".join(run_cli("hold", "--quiet", "catalog:panama-1974").out.split())
    assert "The case says nothing that would answer: “Would it be ratified at home?”" in shown
    assert "not said:" not in shown and ": not said" not in shown
    assert "How long agreements have lasted" not in shown
    assert "Day by day" not in shown
