"""How wrong models were on decisions of the European Union: from the data, and as the package says."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tracktwo.forecast import MODELS, crps, known_errors

ROOT = Path(__file__).resolve().parents[2]
QUICK = ("weighted_mean", "mean", "weighted_median", "median", "nash")


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    found = importlib.util.spec_from_file_location("forecast_benchmark", ROOT / "benchmarks" / "forecast.py")
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    sys.modules[found.name] = module
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def issues(benchmark: ModuleType, shared: Path) -> Any:
    return benchmark.read(shared / "data" / "deu3.csv")


def test_the_data_are_read_whole(issues: Any) -> None:
    outcomes = np.array([one.outcome for one in issues])
    assert (len(issues), int((~np.isnan(outcomes)).sum())) == (364, 353)
    assert len({one.proposal for one in issues}) == 141


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("mean", "unweighted_mean"),
        ("weighted_mean", "salience_weighted_mean"),
        ("median", "unweighted_median"),
        ("weighted_median", "salience_weighted_median"),
    ],
)
def test_errors_are_those_that_are_known(
    benchmark: ModuleType, issues: Any, shared: Path, name: str, published: str
) -> None:
    facts = json.loads((shared / "data" / "cases" / "deu3_model_error_table.json").read_text("utf-8"))
    expected = facts["expected_computed_by_us (n=353, no capability = 1)"][published]
    values = benchmark._alone(issues, MODELS[name].run)
    found = benchmark.against(name, issues, values)
    assert found.issues == 353
    assert round(found.mean_absolute, 2) == expected["MAE"]
    assert round(found.root_mean_square, 2) == expected["RMSE"]
    assert round(found.median_absolute, 2) == expected["medAE"]


@pytest.mark.parametrize("name", QUICK)
def test_the_package_says_what_the_benchmark_computes(benchmark: ModuleType, issues: Any, name: str) -> None:
    found = benchmark.against(name, issues, benchmark._alone(issues, MODELS[name].run))
    known = known_errors()[name].to_records()
    assert known == {key: pytest.approx(one, abs=1e-4) for key, one in found.to_records().items()}


@pytest.mark.slow
def test_of_every_model(benchmark: ModuleType, issues: Any) -> None:
    known = known_errors()
    for name, values in benchmark.every(issues):
        if name in known:
            found = benchmark.against(name, issues, values).to_records()
            assert known[name].to_records() == {k: pytest.approx(v, abs=1e-3) for k, v in found.items()}


def test_every_model_has_a_record_and_no_record_is_left_over() -> None:
    apart = {"compromise_together", "challenge_together", "nash_reference"}
    assert set(known_errors()) == set(MODELS) | apart
    assert all(one.issues in (353, 253) for one in known_errors().values())


def test_no_model_is_clearly_better_than_the_baseline() -> None:
    for one in known_errors().values():
        assert one.against_high is None or one.against_high > -0.05


def test_a_band_that_is_said_to_hold_80_in_100_does_so_on_proposals_it_was_not_taken_from() -> None:
    assert all(0.75 <= one.covered <= 0.85 for one in known_errors().values())


def test_the_score_is_the_integral_that_defines_it() -> None:
    members, outcome = np.array([10.0, 30.0, 35.0, 80.0]), 40.0
    grid = (np.arange(-500, 150_000) + 0.5) / 1000
    below = (members[None, :] <= grid[:, None]).mean(axis=1)
    integral = ((below - (grid >= outcome)) ** 2).sum() / 1000
    assert crps(members, outcome) == pytest.approx(integral, abs=1e-2)


def test_of_a_single_value_the_score_is_the_error() -> None:
    assert crps(np.array([12.0]), 20.0) == 8.0
