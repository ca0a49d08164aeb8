"""Whether a deal is said to hold after it is made, as the definitions say of every state that acts make."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pytest
from act_cases import ByHand, completions, judged, random_case
from graph_oracle import Oracle
from random_graphs import random_conflict

from tracktwo.case import Act, Case, Estimate, Moves
from tracktwo.case.revise import with_judgement
from tracktwo.deals import Verdict
from tracktwo.errors import InputError, LimitError
from tracktwo.hold.graph import CONCEPTS, after_deal, after_deals, deal_model, model_of_conflict, stable
from tracktwo.hold.graph.after.space import act_space
from tracktwo.hold.graph.after.threats import Payoffs, threats
from tracktwo.hold.graph.after.worths import Completions, Worths


def test_many_draws_at_once_are_as_the_definitions_say_of_each() -> None:
    for seed in range(60):
        rng = np.random.default_rng(seed)
        model = model_of_conflict(random_conflict(rng))
        count, actors = len(model.states), len(model.parties)
        values = rng.integers(0, 5, (actors, count, 4))
        movers = [*((n,) for n in range(actors)), (0, 1)]
        state = int(rng.integers(count))
        found = threats(model.moves, Payoffs(values.astype(float)), state, movers)
        for draw in range(4):
            oracle = Oracle(Oracle.of(model).moves, values[:, :, draw].tolist())
            for mover in found:
                for concept in CONCEPTS:
                    expected = oracle.stable(mover.members, state, concept)
                    assert bool(mover.margin(concept)[draw] >= 0) == expected, (seed, concept, mover.members)


def test_margins_say_how_far_preferences_are_from_flipping() -> None:
    # Adding to what the state itself is worth to its mover flips the verdict at the margin, not before.
    for seed in range(40):
        rng = np.random.default_rng(seed)
        model = model_of_conflict(random_conflict(rng))
        values = rng.integers(0, 9, (len(model.parties), len(model.states), 1)).astype(float)
        for concept in ("nash", "gmr", "smr", "seq", "sseq"):
            (before,) = threats(model.moves, Payoffs(values), 0, [(0,)], (concept,))
            margin = float(before.margin(concept)[0])
            for step, holds in ((-margin, True), (-margin - 0.5, False)):
                moved = values.copy()
                moved[0, 0] += step
                if np.isfinite(margin):
                    (after,) = threats(model.moves, Payoffs(moved), 0, [(0,)], (concept,))
                    assert bool(after.margin(concept)[0] >= 0) is holds, (seed, concept)


def judge_as_by_hand(seeds: Iterable[int]) -> int:
    """Compare random cases with the definitions; return how many verdicts were compared."""
    looked_at = 0
    for seed in seeds:
        case = random_case(np.random.default_rng(seed))
        allowed = list(completions(case))
        ways = allowed or list(completions(case, rules=False))
        found = after_deal(case, "plan", draws=20)
        by_hand = [ByHand(case, whole) for whole in ways]
        oracles = [one.oracle() for one in by_hand]
        assert found.completions == len(allowed) and (allowed or found.breaks_rules)
        for mover in (*found.movers, *found.coalitions):
            members = tuple(by_hand[0].actors.index(who) for who in mover.who)
            for held in mover.held:
                expected = [
                    oracle.stable(members, one.deal, held.concept)
                    for oracle, one in zip(oracles, by_hand, strict=True)
                ]
                assert held.at_point == pytest.approx(np.mean(expected)), (seed, mover.who, held.concept)
                looked_at += 1
        if len(ways) == 1:  # nothing is uncertain: every draw is the point
            for held in found.held:
                assert held.in_draws.value == held.at_point
                assert held.verdict is (Verdict.ALWAYS if held.at_point else Verdict.NEVER)
    return looked_at


def test_a_case_is_judged_as_by_hand_in_every_way_to_settle_open_issues() -> None:
    assert judge_as_by_hand([*range(60), 2382]) > 250


@pytest.mark.slow
def test_a_thousand_cases_are_judged_as_by_hand() -> None:
    assert judge_as_by_hand(range(1500, 2500)) > 4000


def test_states_without_the_deal_are_judged_as_by_hand() -> None:
    looked_at = 0
    for seed in range(60):
        case = random_case(np.random.default_rng(seed))
        ways = list(completions(case))
        if len(ways) == 1:
            one = ByHand(case, ways[0])
            oracle = one.oracle()
            for ended in after_deal(case, "plan", draws=3).no_deal:
                state = one.states.index(frozenset([ended.act]))
                for held in ended.held:
                    expected = all(oracle.stable((n,), state, held.concept) for n in oracle.parties)
                    assert held.at_point == expected
                for actor, gain in ended.gains.items():
                    worth = one.value(actor, frozenset([ended.act])) - one.value(actor, frozenset())
                    assert gain.median == pytest.approx(float(worth))
                    looked_at += 1
    assert looked_at > 10


def test_an_answer_is_named_exactly_where_there_is_one() -> None:
    answered = unanswered = 0
    for seed in range(80):
        case = random_case(np.random.default_rng(seed), complete=True)
        if list(completions(case)):
            for mover in after_deal(case, "plan", draws=1).movers:
                for way_out in mover.deviations:
                    assert bool(way_out.answer) == (way_out.breaks["gmr"].value == 0), seed
                    assert way_out.credible == (way_out.breaks["seq"].value == 0), seed
                    assert all(step.by not in mover.who for step in way_out.answer)
                    answered += bool(way_out.answer)
                    unanswered += not way_out.answer
    assert answered > 5 and unanswered > 5


def at_ends(case: Case, quantile: float) -> Case:
    """Return the case with every judgement at one end of its range."""

    def end(judgement_estimate: Estimate) -> Estimate:
        number = judgement_estimate.low if quantile == 0 else judgement_estimate.high
        return Estimate(number, number)

    for judgement in case.judgements():
        case = with_judgement(case, replace(judgement, estimate=end(judgement.estimate)))
    assert case.moves is not None
    acts = tuple(
        replace(act, worth={who: replace(one, estimate=end(one.estimate)) for who, one in act.worth.items()})
        for act in case.moves.acts
    )
    return replace(case, moves=replace(case.moves, acts=acts))


@pytest.mark.parametrize("quantile", [0.0, 1.0])
def test_states_are_worth_what_the_judgements_say_at_the_ends_of_their_ranges(quantile: float) -> None:
    compared = 0
    for seed in range(40):
        case = random_case(np.random.default_rng(seed), certain=False)
        ways = list(completions(case))
        if ways and not any(position.joint for position in case.positions.values()):
            space = act_space(case, case.packages[0])
            worths = Worths(space)
            rows = Completions.of(case, case.packages[0], 1).rows[:1]
            found = worths.payoffs(np.full((1, len(worths.judgements)), quantile), rows).values
            whole = {
                issue: worths.problem.options[place][rows[0, place]]
                for place, issue in enumerate(worths.problem.issues)
            }
            by_hand = ByHand(at_ends(case, quantile), whole)
            for actor, name in enumerate(space.actors):
                for state in range(len(space.taken)):
                    worth = by_hand.value(name, frozenset(space.standing(state)))
                    assert found[actor, state, 0] == pytest.approx(float(worth))
                    compared += 1
    assert compared > 100


def test_the_model_of_a_deal_holds_where_the_deal_does() -> None:
    for seed in range(60):
        case = random_case(np.random.default_rng(seed))
        if len(list(completions(case))) == 1:
            found, model = after_deal(case, "plan", draws=2), deal_model(case, "plan")
            held = stable(model)
            for one in found.held:
                assert bool(held[one.concept][:, 0].all()) == bool(one.at_point)
            assert model.states[0] == 1 and set(model.options[0]) <= {"N"}


def breaking_case() -> Case:
    """One side gains by seizing land unless the other answers; the answer costs it more than it gains."""
    case = random_case(np.random.default_rng(0))
    acts = (
        Act(
            "seize",
            "Seize land",
            "p0",
            worth={"p0": judged("moves/seize/p0", 2, 10), "p1": judged("moves/seize/p1", -10)},
        ),
        Act(
            "answer",
            "Answer with fire",
            "p1",
            after=("seize",),
            worth={"p0": judged("moves/answer/p0", -40), "p1": judged("moves/answer/p1", 1)},
        ),
    )
    return replace(case, moves=Moves(acts))


def test_every_verdict_names_the_move_the_answer_and_what_it_rests_on() -> None:
    found = after_deal(breaking_case(), "plan", draws=50)
    by_concept = {held.concept: held for held in found.held}
    assert by_concept["nash"].in_draws.value == 0
    assert by_concept["seq"].in_draws.value == 1 and by_concept["seq"].verdict is Verdict.ALWAYS
    (spoiler,) = found.spoilers
    (way_out,) = spoiler.deviations
    assert (spoiler.who, way_out.takes, way_out.improves.value) == (("p0",), ("seize",), 1.0)
    assert [(step.by, step.takes) for step in way_out.answer] == [("p1", ("answer",))] and way_out.credible
    assert way_out.rests_on[0].what == "moves/seize/p0"
    assert (way_out.rests_on[0].low, way_out.rests_on[0].high) == (2, 10)
    assert found.broken_by("seq") is None and found.broken_by("nash") is way_out
    assert found.to_records()["broken_most_by"]["nash"] == {"by": ["p0"], "takes": ["seize"], "share": 1.0}
    assert not way_out.rests_on[0].flips and way_out.breaks["seq"].value == 0
    margin = by_concept["nash"].margin_at_point
    assert margin is not None and margin.median == pytest.approx(-6)


def test_the_same_seed_gives_the_same_records_and_they_are_plain() -> None:
    case = random_case(np.random.default_rng(5), certain=False)
    first, second = (after_deal(case, "plan", draws=40, seed=3).to_records() for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert [one.to_records() for one in after_deals(case, draws=40, seed=3)] == [first]
    at_points = after_deal(case, "plan", draws=0)
    assert [held.in_draws.value for held in at_points.held] == [held.at_point for held in at_points.held]


def test_what_cannot_be_asked_is_told_in_plain_words() -> None:
    case = breaking_case()
    with pytest.raises(InputError, match=r"there is no package 'peace'\. The case names: plan"):
        after_deal(case, "peace")
    with pytest.raises(InputError, match="no acts are named"):
        after_deal(replace(case, moves=None), "plan")
    with pytest.raises(InputError, match="only rank packages"):
        after_deal(replace(case, scale="ranks"), "plan")
    many = tuple(Act(f"a{n}", f"A{n}", "p0") for n in range(13))
    with pytest.raises(LimitError, match="8,192 states; at most 4,096"):
        after_deal(replace(case, moves=Moves(many)), "plan")
    many = tuple(Act(f"a{n}", f"A{n}", "p0") for n in range(21))
    with pytest.raises(LimitError, match="21 acts can be taken"):
        after_deal(replace(case, moves=Moves(many)), "plan")
