"""Every difference between a source and its copy is found and named."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import WORDS, paragraphs, report

from tracktwo.reading.copies import copies_of
from tracktwo.reading.copies.align import align, gaps_between
from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.edits import edits_of
from tracktwo.reading.copies.folded import words_of
from tracktwo.reading.copies.moved import moves
from tracktwo.reading.copies.side import Side

LETTERS = st.lists(st.sampled_from("abcdef"), max_size=40)


def edits(was: list[str], now: list[str]):
    """List the edits between two reports."""
    pair = Compared.of(Side(report("was", was)), Side(report("now", now)))
    return edits_of(pair.source, pair.copy, pair.matches, pair.moved)


@given(LETTERS, LETTERS)
def test_matches_are_the_same_words_in_order_on_both_sides(one, other):
    here = there = 0
    for match in align(one, other):
        assert match.source >= here and match.copy >= there and match.length > 0
        here, there = match.source + match.length, match.copy + match.length
        assert one[match.source : here] == other[match.copy : there]


@given(LETTERS)
def test_a_text_is_matched_whole_with_itself(words):
    assert sum(match.length for match in align(words, words)) == len(words)


def test_a_word_that_both_happen_to_have_in_a_long_cut_is_no_match():
    source = [f"w{n}" for n in range(50)] + ["the", "a"] + [f"x{n}" for n in range(50)]
    copy = [f"w{n}" for n in range(50)] + ["leave", "a", "comment", "on", "this"]
    assert [(one.source, one.length) for one in align(source, copy)] == [(0, 50)]


def test_long_texts_are_cut_first_and_matched_as_well(monkeypatch):
    draw = random.Random(1)
    source = [draw.choice(WORDS) + str(draw.randint(0, 99)) for _ in range(3000)]
    copy = [word for word in source if draw.random() > 0.02] + ["end"]
    at_once = align(source, copy)
    monkeypatch.setattr("tracktwo.reading.copies.align.CELLS", 10_000)
    in_parts = align(source, copy)
    same = [sum(match.length for match in one) for one in (at_once, in_parts)]
    assert same[1] >= 0.99 * same[0]


def test_texts_without_a_common_run_take_no_time_however_long():
    begun = time.process_time()
    assert align(["a"] * 300_000, ["a", "b"] * 150_000) == ()
    assert time.process_time() - begun < 10


@given(st.integers(0, 10**6))
def test_a_passage_that_stands_elsewhere_is_moved(seed):
    first, second, third = (list(range(seed + at, seed + at + 20)) for at in (0, 1000, 2000))
    source, copy = [str(n) for n in (*first, *second, *third)], [str(n) for n in (*third, *first, *second)]
    matches = align(source, copy)
    found = moves(gaps_between(matches, 60, 60), source, copy)
    assert [(one.source, one.copy, one.length) for one in found] == [(40, 0, 20)]


CHANGES = {
    "respelled": [("defense", "defence"), ("U.S.", "US"), ("center", "centre")],
    "recased": [("Government", "government"), ("envoy", "ENVOY")],
    "reworded": [("confirmed", "denied"), ("Monday", "Friday")],
    "dropped": [("quietly", "")],
    "added": [("", "reportedly")],
    "repunctuated": [("so,", "so"), ("“Track Two”", "'Track Two'"), ("again (", "again –")],
}


@pytest.mark.parametrize(("kind", "was", "now"), [(kind, *one) for kind in CHANGES for one in CHANGES[kind]])
def test_a_change_is_named_and_stands_where_it_was_made(kind, was, now):
    before, after = paragraphs(1, 1)[0], paragraphs(2, 1)[0]
    one, other = (f"{before} Then {word} they left again. {after}" for word in (was, now))
    found = edits([one], [other])
    assert [edit.kind for edit in found] in ([kind], [kind, kind])
    assert found[0].was.strip(" ") in was and found[0].now.strip(" ") in now


@pytest.mark.parametrize(("was", "now", "kind"), [(" ", "\n\n", "split"), ("\n\n", " ", "merged")])
def test_paragraphs_split_and_merged_are_told(was, now, kind):
    first, second = paragraphs(1, 2)
    found = edits(f"{first}{was}{second}".split("\n\n"), f"{first}{now}{second}".split("\n\n"))
    assert [edit.kind for edit in found] == [kind]
    assert re.sub(r"\s+", " ", found[0].was) == re.sub(r"\s+", " ", found[0].now)


def test_quotation_marks_put_around_words_are_one_change():
    (found,) = edits([f"{paragraphs(1, 1)[0]} According to Radio Nine, all left."],
                     [f"{paragraphs(1, 1)[0]} According to ‘Radio Nine’, all left."])  # fmt: skip
    assert (found.kind, found.was, found.now) == ("repunctuated", "Radio Nine", "‘Radio Nine’")


@pytest.mark.parametrize("start", ["Mr. ", "“", "‘No”, and “", "The U.S. "])
def test_what_was_dropped_begins_where_its_paragraph_does(start):
    one, two, three, four = (start + paragraph for paragraph in paragraphs(4, 4))
    (found,) = edits([one, two, three, four], [one, four])
    assert (found.kind, found.was) == ("dropped", f"{two}\n\n{three}")


def test_a_passage_that_was_moved_and_edited_is_one_passage():
    one, two, three, four = paragraphs(5, 4)
    words = three.split()
    changed = " ".join([*words[:12], "reportedly", *words[12:-4], words[-4].upper(), *words[-3:]])
    found = edits([one, two, f"“{three}”", four], [f"“{changed}”", one, two, four])
    assert [edit.kind for edit in found] == ["moved", "added", "recased"]
    assert (found[0].was, found[0].now) == (f"“{three}”", f"“{changed}”")


def test_a_short_paragraph_that_both_have_is_no_chance():
    one, two, three = paragraphs(6, 3)
    found = edits([one, "ANALYSIS.", two], [three, "ANALYSIS.", two])
    assert found and not any("ANALYSIS" in edit.was + edit.now for edit in found)


def test_what_stands_around_the_report_is_told_paragraph_by_paragraph():
    body = paragraphs(1, 3)
    plain = report("plain", body)
    wrapped = report(
        "wrapped", ["Home > World", "Share this", *body, "Leave a reply"], ["furniture", "furniture", "body"]
    )
    pair = Compared.of(Side(plain), Side(wrapped))
    found = edits_of(pair.source, pair.copy, pair.matches, pair.moved)
    assert [(edit.kind, edit.now) for edit in found] == [
        ("added", one) for one in ("Home > World", "Share this", "Leave a reply")
    ]


def rubbed_out(text: str, spans: list[tuple[int, int]]) -> str:
    """Return what is left of a text without some stretches, white space folded."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return " ".join("".join(kept).split())


