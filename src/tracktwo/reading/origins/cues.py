"""Words by which a text says that it has something from elsewhere, outside of "X said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tracktwo.reading.model import Span
from tracktwo.reading.words import words

__all__ = ["cued"]

# A name: up to five words with capitals, and "of" or "the" between them.
_NAME = r"(?:[Tt]he )?(?:[A-Z][\w’'&.-]{0,30})(?: (?:of |the |de |des )?[A-Z][\w’'&-]{0,30}){0,4}"


def cued(raw: str) -> Iterator[tuple[str, Span, str, bool]]:
    """Return the names that follow such words.

    Each with the span of cue and name, the rule, and whether the words tell that the name is an outlet's.

    Parameters
    ----------
    raw : str
        The raw text, furniture included: credits stand there.

    Yields
    ------
    tuple
    """
    for pattern, rule, published in _patterns():
        for found in pattern.finditer(raw):
            name = found["name"].strip(" .,'’")
            if name and name.lower() not in ("the", "a"):
                yield name, found.span(), rule, published


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    made = []
    for rule in words("origins")["cues"]:
        cues = "|".join(re.escape(cue) for cue in sorted(rule["before"], key=len, reverse=True))
        pattern = re.compile(rf"(?<!\w)(?i:{cues}):?\s[‘“'\"]?(?P<name>{_NAME})")
        made.append((pattern, rule["id"], rule["published"]))
    return tuple(made)
