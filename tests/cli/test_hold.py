"""``tracktwo hold``: words for who would leave a state, and the documented JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ELMIRA = ROOT / "examples" / "elmira-1991" / "elmira-groundwater-1991.gmcr"


def words(text: str) -> str:
    return " ".join(text.split())


def test_what_holds_is_told_and_who_would_leave_what_does_not(run_cli):
    shown = run_cli(
        "hold", ELMIRA, "--coalition", "uniroyal, Ministry of the Environment", "--status-quo", "1"
    )
    assert shown.code == 0
    told = words(shown.out)
    assert "12 states, 3 parties" in told
    both = "Ministry of the Environment and Uniroyal"
    assert f"7 (Delay, Insist): Nash, GMR, SMR, SEQ and SSEQ not against {both} together (Nash)" in told
    assert "not Nash, SEQ or SSEQ: Local government would move to 7 (Delay, Insist)" in told
    assert f"10 (Modify, Accept, Insist): Local government 1 -> 7, {both} 7 -> 10" in told


def test_of_one_state_everything_is_told(run_cli):
    told = words(run_cli("hold", "catalog:cuba-1962", "--state", "5", "--status-quo", "3").out)
    assert "United States: no move to anything better" in told
    assert (
        "Soviet Union prefers 1 (nothing done): Soviet Union 5 -> 1 nothing keeps it from that by Nash or SIM"
        in told
    )
    assert "met by United States 1 -> 2 (GMR, SMR, SEQ and SSEQ)" in told
    assert "Reached from 3 (Blockade) by moves" in told


def test_json_has_the_names_of_the_contract(run_cli):
    found = json.loads(
        run_cli("hold", ELMIRA, "--coalition", "uniroyal,ministry-of-the-environment", "--json").out
    )
    assert found["equilibria"]["nash"] == [5, 6, 7, 10, 11, 12]
    assert found["coalition"]["nash"] == [5, 6, 10, 11, 12]
    assert found["equilibria"]["sim"] is None and "two parties" in found["sim_reason"]
    assert found["stability"]["local-government"]["nash"] == [5, 6, 7, 8, 9, 10, 11, 12]
    assert {"id": 7, "options": "NYNNY", "name": ""} in found["states"]
    (broken,) = (one for one in found["coalition_broken"] if one["state"] == 7)
    assert (broken["by"], broken["to"], broken["sanction"]) == (
        ["ministry-of-the-environment", "uniroyal"],
        10,
        None,
    )


def test_what_would_make_a_state_hold_is_told(run_cli):
    told = words(run_cli("hold", "catalog:euphrates-1975", "--make-stable", "2").out)
    assert "It does not hold for Syria. All of this would have to be so:" in told
    assert "Syria likes 3 no better than 2, or 6 is no better (reached by Iraq to 6)" in told
    assert "The least: Syria likes 2 at least as well as 6; 384 of 720 rankings do." in told
    assert "nobody can take 'Escalate' (then 4 would hold as well)" in told
    told = words(run_cli("hold", "catalog:euphrates-1975", "--make-stable", "6").out)
    assert "State 6 (Escalate, Attack) holds by SEQ as things are." in told
    assert "It would hold no more if Syria liked it less than 4 (2 pairs of states)." in told


def test_what_is_unknown_or_strong_is_taken_into_account(run_cli):
    words_of = ["hold", "catalog:euphrates-1975", "--unknown", "iraq:1,3,5", "--much", "syria:1,3,6/2,4,5"]
    told = words(run_cli(*words_of).out)
    assert "With pairs of states unknown (3 of Iraq), these hold, if parties are" in told
    assert "deterred only by what is known to be no better: Nash 6; GMR 6; SMR 6; SEQ 6" in told
    assert "for some only no better: Nash none; GMR 1; SMR none; SEQ none; SSEQ none" in told


def test_parties_that_do_not_see_all_states_are_judged_by_what_they_see(tmp_path, run_cli):
    makers = [
        {
            "name": "One",
            "options": [0],
            "preferences": [[[1, "N"]], [[0, "N"]]],
            "misperceptions": [[[1, "Y"]]],
        },
        {"name": "Other", "options": [1], "preferences": [[[1, "Y"]]]},
    ]
    file = tmp_path / "hidden.gmcr"
    options = [{"name": "Give"}, {"name": "Take"}]
    file.write_text(json.dumps({"options": options, "decisionMakers": makers}), "utf-8")
    told = words(run_cli("hold", file).out)
    assert "One does not see 3, 4" in told
    assert "Nash: none hold; not seen by all, but held by all who see them: 3, 4" in told
    found = json.loads(run_cli("hold", file, "--json").out)
    assert found["equilibria"]["nash"] == [3] and found["misperception"]["unforeseen"]["nash"] == [3, 4]


def test_a_state_that_nobody_keeps_is_told(tmp_path, run_cli):
    # Two steps of one party, then two of the other: nobody may move twice in a row to bring the other down.
    parties = [
        {"id": "a", "moves": [[1, 2], [2, 3]], "ranking": [4, 3, 2, 1]},
        {"id": "b", "moves": [[3, 4], [4, 1]], "ranking": [2, 1, 4, 3]},
    ]
    file = tmp_path / "round.json"
    file.write_text(json.dumps({"states": [1, 2, 3, 4], "parties": parties}), "utf-8")
    shown = run_cli("hold", file, "--coalition", "a,b")
    assert "round: 4 states, 2 parties, 4 moves." in shown.out
    assert "No state holds: from each, somebody would move on" in shown.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--state", "99"], "There is no state 99; the states are 1, 2,"),
        (["--status-quo", "x"], "There is no state x"),
        (["--make-stable", "x"], "There is no state x"),
        (["--unknown", "nobody:1,2"], "write a party, a colon and states; the parties are ministry"),
        (["--unknown", "uniroyal:1"], "name two states or more, as in uniroyal:1,2"),
        (["--much", "uniroyal"], "write a party, a colon and states"),
        (["--coalition", "uniroyal,nobody"], "there is no party 'nobody'; the parties are ministry-of"),
        (["--coalition", "uniroyal"], "a coalition has two parties or more"),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(arguments, told, run_cli):
    shown = run_cli("hold", ELMIRA, *arguments)
    assert (shown.code, shown.out) == (2, "")
    assert told in shown.err


def test_a_case_is_asked_all_that_it_says_something_about(run_cli):
    shown = run_cli("hold", ROOT / "examples" / "ukraine-2023", "--draws", "5")
    assert shown.code == 0
    assert "Who gains by breaking it, once it is made?" in shown.out


def test_one_package_of_a_case_is_a_graph_model(run_cli):
    shown = run_cli(
        "hold", ROOT / "examples" / "ukraine-2023", "--package", "minsk-2015", "--state", "1", "--json"
    )
    found = json.loads(shown.out)
    assert found["states"][0] == {"id": 1, "options": "N" * len(found["options"]), "name": "The deal is kept"}
    assert found["why"]["state"] == 1


def test_a_state_of_a_case_asks_for_a_package(run_cli):
    shown = run_cli("hold", ROOT / "examples" / "ukraine-2023", "--state", "1")
    assert shown.code == 2
    assert "--state is about the states of one graph model. Name a package as well" in shown.err


def test_a_case_without_acts_has_no_graph_model_and_says_why(run_cli):
    shown = run_cli("hold", ROOT / "examples" / "panama-1974", "--json", "--draws", "2")
    found = json.loads(shown.out)
    assert found["states"] == [] and "moves:" in found["sim_reason"]


def test_a_mistake_in_a_graph_is_told_with_its_line(tmp_path, run_cli):
    file = tmp_path / "graph.json"
    file.write_text(
        '{"states": [1, 2],\n "parties": [{"id": "a", "moves": [[1, 3]], "ranking": [1, 2]}]}', "utf-8"
    )
    shown = run_cli("hold", file)
    assert shown.code == 2
    assert "graph.json:2:40: there is no state 3. The states are 1, 2." in shown.err
