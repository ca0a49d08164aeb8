"""Finds words that a model gives back in the report: as they are, nearly as they are, or not at all."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Hit", "find"]

LEAST = 90.0
"""How alike words must be to be taken for the same (rapidfuzz's ratio, 0 to 100)."""
SHORTEST = 12
"""Characters below which only the same words will do."""
LONGEST = 4_000
"""Characters above which nothing is looked for."""

_FOLDED = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′＇`´", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘－", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}


@dataclass(frozen=True)
class Hit:
    """Where words stand: ``[start, end)``, and how they were found: ``exact``, ``folded`` or ``near``."""

    start: int
    end: int
    how: str


def find(words: str, text: str, near: int | None = None) -> Hit | None:
    """Find words in a text.

    Parameters
    ----------
    words : str
        As the model gives them.
    text : str
        A paragraph of the report.
    near : int, optional
        Where in the text they are expected, if they stand in it more than once; by default at its beginning.

    Returns
    -------
    Hit or None
        None where they do not stand in the text, or where only words nearly the same do, in more than one
        place.

    Notes
    -----
    First the words as they are; then with quotation marks, dashes and white space made alike; then what is
    at least nine tenths the same by the ratio of insertions and deletions, if only one place is.
    """
    words = words.strip()
    if not words or len(words) > LONGEST:
        return None
    start = _nearest(words, text, near)
    if start >= 0:
        return Hit(start, start + len(words), "exact")
    sought, _ = _fold(words)
    folded, places = _fold(text)
    if not sought.strip():
        return None
    start = _nearest(sought, folded, None if near is None else _place(places, near))
    if start >= 0:
        return Hit(places[start], places[start + len(sought) - 1] + 1, "folded")
    return _near(sought, folded, places)


def _nearest(words: str, text: str, near: int | None) -> int:
    """Return where words stand, the place nearest to what is expected; -1 where they do not."""
    start = text.find(words)
    if near is None or start < 0:
        return start
    after = text.find(words, max(near, 0))
    before = text.rfind(words, 0, max(near, 0) + len(words))
    return min((place for place in (before, after) if place >= 0), key=lambda place: abs(place - near))


def _place(places: list[int], near: int) -> int:
    """Return where a place of the text lies in the folded one."""
    from bisect import bisect_left

    return bisect_left(places, near)


def _fold(text: str) -> tuple[str, list[int]]:
    """Make quotation marks, dashes and white space alike; also return where each character came from."""
    made: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        kept = " " if letter.isspace() else _FOLDED.get(letter, letter)
        if kept and not (kept == " " and made[-1:] == [" "]):
            made.append(kept)
            places.append(place)
    return "".join(made), places


def _near(sought: str, folded: str, places: list[int]) -> Hit | None:
    """Find the one stretch that is nearly the same; it begins and ends with whole words."""
    if len(sought) < SHORTEST or len(folded) < SHORTEST:
        return None
    found = _best(sought, folded)
    if found is None:
        return None
    start, end = found
    rest = folded[:start] + "\0" * (end - start) + folded[end:]
    if _best(sought, rest) is not None:
        return None
    return Hit(places[start], places[end - 1] + 1, "near")


def _best(sought: str, folded: str) -> tuple[int, int] | None:
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(sought, folded, score_cutoff=LEAST)
    if found is None or found.dest_start == found.dest_end:
        return None
    start, end = found.dest_start, found.dest_end
    while start > 0 and folded[start - 1].isalnum() and folded[start].isalnum():
        start -= 1
    while end < len(folded) and folded[end].isalnum() and folded[end - 1].isalnum():
        end += 1
    while start < end and folded[start] == " ":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    return (start, end) if start < end and fuzz.ratio(sought, folded[start:end]) >= LEAST else None
