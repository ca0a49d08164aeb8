"""Which language a text is in: told by the small words that every English text is full of."""

from __future__ import annotations

import re

from tracktwo.reading.words import words

__all__ = ["language_of"]

_SMALL = frozenset(words("language")["en"])
_WORD = re.compile(r"[^\W\d_]+")
_LOOK = 20_000
_FEWEST = 20


def language_of(string: str) -> tuple[str, bool]:
    """Tell a text's language.

    Parameters
    ----------
    string : str
        The text; its first 20,000 characters are looked at.

    Returns
    -------
    language : str
        Two-letter code.
    sure : bool
        False where there are fewer than twenty words to tell by; the language is then taken to be English.
    """
    found = _WORD.findall(string[:_LOOK].lower())
    share = sum(map(_SMALL.__contains__, found)) / max(len(found), 1)
    if share >= 0.2 and len(found) >= _FEWEST:
        return "en", True
    letters = [character for character in string[:_LOOK] if character.isalpha()]
    if len(letters) >= _FEWEST and 2 * sum(letter < "\u0250" for letter in letters) < len(letters):
        return _classified(string), True
    if len(found) < _FEWEST:
        return "en", False
    code = _classified(string)
    return (code, True) if code != "en" or share >= 0.08 else ("en", False)


def _classified(string: str) -> str:
    import py3langid

    return str(py3langid.classify(string[:_LOOK])[0])
