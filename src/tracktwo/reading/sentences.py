"""Where sentences start. A line break always ends one."""

from __future__ import annotations

import re
from functools import cache

from tracktwo.reading.words import words

__all__ = ["sentence_starts"]

# Stops, what closes a quotation or a bracket, a space; or a line break. A search starts only at the first
# of several stops, and no repetition gives back what it took (++), so that no text can make it slow.
_END = re.compile(r"(?<![.!?…])[.!?…]++(?P<close>[\"'”’»)\]]*+)[^\S\n]++(?=\S)|\n\s*+")
_OPENING = "\"'“‘«([*•–—-"
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_PUNCTUATION = re.compile(r"[\s\"'“‘(\[—–/-]")


def sentence_starts(string: str) -> frozenset[int]:
    """Return where sentences start in a text, as offsets.

    A full stop after an abbreviation or a single capital ends none where a name or a number follows, and
    nor does a stop before a small letter. What closes a quotation belongs to the sentence that it ends.

    Parameters
    ----------
    string : str
        The text; line breaks part its paragraphs.

    Returns
    -------
    frozenset of int
        Offsets of the first letters; the first one that is no white space is always among them.
    """
    starts = {len(string) - len(string.lstrip())}
    for end in _END.finditer(string):
        if string[end.start()] == "\n" or _ends(string, end):
            starts.add(end.end())
    return frozenset(start for start in starts if start < len(string))


def _ends(string: str, end: re.Match[str]) -> bool:
    """Tell whether stops end a sentence, by what stands before them and after the space."""
    after = string[end.end() : end.end() + 24]
    first = after.lstrip(_OPENING)[:1]
    if not first or first.islower() or not (first.isalnum() or after[:1] in _OPENING):
        return False
    stops = end.group().rstrip()
    if not stops.startswith(".") or end["close"]:
        return True
    return stops.startswith("..") or not _abbreviated(string, end.start(), after)


def _abbreviated(string: str, stop: int, after: str) -> bool:
    """Tell whether a full stop belongs to an abbreviation: always, or only before what may follow it."""
    word = _PUNCTUATION.split(string[max(stop - 12, 0) : stop])[-1].lower()
    told = _abbreviations()
    following = _PUNCTUATION.split(after.lstrip(_OPENING))[0]
    if word in told["open"] or (_INITIALS.fullmatch(word) and word != "i" and word not in told["closing"]):
        return following not in _openers()
    if word in told["numbered"]:
        return after[:1].isdigit()
    if word in told["closing"]:
        return following not in _openers()
    return False


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    return {kind: frozenset(found) for kind, found in words("sentences")["abbreviations"].items()}


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("sentences")["openers"])
