"""Every case of the catalogue opens, says where it is from, and gives again what its provenance names."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from math import prod
from pathlib import Path
from typing import Any

import pytest

from tracktwo.catalog import Entry, entries, entry, located
from tracktwo.deals import Deals, problem_of, shares_of, solve
from tracktwo.errors import CaseError
from tracktwo.formats import open_case, read
from tracktwo.formats.gmcr import Conflict, read_conflict
from tracktwo.formats.ktab import read_actors

DOCS = Path(__file__).resolve().parents[2] / "docs" / "reference"
ENTRIES = entries()
MODELS = [one for one in ENTRIES if one.path.suffix == ".gmcr"]


def name(one: Entry) -> str:
    return one.slug


def test_the_catalogue_has_the_cases_that_are_promised() -> None:
    slugs = [one.slug for one in ENTRIES]
    assert slugs == sorted(slugs)
    assert {
        *("camp-david-1978", "cuba-1962", "elmira-1991", "euphrates-1975", "five-actors", "island-airport"),
        *("panama-1974", "prisoners-dilemma", "sport-park", "sport-park-heritage", "ukraine-2023"),
        "withdrawal-monitors",
    } <= set(slugs)


def test_every_example_is_in_the_catalogue() -> None:
    folders = {path.parent.name for path in ENTRIES[0].folder.parent.glob("*/README.md")}
    assert folders == {one.slug for one in ENTRIES}


@pytest.mark.parametrize("one", ENTRIES, ids=name)
def test_a_case_opens_by_its_name(one: Entry) -> None:
    case = open_case(f"catalog:{one.slug}")
    assert case == open_case(one.path)
    assert len(case.parties) > 1


@pytest.mark.parametrize("one", ENTRIES, ids=name)
def test_a_case_says_where_it_is_from(one: Entry) -> None:
    texts = [one.title, one.origin, one.terms, one.changes, *one.citation, *one.reproduces]
    assert all(isinstance(text, str) and text.strip() for text in texts)
    assert one.citation
    for file in re.findall(r"see (LICENSE[\w.-]+)", one.terms):
        text = (one.folder / file).read_text("utf-8")
        assert "Copyright (c)" in text and "shall be included" in text
    assert ("MIT" in one.terms) == any(one.folder.glob("LICENSE*"))
    assert "## " not in one.title and (one.folder / "README.md").read_text("utf-8").startswith("# ")


def test_a_name_that_is_none_is_answered_with_a_likely_one() -> None:
    with pytest.raises(CaseError, match=r"catalog:panama: there is no such case.*catalog:panama-1974\?"):
        open_case("catalog:panama")
    with pytest.raises(CaseError, match="tracktwo catalog lists all"):
        entry("../../etc")


def test_other_paths_stay_as_they_are() -> None:
    assert located("examples/x") == Path("examples/x")


def test_a_provenance_that_lacks_something_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(entry("panama-1974").folder, tmp_path / "canal")
    (tmp_path / "canal" / "provenance.yaml").write_text("title: Canal\n", "utf-8")
    monkeypatch.setattr("tracktwo.catalog.provenance._examples", lambda: tmp_path)
    with pytest.raises(CaseError, match=r"this is no provenance\. It has: changes, citation"):
        entry("canal")


@pytest.mark.parametrize("one", ENTRIES, ids=name)
def test_the_page_of_the_catalogue_has_every_case(one: Entry) -> None:
    part = (DOCS / "catalogue.md").read_text("utf-8").partition(f"\n## {one.slug}\n")[2].partition("\n## ")[0]
    said = " ".join(part.split())
    for text in (one.title, one.origin, one.terms, *one.reproduces):
        assert " ".join(text.split()) in said


# What each reproduces.


def solved(slug: str) -> Deals:
    return solve(problem_of(open_case(f"catalog:{slug}")))


def alone(found: Deals, party: str) -> int:
    """Count the packages that this party alone refuses."""
    return next(one.count for one in found.blockage.blockers if one.parties == (party,))


@pytest.mark.parametrize(
    ("slug", "packages", "zone", "frontier", "product", "least", "greatest", "refuser", "refused"),
    [
        ("sport-park", 720, 12, 481, 6_031_872, 3, 391, "sportco", 56),
        ("sport-park-heritage", 2880, 52, 1360, 267_079_680, 8, 496, "sportco", 315),
        ("island-airport", 720, 21, 241, 3_083_080, 7, 425, "ngo", 14),
    ],
)
def test_the_scorable_games_count_as_known(
    slug: str,
    packages: int,
    zone: int,
    frontier: int,
    product: int,
    least: int,
    greatest: int,
    refuser: str,
    refused: int,
) -> None:
    found = solved(slug)
    assert (found.counted.total, found.counted.zone.value) == (packages, zone)
    assert found.frontier is not None and found.frontier.packages_total == frontier
    no_deal = problem_of(open_case(f"catalog:{slug}")).no_deal
    gains = {
        concept: [value - outside for value, outside in zip(point.values[0], no_deal, strict=True)]
        for concept, point in found.solutions.items()
    }
    assert prod(gains["nash"]) == product
    assert min(gains["egalitarian"]) == least
    assert sum(found.solutions["utilitarian"].values[0]) == greatest
    assert alone(found, refuser) == refused


@pytest.mark.parametrize(
    ("slug", "source"),
    [("sport-park", "base"), ("sport-park-heritage", "base_7players"), ("island-airport", "game1")],
)
def test_the_points_are_those_of_the_score_files(slug: str, source: str, shared: Path) -> None:
    ours = problem_of(open_case(f"catalog:{slug}"))
    theirs = problem_of(open_case(shared / "data" / "scenarios" / "scorable" / source))
    assert ours.worth == theirs.worth
    assert ours.no_deal == theirs.no_deal


def test_camp_david_is_divided_as_told() -> None:
    case = open_case("catalog:camp-david-1978")
    shares = shares_of(case)
    assert shares.division is not None
    assert list(shares.division.totals) == [Fraction(395, 6)] * 2
    assert shares.issues[shares.division.split] == "sinai"
    found = solved("camp-david-1978")
    assert found.counted.total == 64
    assert found.frontier is not None and len(found.frontier) == 11
    for concept in ("nash", "egalitarian", "utilitarian"):
        assert found.solutions[concept].values == ((75, 60),)
    assumed = case.positions["egypt"].weights["sinai"]
    assert assumed.footing.kind == "assumed" and "96" in assumed.footing.text


def test_the_canal_is_divided_as_published() -> None:
    shares = shares_of(open_case("catalog:panama-1974"))
    assert shares.division is not None and list(shares.division.totals) == [66, 66]


def test_what_is_worth_something_together_opens_the_one_package() -> None:
    case = open_case("catalog:withdrawal-monitors")
    apart = replace(case, positions={p: replace(q, joint=()) for p, q in case.positions.items()})
    assert [solve(problem_of(one)).counted.zone.value for one in (case, apart)] == [1, 0]


def moves(model: Conflict, makers: tuple[int, ...], number: int) -> set[int]:
    """Give the states that decision makers can bring about from one, by the definition."""
    states = model.states()
    mine = {option for maker in makers for option in model.makers[maker].options}
    barred = {"fwd": ("Y", "N"), "back": ("N", "Y")}

    def reached(other: str) -> bool:
        changed = [at for at, (a, b) in enumerate(zip(states[number - 1], other, strict=True)) if a != b]
        return bool(changed) and all(
            at in mine and barred.get(model.options[at].direction) != (states[number - 1][at], other[at])
            for at in changed
        )

    return {place for place, other in enumerate(states, 1) if reached(other)}


def nash(model: Conflict) -> list[int]:
    ranks = [model.ranks(maker) for maker in range(len(model.makers))]
    return [
        state
        for state in range(1, len(model.states()) + 1)
        if not any(
            ranks[maker][to - 1] > ranks[maker][state - 1]
            for maker in range(len(ranks))
            for to in moves(model, (maker,), state)
        )
    ]


@pytest.mark.parametrize(
    ("slug", "states", "expected"),
    [
        ("prisoners-dilemma", 4, [1]),
        ("cuba-1962", 12, [6]),
        ("elmira-1991", 12, [5, 6, 7, 10, 11, 12]),
        ("euphrates-1975", 6, [6]),
    ],
)
def test_the_graph_models_have_the_known_nash_equilibria(slug: str, states: int, expected: list[int]) -> None:
    model, findings = read_conflict(entry(slug).path)
    assert findings == ()
    assert len(model.states()) == states
    assert nash(model) == expected


def test_in_elmira_two_together_leave_what_holds_alone() -> None:
    model, _ = read_conflict(entry("elmira-1991").path)
    assert 7 in nash(model)
    assert 10 in moves(model, (0, 1), 7)
    assert all(model.ranks(maker)[10 - 1] > model.ranks(maker)[7 - 1] for maker in (0, 1))


def test_syria_and_iraq_rank_as_in_the_published_tables() -> None:
    model, _ = read_conflict(entry("euphrates-1975").path)
    ranks = [model.ranks(maker) for maker in (0, 1)]
    ranked = [[6 - rank for rank in one] for one in ranks]
    assert all(sorted(one) == list(range(6)) for one in ranked)
    ranked = [[one.index(place) + 1 for place in range(6)] for one in ranked]
    assert ranked == [[1, 3, 6, 2, 4, 5], [2, 4, 6, 1, 5, 3]]


@pytest.mark.parametrize("one", MODELS, ids=name)
def test_the_rankings_are_those_of_the_source(one: Entry, shared: Path) -> None:
    source = {
        "cuba-1962": "cuban_missile",
        "elmira-1991": "elmira12_coalition",
        "euphrates-1975": "syria_iraq_1975",
        "prisoners-dilemma": "prisoners_dilemma",
    }[one.slug]
    facts = json.loads((shared / "data" / "cases" / f"gmcr_{source}.json").read_text("utf-8"))
    written = json.loads(one.path.read_text("utf-8"))
    rankings = [maker["preferenceRanking"] for maker in written["decisionMakers"]]
    assert rankings == list(facts["preferences_best_to_worst"].values())
    assert list(read_conflict(one.path)[0].states()) == list(facts["states"].values())


def test_the_five_actors_value_each_other_as_the_program_logged(shared: Path) -> None:
    # In that program worth falls with the straight-line distance, dimensions stretched by salience.
    actors, findings = read_actors(entry("five-actors").path)
    assert findings == ()
    table = json.loads((shared / "data" / "cases" / "ktab_smp_example.json").read_text("utf-8"))
    logged = table["expected_turn0"]["value_matrix"]
    for (i, one), (j, other) in itertools.product(enumerate(actors.actors), repeat=2):
        far = sum(
            float(s * (a - b) / 100) ** 2
            for s, a, b in zip(one.saliences, one.positions, other.positions, strict=True)
        )
        size = sum(float(s) ** 2 for s in one.saliences)
        assert 1 - (far / size) ** 0.5 == pytest.approx(logged[i][j], abs=0.00051)


# The command.

Run = Callable[..., Any]


def test_the_command_lists_every_case(run_cli: Run) -> None:
    shown = run_cli("catalog")
    assert (shown.code, shown.err) == (0, "")
    for one in ENTRIES:
        assert f"{one.slug}: {one.title}\n" in shown.out


def test_the_command_shows_one_case_in_full(run_cli: Run) -> None:
    shown = " ".join(run_cli("catalog", "camp-david-1978").out.split())
    one = entry("camp-david-1978")
    for text in (one.title, one.terms, one.changes, *one.citation):
        assert " ".join(text.split()) in shown
    assert "2 parties, 6 issues, 64 packages" in shown


def test_the_command_gives_records(run_cli: Run) -> None:
    found = json.loads(run_cli("catalog", "--json").out)["cases"]
    page = (DOCS / "commands" / "catalog.md").read_text("utf-8")
    assert set(found[0]) <= set(re.findall(r"`(\w+)`", page))
    assert [one["slug"] for one in found] == [one.slug for one in ENTRIES]
    sizes = {one["slug"]: (one["format"], one["packages_before_rules"]) for one in found}
    assert sizes["sport-park"] == ("case", 720)
    assert sizes["elmira-1991"] == ("gmcr", 32)
    assert json.loads(run_cli("catalog", "cuba-1962", "--json").out)["cases"] == [
        one for one in found if one["slug"] == "cuba-1962"
    ]


@pytest.mark.parametrize("one", ENTRIES, ids=name)
def test_a_case_is_copied_out_with_all_that_belongs_to_it(one: Entry, tmp_path: Path, run_cli: Run) -> None:
    made = run_cli("catalog", one.slug, "-o", tmp_path / "mine")
    assert made.code == 0
    assert {p.relative_to(tmp_path / "mine") for p in (tmp_path / "mine").rglob("*")} == {
        p.relative_to(one.folder) for p in one.folder.rglob("*")
    }
    assert read(tmp_path / "mine" / one.path.relative_to(one.folder)).case == open_case(one.path)
    again = run_cli("catalog", one.slug, "-o", tmp_path / "mine")
    assert again.code == 2 and "there is something here already" in again.err


def test_copying_needs_a_name(tmp_path: Path, run_cli: Run) -> None:
    assert "name it" in run_cli("catalog", "-o", tmp_path / "x").err


@pytest.mark.parametrize(
    "command", [["check"], ["deals"], ["sheet", "out"]], ids=lambda words: " ".join(words)
)
def test_commands_take_a_case_of_the_catalogue(command: list[str], tmp_path: Path, run_cli: Run) -> None:
    more = ["-o", tmp_path / "x.xlsx"] if "sheet" in command else []
    assert run_cli(*command, "catalog:camp-david-1978", *more).code == 0
    missing = run_cli(*command, "catalog:nothing", *more)
    assert missing.code == 2
    assert "no such case in the catalogue" in missing.out + missing.err
