"""Who said what, measured against hand-made answers; and the measure itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reading_attribution import Answer, Article, Score, answer, articles, matched, overlap, read
from said_texts import said_in

TEXT = "Ann said: “We go.” Bob denied it."
GO = answer(TEXT, [(0, 3)], [(4, 8)], [(10, 18)])
IT = answer(TEXT, [(19, 22)], [(23, 29)], [(30, 32)])


def score(found: list[Answer], known: list[list[Answer]]) -> dict[str, tuple[float, float, float]]:
    """Score one article; return found, known and right by row."""
    made = Score()
    made.add(Article("a", TEXT, tuple(tuple(one) for one in known)), found)
    return {row: (made.found[row], made.known[row], made.right[row]) for row in made.found}


def test_the_right_answers_are_all_right() -> None:
    rows = score([GO, IT], [[GO, IT]])
    assert rows["all"] == (2, 2, 2)
    assert rows["with quotation marks"] == (1, 1, 1)
    assert rows["content and source"] == (2, 2, 2)
    assert rows["exact content"] == (2, 2, 2)


def test_a_content_is_matched_once() -> None:
    assert score([GO, GO], [[GO]])["all"] == (2, 1, 1)
    assert len(matched([GO], [GO, GO])) == 1


def test_half_an_overlap_is_enough_and_less_is_not() -> None:
    part = answer(TEXT, [(0, 3)], [(4, 8)], [(10, 14)])
    less = answer(TEXT, [(0, 3)], [(4, 8)], [(10, 12)])
    assert score([part], [[GO]])["all"][2] == (overlap(part.content, GO.content) >= 0.5)
    assert score([less], [[GO]])["all"][2] == 0


def test_another_source_is_wrong_and_none_on_both_sides_is_right() -> None:
    other = answer(TEXT, [(19, 22)], [(4, 8)], [(10, 18)])
    nobody = answer(TEXT, [], [(4, 8)], [(10, 18)])
    assert score([other], [[GO]])["content and source"][2] == 0
    assert score([nobody], [[nobody]])["content and source"][2] == 1


def test_several_annotators_count_by_their_mean() -> None:
    assert score([GO], [[GO], [IT]])["all"] == (1, 1, 0.5)


@pytest.mark.parametrize("name", ["001", "000"])
def test_the_two_reports(shared: Path, name: str) -> None:
    gold = json.loads((shared / "data" / "reports_gold.json").read_text(encoding="utf-8"))["documents"][name]
    (path,) = (shared / "reports").glob(f"{name}_*")
    raw = path.read_bytes().decode("utf-8")
    said = said_in(raw)
    found = [answer(raw, one.source, one.cue, one.content).content for one in said.statements]
    known = [answer(raw, [], [], [one["content"]["span"]]).content for one in gold["statements"]]
    hits = sum(max(overlap(one, other) for other in found) >= 0.5 for one in known)
    assert hits >= 0.8 * len(known)
    ours = {(one.spans[0][0], one.spans[-1][1]) for one in said.quotations if one.use == "speech"}
    theirs = {tuple(part["span"]) for one in gold["quotes"] for part in one["segments"]}
    assert 2 * len(ours & theirs) >= 0.92 * (len(ours) + len(theirs))


@pytest.mark.slow
def test_news_articles_with_known_answers(shared: Path) -> None:
    known = list(articles(shared / "data" / "polnear" / "dev"))
    found, _ = read(known)
    made = Score()
    for article, answers in zip(known, found, strict=True):
        made.add(article, answers)
    f = {row: 2 * made.right[row] / (made.found[row] + made.known[row]) for row in made.found}
    assert f["all"] >= 0.70
    assert f["with quotation marks"] >= 0.84
    assert f["content and source"] >= 0.62
