"""``tracktwo convert``: what is written, what is never overwritten, and what is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tracktwo.deals import problem_of
from tracktwo.formats import open_case

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "panama-1974"
DOMAIN = """\
issues:
- {name: Border, type: CategoricalIssue, values: [open, shut]}
- {name: Price, type: ContinuousIssue, values: [0.0, 1.0]}
type: CartesianOutcomeSpace
"""
PROFILE = """\
type: ExpDiscountedUFun
ufun:
  type: LinearAdditiveUtilityFunction
  reserved_value: 0.5
  values: [{type: TableFun, mapping: {open: 0.25, shut: 0}}, {type: IdentityFun}]
  weights: [0.6, 0.4]
"""
REPORT = "  - {id: wire, title: The wire, file: reports/a.txt}\n"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """Give a NegMAS scenario with three warnings."""
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "domain.yml").write_text(DOMAIN, "utf-8")
    for name in ("mill", "zoo"):
        (folder / f"{name}.yml").write_text(PROFILE, "utf-8")
    return folder


def test_every_format_is_listed(run_cli) -> None:
    shown = run_cli("convert", "--list")
    assert shown.code == 0
    rows = [line.split(maxsplit=2) for line in shown.out.splitlines()]
    assert ["negmas", "yes", "NegMAS: a folder with a domain and a profile a party, in YAML or JSON"] in rows
    listed = json.loads(run_cli("convert", "--list", "--json").out)["formats"]
    assert {"case", "scorable", "negmas", "geniusweb", "negolog"} <= {
        one["name"] for one in listed if one["writes"]
    }


@pytest.mark.parametrize("name", ["negmas", "scorable", "case"])
def test_what_was_written_solves_the_same(scenario: Path, name: str, tmp_path: Path, run_cli) -> None:
    target = tmp_path / ("made.yaml" if name == "case" else "made")
    shown = run_cli("convert", scenario, "-o", target, "--to", name)
    assert (shown.code, shown.out) == (0, f"Wrote {target} ({name}).\n")
    before, after = problem_of(open_case(scenario)), problem_of(open_case(target))
    assert (after.worth, after.no_deal) == (before.worth, before.no_deal)


def test_the_format_is_taken_from_an_ending_that_has_one(scenario: Path, tmp_path: Path, run_cli) -> None:
    assert run_cli("convert", scenario, "-o", tmp_path / "c.yaml").code == 0
    refused = run_cli("convert", scenario, "-o", tmp_path / "folder")
    assert refused.code == 2
    assert "this name does not tell the format. Add --to and one of case, scorable" in refused.err


def test_nothing_is_overwritten_without_force(scenario: Path, tmp_path: Path, run_cli) -> None:
    target = tmp_path / "made"
    assert run_cli("convert", scenario, "-o", target, "--to", "negmas").code == 0
    (target / "mine.txt").write_text("kept", "utf-8")
    refused = run_cli("convert", scenario, "-o", target, "--to", "negmas")
    assert refused.code == 2
    assert "this exists. Choose another name, or add --force" in refused.err
    assert (target / "mine.txt").read_text("utf-8") == "kept"
    assert run_cli("convert", scenario, "-o", target, "--to", "negolog", "--force").code == 0
    assert sorted(one.name for one in target.iterdir()) == ["profileA.json", "profileB.json"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["made", "talks"]  # nothing temporary is left


def test_the_input_is_never_replaced(scenario: Path, run_cli) -> None:
    for output in (scenario, scenario.parent):
        refused = run_cli("convert", scenario, "-o", output, "--to", "negmas", "--force")
        assert refused.code == 2
        assert "this is, or holds, what is to be converted" in refused.err
    assert (scenario / "domain.yml").read_text("utf-8") == DOMAIN


def test_what_is_lost_is_told_and_nothing_half_written(tmp_path: Path, run_cli) -> None:
    refused = run_cli("convert", EXAMPLE, "-o", tmp_path / "made", "--to", "xyz")
    assert "'xyz' is no format that can be written" in refused.err
    shown = run_cli("convert", EXAMPLE, "-o", tmp_path / "made", "--to", "negmas", "--json")
    found = json.loads(shown.out)
    assert (found["from"], found["to"]) == ("case", "negmas")
    assert sorted(str(one) for one in (tmp_path / "made").iterdir()) == found["written"]
    told = [one["message"] for one in found["findings"]]
    assert "NegMAS cannot carry sources, evidence and what judgements rest on." in told
    assert all(message in shown.err for message in told[:10])
    assert run_cli("convert", EXAMPLE, "-o", tmp_path / "q", "--to", "negmas", "--quiet").err == ""


def test_a_case_file_is_copied_as_it_is(tmp_path: Path, run_cli) -> None:
    assert run_cli("convert", EXAMPLE, "-o", tmp_path / "copy.yaml").code == 0
    assert (tmp_path / "copy.yaml").read_bytes() == (EXAMPLE / "case.yaml").read_bytes()


@pytest.fixture
def quoting(tmp_path: Path) -> Path:
    """Give the folder of a case that quotes a report."""
    folder = tmp_path / "quoting"
    shutil.copytree(EXAMPLE, folder)
    (folder / "reports").mkdir()
    (folder / "reports" / "a.txt").write_text("They met.", "utf-8")
    case = folder / "case.yaml"
    text = case.read_text("utf-8").replace("sources:\n", f"sources:\n{REPORT}", 1)
    case.write_text(text, "utf-8")
    return folder


def test_a_folder_takes_the_reports_along_and_a_file_says_that_it_does_not(
    quoting: Path, tmp_path: Path, run_cli
) -> None:
    folder, alone = tmp_path / "folder", tmp_path / "alone.yaml"
    shown = run_cli("convert", quoting, "-o", folder, "--to", "case", "--json")
    assert json.loads(shown.out)["written"] == [str(folder / "case.yaml"), str(folder / "reports" / "a.txt")]
    assert (folder / "reports" / "a.txt").read_text("utf-8") == "They met."
    told = run_cli("convert", quoting, "-o", alone)
    assert "its reports stay where they are: reports/a.txt. Copy them beside it" in told.err
    assert alone.read_bytes() == (folder / "case.yaml").read_bytes()


def test_warnings_of_an_opened_scenario_go_to_stderr(scenario: Path, run_cli) -> None:
    shown = run_cli("deals", scenario, "--json")
    assert shown.code == 0
    assert json.loads(shown.out)["parties"] == ["mill", "zoo"]
    assert f"{scenario / 'domain.yml'}:3:3: warning: 'Price' has no steps" in shown.err
    assert shown.err.count("warning: values fall with time") == 2
    assert run_cli("deals", scenario, "--quiet").err == ""


def test_many_warnings_are_cut_short_and_check_lists_all(scenario: Path, run_cli) -> None:
    for number in range(12):
        (scenario / f"note{number:02}.yml").write_text("a: 1\n", "utf-8")
    shown = run_cli("deals", scenario)
    assert shown.err.count("warning:") == 10
    assert f"and 5 more; tracktwo check {scenario} lists all" in shown.err
    checked = run_cli("check", scenario)
    assert checked.code == 0
    assert checked.out.count("warning:") == 15
    assert checked.out.endswith("15 warnings.\n")


def test_a_folder_that_is_nothing_is_told_with_what_it_holds(tmp_path: Path, run_cli) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    for command in ("check", "deals"):
        shown = run_cli(command, tmp_path)
        assert shown.code == 2
        assert "no scenario of another program: it holds a.txt." in shown.out + shown.err
        assert "tracktwo convert --list" in shown.out + shown.err


def test_a_case_of_ranks_gets_no_solution_and_no_principle(tmp_path: Path, run_cli) -> None:
    case = tmp_path / "ranks.yaml"
    text = (EXAMPLE / "case.yaml").read_text("utf-8")
    case.write_text(text.replace("scale: shares\n", "scale: ranks\n"), "utf-8")
    told = "the numbers only say which packages are better than which"
    assert f"No solution: {told}" in run_cli("deals", case).out
    assert run_cli("brief", case, "-o", tmp_path / "b.html").code == 0
    page = (tmp_path / "b.html").read_text("utf-8")
    assert told in page and "Why these packages" not in page
    losing = run_cli("convert", case, "-o", tmp_path / "made", "--to", "negmas")
    assert "cannot carry that the numbers only rank packages" in losing.err
