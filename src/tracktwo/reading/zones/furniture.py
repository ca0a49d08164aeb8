"""Rules for what is on a news page and is no news: buttons, forms, pointers, appeals, menus."""

from __future__ import annotations

import re
from itertools import groupby

from tracktwo.reading.zones.lexicon import LEXICON, SPEECH
from tracktwo.reading.zones.line import Line, Page

__all__ = [
    "appeals",
    "breadcrumbs",
    "captions",
    "empty",
    "following",
    "letters",
    "markup",
    "menus",
    "phrases",
]

_TAGS = re.compile(r"<[^<>]{1,500}>")
_LETTER = re.compile(r"[^\W\d_]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_CRUMB = re.compile(r"\s+(?:>{1,2}|»|›|→|/|\||::)\s+")
_WORD = re.compile(r"[\w-]+")
_SPEAKING = re.compile(
    r"\b(?:we|our|us)\b.*\byou(?:r|rs)?\b|\byou(?:r|rs)?\b.*\b(?:we|our|us)\b", re.IGNORECASE
)
_FORWARDED = re.compile(r"^\W*(?:begin )?(?:forwarded message|original message)\W*$", re.IGNORECASE)
_HEADER = re.compile(r"(?:From|To|Cc|Sent|Date|Subject|Reply-To): ")
_QUOTED = re.compile(r"[\"“”«»]")


def empty(page: Page) -> None:
    """Lines without a letter, or with nothing but markup and addresses."""
    for line in page.lines:
        if line.words > 40 or len(line.text) > 1000:
            continue
        rest = _ADDRESS.sub("", _TAGS.sub("", line.text) if "<" in line.text else line.text)
        if not _LETTER.search(rest):
            line.call("furniture", "furniture.empty")


def phrases(page: Page) -> None:
    """Lines that the lexicon knows, whole or by how they begin."""
    for line in page.open():
        if rule := LEXICON.lines.get(line.folded):
            line.call("furniture", rule)
            continue
        head = line.text[:160]
        if SPEECH.search(line.text):
            continue
        for start in LEXICON.starts:
            if line.words <= start.words and start.pattern.match(head):
                line.call("furniture", start.rule)
                break
        else:
            if line.words <= 20 and LEXICON.follow.match(head):
                line.call("furniture", "furniture.account")
            elif line.words <= 40:
                _notice(line)


def letters(page: Page) -> None:
    """What an e-mail holds beside the report: a note over what is forwarded, its headers, a signature."""
    if page.document.media != "email":
        return
    forwarded = [line.number for line in page.lines[:40] if _FORWARDED.search(line.text)]
    signed = [line.number for line in page.lines if line.text.rstrip() == "--"]
    for line in page.lines:
        note = forwarded and line.number <= forwarded[-1]
        if note or (signed and line.number > signed[-1]) or (line.words <= 30 and _HEADER.match(line.text)):
            line.call("furniture", "furniture.letter")


def _notice(line: Line) -> None:
    words = {word.lower() for word in _WORD.findall(line.text)}
    for rule, families in LEXICON.notices:
        if all(words & family for family in families):
            line.call("furniture", rule)
            return


def breadcrumbs(page: Page) -> None:
    """The way through a site: short steps between arrows, at the head of the page."""
    for line in page.head:
        steps = _CRUMB.split(line.text) if line.open and len(line.text) <= 300 else []
        arrows = len(steps) >= 2 and not re.search(r"\s[/|]\s", line.text)
        if (arrows or len(steps) >= 4) and not line.ends and all(0 < len(step) <= 120 for step in steps):
            line.call("furniture", "furniture.breadcrumb")


def captions(page: Page) -> None:
    """Lines that name a picture or end in who made it."""
    label = LEXICON.captions
    for line in page.open():
        if line.words > label.words or len(line.text) > 1000:
            continue
        if line.mark == "caption" or label.pattern.match(line.text[:60]):
            line.call("caption", "caption.markup" if line.mark == "caption" else label.rule)
        elif line.words <= 6 and LEXICON.makers.fullmatch(line.text):
            line.call("caption", "caption.makers")
        elif LEXICON.signature.search(line.text[-120:]) and _pictured(line):
            line.call("caption", "caption.signature")


def appeals(page: Page) -> None:
    """What a paper asks of its readers, in the last two fifths of the page or in its head."""
    first = len(page.lines) * 3 // 5
    for line in (*page.head, *page.lines[first:]):
        if line.open and 8 <= line.words <= 200 and not _QUOTED.search(line.text) and _asks(line.text):
            line.call("furniture", "furniture.appeal")


def following(page: Page) -> None:
    """Lines that belong to the furniture before them: lists of links, readers' comments."""
    size = sum(line.words for line in page.lines)
    opened, seen = "", 0
    for line in page.lines:
        if line.zone == "furniture" and line.rule in LEXICON.opens:
            # Comments come after the text; the same word early in a page heads something else.
            opened = LEXICON.opens[line.rule] if LEXICON.opens[line.rule] == "list" or 2 * seen > size else ""
        elif line.open and opened == "list" and (line.words > 18 or line.ends):
            opened = ""
        elif line.open and opened:
            line.call("furniture", "furniture.following")
        seen += line.words


def menus(page: Page) -> None:
    """Four or more lines of at most three words in head or tail: a menu."""
    title = page.document.told.get("title", "")
    for lines in (page.head, page.tail):
        for short, run in groupby(lines, key=lambda line: line.open and line.words <= 3 and not line.ends):
            menu = list(run)
            if short and len(menu) >= 4:
                for line in menu:
                    if line.text != title:
                        line.call("furniture", "furniture.menu")


def markup(page: Page) -> None:
    """What the file's own markup, or the reader of its kind, says is not main text."""
    for line in page.open():
        if line.mark == "furniture":
            line.call("furniture", "furniture.markup")


def _asks(text: str) -> bool:
    words = {word.lower() for word in _WORD.findall(text)}
    families = {LEXICON.asking[word] for word in words if word in LEXICON.asking}
    return len(families) >= 3 and bool(words & LEXICON.press) and bool(_SPEAKING.search(text))


def _pictured(line: Line) -> bool:
    """Tell a caption from a paragraph that a wire has signed: the caption names who made it, or is short."""
    return (
        "/" in line.text[-60:] or "photo" in line.text[-60:].lower() or (line.words <= 12 and not line.ends)
    )
