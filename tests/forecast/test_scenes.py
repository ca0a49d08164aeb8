"""From cases and files to actors on scales, what is left out, and what no model can use."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tracktwo.case import load
from tracktwo.errors import InputError
from tracktwo.forecast import Dimension, Scene, Voice, actors_of, forecast, scene_of
from tracktwo.formats.ktab import Actor, Actors

ROOT = Path(__file__).resolve().parents[2]
CASE = """\
tracktwo: 1
title: A crossing
parties:
  - {id: hill, name: Hill%s}
  - {id: valley, name: Valley%s}
  - {id: lake, name: Lake, consent: false%s}
issues:
  - id: hours
    name: Hours
    kind: range
    unit: hours a day
    from: 0
    to: 24
    step: 4
    today: "0"
  - id: checks
    name: Checks
    kind: ordered
    options: [{id: none, name: None}, {id: some, name: Some}, {id: all, name: Everybody}]
  - id: flag
    name: Flag
    options: [{id: one, name: One}, {id: two, name: Two}]
positions:
  hill:
    assumed: Made up.
    issues:
      hours: {weight: 60, values: {0: 100, 24: 0}}
      checks: {weight: 20, values: {none: 0, some: 50, all: 100}}
      flag: {weight: 20, values: {one: 0, two: 100}}
  valley:
    assumed: Made up.
    issues:
      hours: {weight: 30, values: {0: 0, 16: 100, 24: 50}}
      checks: {weight: 10, values: {none: 100, some: 100, all: 0}}
  lake:
    assumed: Made up.
    issues:
      hours: {weight: 5, values: {0: 50, 24: 50}}
      checks: {weight: 15, values: {none: 0, some: [20, 60], all: [40, 100]}}
"""


def crossing(folder: Path, *influence: str) -> Path:
    more = [f", influence: {one}" if one else "" for one in influence] or ["", "", ""]
    file = folder / "case.yaml"
    file.write_text(CASE % tuple(more), "utf-8")
    return file


def actors(*rows: tuple[float, float, float]) -> Actors:
    """Actors on one dimension: influence, position, salience."""
    made = tuple(
        Actor(f"a{n}", "", Fraction(i), (Fraction(p),), (Fraction(s),)) for n, (i, p, s) in enumerate(rows)
    )
    return Actors("test", "", ("x",), made)


def test_each_issue_with_an_order_is_a_scale(tmp_path: Path) -> None:
    scene = actors_of(load(crossing(tmp_path)))
    hours, checks = scene.dimensions
    assert (hours.id, hours.low, hours.high, hours.unit) == ("hours", 0, 24, "hours a day")
    assert hours.reference == 0.0
    assert [at for at, _ in checks.marks] == [0, 50, 100]
    assert checks.reference is None
    assert dict(scene.left_out) == {"flag": "its options are categorical, so that they lie on no scale"}


def test_a_party_stands_at_its_best_option_and_cares_by_its_share_of_weight(tmp_path: Path) -> None:
    hill, valley, lake = actors_of(load(crossing(tmp_path))).voices
    assert (hill.positions, hill.saliences) == ((0, 100), (pytest.approx(0.6), pytest.approx(0.2)))
    # Two options tie for the valley: it stands in the middle between them.
    assert (valley.positions, valley.saliences) == ((16, 25), (pytest.approx(0.75), pytest.approx(0.25)))
    # All hours are the same to the lake: it takes no side there.
    assert lake.positions == (None, 100)
    assert (lake.saliences[1], lake.consent) == (pytest.approx(0.75), False)


def test_influence_counts_where_all_have_it(tmp_path: Path) -> None:
    scene = actors_of(load(crossing(tmp_path, "10", "[20, 40]", "1")))
    assert [one.influence for one in scene.voices] == [10, 30, 1]
    partly = actors_of(load(crossing(tmp_path, "10", "", "")))
    assert [one.influence for one in partly.voices] == [1, 1, 1]
    assert "the case gives no influence for Valley, Lake: all parties count alike" in partly.assumptions


def test_what_is_left_aside_is_said() -> None:
    together = actors_of(load(ROOT / "examples" / "withdrawal-monitors"))
    assert any(
        "what options are worth together to North does not count" in one for one in together.assumptions
    )
    with pytest.raises(InputError, match="it is a good to be divided between two parties"):
        actors_of(load(ROOT / "examples" / "panama-1974"))


def test_one_issue_alone_has_those_who_take_a_side(tmp_path: Path) -> None:
    scene = actors_of(load(crossing(tmp_path))).only("hours")
    assert [one.id for one in scene.voices] == ["hill", "valley"]
    with pytest.raises(InputError, match=r"'flag' is no scale of this input: its options are categorical"):
        actors_of(load(crossing(tmp_path))).only("flag")


def test_a_case_without_a_scale_says_so(tmp_path: Path) -> None:
    file = crossing(tmp_path)
    text = file.read_text("utf-8").replace("kind: ordered", "kind: categorical")
    head, tail = text.split("  - id: hours\n", 1)
    kept = head + "  - id: checks\n" + tail.split("  - id: checks\n", 1)[1]
    kept = "\n".join(line for line in kept.splitlines() if "hours:" not in line) + "\n"
    file.write_text(kept, "utf-8")
    with pytest.raises(InputError, match="there is no scale to forecast on"):
        actors_of(load(file))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(1, 5, 50)], "1 actors are too few"),
        ([(1, 5, 0), (1, 9, 0)], "nobody with influence cares about x: all saliences are 0"),
        ([(0, 5, 50), (0, 9, 50)], "nobody with influence cares about x"),
        ([(-1, 5, 50), (1, 9, 50)], "the influence of a0 is -1.0"),
        ([(1, 5, -50), (1, 9, 50)], "a salience of a0 is -0.5"),
    ],
)
def test_what_no_model_can_use_is_told_in_words(rows: list[tuple[float, float, float]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        scene_of(actors(*rows))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"positions": (math.nan,)}, "a position of A is nan"),
        ({"positions": (None,)}, "A takes no position"),
        ({"positions": ()}, "A has 0 positions and 1 saliences"),
        ({"influence": math.inf}, "the influence of A is inf"),
        ({"saliences": (1.5,)}, "a salience of A is 1.5"),
    ],
)
def test_so_is_what_is_made_by_hand(change: dict, said: str) -> None:
    first = replace(Voice("a", "A", 1.0, (3.0,), (0.5,)), **change)
    with pytest.raises(InputError, match=said):
        Scene("x", (Dimension("d", "D", 0.0, 9.0),), (first, Voice("b", "B", 1.0, (6.0,), (0.5,))))


def test_where_all_want_the_same_every_model_says_that() -> None:
    found = forecast(actors((1, 40, 50), (2, 40, 10)))
    assert all(one.value == pytest.approx((40.0,)) for one in found.answers.values())
    assert found.spreads[0].share == pytest.approx(0)


def test_salience_above_100_is_brought_down_for_all() -> None:
    scene = scene_of(actors((1, 0, 200), (1, 100, 50)))
    assert [one.saliences for one in scene.voices] == [(1.0,), (0.25,)]


def test_the_scale_is_what_is_taken_unless_it_is_said() -> None:
    rows = [(1, 20, 50), (1, 80, 50)]
    assert (scene_of(actors(*rows)).dimensions[0].low, scene_of(actors(*rows)).dimensions[0].high) == (20, 80)
    said = scene_of(actors(*rows), scale=(0, 100)).dimensions[0]
    assert (said.low, said.high) == (0, 100)
