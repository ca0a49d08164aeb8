"""Our own JSON form of graph models: what it says is read, and what is wrong is told with line and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from graph_oracle import same_order
from jsonschema import Draft202012Validator
from published_conflicts import PUBLISHED, conflict_of

from tracktwo.errors import FormatError
from tracktwo.hold.graph import is_graph, model_of_conflict, read_graph, schema, stability

A = {"id": "a", "name": "Ann", "moves": [[1, 2], [2, 3]], "ranking": [3, [1, 2]]}
B = {"id": "b", "moves": [[1, 3]], "payoffs": [0.5, 1, 0.1]}
THREE = {"title": "Three", "states": [1, {"id": 2, "name": "two"}, 3], "parties": [A, B]}
OPTIONED: dict[str, Any] = {
    "options": ["stop", {"id": "pay", "name": "Pay up", "direction": "fwd"}, {"id": "leave"}],
    "infeasible": [{"pay": "Y", "leave": "Y"}],
    "parties": [
        {"id": "a", "options": ["stop"], "wants": [{"pay": "Y"}, [{"stop": "N"}, {"leave": "Y"}]]},
        {"id": "b", "options": ["pay", "leave"], "ranking": [1, 2, [3, 4, 5], 6]},
    ],
}


def written(folder: Path, data: Any) -> Path:
    file = folder / "model.json"
    file.write_text(json.dumps(data, indent=1), "utf-8")
    return file


def test_states_moves_and_preferences_are_those_of_the_file(tmp_path: Path) -> None:
    more = {**THREE, "coalitions": [["b", "a"]], "status_quo": 2}
    model, findings = read_graph(written(tmp_path, more))
    assert findings == ()
    assert (model.title, model.parties, model.names) == ("Three", ("a", "b"), ("Ann", "b"))
    assert (model.states, model.labels, model.status_quo) == ((1, 2, 3), ("", "two", ""), 1)
    assert model.coalitions == ((0, 1),)
    assert [arcs.of(0).tolist() for arcs in model.moves] == [[1], [2]]
    assert same_order(model.ranks[0], [1, 1, 2]) and same_order(model.ranks[1], [2, 3, 1])
    assert [model.label(n) for n in range(3)] == ["state 1", "two", "state 3"]


@pytest.mark.parametrize(
    "preferences",
    [
        {"ranking": [2, 1, 3]},
        {"payoffs": [7, 8.5, -1]},
        {"payoffs": {"3": 0, "1": 1, "2": 2}},
        {"better": [[1, 3], [2, 1], [2, 3]]},
    ],
)
def test_four_ways_to_say_what_a_party_prefers(preferences: Any, tmp_path: Path) -> None:
    party = {"id": "a", "moves": [[1, 2]], **preferences}
    model, _ = read_graph(written(tmp_path, {**THREE, "parties": [party, B]}))
    assert same_order(model.ranks[0], [2, 3, 1])


def test_better_and_equal_make_a_ranking_with_ties(tmp_path: Path) -> None:
    party = {"id": "a", "moves": [[1, 2]], "better": [[1, 3]], "equal": [[2, 3]]}
    model, _ = read_graph(written(tmp_path, {**THREE, "parties": [party, B]}))
    assert same_order(model.ranks[0], [1, 0, 0])


def test_option_form_gives_states_by_number_and_by_letters(tmp_path: Path) -> None:
    file = {**OPTIONED, "status_quo": "YNN", "same": [{"leave": "Y"}]}
    file["parties"] = [OPTIONED["parties"][0] | {"cannot": [[1, "YNN"]]}, OPTIONED["parties"][1]]
    file["parties"][0]["wants"] = [{"pay": "Y"}]
    file["parties"][1] = {**file["parties"][1], "ranking": [1, 2, 3, 4, [5, 6]]}
    model, _ = read_graph(written(tmp_path, file))
    assert model.states == (1, 2, 3, 4, 5) and model.same == {6: 5}
    assert model.options == ("NNN", "YNN", "NYN", "YYN", "NNY")
    assert model.label(3) == "stop, Pay up" and model.label(0) == "nothing done"
    assert model.states[model.status_quo] == 2
    assert [model.moves[0].of(n).tolist() for n in range(5)] == [[], [0], [3], [2], []]
    assert model.moves[1].of(2).tolist() == []  # what is paid is paid, and with it there is no leaving
    assert model.index("6") == model.index(5) == 4


@pytest.mark.parametrize("name", PUBLISHED)
def test_our_form_says_what_the_other_program_s_says(name: str, shared: Path, tmp_path: Path) -> None:
    facts = json.loads((shared / "data" / "cases" / f"{name}.json").read_text("utf-8"))
    data = {
        "options": [
            {"id": option, "direction": direction}
            for option, direction in zip(facts["options"], facts["option_direction"], strict=True)
        ],
        "infeasible": [
            {key.rpartition("#")[0]: mark for key, mark in one.items()}
            for one in facts["infeasible_conditions"]
        ],
        "parties": [
            {
                "id": maker["name"],
                "options": [facts["options"][n] for n in maker["options"]],
                "ranking": facts["preferences_best_to_worst"][maker["name"]],
            }
            for maker in facts["decision_makers"]
        ],
    }
    mine, _ = read_graph(written(tmp_path, data))
    other = model_of_conflict(conflict_of(facts))
    assert mine.options == other.options
    for one, two in zip(mine.moves, other.moves, strict=True):
        assert np.array_equal(one.start, two.start) and np.array_equal(one.target, two.target)
    assert stability(mine).to_records()["equilibria"] == stability(other).to_records()["equilibria"]


def test_states_of_elmira_that_are_the_same_become_the_nine_of_the_literature(
    shared: Path, tmp_path: Path
) -> None:
    facts = json.loads((shared / "data" / "cases" / "gmcr_elmira12_coalition.json").read_text("utf-8"))
    nine = json.loads((shared / "data" / "cases" / "gmcr_elmira9.json").read_text("utf-8"))
    data = {
        "options": [
            {"id": option, "direction": direction}
            for option, direction in zip(facts["options"], facts["option_direction"], strict=True)
        ],
        "infeasible": [
            {key.rpartition("#")[0]: mark for key, mark in one.items()}
            for one in facts["infeasible_conditions"]
        ],
        "parties": [
            {
                "id": maker["name"],
                "options": [facts["options"][n] for n in maker["options"]],
                "ranking": facts["preferences_best_to_worst"][maker["name"]],
            }
            for maker in facts["decision_makers"]
        ],
        "same": [{"Abandon": "Y"}],
    }
    model, _ = read_graph(written(tmp_path, data))
    # The nine states in the order of the literature, by their numbers among the twelve.
    order = [1, 2, 3, 4, 7, 8, 9, 10, 5]
    assert sorted(order) == list(model.states) and model.same == {6: 5, 11: 5, 12: 5}
    found = stability(model).to_records()
    for concept, states in nine["expected_computed"]["refgmcr"].items():
        assert found["equilibria"][concept.lower()] == sorted(order[n - 1] for n in states)
    moves = {
        party: {
            (order.index(model.states[s]) + 1, order.index(model.states[int(t)]) + 1)
            for s in range(9)
            for t in arcs.of(s)
        }
        for party, arcs in zip(("MoE", "Uniroyal", "LocalGov"), model.moves, strict=True)
    }
    assert moves == {
        party: {tuple(pair) for pair in pairs} for party, pairs in nine["unilateral_moves"].items()
    }


def changed(**more: Any) -> Any:
    return {**THREE, "parties": [{**A, **more}, B]}


def preferring(**more: Any) -> Any:
    return {**THREE, "parties": [{"id": "a", "moves": [[1, 2]], **more}, B]}


WRONG: list[tuple[Any, str, str]] = [
    ([], "1:1", "a list stands where keys with values are due."),
    ({**THREE, "stats": 1}, "stats", "'stats' is not known here. Did you mean 'states'?"),
    ({**THREE, "states": []}, "[]", "there are no states. List their ids"),
    ({**THREE, "states": [1, 2, 3, 1]}, "", "there are two states with the id 1."),
    ({**THREE, "states": [1, 2, True]}, "true", "true is no id of a state."),
    ({"states": [1]}, "", 'there are no parties. Write "parties": [{"id": "a", ...}, ...].'),
    ({**THREE, "parties": []}, "[]", "there are no parties."),
    ({**THREE, "parties": [{"name": "A"}]}, "", 'this party has no id. Write "id": "..." in it.'),
    ({"parties": [A, B]}, "", 'there are no states. List the ids of the states: "states": [1, 2, 3].'),
    ({**THREE, "states": [1, 2, 3, "1"]}, "", "there are two states with the id '1'."),
    (
        changed(moves={"1": [2]}),
        "",
        'a mapping stands where a list of pairs of states is due. Write "moves": [[',
    ),
    ({**THREE, "parties": [A, A]}, "", "there are two parties with the id 'a'."),
    (changed(moves=[]), "", "a has no moves, so it can do nothing."),
    (changed(moves=[[1, 7]]), "7", "there is no state 7. The states are 1, 2, 3."),
    (changed(moves=[[1, "2"]]), '"2"', "there is no state '2'. Write 2, as in the list of states."),
    (changed(moves=[[2, 2]]), "", "this is a move from state 2 to itself."),
    (changed(moves=[[1, 2, 3]]), "", "a list stands where a pair of states is due. Write [from, to]."),
    (changed(ranking=[1, 2]), "", "this ranking leaves out state 3. Name each state once;"),
    (changed(ranking=[1, 2, [3, 2]]), "", "this ranking names state 2 more than once."),
    (changed(payoffs=[1]), "", "a has ranking and payoffs here. Write one of ranking, payoffs, better."),
    (preferring(), "", "a has no preferences here."),
    (preferring(payoffs=[1, 2]), "", "2 payoffs stand here for 3 states."),
    (preferring(payoffs=[1, 2, "x"]), '"x"', "'x' stands where a number is due."),
    (preferring(payoffs={"1": 1, "2": 2}), "", "this payoffs leaves out state 3."),
    (preferring(payoffs={"1": 1, "2": 2, "9": 3, "3": 1}), "", "there is no state '9'."),
    (
        preferring(better=[[1, 2], [2, 3], [3, 1]]),
        "",
        "these preferences go in a circle: 1 is better than 2 is better than 3 is better than 1.",
    ),
    (preferring(better=[[1, 2]], equal=[[1, 2, 3]]), "", "these preferences go in a circle"),
    (preferring(better=[[1, 2], [1, 3]]), "", "nothing says whether state"),
    (preferring(better=[[1, 2, 3]]), "", "Write [better, worse]."),
    ({**THREE, "coalitions": [["a", "c"]]}, '"c"', "there is no party 'c'. The parties are a, b."),
    ({**THREE, "coalitions": [["a"]]}, "", "a coalition has two parties or more."),
    ({**THREE, "status_quo": 9}, "9", "there is no state 9."),
    ({**THREE, "same": [[2, 3]]}, "", "states 2 and 3 are the same here, but a does not like them equally."),
    ({**THREE, "same": [{"x": "Y"}]}, "", "a mapping stands where a list of states is due."),
    (
        {**THREE, "options": ["x"], "states": [{"id": 1, "options": "Q"}]},
        '"Q"',
        "'Q' is not made of Y and N.",
    ),
    ({**OPTIONED, "options": []}, "[]", "0 options stand here."),
    ({**OPTIONED, "infeasible": [{"stop": "Y"}, {"stop": "N"}]}, "", "these conditions leave no state"),
    (
        {**OPTIONED, "infeasible": [{"halt": "Y"}]},
        '"halt"',
        "there is no option 'halt'. The options are stop,",
    ),
    ({**OPTIONED, "infeasible": [{"stop": "X"}]}, '"X"', "'X' stands where Y or N is due."),
    ({**OPTIONED, "infeasible": [[]]}, "", "this condition says nothing."),
    (
        {**OPTIONED, "options": [{"id": "stop", "direction": "up"}]},
        '"up"',
        "'up' is no direction. Write both;",
    ),
    ({**OPTIONED, "options": ["stop", "stop"]}, "", "there are two options with the id 'stop'."),
    (
        {**OPTIONED, "parties": [{"id": "a", "options": [], "wants": []}]},
        "",
        "a has no options, so it can do",
    ),
    ({**OPTIONED, "status_quo": "YYY"}, '"YYY"', "there is no state 'YYY'. Write its number, or a Y or N"),
]


@pytest.mark.parametrize(
    ("data", "at", "told"), WRONG, ids=lambda one: one[:40] if isinstance(one, str) else ""
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_write(
    data: Any, at: str, told: str, tmp_path: Path
) -> None:
    file = written(tmp_path, data)
    with pytest.raises(FormatError) as caught:
        read_graph(file)
    assert told in str(caught.value)
    finding = next(one for one in caught.value.findings if told in f"{one.message} {one.remedy}")
    assert finding.place.line > 0 and finding.remedy
    if at and at != "1:1":
        line = file.read_text("utf-8").splitlines()[finding.place.line - 1]
        assert line[finding.place.column - 1 :].startswith((at, f'"{at}"'))


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    data = {**changed(moves=[[1, 9], [3, 3]], ranking=[1]), "coalitions": [["z", "a"]]}
    with pytest.raises(FormatError) as caught:
        read_graph(written(tmp_path, data))
    assert len(caught.value.findings) == 5


@pytest.mark.parametrize("text", ['{"states": [1,], ', '{"states": 1, "states": 2}', "[" * 200, '{"a": NaN}'])
def test_what_is_no_json_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text(text, "utf-8")
    with pytest.raises(FormatError):
        read_graph(file)


def test_a_decision_maker_without_options_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "x.gmcr"
    makers = [{"name": "A", "options": [0]}, {"name": "B", "options": []}]
    file.write_text(json.dumps({"options": [{"name": "o"}], "decisionMakers": makers}, indent=1), "utf-8")
    with pytest.raises(FormatError, match=r"x\.gmcr:\d+:\d+: decision maker 2, B, controls no options"):
        read_graph(file)


def test_files_of_this_form_are_told_from_others(tmp_path: Path) -> None:
    assert is_graph(written(tmp_path, THREE)) and is_graph(written(tmp_path, OPTIONED))
    assert is_graph(written(tmp_path, {"states": 1})) and is_graph("anything.gmcr")
    for other in ({"issues": [], "parties": [{}]}, {"parties": ["A", "B"]}, [], {"tracktwo": 1}):
        assert not is_graph(written(tmp_path, other))
    assert not is_graph(tmp_path) and not is_graph(tmp_path / "nowhere.json")


@pytest.mark.parametrize("data", [THREE, OPTIONED, preferring(better=[[1, 2], [2, 3]], equal=[])])
def test_the_schema_takes_what_is_read(data: Any) -> None:
    Draft202012Validator.check_schema(schema())
    assert list(Draft202012Validator(schema()).iter_errors(data)) == []


def test_the_schema_refuses_what_is_not_read() -> None:
    checker = Draft202012Validator(schema())
    beyond = ("there is no", "leaves out", "circle", "more than once", "two states", "two parties")
    beyond += ("two options", "to itself", "a list of states is due", "nothing says", "payoffs stand")
    beyond += ("leave no state", "are the same here")
    for data, _, told in WRONG:
        if not any(one in told for one in beyond):
            assert not checker.is_valid(data), told
