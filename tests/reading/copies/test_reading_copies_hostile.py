"""Whatever stands in two reports, they are compared, and every passage told stands where it is said to."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st
from made_reports import paragraphs, report

from tracktwo.reading.copies import copies_of, project
from tracktwo.reading.model import Claim

STRANGE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip)
MARKS = st.text("“”\"'‘’.,;:!?-–—…()[]«» \u00a0\u200b\t", min_size=1, max_size=12).filter(str.strip)
BODY = paragraphs(31, 4)


@st.composite
def spoilt(draw) -> list[str]:
    """Draw a report with strange things put into it."""
    made = []
    for paragraph in BODY:
        words = paragraph.split()
        for _ in range(draw(st.integers(0, 2))):
            words.insert(draw(st.integers(0, len(words))), draw(st.one_of(STRANGE, MARKS)))
        made.append(" ".join(words))
    return draw(st.lists(STRANGE, max_size=2)) + made + draw(st.lists(MARKS, max_size=2))


@given(spoilt(), spoilt())
def test_any_two_reports_are_compared(one, other):
    source, copy = report("one", one), report("other", other)
    for found in copies_of([source, copy]):
        texts = {"one": source, "other": copy}
        was, now = texts[found.source], texts[found.document]
        for edit in found.edits:
            assert was.document.raw[slice(*edit.source)] == edit.was
            assert now.document.raw[slice(*edit.copy)] == edit.now
        ends = sorted((start, end) for start, end in found.dropped)
        assert all(start < end <= len(was.document.raw) for start, end in ends)
        claims = [
            Claim(id=f"{found.source}/claim-{n}", document=found.source, spans=(span,), text="", rule="r")
            for n, span in enumerate([(0, 40), (30, 90), (5, len(was.document.raw))])
        ]
        told = project(claims, found, was, now, lambda text: ())
        assert all(
            0 <= start < end <= len(now.document.raw) for item in told.items for start, end in item.spans
        )


@given(st.lists(STRANGE, max_size=4), st.lists(STRANGE, max_size=4))
def test_reports_of_nothing_but_strange_things_are_no_trouble(one, other):
    copies_of([report("one", one), report("other", other), report("third", one)])


def test_long_reports_with_a_difference_everywhere_take_seconds():
    words = [f"w{n}" for n in range(30_000)]
    changed = [word if n % 12 else "x" for n, word in enumerate(words)]
    begun = time.process_time()
    (copy,) = copies_of([report("one", [" ".join(words)]), report("other", [" ".join(changed)])])
    assert time.process_time() - begun < 20
    assert copy.kept > 0.8


def test_one_run_of_words_over_and_over_takes_seconds():
    lines = [" ".join(f"w{n}" for n in range(40))] * 1500
    begun = time.process_time()
    copies_of([report("one", lines), report("other", [lines[0][3:], *lines])])
    assert time.process_time() - begun < 20
