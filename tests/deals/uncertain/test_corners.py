"""Verdicts of always, never and depends hold in the corners of the ranges; counts of them are exact."""

from __future__ import annotations

from itertools import product

import numpy as np
import uncertain_cases as uncertain
from hypothesis import given, settings
from hypothesis import strategies as st
from uncertain_cases import case_of, cases, position

from tracktwo.case import Case
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.uncertain.corners import Corners, Verdict


@settings(max_examples=60)
@given(cases(), st.randoms(use_true_random=False))
def test_verdicts_hold_in_corners_and_depends_has_both(case: Case, random) -> None:
    corners, problem = Corners.of(case), problem_of(case)
    allowed = uncertain.packages(case)
    for package in allowed[:4]:
        indexes = tuple(o.index(package[i]) for i, o in zip(problem.issues, problem.options, strict=True))
        for party, verdict in zip(problem.parties, corners.verdicts(indexes), strict=True):
            seen = set(_in_corners(case, party, package, random))
            assert verdict is not Verdict.ALWAYS or seen == {True}
            assert verdict is not Verdict.NEVER or seen == {False}
            if len(seen) == 2:
                assert verdict is Verdict.DEPENDS
            if verdict is Verdict.DEPENDS and _all_corners(case, party, package) <= 4096:
                assert seen == {True, False}


def _in_corners(case: Case, party: str, package: dict[str, str], random):
    """Yield whether a party accepts in corners: in all where they are few, else in some hundred of them."""
    position = case.positions[party]
    judged = [position.no_deal] if position.no_deal else []
    for issue, weight in position.weights.items():
        judged += [weight, position.values[issue][package[issue]]]
    ends = [sorted({j.estimate.low, j.estimate.high}) for j in judged]
    every = product(*ends)
    if _all_corners(case, party, package) > 4096:
        every = ([random.choice(two) for two in ends] for _ in range(200))
    for corner in every:
        number = {j.path: end for j, end in zip(judged, corner, strict=True)}
        no_weight = position.weights and not any(number[w.path] for w in position.weights.values())
        if not (no_weight and case.scale == "shares"):
            yield uncertain.accepts(case, party, package, lambda j, number=number: number[j.path])


def _all_corners(case: Case, party: str, package: dict[str, str]) -> int:
    position = case.positions[party]
    judged = [position.no_deal] if position.no_deal else []
    for issue, weight in position.weights.items():
        judged += [weight, position.values[issue][package[issue]]]
    return 2 ** sum(not j.estimate.certain for j in judged)


def test_ten_thousand_random_corners_of_a_larger_case_keep_to_the_verdicts() -> None:
    stream = np.random.default_rng(5)
    issues = {f"i{n}": "x y z" for n in range(6)}

    def around(middle: float, width: int) -> list[int]:
        return [int(middle) - width, int(middle) + width]

    def party(name: str):
        weights = {i: around(stream.uniform(10, 40), 3) for i in issues}
        values = {i: {o: around(stream.uniform(10, 90), 3) for o in "xyz"} for i in issues}
        return position(name, weights, values, around(50, 4))

    case = case_of(issues, party("a"), party("b"))
    corners, problem = Corners.of(case), problem_of(case)
    chosen = [tuple(stream.integers(0, 3, 6).tolist()) for _ in range(60)]
    seen = {package: [np.zeros(2, bool), np.zeros(2, bool)] for package in chosen}
    for name, column in (("a", 0), ("b", 1)):
        judged = [j for j in case.judgements() if j.path.startswith(name)]
        ends = np.array([[float(j.estimate.low), float(j.estimate.high)] for j in judged])
        at = {j.path: ends[n, stream.integers(0, 2, 10_000)] for n, j in enumerate(judged)}
        for package in chosen:
            options = {i: "xyz"[o] for i, o in zip(issues, package, strict=True)}
            value = sum(at[f"{name}/{i}/weight"] * at[f"{name}/{i}/{o}"] for i, o in options.items())
            gain = value / sum(at[f"{name}/{i}/weight"] for i in issues) - at[f"{name}/no-deal"]
            seen[package][column][:] = (gain >= 1e-9).any(), (gain < -1e-9).any()
    verdicts = {package: corners.verdicts(package) for package in chosen}
    assert {v for both in verdicts.values() for v in both} == set(Verdict)
    for package, both in verdicts.items():
        for (yes, no), verdict in zip(seen[package], both, strict=True):
            assert not (no and verdict is Verdict.ALWAYS) and not (yes and verdict is Verdict.NEVER)
    assert problem.parties == ("a", "b")


@settings(max_examples=80)
@given(cases())
def test_packages_that_survive_are_counted_exactly(case: Case) -> None:
    corners, problem = Corners.of(case), problem_of(case)
    every = [p for p in product(*(range(len(o)) for o in problem.options)) if problem.allowed(p)]
    verdicts = [corners.verdicts(package) for package in every]
    found = corners.reach()
    assert found.allowed == len(every)
    assert found.always == sum(set(v) == {Verdict.ALWAYS} for v in verdicts)
    assert found.possible == sum(Verdict.NEVER not in v for v in verdicts)
    assert found.verdict is (
        Verdict.ALWAYS if found.always else Verdict.DEPENDS if found.possible else Verdict.NEVER
    )


def test_a_party_whose_weights_may_all_be_nothing_is_judged_by_its_best_issue() -> None:
    weights, values = {"i": [0, 5], "j": [0, 5]}, {"i": {"x": 40}, "j": {"y": [10, 20]}}
    never = case_of({"i": "x", "j": "y"}, position("a", weights, values, [41, 60]))
    depends = case_of({"i": "x", "j": "y"}, position("a", weights, values, [40, 60]))
    assert Corners.of(never).verdicts((0, 0)) == (Verdict.NEVER,)
    assert Corners.of(depends).verdicts((0, 0)) == (Verdict.DEPENDS,)
