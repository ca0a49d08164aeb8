"""Adjusted winner for a case, and when there is none."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Rule, load
from tracktwo.deals import problem_of, shares_of, solve

PANAMA = Path(__file__).resolve().parents[3] / "examples" / "panama-1974"


def test_panama_1974_gives_the_published_division() -> None:
    """Raiffa's points by adjusted winner: 66 each, land and water shared (Brams & Taylor 1996)."""
    found = shares_of(load(PANAMA))
    assert found.division is not None
    assert found.division.totals == (66, 66)
    assert found.division.split is not None
    first = found.parties.index("us")
    share = found.division.shares[found.division.split]
    assert {share, 1 - share} == {Fraction(2, 15), Fraction(13, 15)}
    assert (share if first == 0 else 1 - share) == Fraction(2, 15)
    assert "land" in found.issues[found.division.split]


def test_panama_1974_indivisible_gives_the_published_frontier() -> None:
    found = solve(problem_of(load(PANAMA))).to_records()
    assert found["packages"]["count"] == 1024
    assert (found["frontier"]["count"], found["frontier"]["packages"]) == (20, 26)
    fair = [{"us": 64, "panama": 68}]
    assert found["solutions"]["nash"]["values"] == found["solutions"]["egalitarian"]["values"] == fair
    assert found["solutions"]["utilitarian"]["score"] == 132
    assert sorted(v["us"] for v in found["solutions"]["utilitarian"]["values"]) == [64, 79]


def test_it_says_why_where_it_does_not_apply() -> None:
    case = load(PANAMA)
    third = replace(case.parties[0], id="third")
    assert "two consenting parties" in shares_of(replace(case, parties=(*case.parties, third))).reason
    whole = replace(case.issues[0], between=(), kind="categorical")
    assert "divisible" in shares_of(replace(case, issues=(whole, *case.issues[1:]))).reason
    idle = replace(case.positions["us"], weights={}, values={})
    assert "none of the issues" in shares_of(replace(case, positions={**case.positions, "us": idle})).reason
    one, two = case.issues[0].options[0], case.issues[1].options[0]
    rule = Rule({case.issues[0].id: (one.id,)}, {case.issues[1].id: (two.id,)}, "excludes")
    assert "no rules" in shares_of(replace(case, rules=(rule,))).reason
