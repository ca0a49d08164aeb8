"""The text of a passage is what a reader sees there."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.passages import passage


@pytest.mark.parametrize(
    ("raw", "parts", "seen"),
    [
        ("They met in Doha.", ["They met", "Doha"], "They met … Doha"),
        ("met <a href='x'>rebels</a> in Doha", ["met ", "rebels", " in Doha"], "met rebels in Doha"),
        ("met\n<b>rebels</b>", ["met", "rebels"], "met rebels"),
        ("<p>They met.</p><p>So it is.</p>", ["They met.", "So it is."], "They met. … So it is."),
        ("Lakeland&#8217;s AT&amp;T", ["Lakeland&#8217;s AT&amp;T"], "Lakeland’s AT&T"),
        ("R&D; &nonsense; &", ["R&D; &nonsense; &"], "R&D; &nonsense; &"),
    ],
)
def test_a_passage_reads_as_it_is_seen(raw: str, parts: list[str], seen: str) -> None:
    spans = [(raw.index(part), raw.index(part) + len(part)) for part in parts]
    assert passage(raw, spans) == seen


@given(st.text(st.characters(exclude_characters="&")), st.integers(0, 30), st.integers(0, 30))
def test_one_stretch_of_plain_text_is_as_it_stands(raw: str, start: int, end: int) -> None:
    assert passage(raw, [(start, end)]) == raw[start:end]


@pytest.mark.parametrize("piece", ["<a ", "<a> ", "<a>" + " " * 9, "&#", "&amp", " "])
def test_no_gap_however_made_is_slow(piece: str) -> None:
    raw = "x" + piece * 200_000 + "y"
    started = time.process_time()
    passage(raw, [(0, 1), (len(raw) - 1, len(raw))])
    passage(raw, [(0, len(raw))])
    assert time.process_time() - started < 2
