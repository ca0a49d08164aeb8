"""Rows of ranges: what they promise."""

from __future__ import annotations

import pytest
from figure_checks import check, estimates, names, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Estimate, RangeGroup, RangeRow, ranges
from tracktwo.figures.style import SERIES

rows = st.lists(st.builds(RangeRow, names, estimates(), st.none() | values, names), max_size=5)
groups = st.lists(st.builds(RangeGroup, names, rows.map(tuple)), max_size=4)


@settings(max_examples=60)
@given(groups, names, names)
def test_any_groups_give_a_whole_figure(given_groups: list[RangeGroup], axis: str, mark: str) -> None:
    def draw() -> object:
        return ranges(key="k", title="T", groups=given_groups, axis=axis, mark_label=mark)

    figure = draw()
    shown = [row for group in given_groups for row in group.rows]
    headings = [group.heading for group in given_groups if group.rows]
    check(figure, "k", [*headings, *(row.label for row in shown), *(row.words for row in shown)])
    assert figure == draw()


def test_a_label_that_returns_keeps_its_colour_and_others_are_plain() -> None:
    def group(heading: str, *labels: str) -> RangeGroup:
        return RangeGroup(heading, tuple(RangeRow(label, Estimate(50, 40, 60)) for label in labels))

    several = ranges(key="k", title="T", axis="x", groups=[group("1", "A", "B"), group("2", "A", "B")])
    single = ranges(key="k", title="T", axis="x", groups=[group("1", "A", "B")])
    assert several.svg.count(f'fill="{SERIES[0]}"') == several.svg.count(f'fill="{SERIES[1]}"') == 2
    assert not any(colour in single.svg for colour in SERIES)


def test_the_number_to_hold_against_is_drawn_and_told() -> None:
    group = RangeGroup("", (RangeRow("A", Estimate(40, 30, 50), mark=60),))
    figure = ranges(key="k", title="T", axis="Value", groups=[group], mark_label="best offer")
    assert figure.table.rows == (("A", "40 (30 to 50), against 60"),)
    assert "Best offer" in figure.svg


def test_a_plain_range_has_no_likely_value() -> None:
    def drawn(*values: Estimate) -> str:
        rows = tuple(RangeRow(str(i), value) for i, value in enumerate(values))
        return ranges(key="k", title="T", axis="x", groups=[RangeGroup("", rows)]).html()

    plain, likely = Estimate.between(20, 75), Estimate(40, 20, 75)
    assert "20 to 75" in drawn(plain)
    assert not any(word in drawn(plain) for word in ("47.5", "ikely", "<circle"))
    assert all(word in drawn(likely) for word in ("40 (20 to 75)", "Likely value and range", "<circle"))
    assert "its range, and its likely value where one is known" in drawn(plain, likely)
    assert "range" not in drawn(Estimate.between(5, 5))


def test_nothing_and_impossible_numbers() -> None:
    assert "There is no range to show." in ranges(key="k", title="T", axis="x", groups=[]).svg
    bad = RangeGroup("", (RangeRow("A", Estimate(1), mark=float("nan")),))
    with pytest.raises(ValueError, match=r"row 1 \(A\): mark is nan"):
        ranges(key="k", title="T", axis="x", groups=[bad])
