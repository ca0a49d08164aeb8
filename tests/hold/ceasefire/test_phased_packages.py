"""What is promised of phases: what stands halfway, who gains by stopping, what falls, what is not known."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from ceasefire_cases import judged
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import Case, Condition, Issue, NamedPackage, Option, Party, Phase, Position, Rule
from tracktwo.deals import Verdict
from tracktwo.hold.ceasefire import phases_of

PHASES = (
    Phase("truce", "Truce", needs=("trust",)),
    Phase("trade", "Trade", follows=("truce",)),
    Phase("treaty", "Treaty", follows=("trade",)),
)


def phased(
    values: dict[str, dict[str, object]],
    packages: dict[str, dict[str, str]],
    no_deal: dict[str, str],
    today: dict[str, str] | None = None,
    rules: tuple[Rule, ...] = (),
) -> Case:
    """Make a case of three phases with one issue each; values by party and issue: of yes, with no worth 0."""
    today = {"truce": "no", "trade": "no", "treaty": "no"} if today is None else today
    options = (Option("no", "No"), Option("yes", "Yes"))
    issues = tuple(Issue(p.id, p.name, options, phase=p.id, today=today.get(p.id, "")) for p in PHASES)
    positions = {
        party: Position(
            party,
            judged(f"{party}/no-deal", no_deal[party]),
            weights={issue: judged(f"{party}/{issue}/weight", "1") for issue in own},
            values={
                issue: {
                    "no": judged(f"{party}/{issue}/no", "0"),
                    "yes": judged(f"{party}/{issue}/yes", worth),
                }
                for issue, worth in own.items()
            },
        )
        for party, own in values.items()
    }
    return Case(
        "Phases",
        tuple(Party(party, party.title()) for party in values),
        issues,
        positions,
        scale="points",
        phases=PHASES,
        packages=tuple(NamedPackage(name, name.title(), chosen) for name, chosen in packages.items()),
        rules=rules,
        ifs=(Condition("trust", "Both sides trust the monitors."),),
    )


ALL = {"truce": "yes", "trade": "yes", "treaty": "yes"}


def test_what_stands_halfway_is_the_package_so_far_and_today():
    case = phased(
        {
            "a": {"truce": "10", "trade": "-3", "treaty": "5"},
            "b": {"truce": "-2", "trade": "6", "treaty": "1"},
        },
        {"all": ALL},
        {"a": "0", "b": "0"},
    )
    found = phases_of(case, draws=10)
    assert found.order == ("truce", "trade", "treaty")
    steps = found.packages[0].steps
    assert [[(one.low, one.high) for one in step.parties] for step in steps] == [
        [(10, 10), (-2, -2)],
        [(7, 7), (4, 4)],
        [(12, 12), (5, 5)],
    ]
    assert (steps[0].settles, steps[0].today) == (("truce",), ("trade", "treaty"))
    assert (steps[0].hangs_on, steps[0].falls) == (("trust",), ("trade", "treaty"))
    assert any("does not begin without: Both sides trust the monitors" in line for line in found.says)
    assert any("stopping after Truce is worth less than no deal to B" in line for line in found.says)


def test_who_pockets_a_phase_is_named_and_the_process_is_not_begun_by_who_foresees_it():
    """B gives first and gets later; A would rather stop once it has the truce."""
    case = phased(
        {
            "a": {"truce": "10", "trade": "-6", "treaty": "0"},
            "b": {"truce": "-4", "trade": "9", "treaty": "0"},
        },
        {"all": ALL},
        {"a": "0", "b": "0"},
    )
    found = phases_of(case, draws=10).packages[0]
    a, b = found.steps[0].parties
    assert (a.rather_stops, b.rather_stops) == (Verdict.ALWAYS, Verdict.NEVER)
    assert (a.stops[0].value, b.stops[1].value) == (1, 0)
    assert found.weakest == "truce"
    assert (found.stopping.ends, found.stopping.by) == ("", ("b",))
    assert found.stopping.shares[""].value == 1
    assert found.stopping.stoppers["truce"]["a"].value == 1


worths = st.lists(st.integers(-5, 5), min_size=3, max_size=3)


@given(worths, worths, st.integers(-4, 4), st.integers(-4, 4))
def test_the_game_of_stopping_is_backward_induction_from_the_definition(first, second, out_a, out_b):
    ids = [phase.id for phase in PHASES]
    values = {
        "a": dict(zip(ids, map(str, first), strict=True)),
        "b": dict(zip(ids, map(str, second), strict=True)),
    }
    case = phased(values, {"all": ALL}, {"a": str(out_a), "b": str(out_b)})
    game = phases_of(case, draws=3).packages[0].stopping
    stage = [(out_a, out_b), *((sum(first[:n]), sum(second[:n])) for n in (1, 2, 3))]
    ends = 3
    for place in (2, 1, 0):  # going on leads to stage `ends`
        if any(stage[place][who] > stage[ends][who] for who in (0, 1)):
            ends = place
    assert game.ends == ["", *ids][ends]
    assert game.shares[game.ends].value == 1
    assert bool(game.by) == (ends < 3)


def test_shares_and_verdicts_follow_the_ranges():
    """A loses 0 to 8 by trade and gains 2 by the treaty: it would stop after the truce in 3 of 4 draws."""
    case = phased(
        {
            "a": {"truce": "1", "trade": ["-8", "0"], "treaty": "2"},
            "b": {"truce": "1", "trade": "1", "treaty": "1"},
        },
        {"all": ALL},
        {"a": "0", "b": "0"},
    )
    step = phases_of(case, draws=1000).packages[0].steps[0]
    assert step.parties[0].rather_stops is Verdict.DEPENDS
    assert step.parties[0].stops[0].value == step.parties[0].stops[1].value == pytest.approx(0.75, abs=0.002)
    assert step.parties[1].rather_stops is Verdict.NEVER


def test_open_later_issues_give_a_range():
    case = phased(
        {"a": {"truce": "1", "trade": "-5", "treaty": "3"}, "b": {"truce": "1", "trade": "1", "treaty": "1"}},
        {"open": {"truce": "yes", "treaty": "yes"}},
        {"a": "0", "b": "0"},
    )
    found = phases_of(case, draws=20).packages[0]
    a = found.steps[0].parties[0]
    assert (a.whole_low, a.whole_high) == (-1, 4)
    assert a.rather_stops is Verdict.DEPENDS
    assert tuple(share.value for share in a.stops) == (0, 1)
    assert found.steps[1].left_open == ("trade",)
    assert found.stopping.taken_as_today == ("trade",)
    assert found.stopping.ends == "treaty"


def test_without_today_it_says_what_it_cannot_say():
    case = phased(
        {"a": {"truce": "1", "trade": "1", "treaty": "1"}, "b": {"truce": "1", "trade": "1", "treaty": "1"}},
        {"all": ALL},
        {"a": "0", "b": "0"},
        today={"treaty": "no"},
    )
    found = phases_of(case, draws=10)
    first, second, _ = found.packages[0].steps
    a = first.parties[0]
    assert (first.unknown, a.low, a.high, a.rather_stops) == (("trade",), 1, 2, Verdict.NEVER)
    assert (second.unknown, second.parties[0].low) == ((), Fraction(2))
    assert "Trade" in found.cannot_say[0]
    assert found.packages[0].stopping is None


def test_what_the_rules_do_not_allow_halfway_is_told():
    rule = Rule({"truce": ("yes",)}, {"trade": ("yes",)}, "requires")
    case = phased(
        {"a": {"truce": "1", "trade": "1", "treaty": "1"}, "b": {"truce": "1", "trade": "1", "treaty": "1"}},
        {"all": ALL},
        {"a": "0", "b": "0"},
        rules=(rule,),
    )
    found = phases_of(case, draws=10)
    assert [step.allowed for step in found.packages[0].steps] == [False, True, True]
    assert found.packages[0].steps[0].parties[0].low == 1
    assert any("not what the rules" in line for line in found.says)


spans = st.lists(st.integers(-5, 5), min_size=2, max_size=2).map(sorted)


@given(spans, spans, spans)
def test_verdicts_are_those_of_all_corners(truce, trade, treaty):
    own = {name: [str(end) for end in span] for name, span in zip(ALL, (truce, trade, treaty), strict=True)}
    case = phased({"a": own, "b": dict.fromkeys(ALL, "1")}, {"all": ALL}, {"a": "0", "b": "0"})
    step = phases_of(case, draws=5).packages[0].steps[0]
    later = [sum(corner) for corner in product(trade, treaty)]
    expected = Verdict.NEVER if min(later) >= 0 else Verdict.ALWAYS if max(later) <= 0 else Verdict.DEPENDS
    assert step.parties[0].rather_stops is expected


def test_phases_are_carried_out_in_an_order_that_respects_what_follows_what():
    case = phased(
        {"a": dict.fromkeys(ALL, "1"), "b": dict.fromkeys(ALL, "1")}, {"all": ALL}, {"a": "0", "b": "0"}
    )
    turned = replace(case, phases=tuple(reversed(PHASES)))
    assert phases_of(turned, draws=5).order == ("truce", "trade", "treaty")
    beside = (PHASES[0], replace(PHASES[1], follows=("truce",)), replace(PHASES[2], follows=("truce",)))
    steps = phases_of(replace(case, phases=beside), draws=5).packages[0].steps
    assert [step.falls for step in steps] == [("trade", "treaty"), (), ()]
    assert phases_of(replace(case, phases=())) is None
    assert phases_of(replace(case, packages=())) is None


def test_records_are_plain_and_the_same_every_time():
    case = phased(
        {"a": {"truce": "1", "trade": ["-8", "0"], "treaty": "2"}, "b": dict.fromkeys(ALL, "1")},
        {"all": ALL, "open": {"truce": "yes"}},
        {"a": "0", "b": ["0", "3"]},
    )
    one, two = (json.dumps(phases_of(case, draws=30).to_records(), allow_nan=False) for _ in range(2))
    assert one == two
    assert np.isclose(
        sum(s["value"] for s in json.loads(one)["packages"][0]["stopping"]["shares"].values()), 1
    )
