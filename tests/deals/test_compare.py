"""Two cases compared: every difference is told, and what changes with each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import load
from tracktwo.deals import compare

CASE = """
tracktwo: 1
title: Small
parties: [{{id: a, name: A}}, {{id: b, name: B}}]
issues: [{{id: x, name: X, options: [{{id: one, name: One}}, {{id: two, name: Two}}]}}]
positions:
  a: {{assumed: test, no_deal: {a}, issues: {{x: {{weight: 1, values: {{one: {one}, two: 40}}}}}}{line}}}
  b: {{assumed: test, no_deal: {b}, issues: {{x: {{weight: 1, values: {{one: 20, two: 60}}}}}}}}
packages: [{{id: first, name: First, options: {{x: one}}}}]
"""


def write(folder: Path, **values: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    fields = {"a": 30, "b": 30, "one": 80, "line": "", **values}
    (folder / "case.yaml").write_text(CASE.format(**fields), encoding="utf-8")
    return folder


def test_a_case_compared_with_itself_says_nothing(tmp_path: Path) -> None:
    case = load(write(tmp_path))
    found = compare(case, case)
    assert (found.structure, found.judgements, found.conclusions) == ((), (), ())
    assert found.same


def test_the_judgement_that_flips_a_conclusion_is_named_first(tmp_path: Path) -> None:
    first = load(write(tmp_path / "1"))
    second = load(write(tmp_path / "2", a="[45, 55]", one=85))
    found = compare(first, second)
    assert [one.what for one in found.judgements] == ["a/no-deal", "a/x/one"]
    assert found.judgements[0].flips == ("a deal acceptable to all", "who alone blocks most")
    assert (found.judgements[0].first, found.judgements[0].second) == ("30", "45 to 55")
    assert not found.judgements[0].overlap
    assert found.judgements[1].flips == ()
    assert {(one.what, one.first, one.second) for one in found.conclusions} >= {
        ("a deal acceptable to all", "there is one", "there is none")
    }


def test_what_changes_over_the_ranges_is_told_even_if_nothing_changes_at_the_points(tmp_path: Path) -> None:
    first = load(write(tmp_path / "1", a="[20, 30]"))
    second = load(write(tmp_path / "2", a="[10, 40]", b="[10, 70]", one=80))
    told = {one.what: (one.first, one.second) for one in compare(first, second).conclusions}
    assert "a deal acceptable to all" not in told
    assert told["a deal acceptable to all, over the ranges"][0] == "there is one, whatever the numbers"
    assert told["what a deal can contain on x"] == ("two", "one, two")


def test_a_red_line_that_only_one_case_has_is_a_difference(tmp_path: Path) -> None:
    line = ", red_lines: [{options: {x: two}, label: never two}]"
    found = compare(load(write(tmp_path / "1")), load(write(tmp_path / "2", line=line)))
    assert [(one.what, one.first, one.second) for one in found.structure] == [
        ("red line of a: never two", "", "x: two")
    ]


@given(a=st.integers(0, 100), b=st.integers(0, 100), one=st.integers(0, 100))
def test_compared_the_other_way_round_the_same_judgements_differ(
    tmp_path_factory: pytest.TempPathFactory, a: int, b: int, one: int
) -> None:
    folder = tmp_path_factory.mktemp("cases")
    first, second = load(write(folder / "1")), load(write(folder / "2", a=a, b=b, one=one))
    there, back = compare(first, second), compare(second, first)
    assert {d.what for d in there.judgements} == {d.what for d in back.judgements}
    assert {(c.what, c.first, c.second) for c in there.conclusions} == {
        (c.what, c.second, c.first) for c in back.conclusions
    }


def test_the_command_tells_it_in_words_and_as_json(tmp_path: Path, run_cli) -> None:  # type: ignore[no-untyped-def]
    first, second = write(tmp_path / "1"), write(tmp_path / "2", a=50)
    said = run_cli("diff", first, second)
    assert said.code == 0
    assert "a deal acceptable to all: there is one -> there is none" in said.out
    assert '"conclusions"' in run_cli("diff", first, second, "--json").out
    assert run_cli("diff", first, first).out == "The two cases say the same.\n"
