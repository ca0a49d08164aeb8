"""Where two results differ, told by their place."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

__all__ = ["Departure", "departures"]

ROUNDING = 1e-9
"""Numbers closer than this, relative to their size, are the same: libraries round the last digits alike
on no two kinds of processor."""

NEARLY_ZERO = 1e-12
LONGEST = 80


@dataclass(frozen=True)
class Departure:
    """A place where what was found again is not what was archived.

    Parameters
    ----------
    file : str
        Of the archive.
    where : str
        The place in it, such as ``frontier/count``; empty for the whole file.
    archived, found : str
        What stands there, shortened; ``nothing`` where it is missing.
    """

    file: str
    where: str
    archived: str
    found: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else self.file
        return f"{place}: the archive has {self.archived}, now it is {self.found}."


def departures(file: str, archived: Any, found: Any, where: str = "") -> Iterator[Departure]:
    """Give every place where two JSON values differ, beyond the rounding of numbers.

    Parameters
    ----------
    file : str
        Name of the file that they stand in.
    archived, found : dict, list, str, int, float, bool or None
        The two values.
    where : str, optional
        The place of both.

    Yields
    ------
    Departure
        In the order of the archived file.
    """
    if isinstance(archived, dict) and isinstance(found, dict):
        for key in [*archived, *(key for key in found if key not in archived)]:
            yield from departures(
                file, archived.get(key, MISSING), found.get(key, MISSING), _below(where, key)
            )
    elif isinstance(archived, list) and isinstance(found, list):
        if len(archived) != len(found):
            yield Departure(file, where, f"{len(archived)} entries", str(len(found)))
        for place, (one, other) in enumerate(zip(archived, found, strict=False), 1):
            yield from departures(file, one, other, _below(where, str(place)))
    elif not _same(archived, found):
        yield Departure(file, where, _short(archived), _short(found))


class _Missing:
    def __repr__(self) -> str:
        return "nothing"


MISSING = _Missing()


def _below(where: str, key: str) -> str:
    return f"{where}/{key}" if where else key


def _same(archived: Any, found: Any) -> bool:
    numbers = (int, float)
    if isinstance(archived, bool) or isinstance(found, bool):
        return archived is found
    if isinstance(archived, float) or isinstance(found, float):
        both = isinstance(archived, numbers) and isinstance(found, numbers)
        return both and math.isclose(archived, found, rel_tol=ROUNDING, abs_tol=NEARLY_ZERO)
    return type(archived) is type(found) and bool(archived == found)


def _short(value: Any) -> str:
    text = repr(value) if not isinstance(value, (dict, list)) else f"a list or object of {len(value)}"
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."
