"""What the words of a date mean: one function for each way to tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tracktwo.reading.measures import calendar
from tracktwo.reading.words import words

__all__ = ["Told", "meant"]

_STEPS = {"last": -1, "this": 0, "next": 1, "over the": -1, "at the": -1}
_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}


@dataclass(frozen=True)
class Told:
    """What is known where a date stands: the report's day, the date told last, and whether it is to come."""

    today: date | None
    then: str
    ahead: bool


def meant(means: str, match: re.Match[str], told: Told) -> str:
    """Return what is meant, in the notation of `Dated`, as far as it is certain; ``""`` if it is not."""
    return _MEANINGS[means](match, told)


def _iso(match: re.Match[str], told: Told) -> str:
    return match["iso"] if calendar.parse_day(match["iso"]) else ""


def _day(match: re.Match[str], told: Told) -> str:
    """Return a day of a month, or the days from one to another."""
    month = int(words("dates")["months"][(match["month"] or match["month2"]).lower()])
    year = match["year"] or match["year2"]
    known = f"{year}-{month:02d}" if year else calendar.near(month, told.today, told.ahead)
    days = [match[name] for name in ("first2", "day", "day2", "last") if match[name]]
    norms = [calendar.day_of(known, int(day)) for day in days]
    return "/".join(norms) if len(set(norms)) > 1 and norms[0] < norms[1] else norms[0]


def _month(match: re.Match[str], told: Told) -> str:
    month, step = int(words("dates")["months"][match["month"].lower()]), (match["in"] or "").strip().lower()
    year = match["year"]
    if year and year.isdigit():
        return f"{year}-{month:02d}"
    if year:
        steps = _STEPS[year.split()[0].lower()]
        return f"{told.today.year + steps:04d}-{month:02d}" if told.today else ""
    return calendar.near(month, told.today, (told.ahead or step in ("next", "by")) and step != "last")


def _range(match: re.Match[str], told: Told) -> str:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else ""


def _decade(match: re.Match[str], told: Told) -> str:
    return f"{match['decade']}/{int(match['decade']) + 9}"


def _century(match: re.Match[str], told: Told) -> str:
    last = int(match["century"]) * 100
    return f"{last - 99}/{last}"


def _season(match: re.Match[str], told: Told) -> str:
    year = match["year"] or match["year2"]
    return calendar.season_of((match["season"] or match["season2"]).lower(), int(year)) if year else ""


def _year(match: re.Match[str], told: Told) -> str:
    return match["year"]


def _ago(match: re.Match[str], told: Told) -> str:
    return _away(match, told.today, -1)


def _ahead(match: re.Match[str], told: Told) -> str:
    return _away(match, told.today, 1)


def _from_then(match: re.Match[str], told: Told) -> str:
    """Return "two days later", counted from the date told last, if that is told as exactly."""
    unit = match["unit"].lower().removesuffix("s")
    exact = len(told.then) >= {"month": 7, "year": 4}.get(unit, 10) and "/" not in told.then
    then = calendar.parse_day(
        (told.then + "-01-01")[:10] if len(told.then) == 4 else (told.then + "-01")[:10]
    )
    return _away(match, then if exact else None, -1 if match["side"].lower() == "earlier" else 1)


def _away(match: re.Match[str], day: date | None, sign: int) -> str:
    count, unit = match["count"].lower(), match["unit"].lower()
    number = int(count) if count.isdigit() else int(words("measures")["numbers"].get(count, count == "an"))
    if day is None or not number:
        return ""
    return calendar.ago(number, unit.removesuffix("s"), day, sign)


def _next_day(match: re.Match[str], told: Told) -> str:
    steps = {"same": 0, "previous": -1}.get(match["step"].lower(), 1)
    then = calendar.parse_day(told.then) if len(told.then) == 10 else None
    return (then + timedelta(days=steps)).isoformat() if then else ""


def _relative(match: re.Match[str], told: Told) -> str:
    step, unit = _STEPS.get(" ".join(match["step"].lower().split())), match["unit"].lower()
    if told.today is None or step is None:
        return ""
    if unit == "weekend":
        return calendar.weekend_of(told.today, step)
    steps: Mapping[str, Callable[[date, int], str]] = {
        "week": calendar.week_of,
        "month": calendar.month_of,
        "year": calendar.year_of,
    }
    return steps[unit](told.today, step) if unit in steps else ""


def _weekday(match: re.Match[str], told: Told) -> str:
    step = (match["step"] or "").lower().split()[-1:]
    return (
        calendar.weekday(match["name"].lower(), told.today, told.ahead, "".join(step)) if told.today else ""
    )


def _today(match: re.Match[str], told: Told) -> str:
    steps = _DAYS.get(match["day"].lower().removeprefix("the "), 0)
    return (told.today + timedelta(days=steps)).isoformat() if told.today else ""


def _part_of(match: re.Match[str], told: Told) -> str:
    """Return the month that "the end of the year" means; other parts are no months."""
    whole = " ".join(match.group().lower().split())
    months = {"the end of": "12", "the start of": "01", "the beginning of": "01"}
    part, found, _ = whole.partition(" of ")
    if told.today is None or not whole.endswith(("of the year", "of this year")):
        return ""
    month = months.get(part + found.rstrip())
    return f"{told.today.year}-{month}" if month else ""


def _nothing(match: re.Match[str], told: Told) -> str:
    return ""


_MEANINGS: Mapping[str, Callable[[re.Match[str], Told], str]] = {
    "iso": _iso,
    "day": _day,
    "month": _month,
    "range": _range,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "year": _year,
    "ago": _ago,
    "ahead": _ahead,
    "from_then": _from_then,
    "next_day": _next_day,
    "relative": _relative,
    "weekday": _weekday,
    "today": _today,
    "part_of": _part_of,
    "nothing": _nothing,
}
