"""What is found, how points become ranges, and what the lines say together."""

from __future__ import annotations

import math
import shutil
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from here import Here
from hypothesis import given
from hypothesis import strategies as st
from scenario_files import lines_of, table, write_scenarios

from tracktwo.case import load
from tracktwo.deals import problem_of, solve
from tracktwo.errors import TracktwoError
from tracktwo.formats import open_case
from tracktwo.sweep import Options, sweep
from tracktwo.sweep.points import opposition
from tracktwo.sweep.scenarios import digest, find, opened, packed
from tracktwo.sweep.spread import with_spread
from tracktwo.sweep.tournament import CONCEPTS, row_of, tournament

ROOT = Path(__file__).resolve().parents[2]
UKRAINE, PANAMA = (ROOT / "examples" / name for name in ("ukraine-2023", "panama-1974"))


def test_cases_and_scenarios_are_found_and_nothing_inside_them(tmp_path):
    write_scenarios(tmp_path / "in", 2)
    shutil.copytree(PANAMA, tmp_path / "in" / "case-folder")
    (tmp_path / "in" / "case-folder" / "extra.json").write_text("{}", "utf-8")
    (tmp_path / "in" / "loose.yaml").write_text("tracktwo: 1\n", "utf-8")
    (tmp_path / "in" / "other.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "in" / "notes.txt").write_text("notes", "utf-8")
    (tmp_path / "in" / ".hidden").mkdir()
    (tmp_path / "in" / ".hidden" / "x.json").write_text("{}", "utf-8")
    (tmp_path / "in" / "out").mkdir()
    (tmp_path / "in" / "out" / "x.json").write_text("{}", "utf-8")
    found = find([tmp_path / "in"], leave_out=tmp_path / "in" / "out")
    assert [one.id for one in found] == [
        "in/case-folder",
        "in/loose.yaml",
        "in/one/s1.json",
        "in/two/s0.json",
    ]


def test_folders_of_one_name_are_told_apart(tmp_path):
    for place in ("a", "b"):
        write_scenarios(tmp_path / place / "in", 1)
    found = find([tmp_path / "a" / "in", tmp_path / "b" / "in"])
    assert [one.id for one in found] == ["in/two/s0.json", "in-2/two/s0.json"]


def test_a_folder_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    write_scenarios(tmp_path / "in", 2)
    listed = Path.iterdir

    def refuse(path: Path):
        if path.name == "one":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", refuse)
    found = find([tmp_path / "in"])
    assert [(one.id, one.problem) for one in found] == [
        ("in/one", "in/one: Permission denied."),
        ("in/two/s0.json", ""),
    ]


@pytest.mark.parametrize("case", [UKRAINE, PANAMA], ids=lambda path: path.name)
def test_a_case_opened_from_its_bytes_is_the_same_case(case):
    imported, findings = opened(f"examples/{case.name}", packed(case))
    assert imported.case == load(case)
    assert findings == ()


def test_a_case_file_brings_the_reports_that_it_quotes(tmp_path):
    shutil.copytree(UKRAINE, tmp_path / "talks")
    (tmp_path / "talks" / "case.yaml").rename(tmp_path / "talks" / "mine.yaml")
    imported, _ = opened("talks/mine.yaml", packed(tmp_path / "talks" / "mine.yaml"))
    assert imported.case == load(UKRAINE)


def test_the_digest_tells_every_name_and_byte_apart():
    some = {"a/b": b"12", "a/c": b"3"}
    others = [
        {"a/b": b"1", "a/c": b"23"},
        {"a/b": b"12", "a/d": b"3"},
        {"a/b": b"12"},
        {"a/b1": b"2", "a/c": b"3"},
    ]
    assert digest(some) == digest(dict(reversed(some.items())))
    assert len({digest(files) for files in [some, *others]}) == 5


@given(percent=st.integers(1, 100), seed=st.integers(0, 50))
def test_the_spread_is_a_share_of_the_span_around_each_value(tmp_path_factory, percent, seed):
    file = tmp_path_factory.mktemp("spread") / "s.json"
    file.write_text(table(2, 2, 3, seed), "utf-8")
    case = open_case(file)
    wide = with_spread(case, percent)
    assert problem_of(wide) == problem_of(case)
    for party in case.parties:
        before, after = case.positions[party.id], wide.positions[party.id]
        assert after.no_deal == before.no_deal
        for issue, values in before.values.items():
            points = [judgement.estimate.point for judgement in values.values()]
            span = max(points) - min(points)
            for option in values:
                estimate = after.values[issue][option].estimate
                assert estimate.high - estimate.low == 2 * span * Fraction(percent, 100)
            weight = after.weights[issue].estimate
            assert weight.high - weight.low == 2 * weight.point * Fraction(percent, 100)


def test_values_of_a_case_stay_on_their_scale():
    wide = with_spread(load(PANAMA), 50)
    ends = [
        (judgement.estimate.low, judgement.estimate.high)
        for position in wide.positions.values()
        for values in position.values.values()
        for judgement in values.values()
    ]
    assert min(low for low, _ in ends) == 0
    assert max(high for _, high in ends) == 100


def test_a_case_with_a_range_anywhere_is_left_as_it_is():
    case = load(UKRAINE)
    assert with_spread(case, 10) is case


@given(seed=st.integers(0, 200), parties=st.integers(2, 3))
def test_opposition_is_the_least_distance_from_everybodys_best(tmp_path_factory, seed, parties):
    file = tmp_path_factory.mktemp("opposition") / "s.json"
    file.write_text(table(parties, 3, 3, seed), "utf-8")
    problem = problem_of(open_case(file))
    values = [problem.values(package) for package in product(range(3), repeat=3)]
    low, high = ([bound(column) for column in zip(*values, strict=True)] for bound in (min, max))
    nearest = min(
        math.dist(
            [1.0] * parties,
            [float((v - a) / (b - a)) if b > a else 1.0 for v, a, b in zip(vector, low, high, strict=True)],
        )
        for vector in values
    )
    assert opposition(solve(problem)) == pytest.approx(nearest)


def test_the_tournament_counts_what_the_lines_say(scenarios, tmp_path):
    (scenarios / "broken.json").write_text("{", "utf-8")
    found = sweep([scenarios], tmp_path / "out", options=Options(draws=20), executor=Here())
    lines = lines_of(tmp_path / "out")
    solved = [line for line in lines if line["error"] is None and line["solutions"]["nash"]]
    together = found.tournament
    assert (together.scenarios, together.failed, together.compared) == (5, 1, len(solved))
    assert sum(together.zones.values()) == 4
    for pair, count in together.agree.items():
        first, second = pair.split("/")
        assert count == sum(
            any(one in line["solutions"][second]["values"] for one in line["solutions"][first]["values"])
            for line in solved
        )
    for concept in CONCEPTS:
        least = sorted(min(line["solutions"][concept]["gains"].values()) for line in solved)
        assert least[0] <= together.standings[concept].least[1] <= least[-1]
    kindest = sum(one.kindest for one in together.standings.values())
    assert kindest >= len(solved) > 0
    assert together.standings["kalai_smorodinsky"].kindest == len(solved)


def test_no_scenario_says_nothing_together():
    empty = tournament([])
    assert (empty.scenarios, empty.compared, empty.standings["nash"].least) == (0, 0, None)


def test_a_row_without_a_zone_has_blanks(tmp_path):
    text = '{"parties": ["A", "B"], "issues": ["x"], "no_deal": [9, 9], "tables": [[[3, 0], [0, 4]]]}'
    (tmp_path / "none.json").write_text(text, "utf-8")
    sweep([tmp_path / "none.json"], tmp_path / "out", options=Options(draws=10), executor=Here())
    (line,) = lines_of(tmp_path / "out")
    row = row_of(line)
    assert (row["zone"], row["nash_score"], row["nash_stays"], row["all_agree"]) == (0, None, None, None)
    assert line["draws"]["zone"]["value"] == 0
    assert line["solutions_reason"]


def test_the_summary_as_a_frame_is_that_of_the_file(scenarios, tmp_path):
    pandas = pytest.importorskip("pandas")
    found = sweep([scenarios], tmp_path / "out", options=Options(draws=20), executor=Here())
    frame = found.to_pandas()
    file = pandas.read_csv(tmp_path / "out" / "summary.csv", index_col="id")
    assert list(frame.index) == list(file.index)
    assert list(frame.columns) == list(file.columns)
    assert frame["zone_share"].tolist() == file["zone_share"].tolist()
    assert frame["nash_stays"].astype(float).tolist() == pytest.approx(
        file["nash_stays"].tolist(), nan_ok=True
    )


def test_a_frame_without_pandas_says_how_to_get_it(scenarios, tmp_path, monkeypatch):
    found = sweep([scenarios], tmp_path / "out", executor=Here())
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(TracktwoError, match="pip install pandas"):
        found.to_pandas()
