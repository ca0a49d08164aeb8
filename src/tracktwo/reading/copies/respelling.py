"""What kind of difference there is between two words, or two lots of words, that stand in the same place."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.reading.copies.folded import Word

__all__ = ["alike", "kind_of", "same_words"]

SHORT, LONG = 6, 10
"""Letters: shorter words are never the same with a slip (Iran, Iraq), longer ones may be so with two."""


def kind_of(was: Word, now: Word) -> str:
    """Name the difference between two words; empty where there is none.

    ``recased`` where only case differs, ``repunctuated`` where only the form of the apostrophe does,
    ``respelled`` where they are the same word otherwise written (``U.S.`` and ``US``, ``defence`` and
    ``defense``, a name or a long word with a slip in it), else ``reworded``.
    """
    if was.text == now.text:
        return ""
    if was.text.casefold() == now.text.casefold():
        return "recased"
    if was.text.replace("’", "'") == now.text.replace("’", "'"):
        return "repunctuated"
    return "respelled" if was.folded == now.folded or _a_slip(was, now) else "reworded"


def same_words(was: Sequence[Word], now: Sequence[Word]) -> bool:
    """Tell whether words are the same but for where one ends: ``peace keepers`` and ``peacekeepers``."""
    return "".join(word.folded for word in was) == "".join(word.folded for word in now)


def alike(was: Sequence[Word], now: Sequence[Word]) -> bool:
    """Tell whether one lot of words takes the other's place, rather than being something else altogether."""
    few, many = sorted((len(was), len(now)))
    if 3 * few < many:
        return False
    one, other = {word.folded for word in was}, {word.folded for word in now}
    return many <= 12 or 5 * len(one & other) >= min(len(one), len(other))


def _a_slip(was: Word, now: Word) -> bool:
    """Tell whether one word is the other with a slip: not at its ends, which carry sense.

    Names, which are written in many ways when they come from another alphabet, may end a little otherwise.
    """
    from rapidfuzz.distance import OSA

    one, other = was.folded, now.folded
    name = was.text[0].isupper() and now.text[0].isupper()
    ends = one[0] == other[0] and one[-1] == other[-1] and (name or one[-2:] == other[-2:])
    if min(len(one), len(other)) < SHORT or not (ends and one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other) <= 1 + (min(len(one), len(other)) >= LONG)
