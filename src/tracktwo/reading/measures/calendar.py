"""What a date means, seen from the day of the report: as far as it is certain, and no further."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from tracktwo.reading.words import words

__all__ = [
    "ago",
    "day_of",
    "month_of",
    "near",
    "parse_day",
    "season_of",
    "week_of",
    "weekday",
    "weekend_of",
    "year_of",
]


def parse_day(text: str) -> date | None:
    """Read ``2023-07-06``, alone or at the head of a time; None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def weekday(name: str, today: date, ahead: bool, step: str = "") -> str:
    """Return the day of that name: the last one (the day of the report included), or the next.

    "Last Friday" is before the day of the report, "next Friday" after it.
    """
    back = (today.weekday() - int(words("dates")["days"][name])) % 7
    if step == "last" and back == 0:
        back = 7
    if ahead or step == "next":
        back -= 7
    return (today - timedelta(days=back)).isoformat()


def week_of(today: date, steps: int) -> str:
    """Return the week so many weeks from this one, Monday to Sunday, as an interval."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=steps)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def weekend_of(today: date, steps: int) -> str:
    """Return the weekend so many weeks from that of this week, Saturday to Sunday."""
    saturday = today + timedelta(days=5 - today.weekday(), weeks=steps)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def year_of(today: date, steps: int) -> str:
    """Return the year so many years from this one."""
    return f"{today.year + steps:04d}"


def month_of(today: date, steps: int) -> str:
    """Return the month so many months from this one."""
    months = today.year * 12 + today.month - 1 + steps
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def near(month: int, today: date | None, ahead: bool) -> str:
    """Return the month that is meant without a year: the last of that name, or the next if it is to come."""
    if today is None:
        return ""
    year = today.year
    if not ahead and month > today.month:
        year -= 1
    if ahead and month < today.month:
        year += 1
    return f"{year:04d}-{month:02d}"


def day_of(year_month: str, day: int) -> str:
    """Return a day of a month; the month alone if it has no such day."""
    if len(year_month) != 7:
        return ""
    year, month = int(year_month[:4]), int(year_month[5:])
    return f"{year_month}-{day:02d}" if 1 <= day <= monthrange(year, month)[1] else year_month


def season_of(name: str, year: int) -> str:
    """Return a season of a year, in the numbers of ISO 8601-2: 21 is spring, 24 winter."""
    return f"{year:04d}-{words('dates')['seasons'][name]}"


def ago(count: float, unit: str, today: date, sign: int = -1) -> str:
    """Return what lies so many days, weeks, months, years or decades back (``sign`` 1: ahead).

    As exact as people are: days to the day up to a month, to the month beyond; weeks to the week; months to
    the month; years to the year; decades to nothing.
    """
    steps = sign * int(count)
    if abs(steps) > 9000:
        return ""
    if unit == "day":
        day = (today + timedelta(days=steps)).isoformat()
        return day if abs(steps) <= 31 else day[:7]
    if unit == "week":
        return week_of(today, steps)
    if unit == "month":
        return month_of(today, steps)
    return f"{today.year + steps:04d}" if unit == "year" and today.year + steps > 0 else ""
