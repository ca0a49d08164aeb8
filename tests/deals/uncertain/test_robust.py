"""Probabilities agree with closed forms and with enumeration; verdicts hold in every corner."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from uncertain_cases import case_of, position, split

from tracktwo.case import Case, Link, NamedPackage, Rule, Sacred, load
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.uncertain import candidates
from tracktwo.deals.uncertain.corners import Corners, Verdict
from tracktwo.deals.uncertain.draws import draw
from tracktwo.deals.uncertain.judged import Candidate
from tracktwo.deals.uncertain.ranked import rankings
from tracktwo.deals.uncertain.robust import robust
from tracktwo.errors import InputError


def found_for(case: Case, **options: str) -> Candidate:
    """Judge one package of a case."""
    return robust(case, candidates=[options], draws=4000).candidates[0]


def of(candidate: Candidate, party: str):
    """Return one party's answer."""
    return next(answer for answer in candidate.answers if answer.party == party)


# Closed forms


def test_a_uniform_no_deal_accepts_in_proportion() -> None:
    found = found_for(split([20, 60], 0), good="o30")
    assert of(found, "a").accepts.value == pytest.approx(0.25, abs=0.001)
    assert of(found, "a").verdict is Verdict.DEPENDS and of(found, "b").verdict is Verdict.ALWAYS
    assert found.accepted == of(found, "a").accepts


def test_a_uniform_value_against_a_uniform_no_deal() -> None:
    # X uniform on [0, 100], Y uniform on [50, 150]: P(X >= Y) = (1/2)**2 / 2 = 1/8.
    a = position("a", {"i": 1}, {"i": {"x": [0, 100]}}, [50, 150])
    found = found_for(case_of({"i": "x"}, a), i="x")
    assert found.accepted.low <= 1 / 8 <= found.accepted.high
    assert found.accepted.value == pytest.approx(1 / 8, abs=0.01)


def test_a_triangular_no_deal_accepts_by_its_distribution() -> None:
    found = found_for(split([0, 20, 80], 0), good="o20")
    assert of(found, "a").accepts.value == pytest.approx(20 / 80, abs=0.001)
    gain = of(found, "a").gain
    assert gain.median == pytest.approx(20 - (80 - np.sqrt(80 * 60 / 2)), abs=0.05)


def test_independent_parties_multiply_and_links_do_not() -> None:
    apart = found_for(split([0, 60], [0, 100]), good="o50").accepted
    assert apart.value == pytest.approx((50 / 60) * (50 / 100), abs=0.02)
    link = Link(("a/no-deal", "b/no-deal"))
    assert found_for(split([0, 60], [0, 100], links=(link,)), good="o50").accepted.value == pytest.approx(
        50 / 100, abs=0.001
    )
    link = Link(("a/no-deal",), ("b/no-deal",))
    assert found_for(split([0, 60], [0, 100], links=(link,)), good="o50").accepted.value == pytest.approx(
        50 / 60 - 50 / 100, abs=0.001
    )


def test_the_share_of_draws_with_a_zone() -> None:
    # Steps of one: a zone if A + B <= 100 and a whole number lies between; A, B uniform on [0, 100].
    found = robust(split([0, 100], [0, 100], options=11), draws=4000)
    expected = sum(0.1 * (1 - 0.1 * n) for n in range(1, 11))  # a needs the next ten: b has the rest
    assert found.zone.value == pytest.approx(expected, abs=0.02)
    assert found.reach.verdict is Verdict.DEPENDS and found.reach.always == 0


def test_weights_shift_a_share() -> None:
    # Value = 100 w / (w + 1), w uniform on [0, 3]; at least 60 needs w >= 3/2.
    a = position("a", {"i": [0, 3], "j": 1}, {"i": {"x": 100}, "j": {"y": 0}}, 60)
    assert found_for(case_of({"i": "x", "j": "y"}, a), i="x", j="y").accepted.value == pytest.approx(
        1 / 2, abs=0.001
    )


def test_regret_of_a_split() -> None:
    # No deal is 0 for both: each could have had 100, and the half leaves each 50 to regret.
    found = robust(split(0, 0), draws=10)
    half = next(c for c in found.candidates if c.package == {"good": "o50"})
    assert (half.regret.low, half.regret.high) == (50, 50)
    assert half.answer_of["nash"] == half.answer_of["egalitarian"] == 1
    assert max(c.regret.median for c in found.candidates) == 100


def test_a_package_that_is_refused_is_regretted_by_the_whole_gain() -> None:
    found = robust(split(70, 0), candidates=[{"good": "o60"}, {"good": "o70"}], draws=10)
    refused, accepted = (next(c for c in found.candidates if c.package["good"] == o) for o in ("o60", "o70"))
    assert refused.verdict is Verdict.NEVER and refused.regret.median == 30
    assert accepted.verdict is Verdict.ALWAYS and accepted.regret.median == 30
    assert robust(split(70, 70), candidates=[{"good": "o60"}], draws=10).candidates[0].regret is None


