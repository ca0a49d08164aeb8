"""Dates in lines that tell when a report was published."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date

__all__ = ["DATE", "date_line", "dated_name", "day_of", "iso"]

_MONTHS = tuple(name.lower() for name in month_name[1:])
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_FORMS = (
    rf"{_YEAR.format('y1')}[-/.](?P<n1>\d\d?)[-/.](?P<d1>\d\d?)(?!\d)",
    rf"{_MONTH.format('m2')}\s+{_DAY.format('d2')}(?:\s*,?\s*{_YEAR.format('y2')})?(?!\d)",
    rf"{_DAY.format('d3')}(?:\s+of)?[\s-]+{_MONTH.format('m3')}(?:\s*,?[\s-]*{_YEAR.format('y3')})?(?!\d)",
    rf"(?P<a4>\d\d?)[/.-](?P<b4>\d\d?)[/.-]{_YEAR.format('y4')}(?!\d)",
)
DATE = re.compile(rf"(?<![\w/])(?:{'|'.join(_FORMS)})", re.IGNORECASE)
_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_/.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
# What a line with a date may hold besides, and tell nothing else.
_REST = re.compile(
    r"\b(?:first|last|dated?|publish(?:ed)?|posted|updated?"
    r"|modified|created|issued|released?|on|at|by|as of|of"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|fri|sat|sun"
    r"|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?|\d{1,2}(?=\s?[ap]\.?m)|[ap]\.?m|noon|midnight"
    r"|[a-z]{2,4}[+-]\d{1,4}|gmt|utc|bst|cet|cest|ist|msk|[ecmp][sd]?t|hrs?|local time|time|z"
    r"|\d+ min(?:ute)?s? read|(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago|edt|est)\b\.?|[\W_]+",
    re.IGNORECASE,
)


def day_of(found: re.Match[str]) -> tuple[int, int, int]:
    """Return year (0 where none is told), month and day of a date; month 0 where they are not certain."""
    told = {key: value for key, value in found.groupdict().items() if value}
    if "n1" in told:
        return int(told["y1"]), int(told["n1"]), int(told["d1"])
    for n in "23":
        if f"m{n}" in told:
            return int(told.get(f"y{n}", 0)), _month(told[f"m{n}"]), int(told[f"d{n}"])
    first, second = int(told["a4"]), int(told["b4"])
    if first > 12 or first == second:
        return int(told["y4"]), second, first
    return int(told["y4"]), *((first, second) if second > 12 else (0, 0))


def date_line(line: str) -> tuple[tuple[int, int, int], str] | None:
    """Read a line that tells a date and hardly more.

    Parameters
    ----------
    line : str
        Such as "Published: 6 July 2023, 10:30 GMT" or "Geneva, July 6".

    Returns
    -------
    (year, month, day), rest
        The rest is what else the line says, such as a place. None where there is no date.
    """
    if len(line) > 160:
        return None
    found = DATE.search(line)
    if not found:
        return None
    rest = line[: found.start()] + " " + DATE.sub(" ", line[found.end() :])
    return day_of(found), " ".join(_REST.sub(" ", rest).split())


def dated_name(name: str) -> str:
    """Return the date that the name of a file or an address tells, as ISO date, or ``""``."""
    found = _NAME.search(name)
    return iso(int(found[1]), int(found[3]), int(found[4])) if found else ""


def iso(year: int, month: int, day: int) -> str:
    """Return a day as ISO date; ``""`` where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _month(written: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(written.lower()[:3]))
