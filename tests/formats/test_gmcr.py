"""Graph models: states and ranks as published, cases that say the same, plain words for broken files."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from fuzzing import fuzz
from graph_files import PUBLISHED, conflict, gmcr_of, published, written
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tracktwo.case import Case
from tracktwo.deals import problem_of, solve
from tracktwo.errors import FormatError, LimitError
from tracktwo.formats import read
from tracktwo.formats.gmcr import Conflict, DecisionMaker, GraphOption, Pattern, read_conflict
from tracktwo.formats.gmcr.to_case import case_of_conflict

TWO = [{"name": "A", "options": [0]}, {"name": "B", "options": [1]}]


def best_first(ranks: tuple[int, ...]) -> list[set[int]]:
    """Group state numbers from best to worst."""
    return [
        {number for number, one in enumerate(ranks, 1) if one == rank}
        for rank in sorted(set(ranks), reverse=True)
    ]


@pytest.mark.parametrize("name", PUBLISHED)
def test_states_and_rankings_are_those_published(name: str, shared: Path, tmp_path: Path) -> None:
    facts = published(shared, name)
    found, findings = read_conflict(written(tmp_path, gmcr_of(facts)))
    assert findings == ()
    assert dict(enumerate(found.states(), 1)) == {int(n): state for n, state in facts["states"].items()}
    for number, maker in enumerate(facts["decision_makers"]):
        ranking = facts["preferences_best_to_worst"][maker["name"]]
        assert best_first(found.ranks(number)) == [set(s) if isinstance(s, list) else {s} for s in ranking]
    assert [option.direction for option in found.options] == facts["option_direction"]


def test_the_statements_of_an_earlier_program_rank_elmira_as_its_table_does(
    shared: Path, tmp_path: Path
) -> None:
    # What the ministry wants, most important first: acceptance, no closure, no change of its order, and
    # the local government's insistence where, and only where, the order stands.
    facts = published(shared, "gmcr_elmira12_coalition")
    data = gmcr_of(facts)
    either = {"compound": True, "members": [[[0, "N"], [4, "Y"]], [[0, "Y"], [4, "N"]]]}
    data["decisionMakers"][0]["preferences"] = [[[2, "Y"]], [[3, "N"]], [[0, "N"]], either]
    data["useManualPreferenceRanking"] = False
    found, _ = read_conflict(written(tmp_path, data))
    ranking = [{number} for number in (9, 3, 4, 10, 7, 1, 2, 8)]
    assert best_first(found.ranks(0))[:8] == ranking


def test_a_statement_outweighs_all_that_follow(tmp_path: Path) -> None:
    wanted = [[[1, "Y"]], [[0, "Y"]]]
    makers = [{**TWO[0], "preferences": wanted}, TWO[1]]
    found, findings = read_conflict(written(tmp_path, conflict(2, makers)))
    assert found.states() == ("NN", "YN", "NY", "YY")
    assert found.ranks(0) == (1, 2, 3, 4)
    assert found.ranks(1) == (1, 1, 1, 1)
    assert "prefers nothing" in str(findings[0])


def test_options_stand_in_the_order_of_decision_makers(tmp_path: Path) -> None:
    makers = [
        {"name": "A", "options": [1], "preferences": [[[1, "Y"]]]},
        {"name": "B", "options": [0], "preferences": [[[0, "N"]]]},
    ]
    found, findings = read_conflict(written(tmp_path, conflict(3, makers, infeasibles=[[[2, "Y"]]])))
    assert [option.name for option in found.options] == ["o1", "o0", "o2"]
    assert found.states() == ("NNN", "YNN", "NYN", "YYN")
    assert found.ranks(0) == (1, 2, 1, 2)
    assert found.ranks(1) == (2, 2, 1, 1)
    assert [found.in_file_order(state) for state in found.states()] == ["NNN", "NYN", "YNN", "YYN"]
    assert ["belong to no decision maker" in str(f) or "order of" in str(f) for f in findings] == [True, True]


def test_misperceptions_and_coalitions_are_kept(tmp_path: Path) -> None:
    makers = [{**TWO[0], "misperceptions": [[[1, "Y"]]], "preferenceRanking": [2, 1]}, TWO[1]]
    found, _ = read_conflict(written(tmp_path, conflict(2, makers, coalitions=[[0, 1]])))
    assert found.seen(0) == (True, True, False, False)
    assert found.seen(1) == (True, True, True, True)
    assert found.ranks(0) == (2, 3, 1, 1)
    assert found.coalitions == ((0, 1),)
    told = [str(finding) for finding in read(tmp_path / "x.gmcr").findings]
    assert any("misperceptions" in one for one in told) and any("coalitions" in one for one in told)


literals = st.dictionaries(st.integers(0, 3), st.booleans(), min_size=1).map(
    lambda found: tuple(sorted(found.items()))
)
patterns = st.lists(literals, min_size=1, max_size=3).map(lambda found: Pattern(tuple(found)))
conflicts = st.builds(
    lambda statements, infeasible: Conflict(
        "made",
        tuple(GraphOption(f"o{n}", "both", n) for n in range(4)),
        (DecisionMaker("A", (0, 1), tuple(statements)), DecisionMaker("B", (2, 3), tuple(statements[:1]))),
        tuple(infeasible),
    ),
    st.lists(patterns, min_size=1, max_size=5),
    st.lists(patterns, max_size=4),
)


def worth_in(case: Case, party: str, state: str) -> Fraction:
    """Add up what a package is worth: weights times values, and what options are worth together."""
    position = case.positions[party]
    chosen = {issue.id: issue.options[mark == "Y"].id for issue, mark in zip(case.issues, state, strict=True)}
    plain = sum(
        position.weights[issue].estimate.point * position.values[issue][option].estimate.point
        for issue, option in chosen.items()
    )
    together = sum(
        joint.worth.estimate.point
        for joint in position.joint
        if all(chosen[issue] in ids for issue, ids in joint.options.items())
    )
    return Fraction(plain + together)


def allowed(case: Case, state: str) -> bool:
    chosen = {issue.id: issue.options[mark == "Y"].id for issue, mark in zip(case.issues, state, strict=True)}
    return not any(
        all(chosen[issue] in ids for part in (rule.when, rule.then) for issue, ids in part.items())
        for rule in case.rules
    )


@given(conflicts)
def test_feasible_states_are_what_counting_all_of_them_finds(made: Conflict) -> None:
    every = ["".join(marks)[::-1] for marks in itertools.product("NY", repeat=4)]
    assert list(made.states()) == [s for s in every if not any(p.holds(s) for p in made.infeasible)]


@given(conflicts)
def test_the_case_allows_the_same_states_and_ranks_them_alike(made: Conflict) -> None:
    case, _ = case_of_conflict(made, Path("made.gmcr"))
    every = ["".join(marks)[::-1] for marks in itertools.product("NY", repeat=4)]
    assert [state for state in every if allowed(case, state)] == list(made.states())
    for number, party in enumerate(case.parties):
        statements = made.makers[number].statements
        weights = [2 ** (len(statements) - k - 1) for k in range(len(statements))]
        assert [worth_in(case, party.id, state) for state in made.states()] == [
            sum(w for w, wanted in zip(weights, statements, strict=True) if wanted.holds(state))
            for state in made.states()
        ]


@settings(max_examples=25)
@given(conflicts)
def test_the_frontier_of_the_case_is_that_of_the_ranks(made: Conflict) -> None:
    states = made.states()
    assume(states)
    ranks = [made.ranks(number) for number in range(len(made.makers))]
    points = list(zip(*ranks, strict=True))
    best = {
        state
        for state, mine in zip(states, points, strict=True)
        if not any(
            all(a >= b for a, b in zip(other, mine, strict=True)) and other != mine for other in points
        )
    }
    found = solve(problem_of(case_of_conflict(made, Path("made.gmcr"))[0]))
    assert found.frontier is not None
    assert (found.counted.total, found.frontier.packages_total) == (len(states), len(best))
    rows = range(len(found.frontier))
    packages = [package for row in rows for package in found.frontier.packages(row)]
    assert {"".join("NY"[option] for option in package) for package in packages} == best


def test_an_option_that_is_never_taken_is_ruled_out_whatever_else_is_answered(tmp_path: Path) -> None:
    file = written(tmp_path, conflict(2, TWO, infeasibles=[[[1, "Y"]]]))
    (rule,) = read(file).case.rules
    assert set(rule.when) & set(rule.then) == set()
    assert solve(problem_of(read(file).case)).counted.total == 2


@pytest.mark.parametrize("name", PUBLISHED)
def test_ranks_have_a_frontier_and_a_zone_but_no_solution(name: str, shared: Path, tmp_path: Path) -> None:
    case = read(written(tmp_path, gmcr_of(published(shared, name)))).case
    found = solve(problem_of(case))
    records = found.to_records()
    assert (case.scale, len(records["solutions"])) == ("ranks", 4)
    assert set(records["solutions"].values()) == {None}
    assert "only say which packages are better than which" in records["solutions_reason"]
    assert records["frontier"]["count"] > 0 and records["packages"]["zone"] > 0
    assert not {"nash", "utilitarian"} & set(found.methods())
    points = solve(problem_of(replace(case, scale="points")))
    assert [values(points.frontier), bool(points.solutions["nash"])] == [values(found.frontier), True]


def values(frontier: Any) -> list[Any]:
    return [frontier.exact(row) for row in range(len(frontier))]


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_ranked_conflict_is_a_case_with_ranks_for_utilities(
    name: str, shared: Path, tmp_path: Path
) -> None:
    file = written(tmp_path, gmcr_of(published(shared, name)))
    imported, (found, _) = read(file), read_conflict(file)
    assert (imported.format, imported.case.title) == ("gmcr", "X")
    assert "only rank the states" in str(imported.findings[0])
    for number, party in enumerate(imported.case.parties):
        worth = tuple(worth_in(imported.case, party.id, state) for state in found.states())
        assert worth == found.ranks(number)
        assert imported.case.positions[party.id].no_deal is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"options": []}, "the file has 0 options"),
        ({"options": [{"permittedDirection": "both"}] * 2}, "option 1 has no name"),
        ({"options": [{"name": "a", "permittedDirection": "up"}] * 2}, "Write both, fwd or back."),
        ({"decisionMakers": 1}, "the file has no list of decisionMakers"),
        ({"decisionMakers": [{"name": "A", "options": [7]}]}, "decision maker 1 controls option 7"),
        ({"infeasibles": [[[0, "Y"]], [[0, "N"]]]}, "infeasible 2 leaves no state feasible"),
        ({"infeasibles": [[[0, "maybe"]]]}, "infeasible 1 has [0, 'maybe'] where"),
        ({"infeasibles": ["x"]}, "infeasible 1 is no condition"),
        ({"decisionMakers": [{**TWO[0], "preferenceRanking": [1, 2, 3]}]}, "each of the 4 states once"),
        ({"decisionMakers": [{**TWO[0], "preferenceRanking": [1, 2, 3, 3]}]}, "each of the 4 states once"),
        ({"coalitions": [[0, 9]]}, "a coalition with a decision maker that is none"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(change: dict[str, Any], told: str, tmp_path: Path) -> None:
    file = written(tmp_path, {**conflict(2, TWO), **change})
    with pytest.raises(FormatError) as caught:
        read(file)
    assert told in str(caught.value) and str(file) in str(caught.value)
    assert caught.value.findings[0].place.line == 1


def test_a_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x.gmcr"
    makers = [TWO[0], {**TWO[1], "preferences": [[[0, "Y"]], [[1, "maybe"]]]}]
    file.write_text(json.dumps(conflict(2, makers), indent=1), "utf-8")
    with pytest.raises(FormatError) as caught:
        read(file)
    place = caught.value.findings[0].place
    assert '"maybe"' in "".join(file.read_text("utf-8").splitlines()[place.line - 1 : place.line + 4])


@pytest.mark.parametrize("text", ["{", "[]", "[" * 100_000, "\udcff", '{"options": NaN}', "1" * 5000])
def test_what_is_no_graph_model_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.gmcr"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(FormatError):
        read(file)


def test_a_condition_that_can_never_hold_is_left_out_with_a_warning(tmp_path: Path) -> None:
    file = written(tmp_path, conflict(2, TWO, infeasibles=[[], [[0, "Y"], [0, "N"]]]))
    found, findings = read_conflict(file)
    assert len(found.states()) == 4
    assert sum("left out" in str(finding) for finding in findings) == 2


@pytest.mark.parametrize("options", [21, 200])
def test_more_states_than_can_be_listed_end_in_plain_words(options: int, tmp_path: Path) -> None:
    with pytest.raises(LimitError, match="more than 1,200,000 states"):
        read_conflict(written(tmp_path, conflict(options, [{"name": "A", "options": [0]}])))


def soiled() -> dict[str, bytes]:
    either = {"compound": True, "members": [[[0, "N"], [2, "Y"]], [[0, "Y"], [1, "N"]]]}
    makers = [
        {"name": "A", "options": [0, 1], "preferences": [[[2, "Y"]], either], "misperceptions": [[[0, "Y"]]]},
        {"name": "B", "options": [2], "preferenceRanking": [1, [2, 3], 4, 5, 6]},
    ]
    data = conflict(3, makers, infeasibles=[[[0, "Y"], [1, "Y"]]], coalitions=[0, 1])
    return {"x.gmcr": json.dumps(data).encode()}


def test_a_spoilt_file_is_read_or_refused() -> None:
    tally = fuzz(lambda folder: read(folder / "x.gmcr"), soiled(), 400, seed=1)
    assert tally.read > 20 and tally.refused > 100


@pytest.mark.slow
def test_ten_thousand_spoilt_files_are_read_or_refused() -> None:
    tally = fuzz(lambda folder: read(folder / "x.gmcr"), soiled(), 10_000, seed=2)
    assert tally.read > 500 and tally.refused > 2500