def test_sacred_issues_red_lines_and_exact_ties() -> None:
    a = position(
        "a",
        {"i": 1, "k": 2},
        {"i": {"x": 100, "y": 0}, "k": {"u": [20, 40], "v": 0}},
        no_deal=None,
        red_lines=({"i": ("y",), "k": ("v",)},),
        sacred=(Sacred("s", ("own",)),),
    )
    alike = dict.fromkeys(["x", "y", "u", "v", "own", "given"], 100)
    thirds = position("b", {"i": 1, "k": 1, "s": 1}, {"i": alike, "k": alike, "s": alike}, 100)
    case = case_of({"i": "x y", "k": "u v", "s": "own given"}, a, thirds)
    keys = [dict(zip("iks", chosen, strict=True)) for chosen in product("xy", "uv", ("own", "given"))]
    found = robust(case, candidates=keys, draws=50)
    for candidate in found.candidates:
        refused = candidate.package["s"] == "given" or (candidate.package["i"], candidate.package["k"]) == (
            "y",
            "v",
        )
        assert of(candidate, "a").verdict is (Verdict.NEVER if refused else Verdict.ALWAYS)
        assert bool(of(candidate, "a").crosses) == refused
        assert of(candidate, "b").verdict is Verdict.ALWAYS  # 100 against 100, in thirds
        assert candidate.accepted.value == (0.0 if refused else 1.0)
    assert found.zone.value == 1.0 and found.reach.always == 3


# Draw by draw


def test_the_answer_is_the_same_for_any_number_of_workers() -> None:
    case = split([0, 100], [0, 20, 90], packages=(NamedPackage("half", "Half", {"good": "o50"}),))
    told: list[tuple[int, int]] = []
    alone = robust(case, draws=130, workers=1, progress=lambda done, of: told.append((done, of)))
    shared_out = robust(case, draws=130, workers=2)
    assert alone == shared_out and alone.to_records() | {"elapsed_s": 0} == shared_out.to_records() | {
        "elapsed_s": 0
    }
    assert told == [(25, 130), (50, 130), (75, 130), (100, 130), (125, 130), (130, 130)]
    assert alone != robust(case, draws=130, workers=1, seed=2)


# What is told


def test_a_package_that_leaves_issues_open_is_judged_by_its_completions() -> None:
    a = position("a", {"i": 1, "k": 1}, {"i": {"x": 100, "y": 0}, "k": {"u": [0, 100], "v": 0}}, 75)
    b = position("b", {"i": 1, "k": 1}, {"i": {"x": 0, "y": 100}, "k": {"u": 50, "v": 100}}, 25)
    open_ = (NamedPackage("first", "First", {"i": "x"}), NamedPackage("second", "Second", {"i": "y"}))
    first, second = robust(case_of({"i": "x y", "k": "u v"}, a, b, packages=open_), draws=2000).open_packages
    assert (first.id, first.open) == ("first", ("k",))
    assert first.accepted.value == pytest.approx(0.5, abs=0.001)
    assert [answer.accepts.value for answer in first.answers] == pytest.approx([0.5, 1.0], abs=0.001)
    assert second.reach.verdict is Verdict.NEVER and second.accepted.value == 0
    assert [answer.verdict for answer in second.answers] == [Verdict.NEVER, Verdict.ALWAYS]


def test_those_outside_the_channel_and_those_without_a_say() -> None:
    a, b, c = (position(p, {"i": 1}, {"i": {"x": 50}}, d) for p, d in (("a", 0), ("b", [0, 100]), ("c", 99)))
    found = robust(case_of({"i": "x"}, a, b, c, outside="b", without_consent="c"), draws=400)
    only = found.candidates[0] if found.candidates else None
    assert only is not None and only.accepted.value == pytest.approx(0.5, abs=0.01)
    assert only.room_verdict is Verdict.ALWAYS and only.room.value == 1.0
    assert [answer.verdict for answer in only.answers] == [Verdict.ALWAYS, Verdict.DEPENDS, Verdict.NEVER]
    without = {one.without: one.zone.value for one in found.absent}
    assert without[("b",)] == 1.0 and without[("a",)] == found.zone.value


