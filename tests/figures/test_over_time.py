"""Values over time: what the picture promises."""

from __future__ import annotations

from datetime import date

import pytest
from figure_checks import check, estimates, names
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Estimate, Moment, Series, over_time
from tracktwo.figures.axes import Scale, day_text
from tracktwo.figures.over_time import _track
from tracktwo.figures.traces import RIGHT, _trace

days = st.dates(date(1600, 1, 1), date(2400, 1, 1)) | st.dates(date(2024, 1, 1), date(2024, 4, 1))
series = st.builds(Series, names, st.lists(st.builds(Moment, days, estimates()), max_size=5).map(tuple))


@settings(max_examples=60)
@given(st.lists(series, max_size=9), names, st.booleans(), st.none() | days)
def test_any_series_give_a_whole_figure(
    given_series: list[Series], axis: str, step: bool, until: date | None
) -> None:
    def draw() -> object:
        return over_time(key="k", title="T", series=given_series, axis=axis, step=step, until=until)

    figure = draw()
    moments = [(one, moment) for one in given_series for moment in one.moments]
    check(figure, "k", [word for one, m in moments for word in (one.name, day_text(m.day), m.value.text())])
    assert figure == draw()


def test_a_value_holds_until_the_next_date() -> None:
    one = Series(
        "A", (Moment(date(2024, 1, 11), Estimate(80)), Moment(date(2024, 1, 1), Estimate(20, 10, 30)))
    )
    start = date(2024, 1, 1).toordinal()
    across, up = Scale(start, start + 20, 0, RIGHT), Scale(0, 100, 100, 0)
    middle = RIGHT / 2
    assert _trace(_track(one), across, up, step=True) == [
        (0, 80, 90, 70),
        (middle, 80, 90, 70),
        (middle, 20, 20, 20),
        (RIGHT, 20, 20, 20),
    ]
    assert _trace(_track(one), across, up, step=False) == [(0, 80, 90, 70), (middle, 20, 20, 20)]


def test_nothing_and_impossible_numbers() -> None:
    assert "There is no date to show." in over_time(key="k", title="T", axis="x", series=[]).svg
    one = Series("A", (Moment(date(2024, 1, 1), Estimate(1)),))
    with pytest.raises(ValueError, match="low is inf"):
        over_time(key="k", title="T", axis="x", series=[one], low=float("inf"))
