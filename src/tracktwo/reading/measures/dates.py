"""Dates and times that a report gives, resolved against its own date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from tracktwo.reading.measures import calendar
from tracktwo.reading.model import Dated
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.words import words

__all__ = ["dates_of"]

Resolve = Callable[[re.Match[str], "date | None", bool], str]


def dates_of(parsed: Parsed, published: str = "") -> tuple[Dated, ...]:
    """Find the dates that a report gives, and say which they are.

    A weekday or a month without a year is the last one before the report's date, unless words near it say
    that it is to come ("will", "by", "next"). Weeks run from Monday to Sunday.

    Parameters
    ----------
    parsed : Parsed
        The text with its grammar.
    published : str
        The report's own date, ``2023-07-06``; without it, only what is told in full is resolved.

    Returns
    -------
    tuple of Dated
        In order. ``norm`` is ``2023``, ``2023-04``, ``2023-07-06``, an interval ``1964/1973`` or, of a
        season, ``2023-21`` (ISO 8601-2), as far as it is certain; else ``""``.
    """
    today = calendar.parse_day(published)
    found = [
        Dated(
            id="",
            document=parsed.document,
            spans=parsed.text.raw(start, end),
            text=parsed.text.string[start:end],
            rule=rule,
            norm=norm,
        )
        for start, end, rule, norm in _found(parsed, today)
    ]
    return tuple(_numbered(parsed.document, one, number) for number, one in enumerate(found, 1))


def _numbered(document: str, one: Dated, number: int) -> Dated:
    return Dated(
        id=f"{document}/date-{number}",
        document=document,
        spans=one.spans,
        text=one.text,
        rule=one.rule,
        norm=one.norm,
    )


def _found(parsed: Parsed, today: date | None) -> Iterator[tuple[int, int, str, str]]:
    """Yield what is found, the earliest first and of those the longest, none inside another."""
    string = parsed.text.string
    many = [
        (match.start(), match.end(), rule, match)
        for rule, pattern, _ in _rules()
        for match in pattern.finditer(string)
    ]
    resolve = {rule: function for rule, _, function in _rules()}
    last = 0
    for start, end, rule, match in sorted(many, key=lambda one: (one[0], -one[1])):
        if start >= last and _stands(parsed, match, rule):
            last = end
            yield start, end, rule, resolve[rule](match, today, _is_ahead(string, start))
    return


def _is_ahead(string: str, start: int) -> bool:
    """Tell whether the words before say that the day is to come."""
    sentence = re.split(r"[.!?\n]", string[max(start - 60, 0) : start])[-1].lower().split()
    told = set(words("measures")["ahead"])
    return any(word in told for word in sentence[-6:]) and "said" not in sentence[-2:]


def _stands(parsed: Parsed, match: re.Match[str], rule: str) -> bool:
    """Tell a year from a number, and a month from a verb or a name: "May", "March"."""
    string = parsed.text.string
    if rule == "date.year":
        after = string[match.end() : match.end() + 24].split()
        return not (after and after[0].lower().strip(".,") in words("measures")["counted"])
    if rule in ("date.today", "date.relative") and match.group().split()[-1][0].isupper():
        return False
    if rule == "date.month" and match["month"].lower() in ("may", "march", "august"):
        stretch = parsed.doc.char_span(*match.span("month"), alignment_mode="expand")
        return match["month"][0].isupper() and (
            bool(match["year"] or match["in"]) or (stretch is not None and stretch[0].ent_type_ == "DATE")
        )
    return True


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Resolve], ...]:
    told = words("measures")
    month = "|".join(re.escape(name) for name in sorted(told["months"], key=len, reverse=True))
    days, seasons = "|".join(told["days"]), "|".join(told["seasons"])
    count = "|".join(told["numbers"]) + r"|\d{1,4}|several|a\sfew|couple\sof|a\scouple\sof|an"
    units = "days?|weeks?|months?|years?|decades?|centuries|century"
    year = r"(?:1[5-9]|20)\d\d"
    part = r"(?P<part>early|late|mid|the\send\sof|the\sbeginning\sof|the\sstart\sof)[\s-]"
    when = r"(?:(?P<since>since|until|before|after)\s(?:at\sleast\s)?)?"
    pairs: list[tuple[str, str, Resolve]] = [
        ("date.iso", r"\b(?P<iso>\d{4}-\d\d-\d\d)\b", _iso),
        (
            "date.day",
            rf"\b(?:(?P<month>{month})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d%:])(?:\s?[-–]\s?\d{{1,2}}\b(?!\d))?(?:,?\s(?P<year>{year})\b)?"
            rf"|(?:the\s)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month2>{month})(?![\w.])(?:,?\s(?P<year2>{year})\b)?)",
            _day,
        ),
        (
            "date.month",
            rf"\b{when}(?P<in>in\s|by\s|last\s|this\s|next\s|of\s)?(?:{part})?(?P<month>{month})(?![\w’'])(?:,?\s(?:of\s)?(?P<year>{year})\b)?",
            _month,
        ),
        (
            "date.range",
            rf"\b(?:between|from)\s(?P<first>{year})\s(?:and|to|until|through)\s(?P<last>{year})\b",
            _range,
        ),
        ("date.range", rf"\b(?P<first>{year})\s?[-–—/]\s?(?P<last>{year}|\d\d)\b(?![-–/]\d)", _range),
        (
            "date.decade",
            r"\b(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<decade>(?:1[5-9]|20)\d0)[’']?s\b",
            _decade,
        ),
        (
            "date.season",
            rf"\b(?:in\s)?(?P<step>the|last|this|next)\s(?:(?:early|late|coming|following)\s)?(?P<season>{seasons})(?:\sand\s(?:{seasons}))?(?:\sof\s(?P<year>{year})|\s(?P<year2>{year}))?(?!\s(?:of|offensive|from|break)\b)\b|\b(?P<season2>{seasons})(?:\sof)?\s(?P<year3>{year})\b",
            _season,
        ),
        (
            "date.year",
            rf"(?<![\w$€£.,/:#-])(?P<year>{year})(?![\w,./%:-]?\d|[\w%]|-(?:strong|member|page|foot|mile))",
            _year,
        ),
        (
            "date.ago",
            rf"\b(?:(?:about|some|nearly|almost|just|more\sthan|over)\s)?(?P<count>{count})\s(?P<unit>{units})\s(?:ago|earlier)\b",
            _ago,
        ),
        (
            "date.ahead",
            rf"\b(?:in|within)\s(?P<count>{count})\s(?P<unit>{units})(?:[’']\stime|\sfrom\snow)?(?=[.,;]|\sfrom\snow)",
            _in,
        ),
        (
            "date.relative",
            r"\b(?:(?:earlier|later)\s)?(?P<step>last|this|next|the\spast|the\scoming|the\sfollowing)\s(?P<unit>week|month|year|weekend|decade|century)\b",
            _relative,
        ),
        (
            "date.day_name",
            rf"\b(?:(?:early|late|earlier|later|as\srecently\sas)\s)?(?:(?P<step>last|this|next|this\spast|this\scoming)\s)?(?P<name>{days})(?=\W|$)",
            _weekday,
        ),
        (
            "date.today",
            r"\b(?P<day>today|yesterday|tomorrow|tonight|(?:the\s)?day\sbefore\syesterday|(?:the\s)?day\safter\stomorrow)\b",
            _today,
        ),
        (
            "date.part",
            r"\bthe\s(?P<part>end|start|beginning|middle)\sof\s(?:the|this|next|last)\s(?P<unit>year|month|week|decade|century)\b",
            _part,
        ),
        (
            "date.span",
            r"\b(?:in\s)?the\s(?:(?:first|last|final|coming|early)\s)?(?:(?:two|three|four|five|six|few)\s)?(?:days|weeks|months|years)\s(?:(?:right|shortly|immediately|just)\s)?(?:after|before|since|following|leading\sup\sto)\s[^.,;:—–\n]{1,60}",
            _none,
        ),
        (
            "date.anniversary",
            r"\b(?:\d{1,4}[\s-](?:day|week|month|year)|\d{1,3}(?:st|nd|rd|th)|first|second|third|fifth|tenth)\sanniversary\b(?:\sof\s(?:(?:the|its|[A-Z]\w{1,20}[’']s)\s)?[\w-]{1,24})?",
            _none,
        ),
    ]
    return tuple((rule, re.compile(pattern, re.IGNORECASE), function) for rule, pattern, function in pairs)


def _iso(match: re.Match[str], today: date | None, ahead: bool) -> str:
    return match["iso"] if calendar.parse_day(match["iso"]) else ""


def _day(match: re.Match[str], today: date | None, ahead: bool) -> str:
    name = (match["month"] or match["month2"]).lower()
    month, year = words("measures")["months"][name], match["year"] or match["year2"]
    known = f"{year}-{month:02d}" if year else calendar.near(month, today, ahead)
    return calendar.day_of(known, int(match["day"] or match["day2"]))


def _month(match: re.Match[str], today: date | None, ahead: bool) -> str:
    month, step = words("measures")["months"][match["month"].lower()], (match["in"] or "").strip().lower()
    if match["year"]:
        return f"{match['year']}-{month:02d}"
    return calendar.near(month, today, (ahead or step in ("next", "by")) and step != "last")


def _range(match: re.Match[str], today: date | None, ahead: bool) -> str:
    first, last = match["first"], match["last"]
    last = first[: 4 - len(last)] + last
    return f"{first}/{last}" if first < last else ""


def _decade(match: re.Match[str], today: date | None, ahead: bool) -> str:
    return f"{match['decade']}/{int(match['decade']) + 9}"


def _season(match: re.Match[str], today: date | None, ahead: bool) -> str:
    name = (match["season"] or match["season2"]).lower()
    year = match["year"] or match["year2"] or match["year3"]
    return calendar.season_of(name, int(year)) if year else ""


def _year(match: re.Match[str], today: date | None, ahead: bool) -> str:
    return match["year"]


def _count(match: re.Match[str]) -> float:
    """Return the number told; 0 for "several"."""
    text = match["count"].lower()
    return float(text) if text.isdigit() else float(words("measures")["numbers"].get(text, text == "an"))


def _unit(match: re.Match[str]) -> str:
    unit = match["unit"].lower()
    return "century" if unit == "centuries" else unit.removesuffix("s")


def _ago(match: re.Match[str], today: date | None, ahead: bool) -> str:
    count = _count(match)
    return calendar.ago(count, _unit(match), today) if today and count else ""


def _in(match: re.Match[str], today: date | None, ahead: bool) -> str:
    count = _count(match)
    return calendar.ago(count, _unit(match), today, 1) if today and count else ""


def _relative(match: re.Match[str], today: date | None, ahead: bool) -> str:
    step = {"last": -1, "this": 0, "next": 1}.get(match["step"].lower())
    unit = match["unit"].lower()
    if today is None or step is None:
        return ""
    if unit == "weekend":
        monday, sunday = calendar.week_of(today, step).split("/")
        return f"{monday[:8]}{int(sunday[8:]) - 1:02d}/{sunday}" if sunday[8:] != "01" else sunday
    return (
        {"week": calendar.week_of, "month": calendar.month_of}.get(unit, _years)(today, step)
        if unit in ("week", "month", "year")
        else ""
    )


def _years(today: date, step: int) -> str:
    return f"{today.year + step:04d}"


def _weekday(match: re.Match[str], today: date | None, ahead: bool) -> str:
    step = (match["step"] or "").lower().split()[-1:]
    return calendar.weekday(match["name"].lower(), today, ahead, "".join(step)) if today else ""


def _today(match: re.Match[str], today: date | None, ahead: bool) -> str:
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
    words_of = match["day"].lower().removeprefix("the ")
    steps = days.get(words_of, -2 if "yesterday" in words_of else 2)
    return calendar.ago(abs(steps), "day", today, -1 if steps < 0 else 1) if today else ""


def _part(match: re.Match[str], today: date | None, ahead: bool) -> str:
    if today is None or match["unit"].lower() != "year" or "the year" not in match.group().lower():
        return ""
    return {"end": f"{today.year}-12", "start": f"{today.year}-01", "beginning": f"{today.year}-01"}.get(
        match["part"].lower(), ""
    )


def _none(match: re.Match[str], today: date | None, ahead: bool) -> str:
    return ""
