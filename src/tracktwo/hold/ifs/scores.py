"""How good forecasts were, once it is known what came true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log
from typing import Any

from tracktwo.deals.plain import plain
from tracktwo.hold.ifs.calibration import FEWEST, Calibration, calibration
from tracktwo.hold.ifs.pools import Spanned
from tracktwo.hold.ifs.record import Forecast, Outcome, Question, Record

__all__ = ["Scored", "Scores", "Summary", "scores"]


@dataclass(frozen=True)
class Scored:
    """One forecast, and what it scores.

    Attributes
    ----------
    forecast : Forecast
    outcome : bool
        Whether it came true.
    brier : Spanned
        Square of the distance between likelihood and outcome (1 came true, 0 did not): at the point, and
        the least and the greatest over the range. 0 is best, 1 is worst, one half always scores 0.25.
    log : float or None
        Less the natural logarithm of the likelihood that was given to what happened, at the point. 0 is
        best; None, for no bound, where what happened was thought impossible.
    """

    forecast: Forecast
    outcome: bool
    brier: Spanned
    log: float | None


@dataclass(frozen=True)
class Summary:
    """The scores of one judge, or of the case's own likelihoods.

    Attributes
    ----------
    who : str
        Empty for the case's own.
    count : int
        Of ifs scored.
    brier : Spanned
        Means.
    log : float or None
        Mean; None where one of them is.
    impossible : int
        How often what happened had been thought impossible.
    came_true : int
        How many came true.
    expected : Spanned
        How many were to be expected: the sum of the likelihoods, at the points and at the ends of the ranges.
    shared, shared_brier : int, float or None
        The ifs that everyone forecast, and the mean over these alone: what to compare judges by.
    calibration : Calibration or None
        None where fewer than 30 are known; see ``verdict``.
    verdict : str
        What can be said of calibration, in a sentence.
    """

    who: str
    count: int
    brier: Spanned
    log: float | None
    impossible: int
    came_true: int
    expected: Spanned
    shared: int
    shared_brier: float | None
    calibration: Calibration | None
    verdict: str


@dataclass(frozen=True)
class Scores:
    """The scores of a record.

    Attributes
    ----------
    open : tuple of (str, str)
        Questions without an outcome: title of the case and id of the if.
    resolved : tuple of Outcome
        What is known, in the order in which it was added.
    late : int
        Forecasts made on the day when it was known or after; they do not count.
    last, first : tuple of Summary
        Over each judge's last and first forecast of each if that counts; the case's own first.
    each : tuple of Scored
        Every forecast that counts, in the order of the record.
    """

    open: tuple[Question, ...]
    resolved: tuple[Outcome, ...]
    late: int
    last: tuple[Summary, ...]
    first: tuple[Summary, ...]
    each: tuple[Scored, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found = dict(plain(self))
        for outcome in found["resolved"]:
            outcome["on"] = _day(outcome["on"])
        for scored in found["each"]:
            told = scored["forecast"]
            told["on"], told["by"] = _day(told["on"]), _day(told["by"])
        return found


def scores(record: Record) -> Scores:
    """Score the forecasts of a record.

    Parameters
    ----------
    record : Record

    Returns
    -------
    Scores

    Notes
    -----
    The score of Brier (1950) is halved: of the two ways in which an if may come out, he counts both. The
    logarithmic score is that of Good (1952).
    """
    known = record.known()
    told = [one for one in record.forecasts if one.question in known]
    in_time = [one for one in told if _in_time(one, known[one.question])]
    each = tuple(_scored(one, known[one.question].outcome) for one in in_time)
    whos = sorted(dict.fromkeys(one.who for one in in_time), key=bool)
    return Scores(
        open=tuple(one for one in record.questions() if one not in known),
        resolved=tuple(known.values()),
        late=len(told) - len(in_time),
        last=_summaries(whos, each),
        first=_summaries(whos, each[::-1]),
        each=each,
    )


def _in_time(forecast: Forecast, outcome: Outcome) -> bool:
    return outcome.on is None or forecast.on is None or forecast.on < outcome.on


def _scored(forecast: Forecast, outcome: bool) -> Scored:
    point, *ends = ((chance - outcome) ** 2 for chance in forecast.numbers)
    given = forecast.point if outcome else 1 - forecast.point
    return Scored(forecast, outcome, Spanned(point, min(ends), max(ends)), -log(given) if given > 0 else None)


def _summaries(whos: Sequence[str], scored: Sequence[Scored]) -> tuple[Summary, ...]:
    """Sum up by judge; of the forecasts that one makes of one if, the one that comes last counts."""
    told = {who: {one.forecast.question: one for one in scored if one.forecast.who == who} for who in whos}
    shared = set.intersection(*map(set, told.values())) if told else set()
    return tuple(_summary(who, one, shared) for who, one in told.items())


def _summary(who: str, scored: Mapping[Question, Scored], shared: set[Question]) -> Summary:
    some = list(scored.values())
    logs = [one.log for one in some if one.log is not None]
    common = [one.brier for question, one in scored.items() if question in shared]
    found = _calibration(some) if len(some) >= FEWEST else None
    return Summary(
        who=who,
        count=len(some),
        brier=_mean([one.brier for one in some]),
        log=sum(logs) / len(some) if len(logs) == len(some) else None,
        impossible=len(some) - len(logs),
        came_true=sum(one.outcome for one in some),
        expected=_sum([Spanned(*one.forecast.numbers) for one in some]),
        shared=len(common),
        shared_brier=_mean(common).point if common else None,
        calibration=found,
        verdict=_verdict(len(some), found),
    )


def _calibration(scored: Iterable[Scored]) -> Calibration:
    chances, outcomes = zip(*((one.forecast.point, one.outcome) for one in scored), strict=True)
    return calibration(chances, outcomes)


def _verdict(count: int, found: Calibration | None) -> str:
    if found is None:
        return f"{count} resolved: too few to say anything of calibration ({FEWEST} are the least)."
    outside = [one for one in found.bins if not one.share_low <= one.forecast <= one.share_high]
    names = ", ".join(f"{100 * one.low:.0f} to {100 * one.high:.0f} %" for one in outside)
    where = f"at {names}" if outside else "nowhere"
    return f"{count} resolved: likelihoods and outcomes lie further apart than chance puts them {where}."


def _sum(spans: Sequence[Spanned]) -> Spanned:
    return Spanned(*(sum(column) for column in zip(*((s.point, s.low, s.high) for s in spans), strict=True)))


def _mean(spans: Sequence[Spanned]) -> Spanned:
    total = _sum(spans)
    return Spanned(*(one / len(spans) for one in (total.point, total.low, total.high)))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
