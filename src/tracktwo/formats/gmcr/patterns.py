"""Conditions on options, as ``.gmcr`` files write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tracktwo.errors import FormatError
from tracktwo.formats.gmcr.model import Literal, Pattern

__all__ = ["PatternReader"]

DEEPEST = 20
MARKS = {"Y": True, "N": False}
WRITE = 'Write a condition as [[0, "Y"], [2, "N"]], numbers of options from 0.'


class PatternReader:
    """Reads conditions: ``[[option, "Y"], ...]``, or ``{"compound": true, "members": [...]}``.

    Parameters
    ----------
    places : mapping of int to int
        From the numbers of the file to those of the conflict.
    wrong : callable
        Makes the error of a place in words and a message.
    doubtful : callable
        Notes a warning.
    """

    def __init__(
        self,
        places: Mapping[int, int],
        wrong: Callable[[str, str, str], FormatError],
        doubtful: Callable[[str], None],
    ) -> None:
        self.places = places
        self.wrong = wrong
        self.doubtful = doubtful

    def many(self, entries: Sequence[Any], what: str) -> tuple[Pattern, ...]:
        """Read a list of conditions; one that can never hold is left out with a warning."""
        found = []
        for number, entry in enumerate(entries, 1):
            where = f"{what} {number}"
            alternatives = self.alternatives(entry, where)
            if alternatives:
                found.append(Pattern(tuple(dict.fromkeys(alternatives))))
            else:
                self.doubtful(f"{where} names no options, or contradicts itself; it is left out.")
        return tuple(found)

    def alternatives(self, entry: Any, where: str, depth: int = 0) -> list[tuple[Literal, ...]]:
        """Give the ways in which a condition can hold."""
        if isinstance(entry, dict) and isinstance(entry.get("members"), list) and depth < DEEPEST:
            return [one for member in entry["members"] for one in self.alternatives(member, where, depth + 1)]
        if not isinstance(entry, list):
            raise self.wrong(where, "is no condition.", WRITE)
        literals = {self.literal(pair, where) for pair in entry}
        agrees = len({option for option, _ in literals}) == len(literals)
        return [tuple(sorted(literals))] if literals and agrees else []

    def literal(self, pair: Any, where: str) -> Literal:
        """Read an option with Y or N."""
        if isinstance(pair, list) and len(pair) == 2:
            option, mark = pair
            if type(option) is int and option in self.places and isinstance(mark, str) and mark in MARKS:
                return self.places[option], MARKS[mark]
        raise self.wrong(where, f"has {str(pair)[:40]} where an option and Y or N should stand.", WRITE)
