"""Sentences end at stops, not at abbreviations; a closing quotation mark belongs to what it closes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.sentences import sentence_starts


def sentences(string: str) -> list[str]:
    starts = [*sorted(sentence_starts(string)), len(string)]
    return [string[start:end].strip() for start, end in pairwise(starts)]


@pytest.mark.parametrize(
    "parts",
    [
        ["He said “Stop.”", "Then he left.", "“We want peace,” he said.", "“We do.”"],
        ["Dr. A. B. Smith of the U.S. Army met Sen. Jones Jr. in D.C. on Jan. 5.", "They talked."],
        ["Troops left the U.S.", "The talks failed."],
        ["Is it?", '"Yes!" she said.', "No. 5 was late.", "No.", "That is wrong."],
        ["He asked: “Why?” and left.", "Wait... what?", "Well… maybe."],
        ["It began at 5 p.m. Monday.", "It ended at 6 p.m.", "They slept."],
        ["(He left.)", "She stayed.", "[More.]", "End"],
        ["It ended in 2014.", "24 people died.", "'Enough,' he said."],
    ],
)  # fmt: skip
def test_where_sentences_start(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_line_break_ends_a_sentence_and_white_space_is_none() -> None:
    assert sentences("  A heading\n\nA sentence. \n ") == ["A heading", "A sentence."]
    assert sentences("") == sentences(" \n ") == []


@given(st.text(alphabet=".!?… \n\"”’()ABab1M'", max_size=60))
def test_sentences_part_any_text_without_loss(string: str) -> None:
    parts = sentences(string)
    assert "".join("".join(parts).split()) == "".join(string.split())
    assert all(parts)
