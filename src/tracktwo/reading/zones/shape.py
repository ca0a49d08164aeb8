"""Rules for what the shape of a page tells: title, standfirst, headings; what is left is body."""

from __future__ import annotations

import re
from itertools import pairwise

from tracktwo.reading.sentences import sentence_starts
from tracktwo.reading.zones.lexicon import LEXICON, folded
from tracktwo.reading.zones.line import Line, Page

__all__ = ["body", "headings", "labelled", "mastheads", "repeated_titles", "standfirsts", "titles"]

_STARTS = re.compile(r"[\"'“‘(\[]?(?:[^\W_a-z]|\d)")
_SPOKEN = re.compile(r"[\"“”:]")
_ENDS = re.compile(r"[\w%][\"'”’)]?[?!]?[\"'”’)]?$")


def mastheads(page: Page) -> None:
    """The name of the paper, over or under the title; a line that could only be the title is none."""
    lines = [line for line in page.head if line.open]
    for line in lines:
        if len(lines) > 1 and len(line.text) <= 60 and LEXICON.is_masthead(line.text):
            line.call("publisher", "publisher.masthead", line.text)
    for line, following in pairwise(lines[:2]):
        if line.open and following.open and _is_kicker(line, following):
            line.call("heading", "heading.kicker")


def titles(page: Page) -> None:
    """The title: by the file's markup or metadata, or the first short line with longer ones behind it."""
    told = folded(page.document.told.get("title", "")[:200])
    for line in page.lines:
        if line.open and line.folded and _is_told(line, told):
            line.call("title", "title.told")
            return
    marked = [line for line in page.open() if line.mark == "title" and not _is_publisher(page, line)]
    for line in marked[:1]:
        line.call("title", "title.markup")
    if not marked:
        _by_shape(page)


def labelled(page: Page) -> None:
    """A standfirst under a label, as data bases of newspapers print it."""
    for line, following in pairwise(page.lines[:8]):
        if line.open and following.open and line.folded in LEXICON.labels:
            line.call("furniture", "furniture.label")
            following.call("standfirst", "standfirst.labelled")
            return


def repeated_titles(page: Page) -> None:
    """A title that is printed twice, as where a page's own follows the site's, is read once."""
    titles = {line.folded for line in page.lines if line.zone == "title" and line.folded}
    for line in page.open():
        if line.folded in titles:
            line.call("title", "title.repeated")
            line.repeats = True


def standfirsts(page: Page) -> None:
    """What stands between title and text and sums it up: repeated in the body, or short."""
    title = next((line.number for line in page.lines if line.zone == "title"), -1)
    behind = [line for line in page.open() if line.number > title]
    for line in behind[:4]:
        if _is_repeated(line, page):
            line.call("standfirst", "standfirst.repeated")
            line.repeats = True
            return
    first = behind[0] if title >= 0 and behind else None
    if first and first in page.head and first.words >= 5 and not first.ends and first.text[-1] != "?":
        first.call("standfirst", "standfirst.subtitle")


def headings(page: Page) -> None:
    """Short lines without a full stop, over longer ones."""
    following = ""
    for line in reversed(page.lines):
        if line.open and (line.mark in ("heading", "title") or (following and _heads(line, following))):
            line.call("heading", "heading.markup" if line.mark else "heading.shape")
        if line.zone in ("", "heading"):
            following = line.text


def body(page: Page) -> None:
    """All else."""
    for line in page.open():
        line.call("body", "body.rest")


def _is_kicker(line: Line, following: Line) -> bool:
    """Tell a loud word or two over the title: "EXCLUSIVE", "WAR IN THE NORTH"."""
    titled = _titles(following) and not following.ends and not following.text.isupper()
    return titled and line.words <= 3 and line.text.isupper()


def _is_told(line: Line, told: str) -> bool:
    """Tell whether a line is the title that the file tells, which may have been cut or lengthened."""
    if not told or line.words < 2:
        return False
    return line.folded == told or (
        line.words >= 4 and (told.startswith(line.folded) or line.folded.startswith(told))
    )


def _is_publisher(page: Page, line: Line) -> bool:
    return line.folded == folded(page.document.told.get("publisher", "")[:200])


def _by_shape(page: Page) -> None:
    for line in page.open():
        longer = next((other for other in page.open() if other.number > line.number), None)
        stops = line.text.rstrip("\"'”’")[-1:] in (".", "…")
        lead = stops and (not longer or len(longer.text) <= len(line.text) or LEXICON.is_lead(line.text))
        if longer and _titles(line) and not lead:
            line.call("title", "title.shape")
        return


def _titles(line: Line) -> bool:
    short = 2 <= line.words <= 25 and len(line.text) <= 200 and not line.text.endswith(",")
    return short and not line.low and len(sentence_starts(line.text)) == 1


def _is_repeated(line: Line, page: Page) -> bool:
    text = _spaces(line.text).rstrip(".")
    if line.words < 6:
        return False
    return any(
        len(other.text) > len(text) and text in _spaces(other.text) for other in page.lines[line.number + 1 :]
    )


def _heads(line: Line, following: str) -> bool:
    if line.words > 12 or len(line.text) > 100 or line.ends or line.low or len(following) <= len(line.text):
        return False
    if line.text.endswith(("?", "?”", '?"')) and (line.words > 8 or _SPOKEN.search(line.text)):
        return False
    return bool(_STARTS.match(line.text) and _ENDS.search(line.text))


def _spaces(text: str) -> str:
    return " ".join(text.split())
