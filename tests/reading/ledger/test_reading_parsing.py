"""Parsing takes time in proportion to the text, whatever the text is."""

from __future__ import annotations

from time import process_time

from reading_ledgers import document

from tracktwo.reading.parsing import LONGEST, Parsed, parse
from tracktwo.reading.text import text_of


def parsed(raw: str) -> Parsed:
    found = document("long", raw)
    return parse(text_of(found, (("body", part) for part in found.paragraphs)))


def seconds(raw: str) -> float:
    start = process_time()
    parsed(raw)
    return process_time() - start


def test_sentences_start_where_they_are_told_to():
    doc = parsed("The envoy left. He said nothing.\nTalks go on.").doc
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "The envoy left.",
        "He said nothing.",
        "Talks go on.",
    ]


def test_what_runs_on_without_an_end_is_cut():
    doc = parsed("and the talks went on " * 200).doc
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST + 1


def test_a_text_without_an_end_takes_no_more_than_its_share_of_time():
    part = "The minister said that the talks would go on if the rains failed and the army left, "
    parsed(part)  # the model is loaded
    short, long = seconds(part * 30), seconds(part * 240)
    assert long < 8 * short * 2.5
