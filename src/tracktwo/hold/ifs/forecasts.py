"""What a case forecasts today, and what of it a record does not have yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tracktwo.case import Case, Condition, Estimate
from tracktwo.errors import Finding, InputError
from tracktwo.hold.ifs.build import network_of, problem
from tracktwo.hold.ifs.chance import Sample, chance_of
from tracktwo.hold.ifs.network import Network
from tracktwo.hold.ifs.pools import pooled
from tracktwo.hold.ifs.record import Forecast, Outcome, Record

__all__ = ["forecasts_of", "new_entries", "record_of"]

DRAWS = 2000
Numbers = tuple[float, float, float]


def forecasts_of(case: Case, on: date, *, sha256: str = "") -> tuple[Forecast, ...]:
    """Return what a case forecasts: of each open if what each judge says, and what the case takes it to be.

    Parameters
    ----------
    case : Case
    on : date
        The day of the forecast.
    sha256 : str, optional
        Of the case file.

    Returns
    -------
    tuple of Forecast
        In the order of the file. An if whose likelihood nobody judged forecasts nothing.

    Raises
    ------
    InputError, LimitError
        As for `tracktwo.hold.ifs.ifs_of`.
    """
    network = network_of(case)
    opened = [one for one in case.ifs if one.outcome is None]
    return tuple(made for one in opened for made in _forecasts(case, network, one, on, sha256))


def record_of(case: Case) -> Record:
    """Return the record that a case is by itself: what it forecast, and the outcomes that it states.

    Likelihoods are those before anything was known; their day is the case's.

    Parameters
    ----------
    case : Case

    Returns
    -------
    Record
    """
    network = network_of(case)
    unknowing = Network(network.nodes, network.numbers)
    return Record(
        tuple(made for one in case.ifs for made in _forecasts(case, unknowing, one, case.as_of, "")),
        tuple(_outcomes(case)),
    )


def new_entries(case: Case, record: Record, on: date, *, sha256: str = "") -> tuple[Forecast | Outcome, ...]:
    """Return what a case says and a record does not have yet.

    Parameters
    ----------
    case : Case
    record : Record
    on : date
        The day of the forecasts, and of outcomes without a day.
    sha256 : str, optional
        Of the case file.

    Returns
    -------
    tuple of Forecast or Outcome
        Without forecasts that the same judge has made in the same numbers on the same day or of what the
        record knows, and without outcomes of what the record does not forecast.

    Raises
    ------
    InputError
        The day lies before that of a forecast in the record; an if has other words than when it was first
        forecast; the case and the record differ on whether something came true.
    """
    made = forecasts_of(case, on, sha256=sha256)
    findings = [*_backwards(case, record, on), *_reworded(case, record), *_contradicted(case, record)]
    if findings:
        raise InputError(findings)
    known, last = record.known(), {(one.question, one.who): one for one in record.forecasts}
    opened = [one for one in made if one.question not in known]
    fresh = [one for one in opened if not _same(one, last.get((one.question, one.who)))]
    came = [
        one for one in _outcomes(case) if one.question in record.questions() and one.question not in known
    ]
    return (*fresh, *(Outcome(one.on or on, one.case, one.condition, one.outcome) for one in came))


def _forecasts(
    case: Case, network: Network, one: Condition, on: date | None, sha256: str
) -> Iterator[Forecast]:
    text = " ".join(one.text.split())
    for who, how, (point, low, high) in _said(network, one):
        yield Forecast(on, case.title, one.id, text, who, how, point, low, high, one.by, sha256)


def _said(network: Network, one: Condition) -> Iterator[tuple[str, str, Numbers]]:
    """Give who says what of an if, and how the case came by its own likelihood."""
    for judge in one.judges:
        yield judge.who, "judged", _ends(judge.likelihood.estimate)
    if one.judges:
        pool = pooled(one.judges).linear
        yield "", "pool", (pool.point, pool.low, pool.high)
    elif one.given:
        chance = chance_of(Sample(network, DRAWS, 1).marginals([one.id])[:, 0])
        low = chance.low if chance.least is None else chance.least
        yield "", "given", (chance.point, low, chance.high if chance.most is None else chance.most)
    elif one.likelihood:
        yield "", "judged", _ends(one.likelihood.estimate)


def _ends(estimate: Estimate) -> Numbers:
    return float(estimate.point), float(estimate.low), float(estimate.high)


def _outcomes(case: Case) -> Iterator[Outcome]:
    for one in case.ifs:
        if one.outcome is not None:
            yield Outcome(one.resolved, case.title, one.id, one.outcome)


def _same(one: Forecast, other: Forecast | None) -> bool:
    return other is not None and (one.on, one.numbers, one.by) == (other.on, other.numbers, other.by)


def _backwards(case: Case, record: Record, on: date) -> Iterator[Finding]:
    latest = max((one.on for one in record.forecasts if one.on), default=on)
    if on < latest:
        message = f"the record has forecasts of {latest} already; those of {on} would be told too late."
        yield problem(case, message, "Forecasts are added on the day they are made, or later with that day.")


def _reworded(case: Case, record: Record) -> Iterator[Finding]:
    first = record.questions()
    for one in case.ifs:
        told = first.get((case.title, one.id))
        if told and told.text != " ".join(one.text.split()):
            message = f"the if '{one.id}' has other words than in the record: “{told.text}”"
            yield problem(
                case, message, "Another question needs another id; or write the words as they were."
            )


def _contradicted(case: Case, record: Record) -> Iterator[Finding]:
    known = record.known()
    for one in _outcomes(case):
        told = known.get(one.question)
        if told and told.outcome != one.outcome:
            message = f"the record says otherwise of whether '{one.condition}' came true."
            yield problem(
                case, message, "Correct the case, or the record: tracktwo scores resolve --correct."
            )
