"""Actors on scales for tests: published ones, and random ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from tracktwo.forecast import Table


def table_of(facts: Any, low: float, span: float) -> Table:
    """Make a table from a published file of actors; salience is given from 0 to 100."""
    actors = facts["actors"]
    positions = np.array([np.atleast_1d(one["position"]) for one in actors], dtype=float)
    saliences = np.array([np.atleast_1d(one["salience"]) for one in actors], dtype=float) / 100
    size = positions.shape[1]
    return Table(
        positions,
        saliences,
        np.array([one["capability"] for one in actors], dtype=float),
        np.full(size, low),
        np.full(size, span),
        np.full(size, np.nan),
        np.ones(len(actors), dtype=bool),
    )


@st.composite
def tables(draw, most_dimensions: int = 2, gaps: bool = False) -> Table:
    """Tables of two to six actors; positions and weights have few digits, so that ties come."""
    count = draw(st.integers(2, 6))
    size = draw(st.integers(1, most_dimensions))
    whole = st.integers(0, 20).map(lambda n: 5.0 * n)
    cares = st.integers(1, 10).map(lambda n: n / 10)
    positions, saliences = (
        np.array(draw(st.lists(one, min_size=count * size, max_size=count * size))).reshape(count, size)
        for one in (whole, cares)
    )
    capabilities = np.array(draw(st.lists(st.integers(1, 9).map(float), min_size=count, max_size=count)))
    if gaps and size > 1 and count > 2:
        positions[0, 0], saliences[0, 0] = np.nan, 0.0
    low = np.nanmin(positions, axis=0)
    span = np.nanmax(positions, axis=0) - low
    nobody = np.full(size, np.nan)
    everybody = np.ones(count, dtype=bool)
    return Table(positions, saliences, capabilities, low, np.where(span > 0, span, 1.0), nobody, everybody)


def stretched(table: Table, shift: float, by: float) -> Table:
    """The same actors on scales that were shifted and stretched."""
    return replace(
        table,
        positions=table.positions * by + shift,
        low=table.low * by + shift,
        span=np.where(np.ptp(np.nan_to_num(table.positions, nan=0.0), axis=0) >= 0, table.span * by, 1.0),
        reference=table.reference * by + shift,
    )


def turned_round(table: Table) -> Table:
    """The same actors with every scale turned round."""
    ends = 2 * table.low + table.span
    return replace(table, positions=ends - table.positions, reference=ends - table.reference)
