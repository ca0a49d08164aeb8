"""Numbers are found with their unit and what they count; years, dates and labels are none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_reports import document_of

from tracktwo.reading.measures import figures_of
from tracktwo.reading.model import Figure
from tracktwo.reading.parsing import parse
from tracktwo.reading.sentences import sentence_starts
from tracktwo.reading.text import text_of


def figures(raw: str) -> tuple[Figure, ...]:
    return figures_of(parse(text_of(*document_of(raw))))


@pytest.mark.parametrize(
    ("raw", "text", "value", "unit"),
    [
        ("The 90-day truce held.", "90-day", 90, "days"),
        ("They sent a $800 million package.", "$800 million", 8e8, "USD"),
        ("It cost €2.5bn.", "€2.5bn", 2.5e9, "EUR"),
        ("It cost 3 million euros.", "3 million", 3e6, "EUR"),
        ("It says up to 40% of them fail.", "up to 40%", 40, "%"),
        ("At least 60 percent of voters agree.", "At least 60 percent", 60, "%"),
        ("He lost two-thirds of the votes.", "two-thirds", 0.6666, "fraction"),
        ("They dropped 260 million cluster bombs.", "260 million", 2.6e8, "cluster bombs"),
        ("It killed tens of thousands of civilians.", "tens of thousands", 20_000, "civilians"),
        ("About 12,500 refugees fled.", "12,500", 12_500, "refugees"),
        ("They freed two hostages.", "two", 2, "hostages"),
        ("They freed twenty-four men.", "twenty-four", 24, "men"),
        ("It was 500 days ago.", "500 days ago", 500, "days"),
        ("Some 2000 people marched.", "2000", 2000, "people"),
    ],
)
def test_forms_of_numbers(raw: str, text: str, value: float, unit: str) -> None:
    assert [(one.text, one.value, one.unit) for one in figures(raw)] == [(text, value, unit)]


@pytest.mark.parametrize(
    "raw",
    [
        "In 2014 and on 5 May 2015 they met.",
        "One of them said so.",
        "They met at 10 a.m. in Room 12.",
        "Track Two diplomacy failed.",
        "They cite Section 1032 and No. 10 and Article 5.",
        "The F-16 flew with the MiG-29.",
        "It came two weeks ago.",
        "On 9/11 and at 10:30 it rained.",
    ],
)
def test_what_is_no_figure(raw: str) -> None:
    assert figures(raw) == ()


@settings(max_examples=10)
@given(st.integers(1, 999), st.sampled_from([("thousand", 1e3), ("million", 1e6), ("billion", 1e9)]))
def test_words_multiply(number: int, multiple: tuple[str, float]) -> None:
    assert figures(f"They sent {number} {multiple[0]} shells.")[0].value == number * multiple[1]


@settings(max_examples=10)
@given(st.integers(1000, 999_999_999))
def test_commas_in_numbers_count_for_nothing(number: int) -> None:
    assert [one.value for one in figures(f"They sent ${number:,} and ${number}.")] == [number, number]


@pytest.mark.parametrize("piece", ["1,", "1 ", "up to ", "twenty-", "1.1", ". ", '."', ".", "\n"])
def test_time_is_in_proportion_to_the_text(piece: str) -> None:
    from tracktwo.reading.measures.dates import _patterns
    from tracktwo.reading.measures.figures import _pattern

    def seconds(times: int) -> float:
        raw, start = piece * times, time.process_time()
        for pattern in [_pattern(), *(one[2] for one in _patterns())]:
            for _ in pattern.finditer(raw):
                pass
        sentence_starts(raw)
        return time.process_time() - start

    assert seconds(8_000) < 24 * max(seconds(1_000), 0.002)
