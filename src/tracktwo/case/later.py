"""Which judged numbers only questions about the time after a deal use."""

from __future__ import annotations

from tracktwo.case.after import Ceasefire, War
from tracktwo.case.judged import Judgement
from tracktwo.case.model import Case, Condition, Party

__all__ = ["later_judgements", "of_ceasefire"]


def later_judgements(case: Case) -> tuple[Judgement, ...]:
    """Return what `Case.later_judgements` returns."""
    of_parties = [one for party in case.parties for one in _of_party(party)]
    of_ifs = [one for condition in case.ifs for one in _of_condition(condition)]
    acts = case.moves.acts if case.moves else ()
    worths = [one for act in acts for one in act.worth.values()]
    fighting = [*of_ceasefire(case.ceasefire), *_of_war(case.war)]
    return (*of_parties, *of_ifs, *worths, *fighting)


def _given(*perhaps: Judgement | None) -> list[Judgement]:
    return [one for one in perhaps if one is not None]


def _of_party(party: Party) -> list[Judgement]:
    ballots = [ballot for group in party.constituents for ballot in group.ballots]
    return _given(
        party.influence,
        *(one for ballot in ballots for one in (ballot.likelihood, ballot.accept, ballot.refuse)),
    )


def _of_condition(condition: Condition) -> list[Judgement]:
    judged = [judge.likelihood for judge in condition.judges]
    return _given(condition.likelihood, *judged, *(given.likelihood for given in condition.given))


def of_ceasefire(ceasefire: Ceasefire | None) -> list[Judgement]:
    """Return the judged numbers of a ceasefire."""
    if ceasefire is None:
        return []
    kept = [one for keeper in ceasefire.keepers for one in (keeper.gain, keeper.loss, keeper.patience)]
    watches = [one for w in ceasefire.watches for one in (w.detection, w.false_alarm, w.delay)]
    depths = [depth.km for depth in ceasefire.depths]
    return _given(*kept, *watches, *depths, ceasefire.advance, ceasefire.response)


def _of_war(war: War | None) -> list[Judgement]:
    return _given(war.wins, *war.costs.values(), war.later, war.patience) if war else []
