"""What people type into a workbook is understood, or told with its cell."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from workbook_files import rewrite

from tracktwo.case.sheet import from_workbook, into_case, to_workbook
from tracktwo.case.template import starter
from tracktwo.errors import CaseError

FIRST = "today"  # the first answer of the first issue of the starter


@pytest.fixture
def starter_book(tmp_path):
    """Give the workbook of a new case, with help to fill in cells and to read it back."""
    (tmp_path / "case.yaml").write_text(starter().replace("Placeholder:", "Judged:"), "utf-8")
    book = load_workbook(BytesIO(to_workbook(tmp_path)[0]))

    class Starter:
        path, pages = tmp_path, book

        def cell(self, heading, answer=FIRST, tab="North"):
            page = book[tab]
            column = next(cell.column for cell in page[3] if cell.value == heading)
            row = next(row[0].row for row in page.iter_rows(min_row=4) if row[1].value == answer)
            return page.cell(row, column)

        def back(self):
            book.save(tmp_path / "back.xlsx")
            return into_case(tmp_path / "back.xlsx", tmp_path)

        def refused(self):
            with pytest.raises(CaseError) as caught:
                self.back()
            return str(caught.value).replace(f"{tmp_path}/", "")

    return Starter()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (70, "70"),
        (70.5, "70.5"),
        (0.1, "0.1"),
        ("70", "70"),
        (" 70 ", "70"),
        ("70,5", "70.5"),
        ("70 %", "70"),
        ("70.50", "70.5"),
        ("1e1", "10"),
        ("٧٠", "70"),
        ("7\u00a00", "70"),
    ],
)
def test_numbers_as_people_type_them(starter_book, typed, read):
    starter_book.cell("Likely").value = typed
    assert f"          today: {read}\n" in starter_book.back().text


def test_a_number_shown_as_per_cent_is_what_is_shown(starter_book):
    starter_book.cell("Likely").value = 0.7
    starter_book.cell("Likely").number_format = "0%"
    assert "          today: 70\n" in starter_book.back().text


@pytest.mark.parametrize(
    ("low", "likely", "high", "read"),
    [
        (40, None, 70, "[40, 70]"),
        (40, 60, 70, "{low: 40, likely: 60, high: 70}"),
        (45, None, None, "45"),
        (None, None, 45, "45"),
    ],
)
def test_points_ranges_and_low_likely_high(starter_book, low, likely, high, read):
    for heading, number in (("Low", low), ("Likely", likely), ("High", high)):
        starter_book.cell(heading).value = number
    assert f"          today: {read}\n" in starter_book.back().text


@pytest.mark.parametrize(
    ("heading", "typed", "said"),
    [
        ("Likely", "many", "'many' is not a number. Write a number such as 60 or 2.5."),
        ("Likely", "1,234", "'1,234' can be read in two ways."),
        ("Likely", "1,2,3", "'1,2,3' is not a number."),
        ("Likely", "1.2,3", "'1.2,3' is not a number."),
        ("Likely", datetime(2024, 6, 5), "made a date of this: 2024-06-05."),
        ("Likely", "nan", "is not a number"),
        ("Likely", 101, "this lies outside 0 to 100."),
        ("Likely", -1, "this lies outside 0 to 100."),
        ("Low", 10, "'High' is missing beside the likely number."),
        ("Rests on", "guessed", "'guessed' cannot stand under 'Rests on'."),
        ("Rests on", "asumed", "Did you mean 'assumed'?"),
        ("Rests on", "asked", "it is not said who was asked."),
        ("Rests on", "assumed", "it is not said why this was assumed."),
        ("Rests on", "passage", "no passage is named."),
        ("Passages", "gone", "there is no evidence item 'gone'."),
        ("Why, or who said so", "Because.", "it is not said what this rests on."),
        ("Red line", "maybe", "Choose from: yes, sacred, accepted."),
        ("Red line", "accepted", "'line' is not marked as sacred"),
        ("Red line", "sacred", "an answer cannot be sacred."),
    ],
)
def test_what_a_cell_cannot_hold_is_told_with_its_place_and_nothing_is_made(
    starter_book, heading, typed, said
):
    cell = starter_book.cell(heading)
    cell.value = typed
    told = starter_book.refused()
    assert said in told
    assert told.startswith("back.xlsx!North:")
    place = told.split(": ")[0].rpartition(":")[2]
    assert place in (f"{get_column_letter(cell.column)}{cell.row}", f"A{cell.row}", f"E{cell.row}")


def test_two_numbers_in_the_wrong_order(starter_book):
    starter_book.cell("Low").value, starter_book.cell("Likely").value = 70, None
    starter_book.cell("High").value = 40
    assert "the numbers are not in ascending order" in starter_book.refused()


@pytest.mark.parametrize(
    ("answer", "heading", "typed", "said"),
    [
        ("(everything)", "Likely", 60, "the row (everything) takes no number."),
        ("(all answers)", "High", 60, "the row (all answers) takes no number."),
        ("(no deal)", "Red line", "sacred", "the row (no deal) takes no red line."),
        ("(weight)", "Red line", "yes", "the row (weight) takes no red line."),
        ("(all answers)", "Red line", "accepted", "'accepted' is said of an answer."),
        ("(all answers)", "Red line", "sacred", "no answer to 'line' is marked as accepted."),
    ],
)
def test_nothing_in_a_row_in_brackets_is_passed_over(starter_book, answer, heading, typed, said):
    starter_book.cell(heading, answer).value = typed
    assert said in starter_book.refused()


def test_a_remedy_is_one_for_a_workbook(starter_book):
    starter_book.cell("Likely").value = None
    starter_book.cell("Likely", "(weight)").value = None
    starter_book.pages["Parties"].append(["third", "Third"])
    told = starter_book.refused()
    assert "Give each a row with 'line' under Issue, its id under Answer, and a number." in told
    assert "Write a number such as 20 in the row (weight) of 'line'." in told
    assert "Add a sheet with Party in its cell A1 and third in B1." in told


def test_digits_that_spreadsheets_do_not_keep_are_no_change(tmp_path):
    text = starter().replace("weight: 60", "weight: 60.12345678901234567")
    (tmp_path / "case.yaml").write_text(text, "utf-8")
    book = load_workbook(BytesIO(to_workbook(tmp_path)[0]))
    book.save(tmp_path / "back.xlsx")
    back = into_case(tmp_path / "back.xlsx", tmp_path)
    assert (back.changes, back.text) == ((), text)


def test_a_change_is_told_by_its_ids(starter_book):
    issues = starter_book.pages["Issues"]
    next(row[2] for row in issues.iter_rows(min_row=2) if row[0].value == "line").value = "The line"
    assert starter_book.back().changes == ("issues / line / name",)


def test_every_mistake_is_told_in_the_order_of_the_sheets_cells(starter_book):
    starter_book.cell("Likely", "(weight)").value = "x"
    starter_book.cell("Likely", "un").value = "y"
    starter_book.cell("Likely", "(no deal)").value = "z"
    rows = [int(line.split(": ")[0].rpartition(":")[2][1:]) for line in starter_book.refused().splitlines()]
    assert len(rows) == 3 and rows == sorted(rows)


def test_a_formula_counts_as_it_was_last_computed_with_a_warning(starter_book):
    starter_book.cell("Likely").value = "=30+40"
    told = starter_book.refused()  # written by a library that does not compute
    assert "this is a formula that was never computed." in told
    path = starter_book.path / "back.xlsx"
    cell = starter_book.cell("Likely").coordinate
    page = next(name for name in zipfile.ZipFile(path).namelist() if _holds(path, name, "30+40"))
    rewrite(path, page, lambda xml: xml.replace(b"<v></v>", b"<v>70</v>").replace(b"<v />", b"<v>70</v>"))
    back = into_case(path, starter_book.path)
    assert [str(warning).rpartition("/")[2] for warning in back.warnings] == [
        f"back.xlsx!North:{cell}: warning: this is a formula; its last value, 70, is taken. "
        "Write the value itself."
    ]
    assert "          today: 70\n" in back.text


def _holds(path, name, words):
    return words.encode() in zipfile.ZipFile(path).read(name)


def test_the_error_of_a_formula_is_told(starter_book):
    starter_book.cell("Likely").value = "#REF!"
    starter_book.cell("Likely").data_type = "e"
    assert "'#REF!' is the error of a formula." in starter_book.refused()


def test_a_text_that_looks_like_a_formula_goes_out_as_a_text(tmp_path):
    text = starter().replace('name: "UN"', 'name: "=1+1"')
    (tmp_path / "case.yaml").write_text(text, "utf-8")
    book = load_workbook(BytesIO(to_workbook(tmp_path)[0]))
    formulas = [cell for page in book for row in page for cell in row if cell.data_type == "f"]
    assert formulas == []


def test_merged_cells_count_for_each_of_their_rows(starter_book):
    page, cell = starter_book.pages["North"], starter_book.cell("Passages")
    starter_book.pages["Sources"].append(["s", "Source", None, None, None, "A book."])
    starter_book.pages["Passages"].append(["p", "s", "It says so."])
    cell.value = "p"
    page.merge_cells(
        start_row=cell.row, end_row=cell.row + 1, start_column=cell.column, end_column=cell.column
    )
    assert starter_book.back().text.count("{value: 100, evidence: [p]}") == 1
    assert starter_book.back().text.count("{value: 40, evidence: [p]}") == 1


def test_empty_rows_blank_sheets_and_sheets_of_ones_own_do_no_harm(starter_book):
    starter_book.pages["North"].insert_rows(6, 3)
    starter_book.pages["Issues"].insert_rows(1, 2)
    starter_book.pages.create_sheet("Blank")
    starter_book.pages.create_sheet("Notes")["B2"] = "my own"
    back = starter_book.back()
    assert back.changes == ()
    assert [str(warning).rpartition("/")[2] for warning in back.warnings] == [
        "back.xlsx!Notes: warning: this sheet is not read. A party's sheet has the word Party in cell A1 and "
        "the party's id in B1."
    ]


def test_a_heading_that_is_gone_is_told(starter_book):
    starter_book.pages["North"]["D3"] = "Lowest"
    assert "back.xlsx!North:A3: there is no column 'Low'. Put the headings back" in starter_book.refused()


def test_an_answer_that_does_not_exist_is_told_in_its_cell(starter_book):
    cell = starter_book.cell("Answer")
    cell.value = "tody"
    told = starter_book.refused()
    assert "there is no option of 'line' called 'tody'. Did you mean 'today'?" in told
    assert f"back.xlsx!North:E{cell.row}" in told or f"back.xlsx!North:B{cell.row}" in told


def test_a_case_can_be_started_in_a_workbook_that_is_typed_by_hand(tmp_path):
    book = Workbook()
    book.active.title = "CASE"
    for row in [["what", "text"], ["title", "By hand"], ["Date of the case", datetime(2024, 6, 30)]]:
        book.active.append(row)
    parties = book.create_sheet("parties")
    parties.append(["Id", "Name", "At the table", "Consent needed", "About", "Passages"])
    parties.append(["a", "A", "Yes", True, None, None])
    parties.append(["b", "B", "no"])
    issues = book.create_sheet("Issues")
    headings = [
        "Issue",
        "Answer",
        "Name",
        "Question",
        "About",
        "Kind",
        "From",
        "To",
        "Step",
        "Unit",
        "Between",
        "Parts",
    ]
    issues.append([*headings, "Passages"])
    issues.append(["x", None, "The X"])
    issues.append([None, "yes-x", "Yes"])
    issues.append([None, "no-x", "No"])
    issues.append(["y", None, "The Y", None, None, "range", 0, "10", 5, "km"])
    for party in "ab":
        page = book.create_sheet(f"Sheet of {party}")
        page.append(["Party", party])
        low_to_high, apart = ["Low", "Likely", "High"], ["Why, or who said so", "Asked on"]
        page.append(
            ["Issue", "Answer", "Name", *low_to_high, "Red line", "Rests on", "Passages", None, *apart]
        )
        page.append([None, "(Everything)", None, None, None, None, None, "Assumed", None, None, "A test."])
        page.append([None, "(no deal)", None, None, 20])
        page.append(["x", "(weight)", None, None, 2])
        page.append([None, "yes-x", None, None, 100])
        page.append([None, "no-x", None, 0, None, 10, "yes" if party == "b" else None])
        page.append(["y", "(weight)", None, None, 1])
        page.append([None, 0, None, None, 0])
        page.append([None, 10, None, None, 100])
    book.save(tmp_path / "new.xlsx")
    made = from_workbook(tmp_path / "new.xlsx", tmp_path / "new.yaml")
    assert made.warnings == ()
    assert made.text.startswith("tracktwo: 1\n\ntitle: By hand\n\nas_of: 2024-06-30\n")
    assert "    red_lines:\n      - options: {x: no-x}\n" in made.text


def test_a_case_that_has_changed_meanwhile_is_told(starter_book):
    file = starter_book.path / "case.yaml"
    file.write_text(file.read_text("utf-8").replace("weight: 60", "weight: 61", 1), "utf-8")
    back = starter_book.back()
    assert back.changes == ("positions / north / issues / line / weight: 61 -> 60",)
    assert "the case has changed since this workbook was made" in str(back.warnings[0])


@pytest.mark.parametrize("day", ["30.6.2024", "2024-02-30", "20240630"])
def test_a_date_that_is_none_is_told_at_its_own_cell(starter_book, day):
    starter_book.cell("Rests on").value = "asked"
    starter_book.cell("Why, or who said so").value = "An adviser"
    cell = starter_book.cell("Asked on")
    cell.value = day
    told = starter_book.refused()
    assert cell.coordinate in told and f"'{day}' is not a day of the calendar." in told
