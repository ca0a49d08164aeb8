"""Numbers, their unit, and what they count."""

from __future__ import annotations

import re

from tracktwo.reading.model import Figure
from tracktwo.reading.parsing import Parsed

__all__ = ["figures_of"]

_FIGURE = re.compile(r"(\$?)(\d{1,9}(?:\.\d{1,4})?)(?: (million|billion)|(%))?")
_TIMES = {"million": 1e6, "billion": 1e9}


def figures_of(parsed: Parsed) -> tuple[Figure, ...]:
    """Return the numbers that a report gives."""
    found = [one for one in _FIGURE.finditer(parsed.text.string) if one[1] or one[3] or one[4]]
    return tuple(
        Figure(
            id=f"{parsed.document}/figure-{number}",
            document=parsed.document,
            spans=parsed.text.raw(*one.span()),
            text=one.group(),
            rule="figure.number",
            value=float(one[2]) * _TIMES.get(one[3], 1),
            unit=one[1] or one[4] or "",
        )
        for number, one in enumerate(found, 1)
    )
