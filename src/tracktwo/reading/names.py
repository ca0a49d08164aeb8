"""Ids of documents: short names made from the names of their files, no two alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

__all__ = ["names_for"]

LONGEST = 60


def names_for(paths: Iterable[Path]) -> list[str]:
    """Make an id for every file.

    Parameters
    ----------
    paths : iterable of Path
        In order.

    Returns
    -------
    list of str
        Small Latin letters, digits, hyphens, dots and underscores, beginning with a letter or digit, as ids
        in a case file have them. Files of the same name get a number: ``report``, ``report-2``.
    """
    taken: dict[str, int] = {}
    found: list[str] = []
    for path in paths:
        made = _name(path.stem)
        name = made
        while name in taken:
            taken[made] += 1
            name = f"{made}-{taken[made]}"
        taken[name] = 1
        found.append(name)
    return found


def _name(stem: str) -> str:
    latin = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", latin)[:LONGEST].strip("-._") or "report"
