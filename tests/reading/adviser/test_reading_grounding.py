"""Words that a model gives back are found where they stand, or not at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.adviser.grounding import find

words = st.text(st.sampled_from("ab “”\"'’-—\u00a0\u200b\n.é"), max_size=40)


@given(words, words, words)
def test_words_of_the_text_are_found_and_only_what_is_alike(before: str, sought: str, after: str) -> None:
    text = before + sought + after
    hit = find(sought, text)
    if sought.strip().strip("\u200b \n\u00a0"):
        assert hit is not None and hit.how == "exact" and text[hit.start : hit.end] == sought.strip()
    elif hit is not None:
        assert text[hit.start : hit.end] == sought.strip()


@pytest.mark.parametrize(
    ("sought", "text", "found", "how"),
    [
        ('"no deal" - he said', "then “no deal” — he said, and", "“no deal” — he said", "folded"),
        ("a  b\nc", "x a b c y", "a b c", "folded"),
        (
            "monitors would be sent to the vallley",
            "and monitors would be sent to the valley.",
            "monitors would be sent to the valley",
            "near",
        ),
        ("soft\u00adware", "the software", "software", "folded"),
    ],
)
def test_marks_spaces_and_slips_do_not_matter(sought: str, text: str, found: str, how: str) -> None:
    hit = find(sought, text)
    assert hit is not None and (text[hit.start : hit.end], hit.how) == (found, how)


@pytest.mark.parametrize(
    ("sought", "text"),
    [
        (
            "monitors would be sent to the vally",
            "monitors would be sent to the valley; monitors would be sent to the valleys",
        ),
        ("the talkz", "the talks"),
        ("the minister denied it", "the minister met the king on Monday"),
        ("", "text"),
        ("\u200b", "text"),
        ("x" * 5_000, "x" * 9_000),
    ],
)
def test_what_is_ambiguous_short_or_different_is_not_found(sought: str, text: str) -> None:
    assert find(sought, text) is None


def test_of_several_places_the_nearest_is_taken() -> None:
    text = "he said it. Then she said it."
    assert find("said", text, near=20).start == 21  # type: ignore[union-attr]
    assert find("said", text).start == 3  # type: ignore[union-attr]


def test_looking_in_a_huge_paragraph_takes_no_time() -> None:
    start = time.process_time()
    find("abc " * 900 + "x", "abd " * 1_500)
    assert time.process_time() - start < 2
