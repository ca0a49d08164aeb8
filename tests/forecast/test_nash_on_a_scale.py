"""The Nash solution on a scale: the best of a fine grid, and nobody whose yes counts loses by it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from actors_on_scales import tables
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.forecast import MODELS, Dimension, Scene, Table, Voice, forecast

GRID = np.linspace(0, 1, 2001)


def product(table: Table, at: np.ndarray) -> np.ndarray:
    """The logarithm of the product of gains at shares of the scale, by definition."""
    places, weights = table.shares[:, 0], table.weights[:, 0]
    reference = float((table.reference[0] - table.low[0]) / table.span[0])
    apart = np.abs(at[:, None] - places[None, :])
    gains = 1 - apart if np.isnan(reference) else np.abs(reference - places)[None, :] - apart
    with np.errstate(divide="ignore"):
        return (weights * np.log(np.clip(gains, 0, None))).sum(axis=1)


@given(table=tables(most_dimensions=1))
def test_no_point_of_a_grid_has_a_greater_product(table: Table) -> None:
    found = (MODELS["nash"].run(table).value - table.low) / table.span
    best = product(table, GRID).max()
    assert product(table, found)[0] >= best - 1e-6 or np.isneginf(best)


@given(table=tables(most_dimensions=1), today=st.integers(-4, 24))
def test_nor_where_it_is_known_where_things_stay(table: Table, today: int) -> None:
    known = replace(table, reference=np.array([5.0 * today]))
    value = MODELS["nash"].run(known).value[0]
    way = known.positions[:, 0] - 5.0 * today
    if way.min() <= 0 <= way.max():
        assert value == 5.0 * today
        return
    gains = np.abs(way) - np.abs(value - known.positions[:, 0])
    assert gains.min() >= -1e-9
    low, high = np.sort([(5.0 * today - known.low[0]) / known.span[0], 1.0 if way.min() > 0 else 0.0])
    best = product(known, np.linspace(low, high, 2001)).max()
    assert product(known, (np.array([value]) - known.low) / known.span)[0] >= best - 1e-6


def scene(reference: float | None, consent: bool = True) -> Scene:
    voices = (
        Voice("a", "A", 1.0, (20.0,), (1.0,)),
        Voice("b", "B", 1.0, (60.0,), (1.0,)),
        Voice("c", "C", 1.0, (0.0,), (1.0,), consent=consent),
    )
    return Scene("Talks", (Dimension("x", "Share", 0.0, 100.0, reference=reference),), voices)


def test_what_is_assumed_or_blocks_is_told() -> None:
    unknown = forecast(scene(None)).answers["nash"]
    assert "assumed to be as bad for each as an outcome a whole scale away" in unknown.notes[0]
    blocked = forecast(scene(0.0)).answers["nash"]
    assert blocked.value == (0.0,)
    assert blocked.notes[0].startswith("Share: any move from today's 0 is worse for somebody")


def test_whose_yes_is_not_needed_does_not_block() -> None:
    found = forecast(scene(0.0, consent=False)).answers["nash"]
    # A, who wants 20, gains up to 40; B, who wants 60, gains all the way: (20 - |x - 20|) x falls after 20.
    assert found.value == pytest.approx((20.0,), abs=1e-6)
    assert found.notes == ()
    assert found.errors[0].model == "nash_reference"
