"""Never a bare point: draws where judgements are uncertain, the record of the model where they are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_scenes import crossing

from tracktwo.case import load
from tracktwo.forecast import BASELINE, MODELS, actors_of, forecast, known_errors, scene_of
from tracktwo.forecast.drawing import drawn
from tracktwo.formats.ktab import read_actors

ROOT = Path(__file__).resolve().parents[2]
FIVE = ROOT / "examples" / "five-actors" / "actors.csv"
UKRAINE = ROOT / "examples" / "ukraine-2023"


def test_without_uncertain_judgements_the_interval_is_what_held_80_percent_of_the_errors() -> None:
    found = forecast(scene_of(read_actors(FIVE)[0], scale=(-1000, 1000)))
    for name, answer in found.answers.items():
        assert answer.interval == answer.error_band
        assert set(answer.interval_from) == {"errors"}
        for value, (low, high), error in zip(answer.value, answer.interval, answer.errors, strict=True):
            width = error.band / 100 * 2000  # cut off at the ends of the scale
            assert low == pytest.approx(max(-1000, value - width)), name
            assert high == pytest.approx(min(1000, value + width)), name


def test_models_that_look_at_all_scales_together_have_a_record_of_their_own() -> None:
    found = forecast(read_actors(FIVE)[0])
    assert found.answers["challenge"].errors[0] == known_errors()["challenge_together"]
    alone = forecast(scene_of(read_actors(FIVE)[0]).only("2"))
    assert alone.answers["challenge"].errors[0] == known_errors()["challenge"]
    assert alone.answers["exchange"].errors[0] == known_errors()[BASELINE]


def test_draws_move_positions_weights_and_influence(tmp_path: Path) -> None:
    scene = actors_of(load(crossing(tmp_path, "10", "[20, 40]", "1")))
    tables = list(drawn(scene, 50, 1))
    assert {table.positions[2, 1] for table in tables} == {50.0, 100.0}  # the lake's best option is not sure
    influence = sorted(table.capabilities[1] for table in tables)
    assert 20 <= influence[0] < 21 and 39 < influence[-1] <= 40
    assert all(table.positions[2, 0] != table.positions[2, 0] for table in tables)  # it still takes no side
    found = forecast(scene, draws=50)
    assert (found.draws, found.uncertain) == (50, 3)
    low, high = found.answers[BASELINE].interval[1]
    assert low < high
    assert found.answers[BASELINE].interval_from == ("draws", "draws")


def test_a_model_that_no_draw_moves_has_the_band_of_its_errors(tmp_path: Path) -> None:
    found = forecast(actors_of(load(crossing(tmp_path))), draws=20)
    plain = found.answers["mean"]
    assert plain.interval_from == ("errors", "draws")
    assert plain.interval[0] == plain.error_band[0]


def test_no_draw_leads_outside_the_reach_of_the_weighted_mean() -> None:
    scene = actors_of(load(UKRAINE))
    reach = forecast(scene, draws=2).answers[BASELINE].reach
    assert reach is not None
    for table in drawn(scene, 300, 7):
        for value, (low, high) in zip(MODELS[BASELINE].run(table).value, reach, strict=True):
            assert low - 1e-9 <= value <= high + 1e-9


def test_the_reach_is_reached_where_nothing_ties_numbers_together(tmp_path: Path) -> None:
    scene = actors_of(load(crossing(tmp_path, "10", "[20, 40]", "1")))
    low, high = (forecast(scene, draws=2).answers[BASELINE].reach or ())[0]
    # Hours: the hill wants 0 with 10 x 0.6, the valley 16 with 20 to 40 x 0.75; the lake takes no side.
    assert low == pytest.approx(16 * 15 / 21)
    assert high == pytest.approx(16 * 30 / 36)


def test_the_same_seed_gives_the_same_bytes() -> None:
    scene = actors_of(load(UKRAINE)).only("lines")
    first, again, other = (
        json.dumps(forecast(scene, draws=20, seed=seed).to_records()) for seed in (1, 1, 2)
    )
    assert first == again != other


def test_without_an_actor_the_value_is_that_of_the_others() -> None:
    scene = scene_of(read_actors(FIVE)[0])
    found = forecast(scene)
    table = scene.table().without(1)
    for name, answer in found.answers.items():
        value = (found.pulls[1].by[name] or ())[0]
        assert value == pytest.approx(answer.value[0] - MODELS[name].run(table).value[0])
    strongest = found.strongest()
    assert strongest is not None and strongest.actor == "Bob"


def test_models_are_told_apart() -> None:
    found = forecast(read_actors(FIVE)[0])
    for at, one in enumerate(found.spreads):
        values = {name: answer.value[at] for name, answer in found.answers.items()}
        assert values[one.lowest] == one.low == min(values.values())
        assert values[one.highest] == one.high == max(values.values())
