"""How a constituent is judged to answer: the first of its ballots that speaks of a package counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Ballot, Constituent, Judgement
from tracktwo.deals.uncertain.draws import quantile_to_value
from tracktwo.hold.consent.surveys import SurveyShares, ahead, survey_of

__all__ = ["HomeAnswer", "answer_of", "drawn_answer", "merged", "uncertain_in"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class HomeAnswer:
    """How one constituent is judged to answer a package.

    Parameters
    ----------
    constituent : str
        Its id.
    kind : str
        ``refuses``, ``likelihood``, ``survey``, ``not known`` (no ballot speaks of the package) or
        ``depends`` (on what becomes of open issues).
    ballot : int
        Which of its ballots, from 1; 0 where none or several.
    low, high : float
        Least and greatest likelihood of a yes: over the judged range; of a survey also whatever those
        who did not say would do; from 0 to 1 where it is not known.
    point : Fraction, float or None
        The likelihood at the point; None where it is not known or depends.
    possible, certain : bool
        Whether it can say yes; whether it surely does. Surveys settle neither.
    survey : SurveyShares, optional
        What the survey says.
    footing : str
        On what kind of footing the ballot stands.
    """

    constituent: str
    kind: str
    ballot: int = 0
    low: float = 0.0
    high: float = 1.0
    point: Fraction | float | None = None
    possible: bool = True
    certain: bool = False
    survey: SurveyShares | None = None
    footing: str = "none"


def answer_of(group: Constituent, ballot: int, design_effect: float) -> HomeAnswer:
    """Return a constituent's answer by one of its ballots, counted from 1; by none where it is 0."""
    if not ballot:
        return HomeAnswer(group.id, "not known")
    one = group.ballots[ballot - 1]
    if one.refuses:
        zero = Fraction(0)
        return HomeAnswer(group.id, "refuses", ballot, 0.0, 0.0, zero, False, False, None, one.footing.kind)
    if one.likelihood is not None:
        judged = one.likelihood.estimate
        return HomeAnswer(
            group.id,
            "likelihood",
            ballot,
            float(judged.low),
            float(judged.high),
            judged.point,
            judged.high > 0,
            judged.low == 1,
            None,
            one.likelihood.footing.kind,
        )
    return _by_survey(group, ballot, one, design_effect)


def _by_survey(group: Constituent, ballot: int, one: Ballot, design_effect: float) -> HomeAnswer:
    shares = survey_of(one, design_effect)
    low, high = 0.0, 1.0
    if one.sample:
        assert one.accept is not None
        least, most = float(one.accept.estimate.low), 1.0
        if one.refuse is not None:
            most = 1 - float(one.refuse.estimate.low)
        low = ahead(least, 1 - least, one.sample, design_effect)
        high = ahead(most, 1 - most, one.sample, design_effect)
    footing = one.footing.kind
    return HomeAnswer(
        group.id, "survey", ballot, low, high, shares.ahead, True, False, shares, footing
    )  # fmt: skip


def merged(answers: Sequence[HomeAnswer]) -> HomeAnswer:
    """Return the answer of one constituent over several ways to settle open issues."""
    first = answers[0]
    if all(one == first for one in answers):
        return first
    same = replace(first, ballot=0)
    if all(replace(one, ballot=0) == same for one in answers):
        return same
    return HomeAnswer(
        first.constituent,
        "depends",
        low=min(one.low for one in answers),
        high=max(one.high for one in answers),
        possible=any(one.possible for one in answers),
        certain=all(one.certain for one in answers),
    )


def uncertain_in(group: Constituent) -> list[Judgement]:
    """Return the uncertain judgements in a constituent's ballots."""
    judged = [one for ballot in group.ballots for one in (ballot.likelihood, ballot.accept, ballot.refuse)]
    return [one for one in judged if one is not None and not one.estimate.certain]


def drawn_answer(
    group: Constituent, answer: HomeAnswer, quantiles: Mapping[str, Floats], draws: int, design_effect: float
) -> Floats | None:
    """Return the likelihood of a yes in each draw; None where it is not known."""
    if answer.point is None:
        return None
    ballot = group.ballots[answer.ballot - 1]
    if answer.kind != "survey" or ballot.accept is None or ballot.refuse is None:
        judged = ballot.likelihood
        return np.zeros(draws) if judged is None else _drawn(judged, quantiles, draws)
    accept, refuse = (_drawn(one, quantiles, draws) for one in (ballot.accept, ballot.refuse))
    return np.asarray(ahead(accept, np.minimum(refuse, 1 - accept), ballot.sample, design_effect))


def _drawn(judged: Judgement, quantiles: Mapping[str, Floats], draws: int) -> Floats:
    if judged.path not in quantiles:
        return np.full(draws, float(judged.estimate.point))
    return quantile_to_value(judged.estimate, quantiles[judged.path])
