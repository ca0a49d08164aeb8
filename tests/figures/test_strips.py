"""Three or more parties: what the strips promise."""

from __future__ import annotations

import pytest
from figure_checks import check, estimates, names, values
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Estimate, Figure, NamedPackage, PackageLine, PartyScale, strips
from tracktwo.figures.strip_scene import HEIGHT, MOST_LINES, StripScene


@st.composite
def scenes(draw: st.DrawFn) -> StripScene:
    parties = draw(st.lists(st.builds(PartyScale, names, st.none() | estimates()), min_size=1, max_size=9))
    row = st.tuples(*[values] * len(parties))
    packages = draw(st.lists(st.builds(PackageLine, row, st.booleans()), max_size=6))
    named = draw(st.lists(st.builds(NamedPackage, names, row), max_size=9))
    return StripScene(tuple(parties), tuple(packages), tuple(named))


def _draw(scene: StripScene) -> Figure:
    return strips(
        key="k", title="T", parties=scene.parties, packages=scene.packages, highlights=scene.highlights
    )


@settings(max_examples=60)
@given(scenes())
def test_any_packages_give_a_whole_figure(scene: StripScene) -> None:
    figure = _draw(scene)
    check(figure, "k", [*(s.party for s in scene.parties), *(p.label for p in scene.highlights)])
    assert figure == _draw(scene)


@given(scenes())
def test_what_is_worse_than_no_deal_lies_below_its_tick(scene: StripScene) -> None:
    for package in (*scene.packages, *scene.highlights):
        for strip, value, (_, y), scale in zip(
            scene.parties, package.values, scene.spots(package.values), scene.scales, strict=True
        ):
            assert scene.top - 0.01 <= y <= scene.top + HEIGHT + 0.01
            if strip.no_deal is not None:
                assert (y > scale.at(strip.no_deal.value)) == (value < strip.no_deal.value) or abs(
                    value - strip.no_deal.value
                ) < 1e-6 * (scale.high - scale.low)


def test_each_party_keeps_its_own_scale_unless_all_agree() -> None:
    same = StripScene((PartyScale("A"), PartyScale("B")), (PackageLine((10, 90)),), ())
    own = StripScene((PartyScale("A"), PartyScale("B")), (PackageLine((10, 900)),), ())
    assert same.shares_scale and not own.shares_scale


def test_of_very_many_packages_some_are_drawn_and_the_legend_says_so() -> None:
    packages = [PackageLine((i % 100, i % 97), i % 2 == 0) for i in range(MOST_LINES * 3)]
    figure = strips(key="k", title="T", parties=[PartyScale("A"), PartyScale("B")], packages=packages)
    check(figure, "k")
    assert f"{MOST_LINES} lines drawn" in figure.svg
    assert figure.svg.count('stroke-width="0.8"') == MOST_LINES
    assert "1,500 packages of which 750 in the zone" in figure.description


def test_the_table_holds_values_and_levels() -> None:
    figure = strips(
        key="k",
        title="T",
        parties=[PartyScale("A", Estimate(40, 30, 50)), PartyScale("B")],
        packages=[PackageLine((1, 2)), PackageLine((3, 4.25))],
        highlights=[NamedPackage("Nash", (55.55, -0.01))],
    )
    assert figure.table.rows == (
        ("Nash", "55.5", "0"),
        ("No deal", "40 (30 to 50)", "not given"),
        ("Lowest of 2 packages", "1", "2"),
        ("Highest of 2 packages", "3", "4.2"),
    )


def test_the_middle_of_a_plain_range_is_not_printed() -> None:
    def drawn(level: Estimate) -> str:
        parties = [PartyScale("A", level), PartyScale("B")]
        return strips(key="k", title="T", parties=parties, packages=[PackageLine((1, 2))]).html()

    figure = drawn(Estimate.between(20, 75))
    assert "47.5" not in figure
    assert all(f">{end}</text>" in figure for end in (20, 75))
    assert "Middle of the range of a no-deal value" in figure
    assert "40 (20 to 75)" in drawn(Estimate(40, 20, 75))


@pytest.mark.parametrize("parties", [[], [PartyScale("A"), PartyScale("B")]])
def test_nothing_to_show_is_said(parties: list[PartyScale]) -> None:
    figure = strips(key="e", title="T", parties=parties)
    check(figure, "e")
    assert "There is no package to show." in figure.svg


def test_values_that_do_not_fit_are_refused_by_name() -> None:
    parties = [PartyScale("A"), PartyScale("B")]
    with pytest.raises(ValueError, match=r"packages\[0\]\.values has 1 numbers for 2 parties"):
        strips(key="k", title="T", parties=parties, packages=[PackageLine((1,))])
    with pytest.raises(ValueError, match=r"highlights\[0\]\.values\[1\]"):
        strips(key="k", title="T", parties=parties, highlights=[NamedPackage("N", (1, float("nan")))])
