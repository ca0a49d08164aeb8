"""From a case to the engine's question: one number for every judgement, weights worked in.

The same arithmetic serves exact analysis and draws: `worths` asks for each judgement's number, and a
number may be a Fraction or a whole array of draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from tracktwo.case import Case, Issue, Judgement, Position
from tracktwo.case.numbers import Number, Reading, no_deal_at, values_of
from tracktwo.deals.problem import Combination, Joint, Problem, RedLine

__all__ = ["problem_of", "sacred_label", "worths"]


def problem_of(case: Case, *, at: date | None = None) -> Problem:
    """Return the question of a case, each judgement at its point: the likely value or the midpoint.

    Parameters
    ----------
    case : Case
        As loaded.
    at : date, optional
        For which day's no-deal values; the case's own date by default.

    Returns
    -------
    Problem
        Exact.
    """
    judged = [no_deal_at(case, party.id, at) for party in case.parties]
    return Problem(
        parties=tuple(party.id for party in case.parties),
        issues=tuple(issue.id for issue in case.issues),
        options=tuple(tuple(option.id for option in issue.options) for issue in case.issues),
        worth=tuple(tuple(map(tuple, table)) for table in worths(case, _point)),
        no_deal=tuple(None if judgement is None else _point(judgement) for judgement in judged),
        consent=tuple(party.consent for party in case.parties),
        in_channel=tuple(party.in_channel for party in case.parties),
        forbidden=_forbidden(case),
        red_lines=_red_lines(case),
        joint=_joint(case),
        ranks=case.scale == "ranks",
    )


def worths(case: Case, number: Reading) -> list[list[list[Number]]]:
    """Return what each option adds to each party's value of a package.

    On the scale of shares: weight x value / sum of the party's weights; on that of points: weight x
    value; so on that of ranks. A party that gives an issue no weight, or holds it sacred, gets 0 from it.

    Parameters
    ----------
    case : Case
        As loaded.
    number : callable
        Gives the number of a judgement: a Fraction, a float or an array of draws.

    Returns
    -------
    list of list of list
        By issue, option and party.
    """
    columns = [_worths_to(case, case.positions[party.id], number) for party in case.parties]
    return [
        [[column[place][option] for column in columns] for option in range(len(issue.options))]
        for place, issue in enumerate(case.issues)
    ]


def _worths_to(case: Case, position: Position, number: Reading) -> list[list[Number]]:
    weights = {issue: number(judgement) for issue, judgement in position.weights.items()}
    total = sum(weights.values()) if case.scale == "shares" else 1
    none = 0 * total
    return [
        [value * (weights[issue.id] / total) for value in values_of(issue, position.values[issue.id], number)]
        if issue.id in weights and position.values[issue.id]
        else [none] * len(issue.options)
        for issue in case.issues
    ]


def _point(judgement: Judgement) -> Fraction:
    return judgement.estimate.point


def _combination(case: Case, options: Mapping[str, tuple[str, ...]]) -> Combination:
    place = {issue.id: number for number, issue in enumerate(case.issues)}
    return Combination(
        {place[issue]: frozenset(_indexes(case.issue(issue), ids)) for issue, ids in options.items()}
    )


def _indexes(issue: Issue, ids: tuple[str, ...]) -> list[int]:
    return [number for number, option in enumerate(issue.options) if option.id in ids]


def _others(issue: Issue, ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(option.id for option in issue.options if option.id not in ids)


def _forbidden(case: Case) -> tuple[Combination, ...]:
    found = []
    for rule in case.rules:
        for issue, ids in rule.then.items():
            banned = ids if rule.kind == "excludes" else _others(case.issue(issue), ids)
            found += [_combination(case, {**rule.when, issue: banned})] if banned else []
    return tuple(found)


def _joint(case: Case) -> tuple[Joint, ...]:
    """Return what options are worth together; parties that value the same combination share an entry."""
    found: dict[frozenset[tuple[int, frozenset[int]]], list[Fraction]] = {}
    for place, party in enumerate(case.parties):
        for one in case.positions[party.id].joint:
            same = frozenset(_combination(case, one.options).options.items())
            found.setdefault(same, [Fraction(0)] * len(case.parties))[place] += _point(one.worth)
    return tuple(Joint(Combination(dict(sorted(same))), tuple(worth)) for same, worth in found.items())


def sacred_label(party: str, issue: str) -> str:
    """Return the label of the red line that stands for a sacred issue."""
    return f"sacred:{party}/{issue}"


def _red_lines(case: Case) -> tuple[RedLine, ...]:
    found = []
    for index, party in enumerate(case.parties):
        position = case.positions[party.id]
        for line in position.red_lines:
            found.append(RedLine(index, _combination(case, line.options), f"{party.id}: {line.label}"))
        for sacred in position.sacred:
            refused = _others(case.issue(sacred.issue), sacred.accepts)
            if refused:
                refusal = _combination(case, {sacred.issue: refused})
                found.append(RedLine(index, refusal, sacred_label(party.id, sacred.issue), sacred=True))
    return tuple(found)
