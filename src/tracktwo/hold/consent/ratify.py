"""Would a named package be ratified at home: never, always or it depends; how likely; on whom it turns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from tracktwo.case import Case, NamedPackage
from tracktwo.deals import Problem, Tally, tally
from tracktwo.deals.named import indexes
from tracktwo.deals.uncertain.draws import quantiles_of
from tracktwo.hold.consent.answers import HomeAnswer, drawn_answer, merged, uncertain_in
from tracktwo.hold.consent.chances import bounds, passing, swing
from tracktwo.hold.consent.home import Chosen, Home, labels_of, with_ballots
from tracktwo.hold.consent.votes import Decides, HomeSpread, Ratified, Ways

__all__ = ["ratified"]

ROUNDING = 1e-12
"""Likelihoods closer than this are the same: those with a survey in them are floats."""


def ratified(
    case: Case, problem: Problem, home: Home, package: NamedPackage, *, draws: int = 500, seed: int = 1
) -> Ratified:
    """Say whether a party would ratify a named package.

    Parameters
    ----------
    case : Case
        As loaded.
    problem : Problem
        The case's.
    home : Home
        What the party needs at home.
    package : NamedPackage
        Of the case.
    draws, seed : int, optional
        For the spread over judged ranges.

    Returns
    -------
    Ratified

    Notes
    -----
    Win-sets: Putnam (1988). What no ballot speaks of is not known, and never taken for a yes.
    """
    left, counted = _counted(case, problem, home, package)
    found: dict[Chosen, int] = {}
    for reasons, number in counted.seen:
        chosen = home.chosen(labels_of(left, reasons)[0])
        found[chosen] = found.get(chosen, 0) + number
    ways = list(found) or [(0,) * len(home.party.constituents)]
    each = [home.answers(chosen) for chosen in ways]
    columns = list(zip(*each, strict=True))
    answers = tuple(map(merged, columns))
    likelihood = _likelihood(home, each)
    ends = [(_chance(home, one, "low"), _chance(home, one, "high")) for one in each]
    return Ratified(
        package=package.id,
        party=home.party.id,
        verdict=_together({home.verdict(chosen) for chosen in ways}),
        likelihood=likelihood,
        low=min(low for low, _ in ends),
        high=max(high for _, high in ends),
        bounds=_bounds(home, each),
        spread=_spread(case, home, each[0], draws, seed)
        if likelihood is not None and len(each) == 1
        else None,
        unknown=tuple(
            column[0].constituent for column in columns if any(one.kind == "not known" for one in column)
        ),
        refusing=tuple(one.constituent for one in answers if not one.possible),
        depends_on=_turns_on(home, ways, package, case),
        answers=answers,
        decides=_decides(home, answers),
        ways=_ways(home, found, counted),
    )


def _counted(case: Case, problem: Problem, home: Home, package: NamedPackage) -> tuple[Problem, Tally]:
    """Count the ways to settle open issues by the ballots that hold."""
    parties = len(problem.parties)
    asked = replace(
        problem,
        no_deal=(None,) * parties,
        consent=tuple(place == home.place for place in range(parties)),
        red_lines=(),
    )
    left = with_ballots(case, asked, [home], package).restricted(indexes(problem, package.options))
    return left, tally(left)


def _together(verdicts: set[str]) -> str:
    return verdicts.pop() if len(verdicts) == 1 else "depends"


def _likelihood(home: Home, each: Sequence[Sequence[HomeAnswer]]) -> Fraction | float | None:
    """Return the likelihood at the points; None where unknown answers or open issues change it."""
    found = [
        passing(home.game, [Fraction(end) if one.point is None else one.point for one in answers])
        for answers in each
        for end in (0, 1)
    ]
    if max(found) - min(found) > ROUNDING:
        return None
    return found[0] if isinstance(found[0], Fraction) else float(found[0])


def _chance(home: Home, answers: Sequence[HomeAnswer], end: str) -> float:
    return float(passing(home.game, [getattr(one, end) for one in answers]))


def _bounds(home: Home, each: Sequence[Sequence[HomeAnswer]]) -> tuple[float, float] | None:
    """Return the least and greatest likelihood at the points, over all ways to settle open issues."""
    found = [
        bounds(
            home.game,
            [0.0 if one.point is None else float(one.point) for one in answers],
            [1.0 if one.point is None else float(one.point) for one in answers],
        )
        for answers in each
    ]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return None
    return min(low for low, _ in known), max(high for _, high in known)


def _spread(
    case: Case, home: Home, answers: Sequence[HomeAnswer], draws: int, seed: int
) -> HomeSpread | None:
    groups = home.party.constituents
    judged = [one for group in groups for one in uncertain_in(group)]
    if not judged or not draws:
        return None
    columns = quantiles_of(case, judged, draws, seed)
    quantiles = {one.path: columns[:, number] for number, one in enumerate(judged)}
    chances = [
        np.zeros(draws) if drawn is None else drawn
        for group, answer in zip(groups, answers, strict=True)
        for drawn in [drawn_answer(group, answer, quantiles, draws, home.design_effect)]
    ]
    found = np.broadcast_to(np.asarray(passing(home.game, chances), dtype=float), draws)
    return HomeSpread(*np.quantile(found, (0.05, 0.5, 0.95)).tolist()) if np.ptp(found) else None


def _turns_on(home: Home, ways: Sequence[Chosen], package: NamedPackage, case: Case) -> tuple[str, ...]:
    """Return the open issues named by ballots that count in some ways to settle them and not in others."""
    named: set[str] = set()
    for place, group in enumerate(home.party.constituents):
        counting = {chosen[place] for chosen in ways}
        if len(counting) > 1:
            ballots = [group.ballots[number - 1] for number in counting if number]
            named |= {issue for ballot in ballots for issue in ballot.options}
    return tuple(issue.id for issue in case.issues if issue.id in named - set(package.options))


def _decides(home: Home, answers: Sequence[HomeAnswer]) -> tuple[Decides, ...]:
    chances = [one.point for one in answers if one.point is not None]
    if len(chances) < len(answers):
        return ()
    found = [Decides(one.constituent, swing(home.game, chances, one.constituent)) for one in answers]
    return tuple(sorted((one for one in found if one.swing), key=lambda one: -one.swing))


def _ways(home: Home, found: Mapping[Chosen, int], counted: Tally) -> Ways:
    numbers = {"never": 0, "always": 0, "depends": 0}
    for chosen, number in found.items():
        numbers[home.verdict(chosen)] += number
    return Ways(**numbers, exact=counted.exact)
