"""What a case says of the time after a deal: what it means, and every mistake by its name."""

from __future__ import annotations

import itertools
from datetime import date
from fractions import Fraction

import pytest
from after_strategies import cases_to_the_end
from complete_case import COMPLETE, write_complete
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.case import Estimate, Footing, check, load
from tracktwo.case.case_data import case_data
from tracktwo.case.cycles import cycle
from tracktwo.case.written import dumped
from tracktwo.deals import joined


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return load(write_complete(tmp_path_factory.mktemp("after")))


def told(folder, *replacements):
    text = COMPLETE
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [str(one).partition(": ")[2] for one in check(write_complete(folder, text))[1]]


def test_ballots_say_whom_they_answer_and_how(case):
    ferrymen, council = case.party("left").constituents
    assert (ferrymen.veto, ferrymen.weight, council.veto, council.weight) == (True, 1, False, 3)
    refusal, likely = ferrymen.ballots
    assert (refusal.refuses, refusal.options) == (True, {"bridge": ("nobody", "crown"), "toll": ("2",)})
    assert (likely.package, likely.likelihood.estimate) == (
        "spring",
        Estimate(Fraction(1, 5), Fraction(7, 10)),
    )
    survey = council.ballots[0]
    assert (survey.accept.estimate.point, survey.sample, survey.on) == (
        Fraction(2, 5),
        1029,
        date(2024, 5, 5),
    )
    assert survey.accept.footing == Footing("sourced", ("met",))
    assert council.ballots[1].accept.footing == Footing("assumed", text="As told.")


def test_ratification_and_influence(case):
    left, right, crown = case.parties
    assert (left.ratification.needs, left.ratification.votes) == ("votes", Fraction(7, 2))
    assert (right.ratification.needs, right.ratification.votes) == ("majority", None)
    assert (crown.ratification, crown.influence, left.influence.path) == (None, None, "left/influence")


def test_a_phase_follows_the_one_above_it_unless_it_says_otherwise(tmp_path, case):
    assert [phase.follows for phase in case.phases] == [(), ("first",), ()]
    text = COMPLETE.replace(", follows: [first]", "").replace(", follows: []", "")
    phases = load(write_complete(tmp_path, text)).phases
    assert [phase.follows for phase in phases] == [(), ("first",), ("later",)]


def test_a_judge_is_who_was_asked_unless_something_else_is_said(tmp_path, case):
    crew = case.ifs[2]
    assert [judge.weight for judge in crew.judges] == [2, 1]
    assert [judge.likelihood.footing.kind for judge in crew.judges] == ["elicited", "sourced"]
    text = COMPLETE.replace("    elicited: {from: both of them}\n", "")
    crew = load(write_complete(tmp_path, text)).ifs[2]
    assert crew.judges[0].likelihood.footing == Footing("elicited", text="the mayor")
    assert (crew.outcome, crew.by, crew.resolved) == (True, date(2024, 9, 1), date(2024, 8, 1))


def test_acts_rest_on_what_stands_nearest(case):
    blockade, toll, protest = case.moves.acts
    assert blockade.worth["left"].footing == Footing("assumed", text="From what they did before.")
    assert toll.worth["right"].footing == Footing("assumed", text="Its books.")
    assert (blockade.by, blockade.undo, blockade.ends_deal) == ("left/ferrymen", False, True)
    assert (toll.changes, protest.after, protest.excludes) == (
        {"toll": "2", "flag": "none"},
        ("raise-toll",),
        ("blockade",),
    )
    assert case.moves.coalitions == (("left", "right"), ("left/ferrymen", "left"))


def test_how_things_stand_today(case):
    assert [issue.today for issue in case.issues] == ["nobody", "1.5", "", ""]


def test_later_judgements_are_named_once_each_and_deals_use_none_of_them(case):
    names = [one.path for one in case.later_judgements()]
    assert len(set(names)) == len(names) and not {one.path for one in case.judgements()} & set(names)
    assert {
        "left/influence",
        "left/ferrymen/ballot-2",
        "left/council/ballot-1/accept",
        "if/crew/judge-2",
        "if/boats/given-4",
        "act/blockade/left/ferrymen",
        "ceasefire/left/gain",
        "ceasefire/watch-1/detection",
        "war/costs/right",
    } <= set(names)


def test_what_is_written_is_what_was_read(case, tmp_path):
    file = write_complete(tmp_path, dumped(case_data(case)))
    again = load(file)
    assert again == case
    assert again.later_judgements() == case.later_judgements()


