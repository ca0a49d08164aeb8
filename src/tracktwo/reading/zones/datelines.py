"""Rules for datelines: place, date and agency, before the first words or on a line of their own."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.reading.zones.lexicon import LEXICON, PERSON
from tracktwo.reading.zones.line import Line, Page
from tracktwo.reading.zones.when import DATE, date_line

__all__ = ["date_lines", "datelines"]

_DASH = re.compile(r"(?P<head>[^—–―\n]{3,70}?)(?:\s-{1,3}\s|\s?[—–―])\s*")
_CAPITALS = r"[^\W\d_a-z]{2,}(?:[ .'’/-]{1,2}[^\W\d_a-z]+){0,3}\.?"
_REGION = r"(?:, [^\W\d_a-z][\w.’' -]{0,28}){0,2}"
_PLACE = re.compile(rf"{_CAPITALS}{_REGION}")
_MIXED = re.compile(rf"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){{0,3}}{_REGION}")
_FIELDS = re.compile(r"\s*[|•·]\s*")
_HANDLE = re.compile(r"\(?@\w+\)?")


def datelines(page: Page) -> None:
    """Place, date and agency before the first words of the report."""
    for line in [line for line in page.open() if line.words >= 8 or line.text[:1] in "(["][:3]:
        if _agency_first(line) or _place_first(line):
            return


def date_lines(page: Page) -> None:
    """Lines of head and tail that tell a date, and perhaps a name, an agency and a place."""
    for line in page.edges:
        if not line.open or line.words > 24:
            continue
        fields = [field for field in _FIELDS.split(_HANDLE.sub("", line.text)) if field.strip()]
        told = [(field, date_line(field)) for field in fields]
        if all(date or field.count(" ") < 6 for field, date in told):
            _tell_fields(line, fields, [date[1] for _, date in told if date])


def _tell_fields(line: Line, fields: list[str], rests: list[str]) -> None:
    """Decide on a line by what stands beside its dates."""
    if not rests or not all(not rest or _PLACE.fullmatch(rest) or _MIXED.fullmatch(rest) for rest in rests):
        return
    beside = next(filter(None, rests), "")
    if re.fullmatch(PERSON, beside) and not line.text.startswith(f"{beside},"):
        line.call("byline", "byline.dated", beside)
        line.part("dateline", "dateline.byline", (0, len(line.text)), "")
        return
    agency = LEXICON.agencies_in(" / ".join(fields)) if len(fields) > 1 else ""
    place = beside if beside and line.text.startswith(f"{beside},") else ""
    line.call("dateline", "dateline.line", place or (_place_field(fields) if agency else ""))
    if agency:
        line.part("credit", "credit.dateline", (0, len(line.text)), agency)


def _place_field(fields: list[str]) -> str:
    """Return the field behind the agency that names a place: "Agency | Geneva | Updated: 6 July 2023"."""
    names = (field for field in fields if _MIXED.fullmatch(field) and not DATE.search(field))
    return next((name for name in names if not LEXICON.agencies_in(name)), "")


def _agency_first(line: Line) -> bool:
    found = _bracketed().match(line.text[:160])
    if not found:
        return False
    # "The Associated Press (AP) said": a name in small letters needs more to be a place.
    sure = bool(found["dash"] or DATE.search(found["head"]))
    place = _place(found["head"], mixed=sure)
    if place is None or line.text[found.end() : found.end() + 1].islower():
        return False
    line.part("dateline", "dateline.agency", found.span(), place)
    line.part("credit", "credit.dateline", found.span("agency"), LEXICON.agencies_in(found["agency"]))
    line.low = found.end()
    return True


def _place_first(line: Line) -> bool:
    found = _DASH.match(line.text[:90])
    place = _place(found["head"], mixed=bool(DATE.search(found["head"]))) if found else None
    if not found or not place or place.casefold() in LEXICON.not_places:
        return False
    line.low = found.end()
    if agency := _after_dash().match(line.text, line.low):
        line.low = agency.end()
        line.part("credit", "credit.dateline", agency.span("agency"), LEXICON.agencies_in(agency[0]))
    line.part("dateline", "dateline.place", (0, line.low), place)
    return True


def _place(head: str, mixed: bool) -> str | None:
    """Return the place that a dateline names; ``""`` where it names none, None where this is no dateline."""
    rest = re.sub(r"\s*,[\s.,]*$", "", DATE.sub("", head).strip(" ()"))
    rest = rest if "," in rest else rest.strip(" .")
    form = _MIXED if mixed else _PLACE
    return rest if not rest or _PLACE.fullmatch(rest) or form.fullmatch(rest) else None


@cache
def _bracketed() -> re.Pattern[str]:
    """An agency in brackets, perhaps with other papers and a date: "(The Paper / AP - 6 July)"."""
    agency = rf"(?<!\w){LEXICON.agency}(?!\w)"
    inside = rf"(?:[^()\[\]/]{{1,30}} ?/ ?)?{agency}(?:\s*[/,&-]\s*[^()\[\]]{{1,40}})?"
    return re.compile(
        rf"(?P<head>[^()\[\]]{{0,80}}?)[(\[/]\s?(?P<agency>{inside})\s?[)\]/]\s*[.:,]?\s*(?P<dash>[—–―-]{{1,3}}\s*)?"
    )


@cache
def _after_dash() -> re.Pattern[str]:
    """An agency behind the dash: "ANKARA, 6 July – Anadolu. The minister ..."."""
    return re.compile(rf"(?P<agency>{LEXICON.agency})\s?(?:[.:]|[—–―-]{{1,3}})\s+")
