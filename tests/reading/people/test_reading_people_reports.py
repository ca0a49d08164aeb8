"""The two reports of the example, against the answers made by hand."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from made_casts import cast_in, parsed_text

from tracktwo.reading.measures import dates_of, figures_of
from tracktwo.reading.model import Spans

REPORTS = ["001", "000"]


@cache
def _answers(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "data" / "reports_gold.json").read_text(encoding="utf-8"))
    return told["documents"]


def _raw(folder: Path, report: str) -> str:
    return next((folder / "reports").glob(f"{report}_*.txt")).read_text(encoding="utf-8")


def _f(right: int, found: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


def _overlap(one: Spans, other: Spans) -> float:
    a = {at for start, end in one for at in range(start, end)}
    b = {at for start, end in other for at in range(start, end)}
    return len(a & b) / len(a | b)


def _f_by_overlap(wanted: list[Spans], found: list[Spans]) -> float:
    return _f(
        sum(any(_overlap(one, other) >= 0.5 for other in found) for one in wanted), len(found), len(wanted)
    )


@pytest.mark.parametrize("report", REPORTS)
def test_people_and_their_mentions(shared: Path, report: str) -> None:
    wanted = {
        tuple(mention["span"]): person["name"]
        for person in _answers(shared)[report]["persons"]
        for mention in person["mentions"]
    }
    persons = cast_in(_raw(shared, report)).persons
    found = {span: person.name for person in persons for span in person.spans}
    both = wanted.keys() & found.keys()
    assert _f(len(both), len(found), len(wanted)) >= 0.95
    pairs = {(wanted[span], found[span]) for span in both}
    assert _f(len(pairs), len(persons), len(set(wanted.values()))) >= 0.95


@pytest.mark.parametrize("report", REPORTS)
def test_bodies_and_those_not_named(shared: Path, report: str) -> None:
    cast = cast_in(_raw(shared, report))
    bodies: list[Spans] = [
        (tuple(one["span"]),)
        for body in _answers(shared)[report]["organisations"]
        for one in body["mentions"]
    ]
    found: list[Spans] = [
        (span,) for body in cast.organisations if body.rule != "body.state" for span in body.spans
    ]
    assert _f_by_overlap(bodies, found) >= 0.95
    unnamed: list[Spans] = [(tuple(one["span"]),) for one in _answers(shared)[report]["unnamed_actors"]]
    assert _f_by_overlap(unnamed, [one.spans for one in cast.unnamed]) >= 0.95


@pytest.mark.parametrize("report", REPORTS)
def test_figures_and_dates(shared: Path, report: str) -> None:
    parsed = parsed_text(_raw(shared, report))
    figures: list[Spans] = [(tuple(one["item"]["span"]),) for one in _answers(shared)[report]["figures"]]
    assert _f_by_overlap(figures, [one.spans for one in figures_of(parsed)]) == 1
    dates = [((tuple(one["item"]["span"]),), one["norm"]) for one in _answers(shared)[report]["dates"]]
    found = dates_of(parsed, "2023-07-07")
    assert _f_by_overlap([spans for spans, _ in dates], [one.spans for one in found]) >= 0.95
    for spans, norm in dates:
        one = next(one for one in found if _overlap(one.spans, spans) >= 0.5)
        assert not one.norm or "/" in one.norm or one.norm == norm


@pytest.mark.parametrize("report", REPORTS)
def test_sentences(shared: Path, report: str) -> None:
    raw = _raw(shared, report)
    wanted = {tuple(span) for span in _answers(shared)[report]["sentences"]}
    parsed = parsed_text(raw)
    spans = [parsed.raw(one) for one in parsed.doc.sents]
    found = {(one[0][0], one[0][0] + len(raw[one[0][0] : one[-1][1]].rstrip())) for one in spans if one}
    assert wanted <= found
    skipped = [block["span"] for block in _answers(shared)[report]["blocks"]]
    assert all(any(start <= one[0] < end for start, end in skipped) for one in found - wanted)
