"""Draws follow the spreads that the judgements state, are linked as stated, and never change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
import uncertain_cases as uncertain
from hypothesis import given, settings
from hypothesis import strategies as st
from uncertain_cases import case_of, cases, estimate, position, split

from tracktwo.case import Case, Judgement, Link, RedLine
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.uncertain import draws as of_draws
from tracktwo.deals.uncertain.draws import draw, quantile_to_value


def test_a_range_is_uniform_and_three_numbers_are_triangular() -> None:
    quantile = np.linspace(0, 1, 100_001)
    flat, peaked = (quantile_to_value(estimate(w), quantile) for w in ([40, 70], [10, 20, 60]))
    assert flat.mean() == pytest.approx(55) and flat.var() == pytest.approx(30**2 / 12, rel=1e-3)
    assert peaked.mean() == pytest.approx((10 + 20 + 60) / 3, rel=1e-4)
    spread = (10**2 + 20**2 + 60**2 - 10 * 20 - 10 * 60 - 20 * 60) / 18
    assert peaked.var() == pytest.approx(spread, rel=1e-3)
    assert (peaked < 20).mean() == pytest.approx((20 - 10) / (60 - 10), abs=1e-4)


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=3, unique=False).map(sorted), st.integers(0, 1000))
def test_the_quantile_function_undoes_the_triangular_distribution(
    written: list[int], thousandth: int
) -> None:
    low, likely, high = written
    at = float(quantile_to_value(estimate(written), np.array([thousandth / 1000]))[0])
    assert low - 1e-9 <= at <= high + 1e-9
    if low < high:
        below = (at - low) ** 2 / ((high - low) * (likely - low)) if at < likely else None
        above = 1 - (high - at) ** 2 / ((high - low) * (high - likely)) if high > likely else 1.0
        assert (above if below is None else below) == pytest.approx(thousandth / 1000, abs=1e-6)


def test_each_judgement_falls_once_into_each_part_of_its_spread() -> None:
    found = draw(split([10, 30], [0, 20, 40]), draws=500)
    assert [judgement.path for judgement in found.judgements] == ["a/no-deal", "b/no-deal"]
    for column in found.quantiles.T:
        assert sorted(np.floor(column * 500).astype(int)) == list(range(500))
    assert abs(np.corrcoef(found.quantiles.T)[0, 1]) < 0.15


def test_linked_judgements_share_their_quantile_or_mirror_it() -> None:
    three = [position(p, {"i": 1}, {"i": {"x": [0, 100], "y": 50}}, [10, 20]) for p in "abc"]
    link = Link(("a/no-deal", "b/no-deal"), ("c/i/x",))
    found = draw(case_of({"i": "x y"}, *three, links=(link,)), draws=100)
    column = {judgement.path: found.quantiles[:, n] for n, judgement in enumerate(found.judgements)}
    assert (column["a/no-deal"] == column["b/no-deal"]).all()
    assert (column["c/i/x"] == 1 - column["a/no-deal"]).all()
    assert not (column["c/no-deal"] == column["a/no-deal"]).any()
    names = [tuple(found.judgements[n].path for n in group) for group in found.groups]
    assert ("a/no-deal", "b/no-deal", "c/i/x") in names and len(names) == 4


def test_changing_one_judgement_leaves_the_draws_of_the_others() -> None:
    one, other = draw(split([10, 30], [0, 20])), draw(split([10, 30], 15))
    assert (one.quantiles[:, 0] == other.quantiles[:, 0]).all()
    assert (one.quantiles != draw(split([10, 30], [0, 20]), seed=2).quantiles).all()


def test_a_partys_no_deal_values_of_all_days_rise_and_fall_together() -> None:
    case, day = split([10, 30], 5), date(2024, 1, 1)
    later = Judgement("a/no-deal/2024-01-01", estimate([50, 60]))
    dated = replace(case.positions["a"], no_deal_over_time=((day, later),))
    case = replace(case, positions={**case.positions, "a": dated})
    now, then = draw(case), draw(case, at=day)
    assert (now.quantiles == then.quantiles).all()
    assert np.allclose(then.no_deal[:, 0] / then.scale, 50 + (now.no_deal[:, 0] / now.scale - 10) / 2)


@settings(max_examples=30)
@given(cases())
def test_values_are_those_of_the_definition_and_missing_no_deals_the_least(case) -> None:
    found = draw(case, draws=4)
    allowed = uncertain.packages(case)
    for row in range(4):
        drawn = {
            judgement.path: float(quantile_to_value(judgement.estimate, found.quantiles[row, n]))
            for n, judgement in enumerate(found.judgements)
        }

        def number(judgement: Judgement, drawn=drawn) -> float:
            return drawn.get(judgement.path, float(judgement.estimate.point))

        for column, party in enumerate(case.parties):
            values = []
            for package in allowed:
                chosen = [[o.id for o in i.options].index(package[i.id]) for i in case.issues]
                values.append(uncertain.worth(case, party.id, package, number))
                ours = found.values(chosen)[row, column]
                assert ours / found.scale == pytest.approx(float(values[-1]), abs=1e-6)
            no_deal = case.positions[party.id].no_deal
            if values:
                expected = min(values) if no_deal is None else number(no_deal)
                assert found.no_deal[row, column] / found.scale == pytest.approx(float(expected), abs=1e-6)
        assert all((table == np.rint(table)).all() for table in found.worth)


def test_no_draws_means_one_with_every_judgement_at_its_point() -> None:
    case = split([10, 30], [0, 10, 80])
    at_points = draw(case, draws=0)
    assert at_points.count == 0 and not at_points.judgements
    assert at_points.no_deal.tolist() == [[20 * at_points.scale, 10 * at_points.scale]]
    assert problem_of(case).no_deal == (20, 10)


def test_a_red_line_does_not_change_the_least_package() -> None:
    case = split(None, [0, 10])
    line = RedLine("a", {"good": ("o0",)})
    barred = replace(case.positions["a"], red_lines=(line,))
    found = draw(replace(case, positions={**case.positions, "a": barred}), draws=3)
    assert (found.no_deal[:, 0] == 0).all()


@settings(max_examples=20)
@given(cases())
def test_numbers_at_given_quantiles_are_those_of_the_draws_at_them(case: Case) -> None:
    drawn = draw(case, draws=6, seed=3)
    judged = of_draws.uncertain(case)
    quantiles = of_draws.quantiles_of(case, judged, 6, 3)
    again = of_draws.drawn_at(case, judged, quantiles)
    assert (quantiles == drawn.quantiles).all() and judged == drawn.judgements
    assert all((one == other).all() for one, other in zip(drawn.worth, again.worth, strict=True))
    assert (drawn.no_deal == again.no_deal).all()
    at_points = of_draws.drawn_at(case, judged, quantiles[:0])
    assert (at_points.no_deal == draw(case, draws=0).no_deal).all()
