"""Dates and times that a report gives, resolved against its own date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tracktwo.reading.measures import calendar
from tracktwo.reading.measures.meaning import Told, meant
from tracktwo.reading.model import Dated
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.text import Text, text_of
from tracktwo.reading.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["dates_of"]

_DATELINE = 120
_TO = re.compile(r"\s*(?:to|until|till|through|[–-])\s*")

Found = tuple[int, int, str, str]


def dates_of(parsed: Parsed, published: str = "") -> tuple[Dated, ...]:
    """Find the dates that a report gives, and say which they are.

    A weekday or a month without a year is the last one before the report's date, unless words near it say
    that it is to come ("will", "next"). "Two days later" counts from the day told last. Weeks run from Monday
    to Sunday.

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
    found = [(parsed.text, one) for one in _found(parsed, today)]
    dateline = list(_in_dateline(parsed, today))
    return tuple(
        Dated(
            id=f"{parsed.document}/date-{number}",
            document=parsed.document,
            spans=text.raw(start, end),
            text=text.string[start:end],
            rule=rule,
            norm=norm,
        )
        for number, (text, (start, end, rule, norm)) in enumerate([*dateline, *found], 1)
    )


def _in_dateline(parsed: Parsed, today: date | None) -> Iterator[tuple[Text, Found]]:
    """Yield the day in what stands before the first words of the body on the same line: "PARIS, May 5 -"."""
    body = next((block for block in parsed.text.blocks if block.zone == "body"), None)
    first = parsed.text.raw(body.start, body.end)[:1] if body else ()
    for start, _ in first:
        for paragraph in parsed.text.document.paragraphs:
            if paragraph and paragraph[0].start < start <= paragraph[-1].end:
                text = text_of(parsed.text.document, [("dateline", paragraph)])
                last = min(text.clean(paragraph[0].start, start)[1], _DATELINE)
                rule, means, pattern = next(one for one in _patterns() if one[0] == "date.day")
                if match := pattern.search(text.string, 0, last):
                    yield text, (*match.span(), rule, meant(means, match, Told(today, "", False)))


def _found(parsed: Parsed, today: date | None) -> Iterator[Found]:
    """Yield what is found, the earliest first and of those the longest, none inside another."""
    string, last = parsed.text.string, 0
    then = ""
    many = [
        (match.start(), -match.end(), number, match)
        for number, (_, _, pattern) in enumerate(_patterns())
        for match in pattern.finditer(string)
    ]
    for start, _, number, match in sorted(many, key=lambda one: one[:3]):
        rule, means, _ = _patterns()[number]
        if start < last or not _stands(parsed, match, rule):
            continue
        sure = _is_ahead(string, start)
        norm, later = (meant(means, match, Told(today, then, ahead)) for ahead in (sure, True))
        back = norm < then and _TO.fullmatch(string, last, start)  # "from January to June": not June before
        if back or (norm != later and _is_later(parsed, start, norm, later, today)):
            norm = later
        last = match.end()
        then = norm or then
        yield start, last, rule, norm


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return rule, meaning and pattern of each way to tell a date."""
    told = words("dates")
    sets = {
        "month": "|".join(re.escape(name) for name in sorted(told["months"], key=len, reverse=True)),
        "day": "|".join(told["days"]),
        "season": "|".join(told["seasons"]),
        "year": told["year"],
        "unit": "|".join(told["units"]),
        "part": "|".join(told["parts"]),
        "count": "|".join([*words("measures")["numbers"], *told["counts"]]),
    }
    return tuple((one["rule"], one["means"], _compiled(one["form"], sets)) for one in told["patterns"])


def _compiled(form: str, sets: dict[str, str]) -> re.Pattern[str]:
    for name, choices in sets.items():
        form = form.replace("{" + name + "}", choices)
    return re.compile(r"\b" + form, re.IGNORECASE | re.VERBOSE)


def _is_ahead(string: str, start: int) -> bool:
    """Tell whether the words before say that the day is to come."""
    sentence = re.split(r"[.!?\n]", string[max(start - 60, 0) : start])[-1].lower().split()
    told = set(words("dates")["ahead"])
    return any(word in told for word in sentence[-6:]) and "said" not in sentence[-2:]


def _is_later(parsed: Parsed, start: int, norm: str, later: str, today: date | None) -> bool:
    """Tell which date a verb wants: "will" and "after they leave" the later, "would" the closer of two."""
    verb = _verb_of(parsed, start)
    if verb is None or today is None:
        return False
    told = words("dates")
    children = {(child.dep_, child.lower_) for child in verb.children}
    if any(arc == "aux" and word in told["ahead"] for arc, word in children):
        return True
    opened = any(arc in ("mark", "advmod") and word in told["openers"] for arc, word in children)
    if opened and verb.tag_ in ("VBZ", "VBP"):
        return True
    if not any(arc == "aux" and word in told["modals"] for arc, word in children):
        return False
    before, after = (calendar.parse_day((one + "-01")[:10]) for one in (norm[:10], later[:10]))
    return bool(before and after) and after - today < today - before  # type: ignore[operator]


def _verb_of(parsed: Parsed, start: int) -> Token | None:
    """Return the verb that a date belongs to."""
    stretch = parsed.doc.char_span(start, start + 1, alignment_mode="expand")
    token: Token | None = stretch[0] if stretch is not None else None
    for _ in range(8):
        if token is None or token.pos_ in ("VERB", "AUX"):
            return token
        token = token.head if token.head.i != token.i else None
    return None


def _stands(parsed: Parsed, match: re.Match[str], rule: str) -> bool:
    """Tell a year from a number, "may" and "march" from months, and titles of programmes from weeks."""
    string = parsed.text.string
    if rule == "date.year":
        after = string[match.end() : match.end() + 24].split()
        return not (after and after[0].lower().strip(".,;:)") in words("measures")["counted"])
    if rule in ("date.today", "date.relative"):
        return match.group().split()[-1].islower()
    if rule == "date.ahead":
        return bool(match["now"]) or match["in"].lower() == "within" or _is_ahead(string, match.start())
    if rule == "date.month" and match["month"].lower() in words("dates")["unclear"]:
        return bool(match["year"]) or (match["month"][0].isupper() and _is_month(parsed, match))
    return True


def _is_month(parsed: Parsed, match: re.Match[str]) -> bool:
    start, end = match.span("month")
    before = parsed.text.string[max(start - 12, 0) : start].lower().split()
    if before and before[-1] in words("dates")["before"]:
        return True
    stretch = parsed.doc.char_span(start, end, alignment_mode="expand")
    return stretch is not None and stretch[0].ent_type_ == "DATE"
