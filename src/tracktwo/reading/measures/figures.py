"""Numbers with a unit or with what they count: "90-day", "$3 million", "up to 40%", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tracktwo.reading.model import Figure
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people.lexicon import lexicon
from tracktwo.reading.words import words

__all__ = ["figures_of"]

_NOUNS = ("NOUN", "PROPN", "ADJ")


def figures_of(parsed: Parsed) -> tuple[Figure, ...]:
    """Find the numbers that a report gives with a unit, or with what they count.

    Years and dates, numbers of articles and sections, times of day and "one of" are none. A bound ("up to",
    "at least") belongs to the passage; the value is the number that it bounds.

    Parameters
    ----------
    parsed : Parsed
        The text with its grammar.

    Returns
    -------
    tuple of Figure
        In order. ``value`` is plain ("2 million" is 2,000,000; "40%" is 40; "one-third" 0.3333); of
        "tens of thousands" it is the least that the words allow (20,000). ``unit`` is an ISO 4217 code,
        ``%``, ``fraction``, a span of time (``days``) or what is counted; ``of`` what the number is of.
    """
    found = list(_found(parsed))
    return tuple(
        Figure(
            id=f"{parsed.document}/figure-{number}",
            document=parsed.document,
            spans=parsed.text.raw(start, end),
            text=parsed.text.string[start:end],
            rule=rule,
            value=value,
            unit=unit,
            of=of,
        )
        for number, (start, end, rule, value, unit, of) in enumerate(found, 1)
    )


def _found(parsed: Parsed) -> Iterator[tuple[int, int, str, float, str, str]]:
    string = parsed.text.string
    for match in _pattern().finditer(string):
        if _is_label(string, match) or (value := _value(match)) is None:
            continue
        told = _told(parsed, match, value)
        if told is not None:
            start = match.start("bound") if match["bound"] else match.start("whole")
            yield start, match.end("whole"), *told


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of numbers; each part of it is bounded, so that no text can make it slow."""
    told = words("measures")
    digits = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
    small = "|".join(word for word in told["numbers"] if word != "a")
    spelt = rf"(?:{small})(?:-(?:{small}))?"
    multiple = "|".join(told["multiples"])
    signs = "|".join(
        re.escape(sign) for sign in sorted(told["money"], key=len, reverse=True) if not sign.isalpha()
    )
    fraction = "|".join(told["fractions"])
    large = "thousands|millions|billions"
    vague = rf"(?:tens|dozens|scores|hundreds|{large})(?: of (?:{large}))?(?= of | more )"
    return re.compile(
        rf"(?<![\w.,/:@#$€£-])(?:(?P<bound>{'|'.join(told['bounds'])})\s)?(?P<whole>"
        rf"(?P<vague>{vague})"
        rf"|(?P<part>half|(?:{small}|a)[- ](?:{fraction})s?)(?=\s(?:of|the|a)\s)"
        rf"|(?P<money>{signs})\s?(?P<sum>{digits})(?P<of_money>[\s-]?(?:{multiple})\b|[kKmM]\b|bn\b)?(?![\d,]\d)"
        rf"|(?P<half>half an?\s(?:{multiple}))\b"
        rf"|(?P<number>{digits}|(?:{spelt})\b|(?:a|several|few)(?=\s(?:dozen|hundred|thousand|million|billion)\b))"
        rf"(?:[\s-](?P<times>(?:{multiple}))\b)?"
        r"(?P<percent>\s?%|\s(?:percent|per\scent)(?:age\spoints?)?\b)?"
        rf"(?P<time>[\s-](?:{'|'.join(told['times'])})s?\b)?(?P<ago>\sago\b)?)(?![\w:/]|[.,]\d)",
        re.IGNORECASE,
    )


def _is_label(string: str, match: re.Match[str]) -> bool:
    """Tell numbers that name something: "Section 12", "No. 10", "F-16", and times of day."""
    told = words("measures")
    before = string[max(match.start() - 14, 0) : match.start()].split()
    after = string[match.end() : match.end() + 8].split()
    if before and before[-1].lower().strip("-(\"'“‘#") in told["labels"]:
        return True
    if match["number"] and match["number"][0].isupper() and before and before[-1][-1] not in '.!?:”"':
        return True
    return bool(after) and after[0].lower().rstrip(",;") in told["meridiem"]


