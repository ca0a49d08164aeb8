"""What a record of forecasts says, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.hold.ifs import Bin, Calibration, Record, Scored, Scores, Spanned, Summary

__all__ = ["in_words"]

READ = "Brier scores: 0 is best, 1 is worst, and always saying one half gives 0.25."


def in_words(file: str, record: Record, found: Scores, due: Sequence[tuple[str, str]]) -> str:
    """Return what a record holds and how good its forecasts were.

    Parameters
    ----------
    file : str
        Its name.
    record : Record
    found : Scores
        Of the record.
    due : sequence of (str, str)
        Questions whose day has passed and whose outcome is open: title of the case and id of the if.

    Returns
    -------
    str
    """
    parts = [_head(file, record, found, due), _resolved(found)]
    parts += [_summaries(found)] if found.last else []
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _head(file: str, record: Record, found: Scores, due: Sequence[tuple[str, str]]) -> list[str]:
    questions = len(record.questions())
    counted = f"{len(record.forecasts)} forecasts of {questions} if{'' if questions == 1 else 's'}"
    lines = [f"{file}: {counted}; {len(found.resolved)} resolved, {len(found.open)} open."]
    titles = {title for title, _ in record.questions()}
    names = [f"{one} ({title})" if len(titles) > 1 else one for title, one in due]
    lines += [f"Their day has passed; did they come true? {', '.join(names)}"] if names else []
    if found.late:
        lines.append(f"{found.late} made on the day when it was known or later; they do not count.")
    return lines


def _resolved(found: Scores) -> list[str]:
    lines = []
    for outcome in found.resolved:
        when = f" ({outcome.on})" if outcome.on else ""
        lines.append(f"{outcome.condition} {'came true' if outcome.outcome else 'did not come true'}{when}:")
        about = [one for one in found.each if one.forecast.question == outcome.question]
        lines += [f"  {_forecast(one)}" for one in about] or ["  nobody had forecast it before"]
    return lines


def _forecast(one: Scored) -> str:
    told = one.forecast
    span = "" if told.low == told.high else f" ({_percent(told.low)} to {_percent(told.high)})"
    when = f"{told.on}, " if told.on else ""
    return f"{when}{told.who or 'the case'}: {_percent(told.point)}{span}, Brier {one.brier.point:.3f}"


def _summaries(found: Scores) -> list[str]:
    lines = [f"Over everybody's last forecast of each. {READ}"]
    first = {one.who: one for one in found.first}
    for one in found.last:
        lines += [f"{one.who or 'the case'}:", *(f"  {line}" for line in _summary(one, first[one.who]))]
    return lines


def _summary(one: Summary, first: Summary) -> list[str]:
    lines = [f"Brier {one.brier.point:.3f} over {one.count}{_over(one.brier, 3)}"]
    if first.brier.point != one.brier.point:
        lines.append(f"with the first forecast of each: {first.brier.point:.3f}")
    if one.log is None:
        lines.append(f"no logarithmic score: {one.impossible} thought impossible happened")
    else:
        lines.append(f"logarithmic score {one.log:.3f} (0 is best, always one half gives 0.693)")
    if one.shared not in (0, one.count):
        lines.append(f"Brier {one.shared_brier:.3f} over the {one.shared} that all have forecast")
    lines.append(f"{one.came_true} came true; {one.expected.point:.2f} were expected{_over(one.expected, 2)}")
    return [*lines, one.verdict, *(_calibration(one.calibration) if one.calibration else [])]


def _calibration(found: Calibration) -> list[str]:
    parts = (found.reliability, found.resolution, found.uncertainty, found.within)
    names = ("reliability", "resolution", "uncertainty", "within bins")
    told = ", ".join(f"{name} {part:.3f}" for name, part in zip(names, parts, strict=True))
    return [*map(_bin, found.bins), told]


def _bin(one: Bin) -> str:
    share = f"{_percent(one.share)} ({_percent(one.share_low)} to {_percent(one.share_high)})"
    said = f"{one.count} forecasts, mean {_percent(one.forecast)}"
    return f"  {_percent(one.low)} to {_percent(one.high)}: {said}; {one.came_true} came true, {share}"


def _over(span: Spanned, digits: int) -> str:
    low, high = f"{span.low:.{digits}f}", f"{span.high:.{digits}f}"
    return "" if low == high else f" ({low} to {high} over the ranges)"


def _percent(chance: float) -> str:
    return f"{100 * chance:.0f} %"
