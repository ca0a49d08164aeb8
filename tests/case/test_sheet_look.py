"""A workbook can be filled in and printed by someone who was only sent the file."""

from __future__ import annotations

from io import BytesIO

import pytest
from complete_case import write_complete
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tracktwo.case.sheet import to_workbook
from tracktwo.case.sheet.look import tabs
from tracktwo.case.sheet.words import (
    EVERYTHING,
    ISSUE_FOOTING,
    ISSUES,
    JUDGEMENTS,
    LISTS,
    NO_DEAL,
    READ_ME,
    RESTS_ON,
    WEIGHT,
)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    content, _ = to_workbook(write_complete(tmp_path_factory.mktemp("look")))
    return load_workbook(BytesIO(content))


def test_the_sheets_stand_in_the_order_in_which_they_are_read(book):
    assert book.sheetnames == [
        "Read me", "Case", "Parties", "Issues", "Left bank", "Right bank", "The Crown",
        "Packages", "Rules", "Red lines", "Sources", "Passages",
    ]  # fmt: skip


def test_the_first_sheet_explains_every_sheet_and_every_word_to_fill_in(book):
    text = " ".join(str(row[0].value) for row in book[READ_ME].iter_rows() if row[0].value)
    filled = [column.heading for column in JUDGEMENTS[3:] if column.key != "on"]
    words = [EVERYTHING, NO_DEAL, WEIGHT, ISSUE_FOOTING, *RESTS_ON, "yes", "sacred", "accepted"]
    sheets = [ISSUES.sheet, *(table.sheet for table in LISTS)]
    assert [word for word in [*filled, *words, *sheets] if word not in text] == []


def test_headings_stay_in_view_are_printed_on_each_page_and_cannot_be_overwritten(book):
    for page in book.worksheets[1:]:
        top = int(page.freeze_panes[1:]) - 1
        assert page.print_title_rows == f"$1:${top}"
        assert page.protection.sheet and not page.protection.password
        assert all(cell.protection.locked for cell in page[top])
        assert page.page_setup.fitToHeight == 0 and page.sheet_properties.pageSetUpPr.fitToPage


def test_what_is_to_be_filled_in_is_open_and_offers_its_words(book):
    page = book["Left bank"]
    assert not any(cell.protection.locked for row in page.iter_rows(min_row=4, min_col=4) for cell in row)
    offered = {str(rule.sqref)[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    assert offered["H"] == '"passage,asked,assumed"'
    assert offered["G"] == '"yes,sacred,accepted"'


def test_every_row_says_in_words_what_it_is_about(book):
    for row in book["Left bank"].iter_rows(min_row=4):
        assert row[2].value


@given(st.lists(st.text(max_size=50), max_size=8))
def test_tabs_are_names_that_excel_takes(names):
    made = tabs(names, ["Case", "Issues"])
    assert len({tab.casefold() for tab in [*made, "Case", "Issues", "History"]}) == len(names) + 3
    assert all(0 < len(tab) <= 31 and not set(tab) & set("[]:*?/\\'") for tab in made)
