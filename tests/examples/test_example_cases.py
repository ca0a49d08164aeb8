"""What the examples promise: they load without a word, and no number stands there without its reason."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tracktwo.case import Act, Case, Judgement, check, load

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/case.yaml"))
UKRAINE = EXAMPLES / "ukraine-2023"
REPORTS = sorted((UKRAINE / "reports").glob("*.txt"))
RUN = 8
"""So many of somebody else's words in a row are copied, not coincidence."""


def names(folder: Path) -> str:
    return folder.stem


def words(text: str) -> list[str]:
    return re.findall(r"\w+(?:'\w+)*|\|", text.lower().replace("’", "'"))


def runs(text: str, length: int = RUN) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def outside_quotation(text: str) -> str:
    """Put a mark that matches nothing in the place of what somebody is quoted as saying."""
    return re.sub("“[^”]*”", " | ", text)


@pytest.fixture(scope="module")
def ukraine() -> Case:
    return load(UKRAINE)


def test_there_are_examples_and_each_says_what_it_is() -> None:
    assert {"panama-1974", "ukraine-2023"} <= {folder.name for folder in FOLDERS}
    assert [folder.name for folder in FOLDERS if not (folder / "README.md").is_file()] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=names)
def test_an_example_is_used_without_an_error_or_a_warning(folder: Path) -> None:
    case, findings = check(folder)
    assert case is not None
    assert [str(finding) for finding in findings] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=names)
def test_every_judgement_has_a_footing_and_every_assumption_its_reason(folder: Path) -> None:
    judgements = load(folder).judgements()
    assert judgements
    assert [j.path for j in judgements if j.footing.kind == "none"] == []
    assert [j.path for j in judgements if j.footing.kind == "assumed" and len(j.footing.text) < 30] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=names)
def test_every_quotation_is_found_in_its_report(folder: Path) -> None:
    case = load(folder)
    files = {source.id: folder / source.file for source in case.sources if source.file}
    cited = [item for item in case.evidence if item.source in files]
    assert all(item.quote for item in cited)
    for item in cited:
        passage = files[item.source].read_bytes().decode("utf-8")[item.start : item.end]
        assert passage.split() == item.quote.split()


def wide(judgement: Judgement) -> bool:
    """Tell whether an assumed number leaves room: a third of the scale, or twice the weight."""
    spread = judgement.estimate
    if judgement.path.endswith("/weight"):
        return spread.high >= 2 * spread.low
    return spread.high - spread.low >= Fraction(100, 3)


def test_no_assumed_number_of_the_ukraine_case_is_narrow(ukraine: Case) -> None:
    ends = {Fraction(0), Fraction(100)}
    narrow = [
        j.path
        for j in ukraine.judgements()
        if not wide(j) and not (j.path.count("/") == 2 and j.estimate.certain and j.estimate.low in ends)
    ]
    assert narrow == []


def test_the_ends_of_a_scale_are_never_both_best_or_both_worst(ukraine: Case) -> None:
    for position in ukraine.positions.values():
        for issue, values in position.values.items():
            ends = [value.estimate.low for value in values.values() if value.estimate.certain]
            assert sorted(ends) in ([], [0], [100], [0, 100]), (position.party, issue)


def test_the_parties_are_treated_alike(ukraine: Case) -> None:
    identifiers = [party.id for party in ukraine.parties]
    assert identifiers == sorted(identifiers) == list(ukraine.positions)
    positions = ukraine.positions.values()
    assert len({p.no_deal.estimate for p in positions if p.no_deal}) == 1
    assert all(p.no_deal and len(p.no_deal_over_time) == 1 for p in positions)
    at_war = [ukraine.positions["russia"], ukraine.positions["ukraine"]]
    shared = [i for i in at_war[0].weights if i in at_war[1].weights]
    assert [i for i in shared if at_war[0].weights[i].estimate != at_war[1].weights[i].estimate] == []
    assert len(at_war[0].red_lines) == len(at_war[1].red_lines) + len(at_war[1].sacred)


def test_what_may_follow_a_deal_treats_both_countries_at_war_alike(ukraine: Case) -> None:
    moves, ceasefire, war = ukraine.moves, ukraine.ceasefire, ukraine.war
    assert moves and ceasefire and war
    other = {"russia": "ukraine", "ukraine": "russia"}

    def seen(act: Act, swap: bool) -> tuple[object, ...]:
        def name(who: str) -> str:
            return other.get(who, who) if swap else who

        worth = {(name(who), judged.estimate) for who, judged in act.worth.items()}
        after = {name(before.partition("-")[0]) for before in act.after}
        return name(act.by), act.ends_deal, act.undo, frozenset(after), frozenset(worth)

    fighting = [act for act in moves.acts if act.by in other or act.after]
    assert sorted(map(str, (seen(act, False) for act in fighting))) == sorted(
        map(str, (seen(act, True) for act in fighting))
    )
    keepers = [(k.gain.estimate, k.loss.estimate, k.patience.estimate) for k in ceasefire.keepers]
    assert len(keepers) == 2 and keepers[0] == keepers[1]
    assert len({cost.estimate for cost in war.costs.values()}) == 1
    assert [one.estimate.low + one.estimate.high for one in (war.wins, war.later) if one] == [1, 1]


