"""Plain text becomes paragraphs: nothing is lost, offsets lead back, and wrapped lines are put together."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.reading.ingest.limits import MOST_LINES, WINDOW
from tracktwo.reading.ingest.lines import paragraphs_of

WORDS = st.text(st.sampled_from("abcdefgABC"), min_size=1, max_size=12)


def texts(raw: str, printed: bool = False) -> list[str]:
    return ["".join(piece.text for piece in paragraph) for paragraph in paragraphs_of(raw, printed)]


@given(st.text(max_size=400))
def test_every_visible_character_is_read_once_in_order_and_leads_back(raw: str) -> None:
    pieces = [piece for paragraph in paragraphs_of(raw) for piece in paragraph]
    at = 0
    for piece in pieces:
        assert at <= piece.start < piece.end <= len(raw)
        at = piece.end
        if len(piece.text) == piece.end - piece.start:
            stands = raw[piece.start : piece.end]
            assert all(
                a == b or (a == " " and (b.isspace() or b < " " or b == "\x7f"))
                for a, b in zip(piece.text, stands, strict=True)
            )
        else:
            assert piece.text == " " and not raw[piece.start : piece.end].strip()
    seen = "".join(piece.text for piece in pieces)
    kept = [c for c in raw if c.isprintable() and not c.isspace()]
    assert [c for c in seen if c.isprintable() and not c.isspace()] == kept


PROSE = st.lists(st.text(st.sampled_from("abcdefg"), min_size=3, max_size=8), min_size=60, max_size=90)


@settings(max_examples=20)
@given(st.lists(PROSE.map(lambda words: " ".join(words) + "."), min_size=2, max_size=4), st.integers(60, 90))
def test_what_textwrap_wrapped_is_put_together_again(paragraphs: list[str], width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert texts(wrapped) == paragraphs


@given(st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=1, max_size=8))
def test_text_with_a_long_line_is_taken_line_by_line(lines: list[str]) -> None:
    lines = [*lines, "word " * 30 + "end"]
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x0b", "\x0c"])
def test_every_kind_of_line_end_ends_a_line(newline: str) -> None:
    assert texts(f"One line.{newline}Another line.") == ["One line.", "Another line."]


def test_short_lines_of_a_wrapped_text_stay_lines_of_their_own() -> None:
    body = textwrap.fill(
        "The envoys met again on Monday and agreed on hardly anything that mattered. " * 4, 70
    )
    assert texts(f"A title\nBy Jane Doe\n\n{body}\n\nA heading\n{body}")[:2] == ["A title", "By Jane Doe"]


def test_verses_and_lists_are_not_joined() -> None:
    lines = ["prisoners of war", "monitors at the crossing", "a corridor for aid", "elections next spring"]
    assert texts("\n".join(lines)) == lines


def test_invisible_characters_are_left_out_and_odd_spaces_are_plain() -> None:
    (paragraph,) = paragraphs_of("\ufeffcease\u00adfire\u00a0talks\tgo on")
    assert "".join(piece.text for piece in paragraph) == "ceasefire talks go on"
    assert (paragraph[0].start, paragraph[-1].end) == (1, 23)


def test_words_divided_in_print_are_made_whole_unless_written_with_a_hyphen_elsewhere() -> None:
    raw = (
        "The delegations came back to the table and the nego-\n"
        "tiators said that a long-term plan, and not a long-\n"
        "term wish, was what they had been sent there to find"
    )
    (text,) = texts(raw, printed=True)
    assert "the negotiators said" in text and "not a long-term wish" in text


def test_of_endless_text_only_the_beginning_is_looked_at() -> None:
    assert len(texts("a\n" * (MOST_LINES + 9))) == MOST_LINES
    assert len(texts("a" * (WINDOW + 10))[0]) == WINDOW
