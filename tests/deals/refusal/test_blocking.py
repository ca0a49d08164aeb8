"""Who blocks is told by exact sets of parties, with what each reason costs by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import oracle
from hypothesis import given
from strategies import problems

from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.blocking import blocking
from tracktwo.deals.refusal.tally import tally


def zone_without(problem: Problem, party: str, line: str | None) -> int:
    """Count the zone of agreement once one no-deal value or red line has fallen away."""
    index = problem.parties.index(party)
    if line is None:
        lowest = sum((min(row[index] for row in rows) for rows in problem.worth), Fraction(0))
        no_deal = tuple(lowest if n == index else value for n, value in enumerate(problem.no_deal))
        return len(oracle.zone(replace(problem, no_deal=no_deal)))
    kept = tuple(one for one in problem.red_lines if one.label != line)
    return len(oracle.zone(replace(problem, red_lines=kept)))


@given(problems())
def test_the_blockers_are_the_oracles_and_sum_to_all_packages(problem: Problem) -> None:
    found = blocking(problem, tally(problem))
    named = {
        tuple(problem.parties[party] for party in sorted(parties)): count
        for parties, count in oracle.blockers(problem).items()
    }
    assert {one.parties: one.count for one in found.blockers} == named
    assert sum(one.count for one in found.blockers) == found.total
    assert [one.count for one in found.blockers] == sorted(named.values(), reverse=True)
    assert abs(sum(one.share for one in found.blockers) - (found.total > 0)) < 1e-9
    assert {one.parties[0]: one.count for one in found.sole} == {
        problem.parties[party]: named.get((problem.parties[party],), 0) for party in problem.consenting
    }


@given(problems())
def test_a_reason_costs_what_the_zone_gains_without_it(problem: Problem) -> None:
    before = len(oracle.zone(problem))
    for cost in blocking(problem, tally(problem)).costs:
        assert cost.alone.value == zone_without(problem, cost.party, cost.line) - before
        assert cost.refused.value >= cost.alone.value


@given(problems())
def test_the_absent_partys_part_is_what_those_in_the_room_could_have_agreed(problem: Problem) -> None:
    room = blocking(problem, tally(problem)).room
    present = tuple(yes and here for yes, here in zip(problem.consent, problem.in_channel, strict=True))
    absent = [problem.parties[party] for party in problem.consenting if not problem.in_channel[party]]
    if not absent:
        assert room is None
        return
    assert room is not None
    assert list(room.absent) == absent
    allowed = len(oracle.packages(problem))
    inside = len(oracle.zone(replace(problem, consent=present))) if any(present) else allowed
    assert room.inside.value == inside
    assert room.refused.value == inside - len(oracle.zone(problem))
    assert sum(part.count for part in room.refused_by) == room.refused.value


@given(problems())
def test_records_are_plain(problem: Problem) -> None:
    records = blocking(problem, tally(problem)).to_records()
    assert json.loads(json.dumps(records))["total"] == records["total"]
