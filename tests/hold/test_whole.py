"""All questions of one case in one go."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracktwo.bibliography import methods
from tracktwo.case import Case, load
from tracktwo.formats import open_case
from tracktwo.hold import QUESTIONS, Holding, holding

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("consent", "after", "keeping", "phases", "war", "ripeness", "durability", "ifs")


@pytest.fixture(scope="module")
def ukraine() -> Case:
    return load(ROOT / "examples" / "ukraine-2023")


@pytest.fixture(scope="module")
def held(ukraine: Case) -> Holding:
    return holding(ukraine, draws=30)


def test_every_question_is_answered_or_has_a_reason(held: Holding, tmp_path: Path) -> None:
    bare = holding(load(ROOT / "examples" / "panama-1974"), draws=5)
    for found in (held, bare):
        for part in PARTS:
            assert bool(getattr(found, part)) != (part in found.unsaid), part
    assert held.unsaid == {}
    assert all(reason.endswith(".") for reason in bare.unsaid.values())


def test_each_question_is_one_step(ukraine: Case) -> None:
    steps: list[None] = []
    holding(ukraine, draws=2, progress=lambda: steps.append(None))
    assert len(steps) == QUESTIONS


def test_the_same_case_gives_the_same_answer(ukraine: Case, held: Holding) -> None:
    assert json.dumps(holding(ukraine, draws=30).to_records()) == json.dumps(held.to_records())


def test_every_method_is_one_that_can_be_cited(held: Holding) -> None:
    assert set(held.methods()) <= set(methods())
    assert {"win-sets", "graph model", "keeping a ceasefire", "chains of ifs"} <= set(held.methods())


def test_numbers_that_only_rank_are_not_weighed() -> None:
    found = holding(open_case("catalog:cuba-1962"), draws=2)
    assert found.after == () and found.phases is None and found.ripeness is None
    assert "only rank" in found.unsaid["after"]
