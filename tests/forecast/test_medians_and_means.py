"""Means and medians: against their definitions, with ties told."""

from __future__ import annotations

import numpy as np
import pytest
from actors_on_scales import tables
from hypothesis import given

from tracktwo.forecast import MODELS, Dimension, Scene, Table, Voice, forecast
from tracktwo.forecast.averages import median_ends


@given(table=tables(gaps=True))
def test_means_are_sums_over_who_takes_a_side(table: Table) -> None:
    for at in range(len(table.span)):
        there = [n for n in range(len(table.capabilities)) if not np.isnan(table.positions[n, at])]
        weight = [table.capabilities[n] * table.saliences[n, at] for n in there]
        place = [table.positions[n, at] for n in there]
        plain = MODELS["mean"].run(table).value[at]
        assert plain == pytest.approx(sum(place) / len(there))
        weighted = sum(w * p for w, p in zip(weight, place, strict=True)) / sum(weight)
        assert MODELS["weighted_mean"].run(table).value[at] == pytest.approx(weighted)


@given(table=tables(most_dimensions=1))
def test_no_position_beats_the_weighted_median(table: Table) -> None:
    places, weights = table.positions[:, 0], table.weights[:, 0]
    median = MODELS["weighted_median"].run(table).value[0]
    for other in places:
        nearer = np.abs(places - other) < np.abs(places - median) - 1e-9
        assert weights[nearer].sum() <= weights.sum() / 2 + 1e-9


def test_the_lowest_median_stands_and_a_tie_is_told() -> None:
    voices = tuple(Voice(name, name, 1.0, (place,), (0.5,)) for name, place in (("a", 10.0), ("b", 30.0)))
    scene = Scene("Two", (Dimension("x", "Fee", 0.0, 40.0),), voices)
    found = forecast(scene).answers["weighted_median"]
    assert found.value == (10.0,)
    assert found.notes == ("Fee: every point from 10 to 30 is a median; the lowest stands here",)
    assert median_ends(scene.table(), scene.table().weights) == ([10.0], [30.0])
