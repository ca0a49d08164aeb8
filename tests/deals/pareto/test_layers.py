"""Merging large layers, where rows are set aside before they are sorted: the answer stays the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.deals.pareto.layers import FEW, leaf, merge, unit


def beaten(rows: np.ndarray) -> np.ndarray:
    """Tell which rows another one dominates, by the definition."""
    as_good = (rows[:, None] >= rows[None]).all(axis=2)
    return (as_good & (rows[:, None] > rows[None]).any(axis=2)).any(axis=0)


@pytest.mark.parametrize("parties", [2, 3, 5])
@given(st.integers(0, 2**32), st.sampled_from([3, 40, 10**6]), st.booleans())
@settings(max_examples=25, deadline=None)
def test_what_is_kept_is_what_the_definition_keeps(parties, seed, most, opposed):
    generator = np.random.default_rng(seed)
    tables = generator.integers(0, most + 1, (2, 20, parties))
    if opposed:  # what is good for the first party is bad for the last
        tables[..., -1] = most - tables[..., 0]
    one, two = (leaf((issue,), [table[None]], np.int64) for issue, table in enumerate(tables))
    assert len(one) * len(two) > FEW
    layer = merge(one, two, limit=1000)
    sums = (tables[0][:, None] + tables[1]).reshape(-1, parties)
    kept = sums[~beaten(sums)]
    wanted, counts = np.unique(kept, axis=0, return_counts=True)
    order = np.lexsort(layer.values[0].T[::-1])
    assert (layer.values[0][order] == wanted).all()
    assert (layer.counts[order] == counts).all()


def test_parties_that_do_not_care_at_all_change_nothing():
    table = np.stack([np.arange(300), np.zeros(300), np.zeros(300)], axis=1).astype(np.int64)
    layer = merge(unit(1, 3, np.int64), leaf((0,), [table[None]], np.int64), limit=1000)
    assert layer.values[0].tolist() == [[299, 0, 0]]
