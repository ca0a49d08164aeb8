"""Copies are found by containment, however many there are, and each has one source."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import paragraphs, report, told

from tracktwo.reading.copies import candidates, copies_of, families, sketch
from tracktwo.reading.copies.search import LEAST
from tracktwo.reading.copies.sketch import containment, hashes_of
from tracktwo.reading.copies.tree import linked


def mixed(seed: int, texts: int) -> list[list[str]]:
    """Make reports of which each takes paragraphs from a common stock and has some of its own."""
    draw, stock = random.Random(seed), paragraphs(seed, 12)
    made = []
    for number in range(texts):
        taken = draw.sample(stock, draw.randint(0, 5))
        made.append(taken + paragraphs(1000 * (seed + 1) + number, draw.randint(0, 4)) or stock[:1])
    return made


def holding_half(texts: list[list[str]]) -> set[tuple[int, int]]:
    """Compare all pairs, the slow way: by sets of runs of words."""
    runs = []
    for text in texts:
        words = [word.strip(".").lower() for word in " ".join(text).replace("-", " ").split()]
        runs.append({tuple(words[at : at + 5]) for at in range(len(words) - 4)})
    pairs = itertools.combinations(range(len(texts)), 2)
    return {
        pair
        for pair in pairs
        if len(runs[pair[0]] & runs[pair[1]]) >= LEAST * min(len(runs[n]) for n in pair)
    }


@given(st.integers(0, 10**6))
def test_every_pair_that_holds_half_is_found_and_no_other_told(seed):
    texts = mixed(seed, 8)
    wanted = holding_half(texts)
    found = set(candidates([hashes_of("\n".join(text)) for text in texts]))
    assert wanted <= found
    tied = {frozenset(family) for family in families(8, sorted(wanted)) if len(family) > 1}
    told_of = copies_of([report(str(number), text) for number, text in enumerate(texts)])
    pairs = [(int(copy.document), int(copy.source)) for copy in told_of]
    assert all((min(pair), max(pair)) in wanted for pair in pairs)
    assert {frozenset(family) for family in families(8, pairs) if len(family) > 1} == tied


def test_what_very_many_texts_share_is_found_through_the_longest():
    body = paragraphs(3, 4)
    texts = [body[: 2 + number % 3] + paragraphs(100 + number, 1) for number in range(120)]
    pairs = candidates([sketch("\n".join(text)) for text in texts])
    assert len(families(120, pairs)) == 1
    assert len(pairs) < 120 * 40


@given(st.integers(0, 10**6))
def test_a_sketch_tells_containment_about_right(seed):
    whole = paragraphs(seed, 30)
    part = "\n".join(whole[:12] + paragraphs(seed + 1, 8))
    kept = sketch(part)
    assert set(kept.tolist()) <= set(hashes_of(part).tolist())
    exact = containment(hashes_of(part), hashes_of("\n".join(whole)))
    assert containment(kept, sketch("\n".join(whole))) == pytest.approx(exact, abs=2.5 / np.sqrt(len(kept)))


@pytest.mark.parametrize("string", ["", "only four words here", "-- . --"])
def test_a_text_without_a_run_of_words_is_like_no_other(string):
    assert len(sketch(string)) == 0
    assert candidates([sketch(string), sketch(string)]) == []


def test_texts_of_a_few_words_are_not_compared():
    line = "There were no immediate reports of casualties in the area on Monday."
    assert copies_of([report("one", [line]), report("two", [line])]) == ()


def test_respelled_and_recased_copies_are_copies():
    body = paragraphs(5, 4)
    other = [one.upper().replace("CENTER", "CENTRE") for one in [*body, "The U.S. defense center favors it."]]
    (copy,) = copies_of([report("a", [*body, "The U.S. defense center favors it."]), report("b", other)])
    assert copy.containment == 1.0


def test_an_article_that_quotes_paragraphs_of_another_is_found():
    statement = paragraphs(6, 4)
    article = paragraphs(7, 6) + statement[:3] + paragraphs(8, 6)
    (copy,) = copies_of([report("statement", statement), report("article", article)])
    assert {copy.document, copy.source} == {"statement", "article"}
    assert max(copy.containment, copy.kept) >= 0.5


def test_furniture_that_a_site_has_everywhere_makes_no_copies():
    notice = " ".join(paragraphs(9, 3))
    sites = [report(str(n), [notice, *paragraphs(20 + n, 2)], ["furniture"]) for n in range(3)]
    assert copies_of(sites) == ()


def test_many_copies_have_one_source():
    body = paragraphs(11, 8)
    cuts = [report(f"cut{n}", body[:n]) for n in (3, 4, 5, 6)]
    found = copies_of([*cuts, report("full", body)])
    assert {copy.document for copy in found} == {"cut3", "cut4", "cut5", "cut6"}
    assert {copy.source for copy in found} == {"full"}


def test_a_copy_of_what_a_copy_added_has_that_copy_as_its_source():
    first, added = paragraphs(12, 6), paragraphs(13, 6)
    found = copies_of(
        [
            report("first", first, published="2024-05-01"),
            report("second", first[:4] + added, published="2024-05-02"),
            report("third", first[:1] + added, published="2024-05-03"),
        ]
    )
    assert [(copy.document, copy.source) for copy in found] == [("second", "first"), ("third", "second")]


def test_an_article_put_together_from_two_names_both():
    one, two = paragraphs(14, 4), paragraphs(15, 4)
    parts = [report("one", one, published="2024-05-01"), report("two", two, published="2024-05-01")]
    found = copies_of([*parts, report("both", one + two, published="2024-05-02")])
    assert {(copy.document, copy.source) for copy in found} == {("both", "one"), ("both", "two")}


@given(st.data())
def test_every_document_of_a_family_but_the_first_has_a_source_and_none_is_its_own(data):
    count = data.draw(st.integers(2, 7))
    extra = data.draw(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=8))
    chain = {(n, n + 1) for n in range(count - 1)}
    pairs = {(one, other) for one, other in chain | extra if one != other and max(one, other) < count}
    shared = {pair: data.draw(st.integers(1, 9)) for pair in sorted(pairs)}
    shared |= {(other, one): same for (one, other), same in shared.items()}
    weights = {
        pair: data.draw(st.sampled_from([-2.0, 0.0, 2.0])) for pair in sorted(shared) if pair[0] < pair[1]
    }
    links = linked(
        range(count),
        shared,
        [5] * count,
        lambda one, other: weights.get((one, other), -weights.get((other, one), 0.0)),
    )
    assert all(link in shared for link in links)
    assert len(links) == count - 1
    assert len(families(count, links)) == 1
    seen: set[int] = set()
    for copy, source in links:
        assert source not in {later for later, _ in links[len(seen) :] if later != copy} or source in seen
        assert copy != source
        seen.add(copy)


def reasons(one, other) -> tuple[str, str]:
    """Return the source and the reasons for two reports."""
    (copy,) = copies_of([one, other])
    return copy.source, " ".join(copy.reasons)


BODY = paragraphs(16, 6)


@pytest.mark.parametrize(
    ("source", "copy", "word"),
    [
        (report("z", BODY), report("a", BODY[:3]), "ends where a paragraph"),
        (
            report("z", BODY[:3], published="2024-05-01"),
            report("a", BODY[:3], published="2024-05-02"),
            "dated",
        ),
        (
            told(report("z", BODY), publisher="Radio Nine"),
            told(report("a", BODY), author="A. Writer for Radio Nine"),
            "names Radio Nine",
        ),
        (
            told(report("z", BODY), publisher="The Associated Press"),
            told(report("a", BODY), credits="AP"),
            "names The Associated Press",
        ),
        (
            report("z", [*BODY, "The U.S. and the U.S. envoy and the U.S. aide left."]),
            report("a", [*BODY, "The US and the U.S. envoy and the US aide left."]),
            "not all was respelled",
        ),
        (report("z", [*BODY, "The U.S. left."]), report("a", [*BODY, "The US. left."]), "slips"),
    ],
)
def test_the_source_is_told_with_reasons(source, copy, word):
    for pair in ((source, copy), (copy, source)):
        name, why = reasons(*pair)
        assert name == "z"
        assert word in why


def test_where_nothing_tells_it_is_said_so():
    name, why = reasons(report("a", BODY), report("b", BODY))
    assert name == "a"
    assert "cannot be told" in why


def test_reasons_that_contradict_each_other_are_both_said():
    _, why = reasons(report("a", BODY, published="2024-05-02"), report("b", BODY[:3], published="2024-05-01"))
    assert "dated" in why
    assert "Against it: " in why
