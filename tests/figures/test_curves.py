"""Values along a number: what the picture promises."""

from __future__ import annotations

import pytest
from figure_checks import check, estimates, names, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Curve, Estimate, Spot, curves
from tracktwo.figures.marks import number

drawn_curves = st.builds(Curve, names, st.lists(st.builds(Spot, values, estimates()), max_size=5).map(tuple))


@settings(max_examples=60)
@given(st.lists(drawn_curves, max_size=6), names, st.booleans())
def test_any_curves_give_a_whole_figure(given_curves: list[Curve], axis: str, step: bool) -> None:
    figure = curves(key="k", title="T", curves=given_curves, axis=axis, along="years", step=step)
    spots = [(one, spot) for one in given_curves for spot in one.spots]
    check(figure, "k", [word for one, s in spots for word in (one.name, number(s.at), s.value.text())])


def test_a_long_curve_has_a_short_table_and_its_first_spot() -> None:
    long = Curve("A", tuple(Spot(year, Estimate(100 - year)) for year in range(80)))
    rows = curves(key="k", title="T", curves=[long], axis="share", along="years").table.rows
    assert rows[0] == ("A", "0", "100") and len(rows) <= 25


def test_nothing_and_impossible_numbers() -> None:
    assert "There is nothing to show." in curves(key="k", title="T", curves=[], axis="x", along="y").svg
    with pytest.raises(ValueError, match=r"Spot\.at is inf"):
        curves(
            key="k", title="T", curves=[Curve("A", (Spot(float("inf"), Estimate(1)),))], axis="x", along="y"
        )
