"""NegoLog domains: published results are reproduced, and refusals say where."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction as F
from pathlib import Path

import pytest

from tracktwo.deals import problem_of, solve
from tracktwo.errors import FormatError
from tracktwo.formats import read

PROFILE = {
    "reservationValue": 0.25,
    "issueWeights": {"Border": 0.6, "Price": 0.4},
    "issues": {"Border": {"Open": 1, "Shut": 0.1}, "Price": {"1": 0.5, "2": 0.333333333333333}},
}


def domain(folder: Path, second: object = PROFILE) -> Path:
    (folder / "profileA.json").write_text(json.dumps(PROFILE), encoding="utf-8")
    (folder / "profileB.json").write_text(json.dumps(second), encoding="utf-8")
    return folder


def test_published_nash_products_and_greatest_welfare_are_reproduced(shared: Path) -> None:
    """NegoLog multiplies utilities, not gains, so the comparison is made with no deal at 0."""
    folders = sorted(one.parent for one in (shared / "data/scenarios/negolog").glob("*/specs.json"))
    assert len(folders) == 33
    for folder in folders:
        published = json.loads((folder / "specs.json").read_text("utf-8"))
        imported = read(folder)
        problem = problem_of(imported.case)
        assert problem.parties == ("profilea", "profileb")
        stated = (published["ReservationValueProfileA"], published["ReservationValueProfileB"])
        assert tuple(map(float, problem.no_deal)) == stated  # type: ignore[arg-type]
        found = solve(replace(problem, no_deal=(F(0), F(0)))).solutions
        product = published.get("Nash Product", published.get("Product Score"))  # two files have the latter
        assert float(found["nash"].score) == pytest.approx(product, abs=1e-12), folder.name
        assert float(found["utilitarian"].score) == pytest.approx(published["Social Welfare"], abs=1e-12)
        for name, solution in (("Nash", "nash"), ("Kalai", "utilitarian")):  # its "Kalai" is welfare
            point = (published[f"{name}_A"], published[f"{name}_B"])
            values = [tuple(map(float, one)) for one in found[solution].values]
            assert any(one == pytest.approx(point, abs=1e-12) for one in values), (folder.name, name)


def test_utilities_are_weight_times_value(tmp_path: Path) -> None:
    imported = read(domain(tmp_path))
    problem = problem_of(imported.case)
    assert imported.format == "negolog" and imported.findings == ()
    assert problem.no_deal == (F(1, 4), F(1, 4))
    assert problem.values((1, 1)) == (F(6, 10) * F(1, 10) + F(4, 10) * F(1, 3),) * 2


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (
            {**PROFILE, "issues": {"Border": {"Open": 1, "Shut": 0.1}}},
            "profileB.json:1:85: issues and options",
        ),
        ({**PROFILE, "issueWeights": {"Border": 1}}, "profileB.json:1:44: 'Price' is missing"),
        ({**PROFILE, "issueWeights": {**PROFILE["issueWeights"], "x": 1}}, "there is no issue 'x'"),  # type: ignore[dict-item]
        ({**PROFILE, "reservationValue": "a"}, "'a' is not a number that can be used"),
        ({**PROFILE, "reservationValue": float("nan")}, "'NaN' is not a number that can be used"),
        ({**PROFILE, "issues": {}}, "there is no issue, or an issue without options"),
        ([], "a list stands where keys with values are due"),
    ],
)
def test_a_refusal_says_where(tmp_path: Path, second: object, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(domain(tmp_path, second))
    assert told in str(caught.value)
