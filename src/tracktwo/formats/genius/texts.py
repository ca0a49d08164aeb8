"""Numbers and names as they are written into GENIUS files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from fractions import Fraction

from tracktwo.case.decimals import exact, plain
from tracktwo.errors import Finding, Place

__all__ = ["Numbers", "attributes", "unique"]

DIGITS = 17
LONGEST = 40
NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


class Numbers:
    """Writes numbers as decimals and remembers how many it had to round."""

    def __init__(self) -> None:
        self._rounded = 0

    def text(self, number: Fraction) -> str:
        """Return the exact decimal where it is short, else 17 digits.

        Those still mean the number itself if it is a simple fraction.
        """
        short = plain(number)
        if len(short) <= LONGEST and exact(short) == number:
            return short
        context = Context(prec=DIGITS)
        rounded = context.divide(Decimal(number.numerator), Decimal(number.denominator))
        written = f"{rounded:f}"
        self._rounded += exact(written) != number
        return written

    def rounded(self, place: Place) -> list[Finding]:
        """Return the warning that numbers were rounded, if any were."""
        if not self._rounded:
            return []
        several = "a number" if self._rounded == 1 else f"{self._rounded} numbers"
        were = "was" if self._rounded == 1 else "were"
        message = f"{several} that no decimal writes {were} rounded to {DIGITS} digits."
        return [Finding(place, message, warning=True)]


def attributes(pairs: Mapping[str, str]) -> str:
    """Write attributes; characters that XML does not know become question marks."""
    return " ".join(f'{name}="{NO_XML.sub("?", text).translate(ESCAPES)}"' for name, text in pairs.items())


def unique(named: Sequence[tuple[str, str]]) -> list[str]:
    """Return the names of options, with the id behind where a name is missing or comes twice."""
    shown = [NO_XML.sub("?", name).strip() for name, _ in named]
    count = Counter(shown)
    return [
        name if name and count[name] == 1 else f"{name} ({id_})".strip()
        for name, (_, id_) in zip(shown, named, strict=True)
    ]
