"""Rules for where a text is from and who made it: datelines, wire credits, signatures, bylines."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.reading.zones.lexicon import CAPITAL, LEXICON, NAME, PERSON
from tracktwo.reading.zones.line import Line, Page, Part
from tracktwo.reading.zones.when import DATE, date_line

__all__ = ["bylines", "credit_lines", "date_lines", "datelines", "signatures"]

_DASH = re.compile(r"(?P<head>[^—–―\n]{3,70}?)(?:\s-{1,3}\s|\s?[—–―])\s*")
_CAPITALS = r"[^\W\d_a-z]{2,}(?:[ .'’/-]{1,2}[^\W\d_a-z]+){0,3}\.?"
_REGION = r"(?:, [^\W\d_a-z][\w.’' -]{0,28}){0,2}"
_PLACE = re.compile(rf"{_CAPITALS}{_REGION}")
_MIXED = re.compile(rf"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){{0,3}}{_REGION}")
_HAT_TIP = re.compile(rf"\(\s*(?i:h/t|hat[ -]tip):?(?: to)? (?P<name>{NAME})\s*\)")
_PEOPLE = rf"(?:{PERSON}(?:, ?| and |, and ))*(?:{PERSON}|{CAPITAL})"
_FROM = re.compile(
    rf"{_PEOPLE} (?:reported from (?P<places>.{{1,120}})|contributed (?:reporting|to this \w+))\.?"
)
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.$")
_BETWEEN = frozenset({"and", "from", "in", "the", "of"})
_NAMES = rf"(?P<names>{NAME}(?:(?:,| and|, and) {NAME}){{0,5}})"
_CONTRIBUTED = re.compile(
    rf"{_NAMES}[^.“\"]{{0,60}} contributed (?:to this|reporting|to the)\b[^.“\"]{{0,60}}\.?"
)


def datelines(page: Page) -> None:
    """Place, date and agency before the first words of the report."""
    for line in [line for line in page.open() if line.words >= 8 or line.text[:1] in "(["][:3]:
        if _agency_first(line) or _place_first(line):
            return


def date_lines(page: Page) -> None:
    """Lines of head and tail that tell a date and hardly more."""
    for line in (*page.head, *page.tail):
        told = date_line(line.text) if line.open and line.words <= 16 else None
        if told and (not told[1] or _PLACE.fullmatch(told[1]) or _MIXED.fullmatch(told[1])):
            line.call("dateline", "dateline.line", told[1] if line.text.startswith(f"{told[1]},") else "")


def signatures(page: Page) -> None:
    """What stands behind the last words: an agency, in brackets or after a dash; who reported and edited."""
    running = [line for line in page.open() if line.words >= 5]
    for line in running[-3:]:
        if found := _signed().search(line.text[-60:]):
            start = max(len(line.text) - 60, 0) + found.start("sign")
            _part(line, "credit", "credit.signature", (start, len(line.text)), _names(found["sign"]))
            line.high = start
        elif found := _made_at_end(line):
            _part(line, "byline", "byline.made", (found.start(), len(line.text)), _people(found))
            line.high = found.start()
    for line in page.lines:
        if "/t" in line.text or "ip" in line.text:
            for found in _HAT_TIP.finditer(line.text):
                _part(line, "credit", "credit.hat-tip", found.span(), _STOP.sub("", found["name"]))


def credit_lines(page: Page) -> None:
    """Lines of head and tail that say whose the text is."""
    for line in (*page.head, *page.tail):
        if not line.open or line.words > 40:
            continue
        if found := _whole_agency().fullmatch(line.text):
            line.call("credit", "credit.line", _names(found[0]))
        elif found := _CONTRIBUTED.fullmatch(line.text):
            _contributed(line, found["names"])
        else:
            _credited(line)


def bylines(page: Page) -> None:
    """Who wrote the report; in the head, or behind the text."""
    for line in (*page.head, *page.tail):
        if not line.open or line.words > 40:
            continue
        text = DATE.sub("", line.text).strip(" *•|–—-,")
        if found := LEXICON.byline.fullmatch(text):
            _by(line, found["names"], found["rest"] or "")
        elif found := LEXICON.made.fullmatch(text):
            line.call("byline", "byline.made", _people(found))
        elif (found := LEXICON.for_paper.fullmatch(text)) and not _is_title(page, line):
            line.call("byline", "byline.for-paper", _people(found))
            _tell(line, "publisher", "publisher.byline", found["paper"])
        elif (found := _FROM.fullmatch(text)) and _all_names(found["places"] or ""):
            line.call("byline", "byline.reported-from")


def _made_at_end(line: Line) -> re.Match[str] | None:
    at = line.text.rfind("(", -500) if line.text.endswith((")", ").")) else -1
    return LEXICON.made.fullmatch(line.text, at) if at > 0 else None


def _agency_first(line: Line) -> bool:
    found = _bracketed().match(line.text[:140])
    if not found:
        return False
    # "The Associated Press (AP) said": a name in small letters needs more to be a place.
    sure = bool(found["dash"] or DATE.search(found["head"]))
    place = _place(found["head"], mixed=sure)
    if place is None or line.text[found.end() : found.end() + 1].islower():
        return False
    _part(line, "dateline", "dateline.agency", found.span(), place)
    _part(line, "credit", "credit.dateline", found.span("agency"), _names(found["agency"]))
    line.low = found.end()
    return True


def _place_first(line: Line) -> bool:
    found = _DASH.match(line.text[:90])
    if not found:
        return False
    place = _place(found["head"], mixed=bool(DATE.search(found["head"])))
    if not place or place.casefold() in LEXICON.not_places:
        return False
    _part(line, "dateline", "dateline.place", found.span(), place)
    line.low = found.end()
    return True


def _place(head: str, mixed: bool) -> str | None:
    """Return the place that a dateline names; ``""`` where it names none, None where this is no dateline."""
    rest = re.sub(r"\s*,[\s.,]*$", "", DATE.sub("", head).strip(" ()"))
    rest = rest if "," in rest else rest.strip(" .")
    form = _MIXED if mixed else _PLACE
    return rest if not rest or _PLACE.fullmatch(rest) or form.fullmatch(rest) else None


def _credited(line: Line) -> None:
    for rule, pattern in LEXICON.credits:
        whole = rule != "credit.first-published"
        found = pattern.fullmatch(line.text.rstrip(" .")) if whole else pattern.search(line.text)
        if found and (not whole or line.words <= 12):
            name = _STOP.sub("", found["name"])
            line.call("credit", rule, LEXICON.agencies.get(name, name))
            return


def _contributed(line: Line, names: str) -> None:
    """Agencies that contributed are a credit, people who did a byline."""
    agencies = [name for name in re.split(r",? and |, ", names) if name in LEXICON.agencies]
    if agencies:
        line.call("credit", "credit.contributed", _names(" / ".join(agencies)))
    else:
        line.call("byline", "byline.contributed")


def _by(line: Line, names: str, rest: str) -> None:
    """A byline; behind the name may stand an agency, a paper, a place."""
    if names.split()[0].lower() in ("the", "a"):
        return
    line.call("byline", "byline.by", names)
    if found := re.search(rf"(?<!\w){LEXICON.agency}(?!\w)", rest):
        _tell(line, "credit", "credit.byline", found[0])
    elif found := re.search(rf"\b(?:[Ss]pecial to|[Ff]or) (?P<paper>{NAME})", rest):
        _tell(line, "publisher", "publisher.byline", found["paper"])


def _all_names(words: str) -> bool:
    """Tell whether these are places, and perhaps further reporters, and nothing else is said."""
    return all(word in _BETWEEN or not word[0].islower() for word in words.split())


def _people(found: re.Match[str]) -> str:
    """Return the names that a pattern found, without the full stop of the sentence."""
    return _STOP.sub("", found["names"])


def _is_title(page: Page, line: Line) -> bool:
    """Tell whether a line is the first that is open: "Hope for Geneva" is then a title, not a byline."""
    return next(page.open(), line) is line and line in page.head


def _tell(line: Line, zone: str, rule: str, name: str) -> None:
    at = line.text.find(name)
    _part(
        line, zone, rule, (at, at + len(name)), LEXICON.agencies.get(name, name) if zone == "credit" else name
    )


def _part(line: Line, zone: str, rule: str, span: tuple[int, int], value: str) -> None:
    line.parts.append(Part(zone, rule, *span, value))


def _names(written: str) -> str:
    """Return the names of the agencies in a credit, each once."""
    found = (LEXICON.agencies[one[0]] for one in re.finditer(rf"(?<!\w){LEXICON.agency}(?!\w)", written))
    return ", ".join(dict.fromkeys(found))


@cache
def _several() -> str:
    return rf"{LEXICON.agency}(?:\s*(?:/|,|&|and)\s*{LEXICON.agency}){{0,3}}"


@cache
def _bracketed() -> re.Pattern[str]:
    agency = rf"[(\[/]\s?(?P<agency>{_several()})\s?[)\]/]"
    return re.compile(rf"(?P<head>[^()\[\]]{{0,80}}?){agency}\s*[.:,]?\s*(?P<dash>[—–―-]{{1,3}}\s*)?")


@cache
def _signed() -> re.Pattern[str]:
    sign = rf"[—–―-]{{1,2}}\s?(?:[Ww]ith )?{_several()}|[(\[/]\s?{_several()}\s?[)\]/]"
    return re.compile(rf"(?<=[.!?”\"'’])\s*(?P<sign>{sign})\W*$")


@cache
def _whole_agency() -> re.Pattern[str]:
    before = r"(?:(?:[Ii]nputs?|[Ff]iles?|[Rr]eporting) (?:from|by) |[Ss]ource:? |[Cc]redit:? |©\s?)?"
    after = r"(?: inputs?| agencies| staff| report)?"
    return re.compile(rf"\W{{0,3}}(?:[Ww]ith )?{before}{_several()}{after}\W{{0,3}}")
