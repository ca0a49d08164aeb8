"""Quotation marks: which belong together, whatever is written."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.statements.quotes import Quoted, quoted_in

MARKS = "\"'“”„‟«»‹›「」『』《》‘’‚`′＂"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the lines of a text that are not empty."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line:
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def quoted(text: str) -> list[str]:
    """Return what stands between quotation marks, the marks included."""
    return [text[one.start : one.end] for one in quoted_in(text, paragraphs(text))]


def outermost(text: str) -> list[Quoted]:
    return [one for one in quoted_in(text, paragraphs(text)) if not one.depth]


@pytest.mark.parametrize(
    ("opening", "closing"),
    ["“”", '""', "«»", "„“", "„”", "「」", "『』", "《》", "‹›", "‘’", "''", ("``", "''"), ("''", "''")],
)
def test_marks_of_every_script_are_paired(opening: str, closing: str) -> None:
    assert quoted(f"She said {opening}we will go{closing} and went.") == [f"{opening}we will go{closing}"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan isn’t dead, and the workers’ isn't either.",
        "L’Aurore and the O'Neill brothers met in the ’90s and the '60s.",
        "Rock 'n' roll: get 'em.",
        "The pole is 6'2\" high.",
    ],
)
def test_apostrophes_and_inches_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_an_apostrophe_in_a_quotation_does_not_end_it() -> None:
    assert quoted("He said: ‘We don’t know what’s next’, and left.") == ["‘We don’t know what’s next’"]


def test_a_quotation_in_a_quotation_is_one_level_deeper() -> None:
    found = quoted_in("“He told me ‘never’ and left,” she said.", [(0, 40)])
    assert [one.depth for one in found] == [0, 1]


def test_marks_typed_for_others_of_their_kind_still_close() -> None:
    assert quoted('There was “no evidence" of it.') == ['“no evidence"']
    assert quoted("It was rated “mostly false“ by many.") == ["“mostly false“"]


def test_a_quotation_goes_on_over_paragraphs_where_its_mark_is_repeated() -> None:
    text = "“We came.\n“We saw.\n“We left,” she said."
    found = outermost(text)
    assert [(text[one.start : one.end], one.closed, one.continued) for one in found] == [
        ("“We came.", False, False),
        ("“We saw.", False, True),
        ("“We left,”", True, True),
    ]


def test_a_quotation_that_is_never_closed_ends_with_its_sentence() -> None:
    assert quoted("He called it “a mistake. Then he left.\nNothing followed.") == ["“a mistake."]


def test_a_second_straight_mark_that_opens_makes_the_first_a_slip() -> None:
    assert quoted('A 12" rule. He said "go" twice.') == ['"go"']


@given(
    st.lists(st.sampled_from([*MARKS, "``", "''", "a", "s", " ", ".", ",", "\n", "9", "—", "("]), max_size=60)
)
def test_whatever_is_written_quotations_nest_or_stand_apart(parts: list[str]) -> None:
    text = "".join(parts)
    found = quoted_in(text, paragraphs(text))
    assert list(found) == sorted(found, key=lambda one: (one.start, -one.end))
    ends: list[int] = []
    for one in found:
        low, high = one.inner
        assert 0 <= one.start < low <= high <= one.end <= len(text)
        assert "\n" not in text[one.start : one.end]
        while ends and ends[-1] <= one.start:
            ends.pop()
        assert all(one.end <= end for end in ends)
        assert one.depth == len(ends)
        ends.append(one.end)


@given(st.text(alphabet=MARKS + " aZ.\n", max_size=200))
def test_closed_quotations_start_and_end_with_a_mark(text: str) -> None:
    for one in quoted_in(text, paragraphs(text)):
        assert text[one.start] in MARKS
        if one.closed:
            assert text[one.end - 1] in MARKS


@pytest.mark.parametrize("unit", ["“", '"', "'", "‘a ", '" a', "“a’ ", "a'b ", "«\"'“‘"])
def test_unbalanced_marks_without_end_take_little_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = process_time()
    quoted_in(text, [(0, len(text))])
    assert process_time() - began < 3
