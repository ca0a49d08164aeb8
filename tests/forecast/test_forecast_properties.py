"""What every model promises, whatever the actors: scales may be shifted, stretched and turned round."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from actors_on_scales import stretched, tables, turned_round
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.forecast import MODELS, Table

NAMES = list(MODELS)
BOTH_ENDS_ALIKE = [name for name in NAMES if name != "challenge_scholz2011" and "median" not in name]
SMOOTH = ("weighted_mean", "mean", "compromise", "nash")


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_outcome_lies_between_the_positions(name: str, data) -> None:
    table = data.draw(tables(gaps=True))
    value = MODELS[name].run(table).value
    width = 1e-3 * table.span
    assert (value >= np.nanmin(table.positions, axis=0) - width).all()
    assert (value <= np.nanmax(table.positions, axis=0) + width).all()


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_outcome_goes_along_when_scales_are_shifted_and_stretched(name: str, data) -> None:
    table = data.draw(tables())
    shift, by = data.draw(st.sampled_from([(64.0, 1.0), (-16.0, 4.0), (8.0, 0.25)]))  # exact in binary
    moved = MODELS[name].run(stretched(table, shift, by)).value
    assert moved == pytest.approx(MODELS[name].run(table).value * by + shift, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("name", SMOOTH)
@given(data=st.data())
def test_no_end_of_a_scale_is_favoured(name: str, data) -> None:
    table = data.draw(tables())
    turned = 2 * table.low + table.span - MODELS[name].run(turned_round(table)).value
    assert turned == pytest.approx(MODELS[name].run(table).value, abs=1e-4 * table.span.max())


@pytest.mark.parametrize("name", SMOOTH)
@given(data=st.data())
def test_the_order_of_actors_and_the_unit_of_influence_do_not_matter(name: str, data) -> None:
    table = data.draw(tables(gaps=True))
    order = data.draw(st.permutations(range(len(table.capabilities))))
    other = replace(table.of(order), capabilities=table.capabilities[order] * 1000)
    assert MODELS[name].run(other).value == pytest.approx(MODELS[name].run(table).value, abs=1e-5)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_what_all_want_is_the_outcome(name: str, data) -> None:
    table = data.draw(tables())
    agreed = replace(
        table,
        positions=np.broadcast_to(table.positions[0], table.positions.shape),
        low=table.positions[0],
        span=np.ones_like(table.span),
    )
    assert MODELS[name].run(agreed).value == pytest.approx(table.positions[0])


@pytest.mark.parametrize("name", ["weighted_mean", "weighted_median", "exchange"])
@given(table=tables())
def test_who_can_bring_nothing_to_bear_does_not_count(name: str, table: Table) -> None:
    rest = np.append(table.capabilities, 0.0)
    more = replace(
        table,
        positions=np.vstack([table.positions, table.positions.max(axis=0)]),
        saliences=np.vstack([table.saliences, np.ones_like(table.span)]),
        capabilities=rest,
        consent=np.ones(len(rest), dtype=bool),
    )
    assert MODELS[name].run(more).value == pytest.approx(MODELS[name].run(table).value)


@given(table=tables(most_dimensions=1))
def test_two_actors_of_one_weight_meet_in_the_middle(table: Table) -> None:
    pair = replace(table.of([0, 1]), capabilities=np.ones(2), saliences=np.ones((2, 1)))
    for name in ("weighted_mean", "mean", "compromise", "nash", "exchange"):
        assert MODELS[name].run(pair).value == pytest.approx(pair.positions.mean(axis=0), abs=1e-3)


@given(table=tables(gaps=True))
def test_challenges_go_round_after_round_and_say_whether_they_came_to_rest(table: Table) -> None:
    for name in ("challenge", "challenge_scholz2011"):
        found = MODELS[name].run(table)
        assert found.settled in (True, False)
        assert 1 <= len(found.rounds) <= 15
        for at, value in enumerate(found.value):
            assert value in [one.median[at] for one in found.rounds]


@pytest.mark.parametrize("name", ["challenge", "challenge_scholz2011", "exchange"])
@given(data=st.data())
def test_rounding_does_not_decide_between_actors_who_are_alike(name: str, data) -> None:
    table = data.draw(tables())
    twins = table.of([*range(len(table.capabilities)), 0, 1])  # the first two have a double each
    # Another unit of influence, not exact in binary, changes the last digits of every sum.
    other = replace(twins, capabilities=twins.capabilities * 0.1)
    assert MODELS[name].run(other).value == pytest.approx(MODELS[name].run(twins).value, abs=1e-3)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_value_alone_is_that_of_the_whole_run(name: str, data) -> None:
    table = data.draw(tables(gaps=True))
    assert MODELS[name].value(table).tolist() == MODELS[name].run(table).value.tolist()
