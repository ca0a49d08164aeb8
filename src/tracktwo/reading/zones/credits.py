"""Rules for where a text is from and who made it: wire credits, signatures, bylines."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.reading.zones.lexicon import CAPITAL, LEXICON, NAME, PERSON, SPEECH
from tracktwo.reading.zones.line import Line, Page
from tracktwo.reading.zones.when import DATE, date_line

__all__ = ["bylines", "credit_lines", "signatures"]

_HAT_TIP = re.compile(rf"\(\s*(?i:h/t|hat[ -]tip):?(?: to)? (?P<name>{NAME})\s*\)")
_PEOPLE = rf"(?:{PERSON}(?:, ?| and |, and ))*(?:{PERSON}|{CAPITAL})"
_FROM = re.compile(
    rf"{_PEOPLE} (?:reported from (?P<places>.{{1,120}})|contributed (?:reporting|to this \w+))\.?"
)
# An agency that is not known, by its initials behind the very last sentence.
_INITIALS = re.compile(r"(?<=[.!?”\"'’])\s+(?P<sign>\([^\W\d_a-z]{3,8}\))$")
_ADDRESSED = re.compile(r"(?i:source|via|originally published at):? https?://(?:www\.)?(?P<host>[\w.-]+)\S*")
_STOP = re.compile(r"(?<=[^\W\d_]{2})\.$")
# "Jane Doe and John Roe in Geneva", over or under a date.
_BARE = re.compile(rf"{PERSON}(?:(?:, | and |, and ){PERSON}){{0,3}}(?: in {CAPITAL}(?: {CAPITAL}){{0,2}})?")
_BY = re.compile(r"^(?:by|from) ", re.IGNORECASE)
_BETWEEN = frozenset({"and", "from", "in", "the", "of"})
_NAMES = rf"(?P<names>{NAME}(?:(?:,| and|, and) {NAME}){{0,5}})"
_CONTRIBUTED = re.compile(
    rf"{_NAMES}[^.“\"]{{0,60}} contributed (?:to this|reporting|to the)\b[^.“\"]{{0,60}}\.?"
)


def signatures(page: Page) -> None:
    """What stands behind the last words: an agency, in brackets or after a dash; who reported and edited."""
    running = [line for line in page.open() if line.words >= 5]
    for line in running[-3:]:
        if found := _sign(line.text[-60:], line is running[-1]):
            start = max(len(line.text) - 60, 0) + found.start("sign")
            names = LEXICON.agencies_in(found["sign"]) or found["sign"].strip("() ")
            line.part("credit", "credit.signature", (start, len(line.text)), names)
            line.high = start
        elif found := _made_at_end(line):
            line.part("byline", "byline.made", (found.start(), len(line.text)), _people(found))
            line.high = found.start()
    for line in page.lines:
        if "/t" in line.text or "ip" in line.text:
            for found in _HAT_TIP.finditer(line.text):
                line.part("credit", "credit.hat-tip", found.span(), _STOP.sub("", found["name"]))


def credit_lines(page: Page) -> None:
    """Lines of head and tail that say whose the text is."""
    for line in page.edges:
        if not line.open or line.words > 40:
            continue
        if found := _whole_agency().fullmatch(line.text):
            line.call("credit", "credit.line", LEXICON.agencies_in(found[0]) or "agencies")
        elif found := _ADDRESSED.fullmatch(line.text):
            line.call("credit", "credit.source", found["host"])
        elif found := _CONTRIBUTED.fullmatch(line.text):
            _contributed(line, found["names"])
        else:
            _credited(line)


def bylines(page: Page) -> None:
    """Who wrote the report; in the head, or behind the text."""
    for line in page.edges:
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
        elif _BARE.fullmatch(text) and _beside_date(page, line) and not _is_title(page, line):
            line.call("byline", "byline.bare", re.split(r" in (?=[^\W\d_a-z])", text)[0])
        elif (found := _FROM.fullmatch(text)) and _all_names(found["places"] or ""):
            line.call("byline", "byline.reported-from")
        elif line.words <= 6 and LEXICON.staff.fullmatch(text) and _under_title(page, line):
            line.call("byline", "byline.staff", _BY.sub("", text))


def _sign(end: str, last: bool) -> re.Match[str] | None:
    return _signed().search(end) or (_INITIALS.search(end) if last else None)


def _made_at_end(line: Line) -> re.Match[str] | None:
    at = line.text.rfind("(", -500) if line.text.endswith((")", ").")) else -1
    return LEXICON.made.fullmatch(line.text, at) if at > 0 else None


def _credited(line: Line) -> None:
    for rule, pattern in LEXICON.credits:
        whole = rule != "credit.first-published"
        found = pattern.fullmatch(line.text.rstrip(" .")) if whole else pattern.search(line.text)
        if found and (line.words <= 12 if whole else found.start() <= 60 and not SPEECH.search(line.text)):
            name = _STOP.sub("", found["name"])
            line.call("credit", rule, LEXICON.agencies.get(name, name))
            return


def _contributed(line: Line, names: str) -> None:
    """Agencies that contributed are a credit, people who did a byline."""
    agencies = [name for name in re.split(r",? and |, ", names) if name in LEXICON.agencies]
    if agencies:
        line.call("credit", "credit.contributed", LEXICON.agencies_in(" / ".join(agencies)))
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


def _beside_date(page: Page, line: Line) -> bool:
    near = page.lines[max(line.number - 1, 0) : line.number + 2]
    return any(date_line(other.text) for other in near if other is not line)


def _under_title(page: Page, line: Line) -> bool:
    """Tell whether a line stands in the head, and is neither its title nor the name of the paper."""
    named = _is_title(page, line) or LEXICON.is_masthead(line.text)
    return not named and line.number < len(page.head)


def _is_title(page: Page, line: Line) -> bool:
    """Tell whether a line is the first that is open: "Hope for Geneva" is then a title, not a byline."""
    return next(page.open(), line) is line and line in page.head


def _tell(line: Line, zone: str, rule: str, name: str) -> None:
    at = line.text.find(name)
    told = LEXICON.agencies.get(name, name) if zone == "credit" else name
    line.part(zone, rule, (at, at + len(name)), told)


@cache
def _several() -> str:
    return rf"{LEXICON.agency}(?:\s*(?:/|,|&|and)\s*{LEXICON.agency}){{0,3}}"


@cache
def _signed() -> re.Pattern[str]:
    sign = rf"[—–―-]{{1,2}}\s?(?:[Ww]ith )?{_several()}|[(\[/]\s?{_several()}\s?[)\]/]"
    return re.compile(rf"(?<=[.!?”\"'’])\s*(?P<sign>{sign})\W*$")


@cache
def _whole_agency() -> re.Pattern[str]:
    before = r"(?:(?:[Ii]nputs?|[Ff]iles?|[Rr]eporting) (?:from|by) |[Ss]ource:? |[Cc]redit:? |[Bb]y |©\s?)?"
    after = r"(?:, [^\W\d_a-z][\w ]{2,25})?(?: [Ii]nputs?| [Aa]gencies| [Ss]taff| [Rr]eport)?"
    return re.compile(rf"\W{{0,3}}(?:[Ww]ith )?{before}(?:{_several()}|[Aa]gencies){after}\W{{0,3}}")