def _value(match: re.Match[str]) -> float | None:
    """Return the number meant; None where it is none."""
    told = words("measures")
    if match["vague"]:
        return _vague(match["vague"].lower())
    if match["part"]:
        number, _, part = match["part"].lower().replace("-", " ").rpartition(" ")
        return round(
            float(told["numbers"].get(number, 1)) * float(told["fractions"][part.removesuffix("s")]), 4
        )
    if match["half"]:
        return float(told["multiples"][match["half"].split()[-1].lower()]) / 2
    if match["money"]:
        times = (match["of_money"] or "").strip(" -").lower()
        return _number(match["sum"]) * (1000.0 if times == "k" else float(told["multiples"].get(times, 1)))
    return _number(match["number"]) * float(told["multiples"].get((match["times"] or "").lower(), 1))


def _vague(text: str) -> float:
    """Return the least that words like "tens of thousands" allow: two tens, two dozens."""
    sizes = {
        "tens": 10,
        "dozens": 12,
        "scores": 20,
        "hundreds": 100,
        "thousands": 1e3,
        "millions": 1e6,
        "billions": 1e9,
    }
    value = 2.0
    for word in text.split(" of "):
        value *= sizes[word.strip()]
    return value


def _number(text: str) -> float:
    told = words("measures")["numbers"]
    if text[0].isdigit():
        return float(text.replace(",", ""))
    return float(sum(told.get(part, 2) for part in text.lower().split("-")))


def _told(parsed: Parsed, match: re.Match[str], value: float) -> tuple[str, float, str, str] | None:
    """Return rule, value, unit and what a number is of; None where it stands by itself."""
    of = _counted(parsed, match.end("whole"))
    if match["money"]:
        return "figure.money", value, words("measures")["money"].get(match["money"], ""), of
    if match["percent"]:
        unit = "percentage points" if "point" in match["percent"].lower() else "%"
        return "figure.percent", value, unit, of
    if match["part"]:
        return "figure.fraction", value, "fraction", of
    if match["time"] or of == "times":
        return _time(match, value, of)
    if not of or (match["number"] and not _is_count(parsed, match, value, of)):
        return None
    if code := _currency(of):
        return "figure.money", value, code, ""
    return "figure.count", value, of, of


def _time(match: re.Match[str], value: float, of: str) -> tuple[str, float, str, str] | None:
    """Return a span of time; with the number in words it is a date ("two weeks ago") or a common phrase."""
    if (
        match["number"] is None
        or not match["number"][0].isdigit()
        or not match["time"]
        or of.startswith("old")
    ):
        return None
    unit = words("measures")["times"][match["time"].strip(" -").lower().removesuffix("s")]
    return "figure.time", value, unit + "s", of


def _is_count(parsed: Parsed, match: re.Match[str], value: float, of: str) -> bool:
    """Tell a count from a year and from a day of a month; small numbers in words count people only."""
    string, number = parsed.text.string, match["number"]
    if match["times"]:
        return True
    if not number[0].isdigit():
        return value > 10 or (value > 1 and _are_people(of))
    if len(number) == 4 and 1500 <= value <= 2100:
        after = string[match.end() :][:16].split()
        return bool(after) and after[0].lower().rstrip(".,;:)") in words("measures")["counted"]
    near = string[max(match.start() - 12, 0) : match.start()].split()
    return not (near and near[-1].lower() in words("dates")["months"])


def _are_people(of: str) -> bool:
    noun = of.split()[-1].lower()
    return bool(lexicon().role(noun)) or noun in words("measures")["counted"]


def _currency(of: str) -> str:
    money: dict[str, str] = words("measures")["money"]
    return money.get(of.split()[-1].lower().removesuffix("s"), "")


def _counted(parsed: Parsed, end: int) -> str:
    """Return the words that say what a number counts: up to the noun that follows, over "of"."""
    stretch: Any = parsed.doc.char_span(
        end, min(end + 80, len(parsed.text.string)), alignment_mode="contract"
    )
    taken: list[Any] = []
    for token in stretch or ():
        if not taken and token.lower_ in (
            "of",
            "the",
            "its",
            "their",
            "his",
            "her",
            "these",
            "those",
            "more",
            "-",
            "other",
        ):
            continue
        if token.pos_ not in (*_NOUNS, *(("CCONJ",) if taken else ())) and token.text != "-":
            break
        if "\n" in token.text or (taken and token.sent != taken[0].sent):
            break
        taken.append(token)
    while taken and taken[-1].pos_ not in ("NOUN", "PROPN"):
        taken.pop()
    months, days = words("dates")["months"], words("dates")["days"]
    if not taken or taken[0].lower_ in months or taken[0].lower_ in days:
        return ""
    return " ".join(parsed.doc[taken[0].i : taken[-1].i + 1].text.split())
