"""Results as data frames hold the same numbers as the results."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.case import load
from tracktwo.deals import problem_of, robust, solve
from tracktwo.errors import TracktwoError

pytest.importorskip("pandas")

PANAMA = Path(__file__).resolve().parents[2] / "examples" / "panama-1974"


def test_the_frontier_has_a_row_for_each_vector():
    found = solve(problem_of(load(PANAMA)))
    records = found.to_records()
    frame = found.to_pandas()
    assert frame[records["parties"]].to_dict("records") == [
        {party: float(value) for party, value in row.items()} for row in records["frontier"]["values"]
    ]
    assert frame["packages"].sum() == records["frontier"]["packages"]


def test_the_solutions_have_a_row_for_each_answer():
    found = solve(problem_of(load(PANAMA)))
    frame = found.to_pandas("solutions")
    for concept, point in found.to_records()["solutions"].items():
        rows = frame.loc[[concept]]
        assert rows[found.problem.issues[0]].tolist() == [
            package[found.problem.issues[0]] for package in point["packages"]
        ]
        assert rows[list(found.problem.parties)].to_dict("records") == point["values"]


def test_a_frontier_that_was_not_listed_says_why():
    found = solve(problem_of(load(PANAMA)), limit=3)
    with pytest.raises(TracktwoError, match="limit"):
        found.to_pandas()
    with pytest.raises(ValueError, match="'frontier' or 'solutions'"):
        found.to_pandas("all")


def test_the_candidates_have_a_row_each():
    found = robust(load(PANAMA), draws=20, workers=1)
    frame = found.to_pandas()
    assert frame["accepted"].tolist() == [candidate.accepted.value for candidate in found.candidates]
    first, party = found.candidates[0], found.candidates[0].answers[0]
    assert frame.loc[0, f"accepts {party.party}"] == party.accepts.value
    assert frame.loc[0, "answer of nash"] == first.answer_of["nash"]
    assert dict(frame.loc[0, list(first.package)]) == first.package
