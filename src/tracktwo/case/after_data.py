"""What a case says of consent at home, ifs and the time after a deal, as its file says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tracktwo.case.after import Act, Ballot, Ceasefire, Judge, Keeper, Moves, War
from tracktwo.case.ifs_reading import judge_footing
from tracktwo.case.judged import NOTHING_SAID, Footing, Judgement
from tracktwo.case.later import of_ceasefire
from tracktwo.case.model import Case, Condition, Constituent, Issue, Party, Phase
from tracktwo.case.spoken import (
    choice_data,
    common,
    footing_data,
    judgement_data,
    kept,
    option_data,
    record,
    rests_on,
)

__all__ = ["blocks_data", "condition_data", "consent_data", "constituent_data", "phases_data"]

Issues = Mapping[str, Issue]


def consent_data(party: Party) -> dict[str, Any]:
    """Return influence and ratification of a party."""
    found = _numbers(NOTHING_SAID, influence=party.influence)
    if party.ratification:
        votes = party.ratification.votes
        needs = party.ratification.needs if votes is None else {"votes": votes}
        found["ratification"] = {"needs": needs, **footing_data(party.ratification.footing)}
    return found


def constituent_data(group: Constituent, issues: Issues) -> dict[str, Any]:
    """Return one constituent with its ballots."""
    return {
        **record(group, "id name about"),
        **({"weight": group.weight} if group.weight != 1 else {}),
        **({"veto": True} if group.veto else {}),
        **kept(ballots=[_ballot(one, issues) for one in group.ballots]),
        **record(group, "evidence"),
    }


def _ballot(ballot: Ballot, issues: Issues) -> dict[str, Any]:
    answers = {"package": ballot.package} if ballot.package else _options(ballot.options, issues)
    shares = _numbers(ballot.footing, accept=ballot.accept, refuse=ballot.refuse)
    survey = {**shares, **kept(sample=ballot.sample or None), **record(ballot, "on")} if shares else {}
    return {
        **answers,
        **({"refuses": True} if ballot.refuses else {}),
        **_numbers(ballot.footing, likelihood=ballot.likelihood),
        **({"survey": survey} if survey else {}),
        **footing_data(ballot.footing),
    }


def phases_data(phases: Sequence[Phase]) -> list[dict[str, Any]]:
    """Return phases; what one follows is left out where that is the one above it."""
    found = []
    for number, phase in enumerate(phases):
        above = (phases[number - 1].id,) if number else ()
        follows = {} if phase.follows == above else {"follows": list(phase.follows)}
        found.append({**record(phase, "id name about"), **follows, **record(phase, "trigger needs")})
    return found


def condition_data(condition: Condition) -> dict[str, Any]:
    """Return one if."""
    footing = condition.footing
    given = [
        {"when": dict(one.when), "likelihood": judgement_data(one.likelihood, footing)}
        for one in condition.given
    ]
    outcome = {} if condition.outcome is None else {"outcome": condition.outcome}
    return {
        **record(condition, "id text bears_on"),
        **_numbers(footing, likelihood=condition.likelihood),
        **kept(judges=[_judge(one, footing) for one in condition.judges], given=given),
        **record(condition, "by"),
        **outcome,
        **record(condition, "resolved"),
        **footing_data(footing),
    }


def _judge(judge: Judge, above: Footing) -> dict[str, Any]:
    likelihood = judgement_data(judge.likelihood, judge_footing(judge.who, above))
    weight = {} if judge.weight == Fraction(1) else {"weight": judge.weight}
    return {"who": judge.who, "likelihood": likelihood, **weight}


def blocks_data(case: Case, issues: Issues) -> dict[str, Any]:
    """Return the blocks ``moves``, ``ceasefire`` and ``war``, those that a case has."""
    return {
        **({"moves": _moves(case.moves, issues)} if case.moves else {}),
        **({"ceasefire": _ceasefire(case.ceasefire, issues)} if case.ceasefire else {}),
        **({"war": _war(case.war)} if case.war else {}),
    }


def _moves(moves: Moves, issues: Issues) -> dict[str, Any]:
    coalitions = [list(members) for members in moves.coalitions]
    return {**kept(coalitions=coalitions), "acts": [_act(one, issues) for one in moves.acts]}


def _act(act: Act, issues: Issues) -> dict[str, Any]:
    changes = {issue: option_data(issues[issue], option) for issue, option in act.changes.items()}
    return {
        **record(act, "id name by about"),
        **({} if act.undo else {"undo": False}),
        **({"when": choice_data(act.when, issues)} if act.when else {}),
        **record(act, "after excludes"),
        **({"ends_deal": True} if act.ends_deal else {}),
        **({"changes": changes} if changes else {}),
        **({"worth": _numbers(act.footing, **act.worth)} if act.worth else {}),
        **footing_data(act.footing),
    }


def _ceasefire(ceasefire: Ceasefire, issues: Issues) -> dict[str, Any]:
    """Say what most of its numbers rest on once."""
    above = common(rests_on(of_ceasefire(ceasefire)), NOTHING_SAID)
    watches = [
        {
            **_options(one.options, issues),
            **_numbers(above, detection=one.detection, false_alarm=one.false_alarm, delay=one.delay),
        }
        for one in ceasefire.watches
    ]
    depths = [{**_options(one.options, issues), **_numbers(above, km=one.km)} for one in ceasefire.depths]
    return {
        "period": ceasefire.period,
        "keepers": {one.party: _keeper(one, above) for one in ceasefire.keepers},
        **kept(watches=watches, depths=depths),
        **_numbers(above, advance=ceasefire.advance, response=ceasefire.response),
        **footing_data(above),
    }


def _keeper(keeper: Keeper, above: Footing) -> dict[str, Any]:
    return _numbers(above, gain=keeper.gain, loss=keeper.loss, patience=keeper.patience)


def _war(war: War) -> dict[str, Any]:
    return {
        "sides": list(war.sides),
        **_numbers(war.footing, wins=war.wins),
        "costs": _numbers(war.footing, **war.costs),
        **_numbers(war.footing, later=war.later, patience=war.patience),
        **footing_data(war.footing),
    }


def _options(chosen: Mapping[str, Sequence[str]], issues: Issues) -> dict[str, Any]:
    return {"options": choice_data(chosen, issues)}


def _numbers(above: Footing, **judged: Judgement | None) -> dict[str, Any]:
    """Return judged numbers under their keys, without those that nobody gave."""
    return {key: judgement_data(one, above) for key, one in judged.items() if one is not None}
