"""Joined issues: the same deals as the case that was written, in a form that every analysis can take."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import oracle
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import problems

from tracktwo.case import Case, RedLine, Rule, load
from tracktwo.deals import Problem, joined, problem_of, robust, solve, trades, unlock_package, unlock_zone
from tracktwo.deals.uncertain.corners import Corners, Verdict
from tracktwo.errors import InputError, LimitError
from tracktwo.formats.scenario import Joint, Preferences, Scenario, case_of, numbered_issue


def case_with(problem: Problem, weights: list[int], scale: str) -> Case:
    """Write a problem as a case; rules that name one issue only cannot be written."""
    issues = tuple(
        numbered_issue(name, name, len(options))
        for name, options in zip(problem.issues, problem.options, strict=True)
    )
    parties = tuple(
        Preferences(
            name,
            name,
            [[row[party] for row in rows] for rows in problem.worth],
            "drawn",
            problem.no_deal[party],
            list(map(Fraction, weights[: len(issues)])),
            tuple(
                Joint(one.combination.options, one.worth[party]) for one in problem.joint if one.worth[party]
            ),
        )
        for party, name in enumerate(problem.parties)
    )
    made = case_of(Scenario("drawn", issues, parties))

    def named(combination: object) -> dict[str, tuple[str, ...]]:
        return {
            issues[issue].id: tuple(issues[issue].options[one].id for one in sorted(chosen))
            for issue, chosen in combination.options.items()  # type: ignore[attr-defined]
        }

    rules = []
    for combination in problem.forbidden:
        *when, last = named(combination).items()
        assume(when)
        rules.append(Rule(dict(when), dict([last]), "excludes"))
    positions = {
        party.id: replace(
            made.positions[party.id],
            red_lines=tuple(
                RedLine(party.id, named(line.combination), label=line.label)
                for line in problem.red_lines
                if line.party == place
            ),
        )
        for place, party in enumerate(made.parties)
    }
    consent = tuple(replace(p, consent=yes) for p, yes in zip(made.parties, problem.consent, strict=True))
    return replace(made, parties=consent, rules=tuple(rules), positions=positions, scale=scale)


def worths(case: Case) -> Counter[object]:
    problem = problem_of(case)
    return Counter(
        (problem.values(package), frozenset(line.party for line in problem.crossed(package)))
        for package in oracle.packages(problem)
    )


@given(
    problems(joint=True, max_packages=80),
    st.lists(st.integers(1, 9), min_size=5, max_size=5),
    st.sampled_from(["shares", "points"]),
)
@settings(max_examples=80)
def test_the_packages_are_the_same_and_worth_the_same(
    problem: Problem, weights: list[int], scale: str
) -> None:
    case = case_with(problem, weights, scale)
    made = joined(case)
    assert not problem_of(made).joint
    assert worths(made) == worths(case)


WRITTEN = """
tracktwo: 1
title: Ferry and bridge
parties:
  - {id: north, name: North}
  - {id: south, name: South}
issues:
  - id: withdrawal
    name: Withdrawal
    options: [{id: none, name: None}, {id: full, name: Full}]
  - id: monitors
    name: Monitors
    options: [{id: none, name: None}, {id: some, name: Some}]
  - id: trade
    name: Trade
    options: [{id: closed, name: Closed}, {id: open, name: Open}]
positions:
  north:
    assumed: as an example
    no_deal: 50
    issues:
      withdrawal: {weight: 60, values: {none: 100, full: 0}}
      monitors: {weight: 10, values: {none: 100, some: 0}}
      trade: {weight: 30, values: {closed: 0, open: [80, 100]}}
    joint:
      - {options: {withdrawal: full, monitors: some}, worth: [25, 35]}
  south:
    assumed: as an example
    no_deal: 40
    issues:
      withdrawal: {weight: 70, values: {none: 0, full: 100}}
      monitors: {weight: 10, values: {none: 0, some: 100}}
      trade: {weight: 20, values: {closed: 100, open: 0}}
    red_lines:
      - options: {monitors: none}
packages:
  - {id: all, name: All of it, options: {withdrawal: full, monitors: some, trade: open}, assumed: drawn up}
  - {id: half, name: Half, options: {withdrawal: full, trade: open}, assumed: drawn up}
"""


@pytest.fixture
def written(tmp_path: Path) -> Case:
    file = tmp_path / "case.yaml"
    file.write_text(WRITTEN, encoding="utf-8")
    return load(file)


def test_what_is_worth_something_together_opens_a_zone(written: Case) -> None:
    found = solve(problem_of(written))
    assert found.counted.zone.value == 1
    assert found.solutions["nash"].packages == ((1, 1, 1),)
    # north: (0.6 x 0 + 0.1 x 0 + 0.3 x 90) + 30; south: 70 + 10
    assert found.solutions["nash"].values == ((Fraction(57), Fraction(80)),)
    apart = replace(written, positions={p: replace(q, joint=()) for p, q in written.positions.items()})
    assert solve(problem_of(apart)).counted.zone.value == 0


def test_named_packages_and_red_lines_follow(written: Case) -> None:
    made = joined(written)
    assert [issue.id for issue in made.issues] == ["withdrawal-and-monitors", "trade"]
    assert made.packages[0].options == {"withdrawal-and-monitors": "full-and-some", "trade": "open"}
    assert made.packages[1].options == {"trade": "open"}
    assert set(made.positions["south"].red_lines[0].options["withdrawal-and-monitors"]) == {
        "none-and-none",
        "full-and-none",
    }
    assert joined(made) is made


def test_ranges_of_joint_values_count_in_what_holds_for_every_number(written: Case) -> None:
    corners = Corners.of(written)
    agreed = (corners.worst.options[0].index("full-and-some"), 1)
    # north: from 0.3 x 80 + 25 = 49 to 0.3 x 100 + 35 = 65 against no deal at 50; south: 80 against 40
    assert corners.verdicts(agreed) == (Verdict.DEPENDS, Verdict.ALWAYS)
    found = robust(written, draws=200, workers=1)
    assert 0.5 < found.zone.value < 1


def test_questions_asked_issue_by_issue_say_what_to_do(written: Case) -> None:
    problem = problem_of(written)
    for ask in (unlock_zone, lambda p: unlock_package(p, (1, 1, 1)), lambda p: trades(p, (1, 1, 1))):
        with pytest.raises(LimitError, match=r"joined\(case\)"):
            ask(problem)
    assert unlock_zone(problem_of(joined(written))).is_open


def test_a_joint_value_without_any_weight_is_told(written: Case, tmp_path: Path) -> None:
    bare = WRITTEN.replace("{weight: 60, values: {none: 100", "{weight: 0, values: {none: 100")
    file = tmp_path / "bare.yaml"
    file.write_text(
        bare.replace("{weight: 10, values: {none: 100", "{weight: 0, values: {none: 100"), "utf-8"
    )
    with pytest.raises(InputError, match="'north' gives no weight to 'withdrawal' and 'monitors'"):
        joined(load(file))
