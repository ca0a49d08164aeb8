"""Tracktwo's own case files: whatever a case holds stands in the file that is written of it."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parents[1] / "case"))

from case_strategies import (
    DAYS,
    IDS,
    NAMES,
    VALUES,
    cases,
    choices,
    estimates,
    footings,
    judged,
    options_of,
)
from complete_case import REPORT, write_complete
from graph_files import PUBLISHED, gmcr_of, published, written

from tracktwo.case import Case, Source, load
from tracktwo.case.written import dumped
from tracktwo.deals import problem_of, solve
from tracktwo.errors import FormatError
from tracktwo.formats import FORMATS, Written, read

OWN = next(one for one in FORMATS if one.name == "case")
SHARES = st.integers(0, 100).map(lambda n: Fraction(n, 100))
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def saved(made: Written, folder: Path) -> Path:
    """Write what a format gives into a folder; return what there is to open."""
    for name, content in made.files.items():
        place = folder / (name or "case.yaml")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder


def elsewhere(case: Case, folder: Path) -> Case:
    """Return a case as if another program's file of that folder had held it."""
    return replace(case, path=folder / "talks.xlsx")


@st.composite
def whole_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Give cases with what few have: constituents, phases, ifs, links, versions, options together."""
    data: dict[str, Any] = draw(cases())
    evidence = [one["id"] for one in data["evidence"]]
    likelihoods = judged(SHARES, evidence)
    ids = st.lists(IDS, max_size=2, unique=True)
    data["phases"] = [{"id": one, "name": draw(NAMES), "about": draw(NAMES)} for one in draw(ids)]
    data["ifs"] = [
        {"id": one, "text": draw(NAMES), "likelihood": draw(likelihoods), **draw(footings(evidence))}
        for one in draw(ids)
    ]
    paths = [f"{party['id']}/no-deal" for party in data["parties"]]
    data["links"] = draw(st.sampled_from([[], [{"together": paths[:1], "against": paths[1:]}]]))
    for party in data["parties"]:
        party["constituents"] = [{"id": one, "name": draw(NAMES)} for one in draw(ids)]
        draw(more_of(data, party["id"], evidence))
    for issue in data["issues"]:
        if data["phases"] and draw(st.booleans()):
            issue["phase"] = data["phases"][0]["id"]
    return data


@st.composite
def more_of(draw: st.DrawFn, data: dict[str, Any], party: str, evidence: list[str]) -> None:
    """Add versions and options together to a party's position."""
    position = data["positions"][party]
    open_issues = {one["id"]: options_of(one) for one in data["issues"] if one["id"] in position["issues"]}
    joint = choices(open_issues, sorted(open_issues)[:2])
    if len(open_issues) > 1:
        position["joint"] = [
            {"options": draw(joint), "worth": draw(estimates(VALUES)), **draw(footings(evidence))}
        ]
    if "as_of" not in data and open_issues and draw(st.booleans()):
        days = draw(st.lists(DAYS, min_size=1, max_size=2, unique=True))
        position["issues"][min(open_issues)]["weight"] = {
            "versions": [{"date": day, "value": 1, **draw(footings(evidence))} for day in days],
            **draw(footings(evidence)),
        }


@settings(deadline=None, max_examples=12)
@given(whole_cases())
def test_every_case_is_read_again_as_it_was(data: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as made:
        first = Path(made) / "first.yaml"
        first.write_text(dumped(data), "utf-8")
        case = load(first)
        again = OWN.load().write(replace(case, path=None))
        assert again.findings == []
        assert load(saved(again, Path(made) / "again")) == case


def test_a_case_with_every_key_is_read_again_with_its_report(tmp_path: Path) -> None:
    case = load(write_complete(tmp_path))
    made = OWN.load().write(elsewhere(case, tmp_path))
    assert sorted(made.files) == ["case.yaml", "reports/gazette.txt"]
    assert made.files["reports/gazette.txt"] == REPORT.encode()
    assert made.files["case.yaml"] != (tmp_path / "case.yaml").read_bytes()
    assert load(saved(made, tmp_path / "again")) == case


@pytest.mark.parametrize("example", ["panama-1974", "ukraine-2023"])
def test_an_example_is_read_again_as_it_was(example: str, tmp_path: Path) -> None:
    case = load(EXAMPLES / example)
    assert load(saved(OWN.load().write(elsewhere(case, EXAMPLES / example)), tmp_path)) == case


def test_a_case_file_is_copied_and_one_that_was_changed_since_is_not(tmp_path: Path) -> None:
    case = load(write_complete(tmp_path))
    assert OWN.load().write(case).files["case.yaml"] == (tmp_path / "case.yaml").read_bytes()
    renamed = replace(case, title="Three banks")
    assert load(saved(OWN.load().write(renamed), tmp_path / "again")) == renamed


def test_a_workbook_with_rules_and_red_lines_loses_nothing(tmp_path: Path) -> None:
    case = load(write_complete(tmp_path))
    positions = {party: replace(position, joint=()) for party, position in case.positions.items()}
    plain = replace(case, positions=positions)
    (tmp_path / "talks.xlsx").write_bytes(
        next(one for one in FORMATS if one.name == "xlsx").load().write(plain).files[""]
    )
    imported = read(tmp_path / "talks.xlsx").case
    assert imported.rules == case.rules and imported.positions["left"].red_lines
    assert load(saved(OWN.load().write(imported), tmp_path / "again")) == imported


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_graph_model_keeps_its_infeasible_conditions(name: str, shared: Path, tmp_path: Path) -> None:
    imported = read(written(tmp_path, gmcr_of(published(shared, name)))).case
    again = load(saved(OWN.load().write(imported), tmp_path / "again"))
    before, after = solve(problem_of(imported)), solve(problem_of(again))
    assert (again.rules, again.scale) == (imported.rules, imported.scale)
    assert after.counted.total == before.counted.total
    assert after.counted.zone == before.counted.zone
    for listed in ("frontier", "zone"):
        assert values(getattr(after, listed)) == values(getattr(before, listed))


def values(listed: Any) -> list[Any]:
    exact = getattr(listed, "exact", None) or listed.values
    return sorted(exact(row) for row in range(len(listed)))


def test_a_report_that_cannot_be_taken_along_is_told(tmp_path: Path) -> None:
    case = load(write_complete(tmp_path))
    (tmp_path / "reports" / "gazette.txt").unlink()
    with pytest.raises(FormatError, match=r"gazette.txt.* cannot be read"):
        OWN.load().write(case)


@pytest.mark.parametrize("file", ["../outside.txt", "case.yaml"])
def test_a_report_outside_the_folder_or_in_the_case_s_place_is_refused(file: str, tmp_path: Path) -> None:
    case = load(write_complete(tmp_path))
    sources = (*case.sources, Source("other", "Other", file=file))
    with pytest.raises(FormatError):
        OWN.load().write(replace(case, sources=sources))


def test_numbers_without_an_end_are_told(tmp_path: Path) -> None:
    case = load(EXAMPLES / "panama-1974")
    party = case.parties[0].id
    position = case.positions[party]
    (issue, weight), *_ = position.weights.items()

    odd = Fraction(1, 30_011)
    weights = {**position.weights, issue: replace(weight, estimate=type(weight.estimate)(odd, odd))}
    changed = replace(case, positions={**case.positions, party: replace(position, weights=weights)})
    (told,) = OWN.load().write(changed).findings
    assert "1 of the numbers" in told.message and told.warning
