"""``tracktwo sheet``: out to a workbook and back, and nothing written when anything is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tracktwo.case import load


@pytest.fixture
def talks(tmp_path, run_cli):
    run_cli("new", tmp_path / "talks")
    out = run_cli("sheet", "out", tmp_path / "talks", "-o", tmp_path / "talks.xlsx")
    assert (out.code, out.err) == (0, "")
    return tmp_path


def fill(talks, value):
    book = load_workbook(talks / "talks.xlsx")
    page = book["North"]
    row = next(row[0].row for row in page.iter_rows(min_row=4) if row[1].value == "today")
    page.cell(row, 5).value = value
    book.save(talks / "talks.xlsx")
    return f"North:E{row}"


def test_what_was_typed_is_brought_into_the_case_and_listed(talks, run_cli):
    before = (talks / "talks" / "case.yaml").read_text("utf-8")
    fill(talks, 77)
    back = run_cli("sheet", "in", talks / "talks.xlsx", "--into", talks / "talks")
    assert back.code == 0
    assert "  positions / north / issues / line / values / today: 100 -> 77\n" in back.out
    after = (talks / "talks" / "case.yaml").read_text("utf-8")
    assert after == before.replace("today: 100", "today: 77", 1)


def test_a_workbook_that_says_the_same_changes_nothing(talks, run_cli):
    file = talks / "talks" / "case.yaml"
    stamp = file.stat().st_mtime_ns
    back = run_cli("sheet", "in", talks / "talks.xlsx", "--into", talks / "talks")
    assert "Nothing was changed" in back.out
    assert file.stat().st_mtime_ns == stamp


def test_while_anything_is_wrong_nothing_is_written(talks, run_cli):
    before = (talks / "talks" / "case.yaml").read_bytes()
    cell = fill(talks, 101)
    for target in (["--into", talks / "talks"], ["-o", talks / "new.yaml"]):
        back = run_cli("sheet", "in", talks / "talks.xlsx", *target)
        assert back.code == 2
        assert f"talks.xlsx!{cell}: this lies outside 0 to 100." in back.err
    assert (talks / "talks" / "case.yaml").read_bytes() == before
    assert not (talks / "new.yaml").exists()


def test_a_workbook_can_become_a_new_case_but_not_in_the_place_of_another(talks, run_cli):
    made = run_cli("sheet", "in", talks / "talks.xlsx", "-o", talks / "new.yaml")
    assert (made.code, made.out) == (0, f"Wrote {talks / 'new.yaml'}.\n")
    assert load(talks / "new.yaml") == load(talks / "talks")
    again = run_cli("sheet", "in", talks / "talks.xlsx", "-o", talks / "new.yaml")
    assert again.code == 2
    assert "To change a case, use --into." in again.err


def test_what_does_not_fit_into_a_workbook_is_said(talks, run_cli):
    file = talks / "talks" / "case.yaml"
    file.write_text(file.read_text("utf-8") + "phases: [{id: one, name: One}]\n", "utf-8")
    out = run_cli("sheet", "out", talks / "talks", "-o", talks / "more.xlsx")
    assert "Not in the workbook: phases. They stay in the case." in out.err


def test_a_case_with_errors_does_not_go_out(talks, run_cli):
    file = talks / "talks" / "case.yaml"
    file.write_text(file.read_text("utf-8").replace("weight: 60", "weight: -1", 1), "utf-8")
    out = run_cli("sheet", "out", talks / "talks", "-o", talks / "no.xlsx")
    assert out.code == 2
    assert "case.yaml:" in out.err
    assert not (talks / "no.xlsx").exists()


def test_a_workbook_that_has_another_name_ending_or_is_not_there_is_told(talks, run_cli):
    assert ".xlsx" in run_cli("sheet", "out", talks / "talks", "-o", talks / "talks.ods").err
    missing = run_cli("sheet", "in", talks / "gone.xlsx", "--into", talks / "talks")
    assert (missing.code, "cannot be read" in missing.err) == (2, True)


def test_quiet_may_stand_behind_either_word(run_cli, tmp_path):
    case = Path(__file__).resolve().parents[2] / "examples" / "panama-1974"
    said = run_cli("sheet", "out", case, "-o", tmp_path / "x.xlsx", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