@settings(max_examples=12)
@given(cases_to_the_end())
def test_whatever_a_file_says_of_the_time_after_a_deal_is_written_as_it_was_read(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    (folder / "case.yaml").write_text(dumped(data), "utf-8")
    case, found = check(folder)
    assert case is not None, [str(one) for one in found if not one.warning]
    (folder / "case.yaml").write_text(dumped(case_data(case)), "utf-8")
    again = load(folder)
    assert again == case
    assert again.later_judgements() == case.later_judgements()


def test_taking_issues_together_leaves_out_what_is_said_of_them_afterwards(case):
    together = joined(case)
    assert (together.moves, together.ceasefire, together.war) == (None, None, None)
    assert not any(group.ballots for party in together.parties for group in party.constituents)


CREW = "      - {when: {crew: false, peace: false}, likelihood: 0}\n"


@pytest.mark.parametrize(
    ("old", "new", "message", "remedy"),
    [
        (
            CREW,
            "",
            "'boats' has no likelihood for {crew: false, peace: false}.",
            "Add {when: {crew: false, peace: false}",
        ),
        (CREW, CREW.replace("crew: false", "crew: true"), "the same stands here and on line ", "Keep one"),
        (
            CREW,
            CREW.replace(", peace: false", ""),
            "this does not say whether 'peace' comes true.",
            "Add peace: true or peace: false",
        ),
        (
            "likelihood: {low: 0.1, likely: 0.5, high: 1}, elicited: {from: a guard}}",
            "given: [{when: {boats: true}, likelihood: 1}, {when: {boats: false}, likelihood: 0}]}",
            "in a circle: 'boats' waits for 'peace' waits for 'boats'.",
            "Let one of them depend on none of the others",
        ),
        (
            "votes: 3.5",
            "votes: 4.5",
            "4.5 votes are needed, and all constituents together have 4.",
            "Write at most 4",
        ),
        ("accept: 0.4", "accept: 0.7", "the shares that accept and refuse come to 1.1", "Write shares"),
        (
            "by: left/ferrymen",
            "by: left/council",
            "'left/ferrymen' is in a coalition, but has no act.",
            "Add an act with by: left/ferrymen",
        ),
        (
            "by: left/ferrymen",
            "by: left/ferymen",
            "there is no party or constituent 'left/ferymen'.",
            "Did you mean 'left/ferrymen'?",
        ),
        (
            "      changes: {toll: 2",
            "      after: [protest]\n      changes: {toll: 2",
            "circle: 'raise-toll' after 'protest' after 'raise-toll'.",
            "Take one of them out of after:",
        ),
        (
            "{id: first, name: First steps, ",
            "{id: first, name: First steps, follows: [later], ",
            "'first' waits for 'later' waits for 'first'",
            "follows: []",
        ),
        ("sides: [left, right]", "sides: [left, left]", "both sides are the same party.", "Name two parties"),
        ("    constituents: [{id: guild, name: Guild}, {id: garrison, name: Garrison, weight: 0.5}]\n", "",
         "this party has no constituents that could ratify anything.", "List them"),
        ("    ratification: {needs: {votes: 3.5}, evidence: [clause]}\n", "",
         "what the constituents of 'left' answer counts for nothing.", "Add ratification:"),
    ],
)  # fmt: skip
def test_mistakes_are_told_by_their_names(tmp_path, old, new, message, remedy):
    found = told(tmp_path, (old, new))
    assert any(message in one and remedy in one for one in found), found


def test_ends_that_could_not_meet_at_their_points_are_a_mistake_and_others_are_not(tmp_path):
    assert told(tmp_path, ("refuse: [0.3, 0.5]", "refuse: [0.3, 0.9]")) == []
    assert told(tmp_path, ("refuse: [0.3, 0.5]", "refuse: [0.4, 0.9]")) != []


NAMES = st.sampled_from("abcdef")


@given(st.dictionaries(NAMES, st.lists(NAMES, max_size=3), max_size=6))
def test_a_circle_is_found_just_where_no_order_exists(before):
    def sound(order):
        return all(
            order.index(one) < order.index(name)
            for name in order
            for one in before[name]
            if one in before
        )  # fmt: skip

    found = cycle(before)
    assert bool(found) == (not any(map(sound, itertools.permutations(before))))
    assert all(later in before[name] for name, later in itertools.pairwise(found))
    assert not found or (found[0] == found[-1] and len(set(found[:-1])) == len(found) - 1)
