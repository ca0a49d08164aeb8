"""The record of forecasts is only ever added to, and a line that was changed is noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from if_cases import case_of, condition

from tracktwo.errors import FormatError, InputError
from tracktwo.hold.ifs import (
    Forecast,
    Outcome,
    Record,
    add_to_record,
    forecasts_of,
    new_entries,
    read_record,
)

DAY, LATER = date(2024, 1, 1), date(2024, 2, 1)

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
chances = st.floats(0, 1)
forecasts = st.builds(
    Forecast, st.dates(), words, words, words, words, st.just("judged"), chances, chances, chances,
    st.none() | st.dates(), words,
)  # fmt: skip
outcomes = st.builds(Outcome, st.dates(), words, words, st.booleans())


@given(st.lists(st.lists(forecasts | outcomes, max_size=3), max_size=4))
def test_what_was_added_is_read_and_what_stood_there_stays_letter_by_letter(parts) -> None:
    text = ""
    for part in parts:
        grown = add_to_record(text, part)
        assert grown.startswith(text)
        text = grown
    entries = [entry for part in parts for entry in part]
    found = read_record(text, "f.jsonl")
    assert found.forecasts == tuple(entry for entry in entries if isinstance(entry, Forecast))
    assert found.outcomes == tuple(entry for entry in entries if isinstance(entry, Outcome))
    assert read_record(text.replace("\n", "\r\n"), "f.jsonl") == found  # line ends that a copy has changed


def three() -> str:
    case = case_of(condition("a", (0.2, 0.4)), condition("b", 0.5), condition("c", 0.9))
    return add_to_record("", new_entries(case, Record(), DAY, sha256="abc"))


@pytest.mark.parametrize("line", [1, 2])
def test_a_line_changed_afterwards_is_noticed_where_the_next_begins(line) -> None:
    lines = three().splitlines(keepends=True)
    lines[line - 1] = lines[line - 1].replace('"point": 0.', '"point": 0.1')
    with pytest.raises(FormatError, match=rf"f.jsonl:{line + 1}: a line above is not what it was"):
        read_record("".join(lines), "f.jsonl")


def test_a_line_taken_out_is_noticed() -> None:
    lines = three().splitlines(keepends=True)
    with pytest.raises(FormatError, match=r"f\.jsonl:2: a line above"):
        read_record("".join([lines[0], lines[2]]), "f.jsonl")


@pytest.mark.parametrize(
    "change",
    [
        ('"kind": "forecast"', '"kind": "fortune"'),
        ('"point": 0.3', '"point": "0.3"'),
        ('"point": 0.3', '"point": 1.3'),
        ('"on": "2024-01-01"', '"on": "yesterday"'),
        ('"on": "2024-01-01"', '"on": null'),
        ('"who": ""', '"whom": ""'),
        ("{", ""),
    ],
)
def test_a_line_that_is_no_entry_is_refused(change) -> None:
    with pytest.raises(FormatError, match=r"f\.jsonl:1: this is no "):
        read_record(three().splitlines()[0].replace(*change), "f.jsonl")


def test_keys_of_later_versions_are_passed_over() -> None:
    line = three().splitlines()[0].replace("{", '{"mood": "good", ', 1)
    assert len(read_record(line, "f.jsonl").forecasts) == 1


def test_each_judge_is_recorded_and_the_case_beside_them() -> None:
    rows = [({"a": True}, (0.6, 0.8)), ({"a": False}, 0.1)]
    case = case_of(
        condition("a", judges=[("Ann", (0.2, 0.4)), ("Ben", 0.7)]), condition("b", given=rows), condition("c")
    )
    found = {(one.condition, one.who): (one.how, *one.numbers) for one in forecasts_of(case, DAY)}
    assert set(found) == {("a", "Ann"), ("a", "Ben"), ("a", ""), ("b", "")}  # nobody judged c
    assert found["a", "Ann"] == ("judged", 0.3, 0.2, 0.4)
    assert found["a", ""] == ("pool", pytest.approx(0.5), pytest.approx(0.45), pytest.approx(0.55))
    least = 0.2 * 0.6 + 0.8 * 0.1
    assert found["b", ""] == (
        "given",
        pytest.approx(0.4),
        pytest.approx(least),
        pytest.approx(0.7 * 0.8 + 0.03),
    )


def test_only_what_is_new_is_added() -> None:
    case = case_of(condition("a", 0.3), condition("b", 0.5))
    record = Record(forecasts_of(case, DAY))
    assert new_entries(case, record, DAY) == ()
    assert len(new_entries(case, record, LATER)) == 2  # still thought so on a later day
    changed = replace(case, ifs=(condition("a", 0.6), case.ifs[1]))
    assert [one.point for one in new_entries(changed, record, DAY)] == [0.6]
    known = Record(record.forecasts, (Outcome(DAY, "Talks", "a", True),))
    assert [one.condition for one in new_entries(case, known, LATER)] == ["b"]  # what is known is no forecast


def test_outcomes_that_the_case_states_are_added_once() -> None:
    case = case_of(condition("a", 0.3), condition("b", 0.5))
    record = Record(forecasts_of(case, DAY))
    known = case_of(condition("a", 0.3, outcome=True), condition("b", 0.5), condition("z", 0.5, outcome=True))
    entries = new_entries(known, record, LATER)
    assert entries[-1] == Outcome(LATER, "Talks", "a", True)
    assert [one.condition for one in entries] == ["b", "a"]  # nobody had forecast z
    assert [one.condition for one in new_entries(known, Record(record.forecasts, entries[-1:]), LATER)] == [
        "b"
    ]


@pytest.mark.parametrize(
    ("changed", "day", "told"),
    [
        (condition("a", 0.3), date(2023, 1, 1), "has forecasts of 2024-01-01 already; those of 2023-01-01"),
        (replace(condition("a", 0.3), text="Something else."), LATER, "other words than in the record"),
        (condition("a", 0.3, outcome=False), LATER, "says otherwise of whether 'a' came true"),
    ],
)
def test_what_would_falsify_the_record_is_refused(changed, day, told) -> None:
    record = Record(forecasts_of(case_of(condition("a", 0.3)), DAY), (Outcome(LATER, "Talks", "a", True),))
    with pytest.raises(InputError) as error:
        new_entries(case_of(changed), record, day)
    assert told in str(error.value)
