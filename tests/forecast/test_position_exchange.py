"""Exchanges of positions: both sides gain the same, and nobody moves twice on a scale."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from actors_on_scales import tables
from hypothesis import given

from tracktwo.forecast import MODELS, Exchange, Table
from tracktwo.forecast.averages import weighted_mean


def pair(first: tuple[float, float], second: tuple[float, float]) -> Table:
    """Two actors at opposite ends of two scales, with these saliences."""
    nobody = np.full(2, np.nan)
    positions = np.array([[0.0, 0.0], [100.0, 100.0]])
    hundred = np.full(2, 100.0)
    return Table(
        positions, np.array([first, second]), np.ones(2), np.zeros(2), hundred, nobody, np.ones(2) > 0
    )


def outcome_gain(before: Table, after: Table, actor: int) -> float:
    """What an actor gains, by definition: how much nearer outcomes come, as shares, times salience."""
    old, new = weighted_mean(before), weighted_mean(after)
    wanted = before.positions[actor]
    nearer = (np.abs(old - wanted) - np.abs(new - wanted)) / before.span
    return float(np.nansum(nearer * before.saliences[actor]))


def after(table: Table, made: Exchange) -> Table:
    positions = table.positions.copy()
    positions[made.second, made.gained] = made.second_to
    positions[made.first, made.given] = made.first_to
    return replace(table, positions=positions)


def test_each_gives_way_where_it_cares_less() -> None:
    table = pair((0.8, 0.2), (0.2, 0.8))
    found = MODELS["exchange"].run(table)
    # Outcomes are 20 and 80 before. Either adopts the other's position on the scale that matters less to it.
    assert weighted_mean(table) == pytest.approx([20, 80])
    assert len(found.exchanges) == 1
    assert found.value == pytest.approx([0, 100])
    assert found.exchanges[0].gain == pytest.approx(0.8 * 0.2 - 0.2 * 0.2)


def test_who_cares_alike_has_nothing_to_exchange() -> None:
    table = pair((0.5, 0.5), (0.5, 0.5))
    assert MODELS["exchange"].run(table).exchanges == ()


def test_the_smaller_of_two_concessions_sets_the_rate() -> None:
    table = pair((0.9, 0.3), (0.2, 0.4))
    (made,) = MODELS["exchange"].run(table).exchanges
    moved = after(table, made)
    shift = np.abs(weighted_mean(moved) - weighted_mean(table)) / 100
    # Equal gains: shift on the first scale x (0.9 + 0.2) = shift on the second x (0.3 + 0.4).
    assert shift[0] * 1.1 == pytest.approx(shift[1] * 0.7)
    adopted = [
        (made.second_to, table.positions[made.first, made.gained]),
        (made.first_to, table.positions[made.second, made.given]),
    ]
    assert any(to == pytest.approx(other) for to, other in adopted)


@given(table=tables(most_dimensions=3, gaps=True))
def test_every_exchange_gives_both_the_gain_that_it_says(table: Table) -> None:
    current = table
    for made in MODELS["exchange"].run(table).exchanges:
        moved = after(current, made)
        # Wishes are those of the moment: positions that have moved are what is bargained over.
        first, second = (outcome_gain(current, moved, actor) for actor in (made.first, made.second))
        assert first == pytest.approx(made.gain, abs=1e-9)
        assert second == pytest.approx(made.gain, abs=1e-9)
        assert made.gain > 0
        current = moved
    assert MODELS["exchange"].run(table).value == pytest.approx(weighted_mean(current))


@given(table=tables(most_dimensions=3, gaps=True))
def test_nobody_moves_twice_on_a_scale(table: Table) -> None:
    moves = []
    for made in MODELS["exchange"].run(table).exchanges:
        moves += [(made.second, made.gained), (made.first, made.given)]
    assert len(moves) == len(set(moves))


@given(table=tables(most_dimensions=1))
def test_with_one_scale_it_is_the_weighted_mean(table: Table) -> None:
    found = MODELS["exchange"].run(table)
    assert found.exchanges == ()
    assert found.value == pytest.approx(weighted_mean(table))


@pytest.mark.parametrize("unit", [1.0, 0.1])
def test_who_stands_at_the_outcome_exchanges_nothing_there_whatever_the_rounding(unit: float) -> None:
    positions = np.array([[0, 30], [5, 20], [0, 0], [0, 30], [5, 20]], dtype=float)
    saliences = np.array([[0.1, 0.4], [0.1, 0.1], [0.1, 0.4], [0.1, 0.4], [0.1, 0.1]])
    influence = unit * np.array([1.0, 2.0, 1.0, 1.0, 2.0])
    low, span, nowhere = np.zeros(2), np.array([5.0, 30.0]), np.full(2, np.nan)
    table = Table(positions, saliences, influence, low, span, nowhere, np.ones(5, dtype=bool))
    assert MODELS["exchange"].run(table).exchanges == ()  # the second scale's outcome is 20
