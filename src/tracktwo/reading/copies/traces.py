"""Traces that editing leaves in a copy: half of it respelled, points half taken away, an end cut off.

Only words that the source has as well are looked at: what was left out of a copy leaves no trace in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.side import Side

__all__ = ["cut_off", "slips_of", "spelt_both_ways"]

SLIP = re.compile(r"\b[A-Z]{2,3}\.(?=\s+[a-z])|\b(?:[A-Z]\.)+[A-Z](?![\w.])")
"""An abbreviation of which a part of the points was taken away: ``US. troops``, ``U.N officials``."""

OWN, MISSING = 10, 20
"""Words: a cut copy has fewer of its own at its end, and lacks more of its source."""


def spelt_both_ways(pair: Compared) -> list[str]:
    """Return two spellings of one word, of which the copy has both and the source but the first.

    Parameters
    ----------
    pair : Compared
        Two documents, matched.

    Returns
    -------
    list of str
        The pair of which the copy has the second most often; empty if there is none.
    """
    matches = (*pair.matches, *pair.moved)
    ours = _forms(pair.source, (at for one in matches for at in range(one.source, one.source + one.length)))
    theirs = _forms(pair.copy, (at for one in matches for at in range(one.copy, one.copy + one.length)))
    found: list[tuple[int, str, str]] = []
    for key, forms in theirs.items():
        first, *rest = ours.get(key, {"": 0})
        if not rest and first in forms:
            found += [(-count, first, form) for form, count in forms.items() if form != first]
    return list(min(found)[1:]) if found else []


def slips_of(pair: Compared) -> list[str]:
    """Return the slips that the copy has where the source has none, in quotation marks."""
    theirs = _slips(pair.source)
    origin = {
        match.copy + step: match.source + step
        for match in (*pair.matches, *pair.moved)
        for step in range(match.length)
    }
    slips = _slips(pair.copy).items()
    found = (slip for word, slip in slips if word in origin and origin[word] not in theirs)
    return list(dict.fromkeys(f"“{slip}”" for slip in found))


def cut_off(pair: Compared) -> int:
    """Return how many words of the source follow after the end of the copy; 0 where it was not cut there."""
    if not pair.matches:
        return 0
    last = pair.matches[-1]
    here, there = last.source + last.length, last.copy + last.length
    own = sum(number >= there for number in pair.copy.reported)
    missing = sum(number >= here for number in pair.source.reported)
    if own > OWN or missing < MISSING:
        return 0
    between = pair.source.whole.string[pair.source.words[here - 1].end : pair.source.words[here].start]
    return missing if "\n" in between else 0


def _forms(side: Side, numbers: Iterable[int]) -> dict[tuple[bool, str], Counter[str]]:
    """Count how each word is spelt; abbreviations apart, so that ``US`` is not mistaken for ``us``."""
    forms: dict[tuple[bool, str], Counter[str]] = {}
    for word in (side.words[number] for number in numbers):
        short = "." in word.text or (word.text.isupper() and 2 <= len(word.text) <= 5)
        form = word.text if short else word.text.casefold().replace("’", "'")
        forms.setdefault((short, word.folded), Counter())[form] += 1
    return forms


def _slips(side: Side) -> dict[int, str]:
    """Return the slips in a document, by the number of the word in which each begins."""
    starts = [word.start for word in side.words]
    found = SLIP.finditer(side.whole.string)
    return {bisect_right(starts, slip.start()) - 1: slip[0] for slip in found}
