"""Two parties: what the picture promises."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from figure_checks import SVG, check, estimates, names, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Dot, Estimate, Grid, Landmark, PartyScale, scatter
from tracktwo.figures.scatter_scene import BOTTOM, MOST_DOTS, RIGHT, TOP, ScatterScene

LEFT = 56.0  # where numbers up to 100 let the upright axis stand
axes = st.builds(PartyScale, names, st.none() | estimates())
pairs = st.tuples(values, values)


@settings(max_examples=60)
@given(
    axes,
    axes,
    st.lists(st.builds(Dot, values, values, st.integers(1, 9)), max_size=8),
    st.lists(pairs, max_size=6),
    st.lists(st.builds(Landmark, names, values, values), max_size=6),
)
def test_any_packages_give_a_whole_figure(
    x: PartyScale,
    y: PartyScale,
    points: list[Dot],
    frontier: list[tuple[float, float]],
    highlights: list[Landmark],
) -> None:
    def draw() -> object:
        return scatter(key="k", title="T", x=x, y=y, points=points, frontier=frontier, highlights=highlights)

    figure = draw()
    check(figure, "k", [x.party, y.party, *(mark.label for mark in highlights)])
    assert figure == draw()


@given(axes, axes, st.lists(pairs, min_size=1, max_size=9))
def test_every_package_and_level_lies_within_the_axes(
    x: PartyScale, y: PartyScale, spots: list[tuple[float, float]]
) -> None:
    scene = ScatterScene(x, y, tuple(Dot(*spot) for spot in spots), None, (), ())
    for spot in spots:
        across, up = scene.at(spot)
        assert scene.left - 0.01 <= across <= RIGHT + 0.01 and TOP - 0.01 <= up <= BOTTOM + 0.01
    for level in x.no_deal.ends if x.no_deal else ():
        assert scene.left - 0.01 <= scene.across.at(level) <= RIGHT + 0.01


def test_many_packages_are_counted_into_squares_and_none_is_lost() -> None:
    points = tuple(Dot((i * 37 % 1009) / 10, (i * 61 % 997) / 10) for i in range(MOST_DOTS + 1))
    scene = ScatterScene(PartyScale("A"), PartyScale("B"), points, None, (), ())
    assert scene.squares is not None and not scene.dots
    assert sum(map(sum, scene.squares.counts)) == len(points)


def test_squares_lie_where_the_values_are() -> None:
    grid = Grid(((0, 0), (0, 5)), 0, 100, 0, 100)
    figure = scatter(key="g", title="T", x=PartyScale("A"), y=PartyScale("B"), grid=grid)
    check(figure, "g")
    squares = ElementTree.fromstring(figure.svg).findall(f".//{SVG}g[@shape-rendering]/{SVG}rect")
    assert [(float(s.get("x", 0)), float(s.get("y", 0))) for s in squares] == [((LEFT + RIGHT) / 2, TOP)]


def test_the_zone_reaches_from_no_deal_to_the_best_values() -> None:
    figure = scatter(
        key="z",
        title="T",
        x=PartyScale("A", Estimate(40)),
        y=PartyScale("B", Estimate(30, 20, 35)),
        points=[Dot(50, 50)],
    )
    zone = ElementTree.fromstring(figure.svg).find(f"./{SVG}rect[@fill='url(#z-zone)']")
    assert zone is not None
    box = [float(zone.get(name, 0)) for name in ("x", "y", "width", "height")]
    scale_x, scale_y = (RIGHT - LEFT) / 100, (BOTTOM - TOP) / 100
    assert box == pytest.approx([LEFT + 40 * scale_x, TOP, 60 * scale_x, 70 * scale_y], abs=0.02)
    assert ("No deal", "40", "30 (20 to 35)") in figure.table.rows


def test_packages_at_one_place_share_a_mark() -> None:
    marks = [Landmark("Nash", 60, 60), Landmark("Egalitarian", 60, 60)]
    figure = scatter(key="s", title="T", x=PartyScale("A"), y=PartyScale("B"), highlights=marks)
    words = [element.text for element in ElementTree.fromstring(figure.svg).iter(f"{SVG}text")]
    assert "Nash" in words and "Egalitarian" in words
    assert figure.svg.count('r="5.5"') == 1


def test_nothing_to_show_is_said() -> None:
    figure = scatter(key="e", title="T", x=PartyScale("A"), y=PartyScale("B"))
    check(figure, "e")
    assert "There is no package to show." in figure.svg


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf"), 1e300])
def test_a_number_that_cannot_be_drawn_is_refused_by_its_name(bad: float) -> None:
    x, y = PartyScale("A"), PartyScale("B")
    with pytest.raises(ValueError, match=r"points\[1\]\.y"):
        scatter(key="k", title="T", x=x, y=y, points=[Dot(1, 1), Dot(1, bad)])
    with pytest.raises(ValueError, match=r"frontier\[0\]\[0\]"):
        scatter(key="k", title="T", x=x, y=y, frontier=[(bad, 1)])
    with pytest.raises(ValueError, match=r"highlights\[0\]\.x"):
        scatter(key="k", title="T", x=x, y=y, highlights=[Landmark("N", bad, 1)])
    with pytest.raises(ValueError, match=r"x\.low"):
        scatter(key="k", title="T", x=PartyScale("A", low=bad), y=y, points=[Dot(1, 1)])


@pytest.mark.parametrize(
    "grid", [Grid((), 0, 1, 0, 1), Grid(((1,), (1, 2)), 0, 1, 0, 1), Grid(((1,),), 1, 1, 0, 1)]
)
def test_a_grid_that_is_none_is_refused(grid: Grid) -> None:
    with pytest.raises(ValueError, match="grid"):
        scatter(key="k", title="T", x=PartyScale("A"), y=PartyScale("B"), grid=grid)


def test_points_and_grid_together_are_refused() -> None:
    grid = Grid(((1,),), 0, 1, 0, 1)
    with pytest.raises(ValueError, match="give one of them"):
        scatter(key="k", title="T", x=PartyScale("A"), y=PartyScale("B"), points=[Dot(1, 1)], grid=grid)
