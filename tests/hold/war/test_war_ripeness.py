"""What is promised of ripeness: days, a way out that opens and closes, and who loses by waiting."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from war_cases import one_good

from tracktwo.deals import Verdict
from tracktwo.errors import InputError
from tracktwo.hold.war import ripeness_of

SPRING, SUMMER = date(2024, 3, 1), date(2024, 9, 1)


def test_a_way_out_opens_and_closes_on_the_days_on_which_no_deal_says_so():
    case = one_good(("60", "60"), {SPRING: ("60", "30"), SUMMER: ("90", "30")})
    found = ripeness_of(case, draws=20)
    assert [moment.on for moment in found.moments] == [date(2023, 7, 10), SPRING, SUMMER]
    assert [moment.at_points for moment in found.moments] == [False, True, False]
    assert [moment.verdict for moment in found.moments] == [Verdict.NEVER, Verdict.ALWAYS, Verdict.NEVER]
    assert [moment.way_out.value for moment in found.moments] == [0, 1, 0]
    assert [moment.opens and moment.opens.value for moment in found.moments] == [None, 1, 0]
    assert [moment.closes and moment.closes.value for moment in found.moments] == [None, 0, 1]
    assert "(it opens)" in found.says[2]
    assert (
        "opens once no deal is worth 20.0 points less to North, or 20.0 points less to South" in found.says[0]
    )
    assert "closes once no deal is worth over 10.0 points more to North" in found.says[2]
    assert "(it closes)" in found.says[4]


def test_the_best_within_reach_and_what_waiting_costs_are_told_for_each_party():
    found = ripeness_of(one_good(("30", "40"), {SPRING: ("20", "45")}), draws=20)
    north, south = found.moments[0].parties
    assert (north.no_deal, north.best) == (30, 60)  # South gets its 40 at 6 tenths to North
    assert (south.no_deal, south.best) == (40, 70)
    assert (north.loses_by_waiting.value, south.loses_by_waiting.value) == (1, 0)
    assert (north.change.median, south.change.median) == pytest.approx((-10, 5))
    assert found.moments[0].stalemate.value == 0
    assert found.moments[0].all_gain.value == 1
    assert found.moments[-1].stalemate is None
    assert found.moments[-1].parties[0].loses_by_waiting is None


no_deals = st.integers(0, 100).map(str)


@given(st.lists(no_deals, min_size=4, max_size=4))
def test_at_the_points_there_is_a_way_out_if_and_only_if_some_division_suits_both(written):
    case = one_good((written[0], written[1]), {SPRING: (written[2], written[3])})
    found = ripeness_of(case, draws=3)
    for moment, (north, south) in zip(found.moments, [written[:2], written[2:]], strict=True):
        suits = [n for n in range(0, 101, 10) if n >= int(north) and 100 - n >= int(south)]
        assert moment.at_points == bool(suits) == (moment.way_out.value == 1)
        most = [max(n for n in range(0, 101, 10) if n <= 100 - int(other)) for other in (south, north)]
        assert [one.best for one in moment.parties] == most  # each side's share if the other just agrees


def test_shares_follow_the_ranges():
    """North expects 20 to 80, South 50: there is a division for both while North expects 50 or less."""
    case = one_good((["20", "80"], "50"), {SPRING: (["0", "60"], "50")})
    found = ripeness_of(case, draws=2000)
    now, later = found.moments
    assert now.way_out.value == pytest.approx(0.5, abs=0.001)  # a Latin hypercube is this even
    assert later.way_out.value == pytest.approx(5 / 6, abs=0.001)
    assert later.opens.value == pytest.approx(1 / 3, abs=0.002)  # one stream for all days: none closes
    assert later.closes.value == 0
    assert now.parties[0].loses_by_waiting.value == 1
    assert now.parties[1].loses_by_waiting.value == 0
    assert now.verdict is Verdict.DEPENDS


def test_a_party_that_is_not_asked_neither_hurts_nor_blocks():
    case = one_good(("60", "60"), {SPRING: ("10", "60")})
    north, south = case.parties
    found = ripeness_of(replace(case, parties=(north, replace(south, consent=False))), draws=5)
    assert [one.party for one in found.moments[0].parties] == ["north"]
    assert found.moments[0].at_points
    with pytest.raises(ValueError, match="at least 1"):
        ripeness_of(case, draws=0)
    nobody = replace(case, parties=tuple(replace(one, consent=False) for one in case.parties))
    with pytest.raises(InputError, match="no party's consent"):
        ripeness_of(nobody, draws=5)


def test_without_a_foreseen_change_there_is_one_day():
    case = replace(one_good(("20", "30"), {}), as_of=None)
    found = ripeness_of(case, draws=5)
    assert len(found.moments) == 1
    assert found.says[0].startswith("On the case's day")
    assert found.moments[0].parties[0].best == Fraction(70)


def test_records_are_plain_and_the_same_every_time():
    case = one_good((["20", "80"], "50"), {SPRING: (["0", "60"], "50")})
    one, two = (json.dumps(ripeness_of(case, draws=30).to_records()) for _ in range(2))
    assert one == two
    assert '"on": "2024-03-01"' in one