def test_rankings_say_which_preferences_survive() -> None:
    table = {"x": [60, 80], "y": [10, 50], "z": [40, 70]}
    a = position("a", {"i": [1, 2]}, {"i": table}, 0)
    found = robust(case_of({"i": "x y z"}, a), candidates=[{"i": o} for o in "xyz"], draws=2000)
    place = [candidate.package["i"] for candidate in found.candidates]
    for ranking in found.rankings:
        pair, (told,) = {place[ranking.first], place[ranking.second]}, ranking.preferences
        assert ranking.survives == told.survives == (pair == {"x", "y"})
        if pair == {"x", "z"}:  # P(z > x) = (10 * 10 / 2) / (20 * 30)
            assert min(told.first, told.second) == pytest.approx(1 / 12, abs=0.01)
    assert len(found.rankings) == 3
    case = case_of({"i": "x y z"}, a)
    (back,) = rankings(problem_of(case), Corners.of(case), draw(case, draws=20), [(1,), (0,)])
    assert back.survives and (back.preferences[0].first, back.preferences[0].second) == (0, 1)


def test_the_packages_that_are_most_often_a_solution_are_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    # Egalitarian: a's no-deal value is mostly low, so the even split of what is left is mostly near o50.
    monkeypatch.setattr(candidates, "DRAWN_CANDIDATES", 1)
    monkeypatch.setattr(candidates, "FRONTIER_CANDIDATES", 0)
    found = robust(split([0, 0, 100], 0), draws=500)
    drawn = [c for c in found.candidates if "a solution in some draws" in c.origins]
    solved = found.sample.solved.packages.reshape(-1)
    counts = np.bincount(solved[solved >= 0])
    assert [c.package["good"] for c in drawn] == [f"o{10 * counts.argmax()}"]
    assert len(set(counts[counts > 0])) > 2


def test_a_candidate_must_be_a_package_of_the_case() -> None:
    case = split(0, 0, rules=(Rule({"good": ("o0",)}, {"good": ("o0",)}, "excludes"),))
    for wrong in ({}, {"good": "o5"}, {"good": "o10", "other": "x"}, {"good": "o0"}):
        with pytest.raises(InputError):
            robust(case, candidates=[wrong])
    with pytest.raises(InputError, match="consent"):
        robust(split(0, 0, without_consent="a b"))


def test_a_case_file_gives_records_fit_for_json(tmp_path: Path) -> None:
    text = """
tracktwo: 1
title: Two sides and a line
as_of: 2023-07-10
scale: shares
parties:
  - {id: north, name: North}
  - {id: south, name: South, in_channel: false}
issues:
  - {id: line, name: Line, options: [{id: here, name: Here}, {id: there, name: There}]}
  - {id: width, name: Width, kind: range, from: 0, to: 30, step: 10, unit: km}
positions:
  north:
    assumed: for a test
    no_deal: {value: [20, 50]}
    issues:
      line: {weight: [20, 35], values: {here: {low: 60, likely: 80, high: 95}, there: [20, 50]}}
      width: {weight: 10, values: {0: 0, 30: [80, 100]}}
  south:
    assumed: for a test
    issues:
      line: {weight: 1, values: {here: 10, there: 90}}
packages:
  - {id: narrow, name: Narrow, options: {line: here, width: 10}}
  - {id: only-line, name: Line alone, options: {line: there}}
"""
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load(file)
    case = loaded if isinstance(loaded, Case) else loaded[0]
    found = robust(case, draws=200)
    records = json.loads(json.dumps(found.to_records()))
    assert records["seed"] == 1 and records["draws"] == 200 and "sample" not in records
    narrow = next(c for c in records["candidates"] if c["origins"][0] == "package narrow")
    assert narrow["verdict"] == "depends" or narrow["verdict"] == "always"
    assert narrow["answers"][1]["verdict"] == "always"  # no no-deal value: any allowed package will do
    assert records["open_packages"][0]["open"] == ["width"]
    assert 0 < records["zone"]["low"] <= records["zone"]["value"] <= records["zone"]["high"] <= 1


def test_what_survives_every_corner_is_among_the_candidates() -> None:
    found = robust(split([20, 38], [20, 38]), draws=20)
    assert (found.reach.always, found.reach.verdict) == (3, Verdict.ALWAYS)
    surviving = [c for c in found.candidates if "acceptable to all in every corner" in c.origins]
    assert {c.package["good"] for c in surviving} == {"o40", "o50", "o60"}
    assert surviving[0] == found.candidates[0] and surviving[0].package == {"good": "o50"}


def test_where_there_is_no_zone_the_nearest_packages_are_followed() -> None:
    found = robust(split([70, 80], [50, 60]), draws=20)
    assert found.zone.value == 0 and found.reach.verdict is Verdict.NEVER
    assert "nearest to a zone at the points" in found.candidates[0].origins
    assert "o60" in [c.package["good"] for c in found.candidates]
    assert all(c.regret is None and not any(c.answer_of.values()) for c in found.candidates)
