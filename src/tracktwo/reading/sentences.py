"""Where sentences start. A line break always ends one."""

from __future__ import annotations

import re

__all__ = ["sentence_starts"]

_ABBREVIATIONS = re.compile(
    r"(mr|mrs|ms|dr|prof|gen|col|lt|sgt|capt|maj|adm|sen|rep|gov|rev|hon|pres|amb|st|jr|sr|vs|etc|no|art|vol"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|u\.s|u\.n|u\.k|e\.u|e\.g|i\.e|a\.m|p\.m|d\.c|inc|ltd|corp"
    r"|[^\W\d_])",
    re.IGNORECASE,
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s+(?=[\"'“‘«(\[]*[^\W_a-z])|\n\s*")


def sentence_starts(string: str) -> frozenset[int]:
    """Return where sentences start in a text, as offsets.

    A full stop after an abbreviation or a single capital ends none; nor does one before a small letter.
    """
    starts = {len(string) - len(string.lstrip())}
    for end in _END.finditer(string):
        if "\n" in end.group() or not _abbreviated(string, end.start()):
            starts.add(end.end())
    return frozenset(start for start in starts if start < len(string))


def _abbreviated(string: str, stop: int) -> bool:
    if string[stop] != ".":
        return False
    word = re.split(r"[\s\"'“‘(\[—–-]", string[max(stop - 12, 0) : stop])[-1]
    return bool(_ABBREVIATIONS.fullmatch(word))
