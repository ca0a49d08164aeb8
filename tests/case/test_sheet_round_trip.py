"""A case that goes out as a workbook comes back as the same case, and nothing else in its file moves."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from case_strategies import cases
from complete_case import COMPLETE, write_complete
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from tracktwo.case import load
from tracktwo.case.document import Document, parse
from tracktwo.case.edit import revised
from tracktwo.case.load import check_document
from tracktwo.case.sheet import from_workbook, into_case, to_workbook
from tracktwo.case.sheet.to_data import to_data
from tracktwo.case.sheet.to_rows import to_rows
from tracktwo.case.written import dumped


def unordered(case):
    """Forget the order of red lines and sacred issues, which a workbook lists in its own."""
    positions = {
        party: replace(
            position,
            red_lines=tuple(sorted(position.red_lines, key=str)),
            sacred=tuple(
                sorted((replace(one, accepts=tuple(sorted(one.accepts))) for one in position.sacred), key=str)
            ),
        )
        for party, position in case.positions.items()
    }
    return replace(case, positions=positions)


def case_of(data):
    case, findings = check_document(Document("case.yaml", data), Path("case.yaml"))
    assert case is not None, [*map(str, findings)]
    return case


@given(cases())
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_the_rows_of_a_case_say_the_same_case(data):
    document, findings = to_data(to_rows(data))
    assert findings == []
    assert unordered(case_of(document.data)) == unordered(case_of(data))


@given(cases())
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_workbook_of_a_case_says_the_same_case(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("case")
    (folder / "case.yaml").write_text(dumped(data), "utf-8")
    content, left_out = to_workbook(folder)
    (folder / "case.xlsx").write_bytes(content)
    assert left_out == []
    back = into_case(folder / "case.xlsx", folder)
    assert (back.changes, back.text) == ((), dumped(data))
    new = from_workbook(folder / "case.xlsx", folder / "new.yaml")
    (folder / "new.yaml").write_text(new.text, "utf-8")
    assert unordered(load(folder / "new.yaml")) == unordered(load(folder))


@given(cases(), cases())
@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_workbook_turns_one_case_into_another(tmp_path_factory, data, other):
    """Whatever was typed into the workbook, the case then says that."""
    folder = tmp_path_factory.mktemp("case")
    for name, one in (("case", data), ("other", other)):
        (folder / f"{name}.yaml").write_text(dumped(one), "utf-8")
    (folder / "other.xlsx").write_bytes(to_workbook(folder / "other.yaml")[0])
    back = into_case(folder / "other.xlsx", folder)
    (folder / "case.yaml").write_text(back.text, "utf-8")
    assert unordered(load(folder)) == unordered(load(folder / "other.yaml"))


@pytest.fixture
def complete(tmp_path):
    """Give the complete case, its file and its workbook, and a function that saves the workbook changed."""
    file = write_complete(tmp_path)
    content, _ = to_workbook(file)
    workbook = load_workbook(BytesIO(content))
    target = tmp_path / "case.xlsx"

    class Complete:
        path, book, xlsx = file, workbook, target

        def back(self):
            workbook.save(target)
            return into_case(target, file)

        def cell(self, tab, answer, heading, issue=""):
            page, current = workbook[tab], ""
            column = next(cell.column for cell in page[3] if cell.value == heading)
            for row in page.iter_rows(min_row=4):
                current = row[0].value or current
                if row[1].value == answer and (not issue or current == issue):
                    return page.cell(row[0].row, column)
            raise AssertionError(answer)

    return Complete()


def diff(old, new):
    old, new = old.split("\n"), new.split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_what_a_workbook_cannot_hold_is_told_and_stays(complete):
    assert to_workbook(complete.path)[1] == [
        "phases",
        "ifs",
        "links",
        "moves",
        "ceasefire",
        "war",
        "constituents",
        "influence",
        "ratification",
        "today's answers",
        "joint values",
        "dated versions of numbers",
    ]
    back = complete.back()
    assert (back.changes, back.text) == ((), COMPLETE)


def test_a_changed_number_changes_its_line_alone(complete):
    complete.cell("Left bank", "nobody", "High", "bridge").value = 35
    back = complete.back()
    assert back.changes == ("positions / left / issues / bridge / values / nobody: [0, 20] -> [0, 35]",)
    assert diff(COMPLETE, back.text) == (["          nobody: [0, 20]"], ["          nobody: [0, 35]"])


def test_a_number_gets_another_footing(complete):
    complete.cell("Right bank", "(no deal)", "Rests on").value = "assumed"
    complete.cell("Right bank", "(no deal)", "Why, or who said so").value = "Heard: twice."
    old, new = diff(COMPLETE, complete.back().text)
    assert (old, new) == (["    no_deal: 25.5"], ['    no_deal: {value: 25.5, assumed: "Heard: twice."}'])


def test_red_lines_and_sacred_issues_can_be_marked(complete):
    complete.cell("Right bank", "nobody", "Red line", "bridge").value = "yes"
    complete.cell("Left bank", "two", "Red line", "flag").value = None
    old, new = diff(COMPLETE, complete.back().text)
    assert new == [
        "      - {issue: flag, accepts: [none], elicited: {from: the mayor}}",
        "      - options: {bridge: nobody}",
    ]
    assert len(old) == 1
    assert "toll: {weight: 30, values: {0: 0, 2: 100}}" in (text := complete.back().text)
    assert text.count("    red_lines:\n") == 2


def test_a_row_more_in_a_table_is_a_package_more(complete):
    page = complete.book["Packages"]
    page.insert_rows(3)
    for column, text in enumerate(["new", "A new one", "bridge: crown\nisland: left-75"], 1):
        page.cell(3, column, text)
    old, new = diff(COMPLETE, complete.back().text)
    assert old == []
    assert new == ["  - id: new", "    name: A new one", "    options: {bridge: crown, island: left-75}"]


def test_a_number_with_versions_is_shown_as_it_is_in_force_and_cannot_be_changed(complete):
    cell = complete.cell("Left bank", "crown", "Low", "bridge")
    assert cell.value == 30
    cell.value = 40
    with pytest.raises(Exception, match=rf"Left bank:D{cell.row}: this number has versions"):
        complete.back()


def test_a_sheet_that_was_taken_out_says_nothing(complete):
    for tab in ("Rules", "Sources", "Crown" if "Crown" in complete.book else "The Crown", "Red lines"):
        del complete.book[tab]
    complete.cell("Left bank", "(weight)", "Likely", "island").value = 21
    assert diff(COMPLETE, complete.back().text) == (["        weight: 20"], ["        weight: 21"])


def test_rows_and_columns_may_be_in_any_order(complete):
    page = complete.book["Left bank"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    headings = [cell.value for cell in page[3]]
    page.delete_rows(3, 100)
    order = sorted(range(len(headings)), key=lambda n: headings[n])
    page.append([])
    page.append([headings[n] for n in order])
    for row in reversed(rows):
        page.append([])
        page.append([row[n] for n in order])
    assert complete.back().changes == ()


def test_comments_and_windows_line_ends_survive(tmp_path):
    text = COMPLETE.replace("weight: 20\n", "weight: 20   # Ähtäri says\n").replace("\n", "\r\n")
    file = write_complete(tmp_path, text)
    book = load_workbook(BytesIO(to_workbook(file)[0]))
    book["Case"]["B2"] = "Zwei Ufer"
    book.save(tmp_path / "case.xlsx")
    new = into_case(tmp_path / "case.xlsx", file).text
    assert new == text.replace('title: "Two banks: a river"', "title: Zwei Ufer")


def test_the_text_of_the_case_is_what_revising_it_by_hand_gives(complete):
    complete.book["Parties"]["B2"] = "Left shore"
    data = parse(COMPLETE, "f").data
    data["parties"][0]["name"] = "Left shore"
    assert complete.back().text == revised(COMPLETE, "f", data)