@given(st.integers(0, 10**9), st.integers(1, 12))
def test_no_difference_goes_unmentioned(seed, changes):
    draw = random.Random(seed)
    was = paragraphs(seed % 7, 4)
    now = [paragraph.split() for paragraph in was]
    for _ in range(changes):
        words = draw.choice(now)
        at = draw.randrange(len(words))
        made = [words[at].upper(), words[at] + ",", "“" + words[at], "not " + words[at], "", "other", "x. Y"]
        words[at] = draw.choice(made)
    texts = was, [" ".join(" ".join(words).split()) for words in now]
    raw = ["".join(f"{one}\n\n" for one in many) for many in texts]
    found = [edit for edit in edits(*texts) if edit.kind not in ("split", "merged")]
    left = [
        rubbed_out(raw[0], [one.source for one in found]),
        rubbed_out(raw[1], [one.copy for one in found]),
    ]
    assert left[0] == left[1]
    for edit in found:
        assert raw[0][slice(*edit.source)] == edit.was
        assert raw[1][slice(*edit.copy)] == edit.now


def test_a_copy_says_what_was_kept_and_what_was_dropped():
    body = paragraphs(1, 6)
    (copy,) = copies_of([report("cut", body[:3]), report("full", body)])
    assert (copy.document, copy.source, copy.containment) == ("cut", "full", 1.0)
    assert copy.kept == pytest.approx(
        len(words_of(" ".join(body[:3]))) / len(words_of(" ".join(body))), abs=1e-4
    )
    full = "".join(f"{one}\n\n" for one in body)
    assert [full[slice(*span)] for span in copy.dropped] == ["\n\n".join(body[3:])]
    assert copy.text == "\n\n".join(body[:3])
