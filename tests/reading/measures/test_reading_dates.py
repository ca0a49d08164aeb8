"""Dates are found in many forms and resolved no further than is certain."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_reports import document_of

from tracktwo.reading.measures import calendar, dates_of
from tracktwo.reading.model import Document, Piece
from tracktwo.reading.parsing import parse
from tracktwo.reading.text import text_of

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def dates(raw: str, published: str = "2023-07-07") -> list[tuple[str, str]]:
    return [(one.text, one.norm) for one in dates_of(parse(text_of(*document_of(raw))), published)]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("It began on 24 February 2022.", [("24 February 2022", "2022-02-24")]),
        ("Talks would resume on 12 March.", [("12 March", "2023-03-12")]),
        ("Talks would resume on 12 August.", [("12 August", "2023-08-12")]),
        ("They will hold a vote on union with the north on 9 June.", [("9 June", "2024-06-09")]),
        ("They stay until the last of them leaves in March.", [("in March", "2024-03")]),
        ("It runs from May 1 to June 30.", [("from May 1", "2023-05-01"), ("June 30", "2023-06-30")]),
        ("It ran from November to May.", [("November", "2022-11"), ("May", "2023-05")]),
        ("It runs from July 1 to August 30.", [("from July 1", "2023-07-01"), ("August 30", "2023-08-30")]),
        ("They met on Thursday.", [("Thursday", "2023-07-06")]),
        ("They will meet on Thursday.", [("Thursday", "2023-07-13")]),
        ("It goes back to since at least April.", [("since at least April", "2023-04")]),
        ("It was in December.", [("in December", "2022-12")]),
        ("It came two months ago.", [("two months ago", "2023-05")]),
        ("It came last month and last year.", [("last month", "2023-06"), ("last year", "2022")]),
        ("They meet next week.", [("next week", "2023-07-10/2023-07-16")]),
        ("It lasted between 1964 and 1973.", [("between 1964 and 1973", "1964/1973")]),
        ("It lasted from 3 to 5 March 2020.", [("from 3 to 5 March 2020", "2020-03-03/2020-03-05")]),
        ("The 1990s were calm.", [("The 1990s", "1990/1999")]),
        ("It ends by the end of the year.", [("the end of the year", "2023-12")]),
        ("In mid-2019 and early 2020 it grew.", [("mid-2019", "2019"), ("early 2020", "2020")]),
        ("It came in the summer of 2019.", [("in the summer of 2019", "2019-22")]),
        ("On 4 May they met. Two days later:", [("4 May", "2023-05-04"), ("Two days later", "2023-05-06")]),
        ("They met in May. Two days later they signed.", [("in May", "2023-05"), ("Two days later", "")]),
        ("Before the 2024 elections they met.", [("2024", "2024")]),
        ("They met in the weeks right after it began.", [("in the weeks right after it began", "")]),
    ],
)  # fmt: skip
def test_forms_of_dates(raw: str, found: list[tuple[str, str]]) -> None:
    assert dates(raw) == found


@pytest.mark.parametrize(
    "raw",
    [
        "They may meet.",
        "About 2,014 people came with 1987.5 tons.",
        "It cost $2000.",
        "There were 2000 people.",
        "They signed Resolution 2254/11.",
        "They say so on This Week.",
    ],
)
def test_what_is_no_date(raw: str) -> None:
    assert dates(raw) == []


def test_the_day_in_a_dateline_is_a_date_of_the_report() -> None:
    raw = "PARIS, 5 May 2021 — Talks failed on Tuesday."
    start = raw.index("Talks")
    paragraph = (Piece(raw[:start], 0, start), Piece(raw[start:], start, len(raw)))
    document = Document("made", "made.txt", raw, "0" * 64, "text", "utf-8", (paragraph,))
    parsed = parse(text_of(document, [("body", paragraph[1:])]))
    found = dates_of(parsed, "2021-05-05")
    assert [(one.text, one.norm) for one in found] == [
        ("5 May 2021", "2021-05-05"),
        ("Tuesday", "2021-05-04"),
    ]
    assert all(raw[slice(*one.spans[0])] == one.text for one in found)


def test_without_the_date_of_the_report_only_what_is_told_in_full_is_resolved() -> None:
    raw = "On Thursday, in April and two weeks ago, as on 3 May 2021, they met."
    assert [norm for _, norm in dates(raw, "")] == ["", "", "", "2021-05-03"]


@given(st.dates(date(1950, 1, 8), date(2090, 1, 1)), st.sampled_from(DAYS), st.booleans())
def test_a_weekday_is_that_day_and_within_a_week(today: date, name: str, ahead: bool) -> None:
    found = date.fromisoformat(calendar.weekday(name, today, ahead))
    assert found.strftime("%A").lower() == name
    assert (
        timedelta(0) < found - today <= timedelta(7)
        if ahead
        else timedelta(0) <= today - found < timedelta(7)
    )


@given(st.dates(date(1950, 1, 8), date(2090, 1, 1)), st.integers(-60, 60))
def test_weeks_run_from_monday_to_sunday_and_months_follow_each_other(today: date, steps: int) -> None:
    monday, sunday = (date.fromisoformat(one) for one in calendar.week_of(today, steps).split("/"))
    assert (monday.weekday(), sunday - monday) == (0, timedelta(6))
    assert monday <= today + timedelta(weeks=steps) <= sunday
    assert calendar.weekend_of(today, steps) == f"{sunday - timedelta(1)}/{sunday}"
    year, month = map(int, calendar.month_of(today, steps).split("-"))
    assert (year - today.year) * 12 + month - today.month == steps


@given(st.dates(date(1950, 1, 8), date(2090, 1, 1)), st.integers(1, 31))
def test_days_ago_are_exact_up_to_a_month(today: date, count: int) -> None:
    assert calendar.ago(count, "day", today) == (today - timedelta(count)).isoformat()
    assert calendar.ago(count + 31, "day", today) == (today - timedelta(count + 31)).isoformat()[:7]


@given(st.dates(date(1950, 1, 8), date(2090, 1, 1)), st.integers(1, 12), st.booleans())
def test_a_month_without_a_year_is_the_nearest_on_its_side(today: date, month: int, ahead: bool) -> None:
    found = calendar.near(month, today, ahead)
    now = today.isoformat()[:7]
    assert int(found[5:]) == month
    assert found >= now if ahead else found <= now
    assert abs(int(found[:4]) - today.year) <= 1


@given(st.integers(0, 40), st.sampled_from(["2023-02", "2024-02", "2023-04", "2023-12"]))
def test_a_day_that_the_month_has_not_leaves_the_month(day: int, month: str) -> None:
    found = calendar.day_of(month, day)
    assert found == month or date.fromisoformat(found).day == day
