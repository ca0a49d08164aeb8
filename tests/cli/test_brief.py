"""``tracktwo brief`` and ``tracktwo demo``: a page and its facts, whole or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "panama-1974"


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of an example, in the folder that we are in."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "canal")
    return Path("canal")


def test_the_page_is_named_after_the_folder_of_the_case(case, run_cli):
    found = run_cli("brief", case)
    assert found.code == 0
    assert found.out == "Wrote canal-brief.html and, with the same facts, canal-brief.json.\n"
    assert Path("canal-brief.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(Path("canal-brief.json").read_text("utf-8"))["about"]["title"].startswith("Panama")


def test_the_case_file_itself_may_be_named(case, run_cli):
    assert "canal-brief.html" in run_cli("brief", case / "case.yaml").out


def test_the_page_goes_where_it_is_told_to_go(case, run_cli):
    assert run_cli("brief", case, "-o", "out/for-the-minister.html").code == 0
    assert Path("out/for-the-minister.html").is_file()
    assert Path("out/for-the-minister.json").is_file()


def test_json_prints_the_facts_beside_the_page(case, run_cli):
    found = run_cli("brief", case, "--json")
    assert json.loads(found.out) == json.loads(Path("canal-brief.json").read_text("utf-8"))


def test_the_same_case_gives_the_same_bytes(case, run_cli):
    for name in ("one.html", "two.html"):
        assert run_cli("brief", ROOT / "examples" / "ukraine-2023", "-o", name, "--draws", "40").code == 0
    for ending in ("html", "json"):
        assert Path(f"one.{ending}").read_bytes() == Path(f"two.{ending}").read_bytes()


def test_the_facts_never_take_the_place_of_the_case(case, run_cli):
    """YAML may be written as JSON, so a case may have the name that the facts would get."""
    shutil.copy(case / "case.yaml", "talks.json")
    found = run_cli("brief", "talks.json", "-o", "talks.html")
    assert (found.code, "its place" in found.err) == (2, True)
    assert Path("talks.json").read_bytes() == (case / "case.yaml").read_bytes()


def test_another_seed_draws_other_numbers(case, run_cli):
    shares = []
    for seed in ("1", "2"):
        run_cli("brief", ROOT / "examples" / "ukraine-2023", "-o", "b.html", "--draws", "40", "--seed", seed)
        shares.append(json.loads(Path("b.json").read_text("utf-8"))["robust"]["absent"])
    assert shares[0] != shares[1]


def test_another_day_takes_the_values_foreseen_for_it(case, run_cli):
    run_cli(
        "brief", ROOT / "examples" / "ukraine-2023", "-o", "b.html", "--draws", "20", "--at", "2024-12-01"
    )
    facts = json.loads(Path("b.json").read_text("utf-8"))
    assert {(one["low"], one["high"]) for one in facts["zone"]["no_deal"]} == {(15, 80)}
    assert "foreseen for 1 December 2024" in Path("b.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "case.yaml"], "Give a name that ends in .html"),
        (["--draws", "0"], "--draws must be 1 or more"),
        (["--at", "next year"], "'next year' is no day; write one such as 2024-01-31"),
        (["--seed", "-1"], "--seed must be 0 or more"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(case, run_cli, arguments, said):
    found = run_cli("brief", case, *arguments)
    assert found.code == 2
    assert said in found.err
    assert sorted(path.name for path in Path().iterdir()) == ["canal"]


def test_a_broken_case_is_told_by_its_line_and_the_old_page_stays(case, run_cli):
    Path("canal-brief.html").write_text("old", "utf-8")
    (case / "case.yaml").write_text("tracktwo: 1\n", "utf-8")
    found = run_cli("brief", case)
    assert found.code == 2
    assert "case.yaml:1" in found.err
    assert Path("canal-brief.html").read_text("utf-8") == "old"


def test_demo_writes_the_example_and_its_brief(case, run_cli):
    assert run_cli("demo", "-o", "shown").code == 0
    assert "Ukraine" in Path("shown/brief.html").read_text("utf-8")
    original = ROOT / "examples" / "ukraine-2023" / "case.yaml"
    assert Path("shown/ukraine-2023/case.yaml").read_bytes() == original.read_bytes()
    assert run_cli("check", "shown/ukraine-2023").code == 0


def test_demo_does_not_overwrite_what_somebody_changed(case, run_cli):
    run_cli("demo", "-o", "shown")
    Path("shown/ukraine-2023/case.yaml").write_text("mine", "utf-8")
    found = run_cli("demo", "-o", "shown")
    assert found.code == 2
    assert "there is a case here already" in found.err
    assert Path("shown/ukraine-2023/case.yaml").read_text("utf-8") == "mine"