def test_all_that_may_follow_a_deal_is_assumed_and_says_why(ukraine: Case) -> None:
    kinds = {one.path: one.footing for one in ukraine.later_judgements()}
    loose = [path for path, footing in kinds.items() if footing.kind == "assumed" and not footing.text]
    assert loose == []
    assert {footing.kind for footing in kinds.values()} <= {"assumed", "sourced"}


def test_every_red_line_rests_on_something_said(ukraine: Case) -> None:
    lines = [line for position in ukraine.positions.values() for line in position.red_lines]
    sacred = [issue for position in ukraine.positions.values() for issue in position.sacred]
    assert lines and sacred
    assert [line.label for line in lines if not line.footing.evidence] == []
    assert [issue.issue for issue in sacred if not issue.footing.evidence] == []


def test_what_the_readme_says_of_status_and_of_the_packages(ukraine: Case) -> None:
    refused = [(line.party, line.options) for p in ukraine.positions.values() for line in p.red_lines]
    status = {option for _, options in refused for option in options.get("status", ())}
    assert status == {option.id for option in ukraine.issue("status").options} - {"deferred"}
    crossed = {
        package.id
        for package in ukraine.packages
        for _, options in refused
        if all(package.options.get(issue) in ids for issue, ids in options.items())
    }
    assert crossed == {"minsk-2015", "russia-stated", "ukraine-stated"}


def test_at_the_midpoints_there_is_a_zone_and_the_lines_of_each_side_bind(
    run_cli: Callable[..., Any],
) -> None:
    found = json.loads(run_cli("deals", UKRAINE, "--json").out)
    assert 0 < found["packages"]["zone"] < found["packages"]["count"] / 10
    for solution in found["solutions"].values():
        assert solution["package"]["status"] == "deferred"
        assert solution["package"]["table"] != "us-russia-first"


def test_nothing_in_the_ukraine_case_is_later_than_its_date(ukraine: Case) -> None:
    assert ukraine.as_of is not None
    assert [s.id for s in ukraine.sources if s.date and s.date > ukraine.as_of] == []


@pytest.mark.parametrize("report", REPORTS, ids=names)
def test_a_report_says_that_it_is_an_example(report: Path) -> None:
    assert "Example text, written for the tracktwo software" in report.read_text("utf-8")


def test_the_second_report_is_a_cut_copy_of_the_first(ukraine: Case) -> None:
    original, copy = (
        (UKRAINE / "reports" / f"{n}.txt").read_text("utf-8") for n in ("northgate", "eastmoor")
    )
    body = copy.split("Courier Staff")[1].split("Example text")[0]
    kept = runs(body, 5) & runs(original, 5)
    assert len(kept) > 0.9 * len(runs(body, 5))
    assert len(words(body)) < 0.5 * len(words(original))
    for lost in ("Zakharova", "Our position is unchanged", "demilitarized zone", "Minsk", "commentary"):
        assert lost in original and lost not in copy


@pytest.mark.parametrize("report", REPORTS, ids=names)
def test_no_sentence_of_a_report_is_taken_from_the_press(report: Path, shared: Path) -> None:
    press = [path.read_text("utf-8") for path in sorted((shared / "reports").glob("*.txt"))]
    assert press
    taken = runs(outside_quotation(report.read_text("utf-8"))) & set().union(*map(runs, press))
    assert [" ".join(run) for run in sorted(taken)] == []


def test_the_points_of_the_canal_are_those_of_the_table() -> None:
    case = load(EXAMPLES / "panama-1974")
    points = {
        party: [position.weights[issue.id].estimate.point for issue in case.issues]
        for party, position in case.positions.items()
    }
    assert points == {
        "us": [22, 22, 15, 14, 11, 6, 4, 2, 2, 2],
        "panama": [9, 15, 15, 3, 15, 5, 11, 7, 7, 13],
    }
    weights = [w for position in case.positions.values() for w in position.weights.values()]
    assert {weight.footing.kind for weight in weights} == {"sourced"}


def test_in_fifteenths_the_published_division_of_the_canal_is_the_fair_one(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    whole = (EXAMPLES / "panama-1974" / "case.yaml").read_text("utf-8")
    land = "name: Land and water, kind: divisible, between: [us, panama]"
    assert whole.count(land) == 1
    (tmp_path / "case.yaml").write_text(whole.replace(land, f"{land}, parts: 15"), "utf-8")
    solutions = json.loads(run_cli("deals", tmp_path, "--json").out)["solutions"]
    for concept in ("nash", "kalai_smorodinsky", "egalitarian"):
        assert solutions[concept]["values"] == [{"panama": 66, "us": 66}]
