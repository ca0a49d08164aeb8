"""States by what a file calls them, and pairs of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracktwo.formats.json_places import Where
from tracktwo.hold.graph.model import StateId
from tracktwo.hold.graph.written.problems import Problems, shown

__all__ = ["StateFinder"]

SHOWN = 8


class StateFinder:
    """Looks up states by id, or by the letters of their options.

    Parameters
    ----------
    states : sequence of int or str
        Ids, in the order of the model.
    letters : sequence of str
        A Y or N an option, of each state; empty where only ids name states.
    problems : Problems
    """

    def __init__(self, states: Sequence[StateId], letters: Sequence[str], problems: Problems) -> None:
        self.problems, self.count, self.by_letters = problems, len(states), bool(letters)
        self.places: dict[StateId, int] = {one: number for number, one in enumerate(letters)}
        self.places |= {id_: number for number, id_ in enumerate(states)}
        more = ", ..." if len(states) > SHOWN else ""
        self.known = f"The states are {', '.join(map(str, states[:SHOWN]))}{more}."

    def find(self, value: Any, where: Where) -> int:
        """Return the index of a state; -1, and a problem is noted, where there is none."""
        named = isinstance(value, int | str) and not isinstance(value, bool)
        found = self.places.get(value, -1) if named else -1
        if found < 0:
            self.problems.add(where, f"there is no state {shown(value)}.", self._meant(value))
        return found

    def pairs(self, value: Any, where: Where) -> list[tuple[int, int]]:
        """Return pairs of two different states; those with a problem are left out."""
        entries = self.problems.list(value, where, "pairs of states")
        try:
            found = [(self.places[start], self.places[end]) for start, end in entries]
            if all(start != end for start, end in found):
                return found
        except (KeyError, TypeError, ValueError):
            pass
        checked = [self._pair(one, (*where, number)) for number, one in enumerate(entries)]
        return [one for one in checked if one is not None]

    def _pair(self, value: Any, where: Where) -> tuple[int, int] | None:
        if not isinstance(value, list) or len(value) != 2:
            told = f"{shown(value)} stands where a pair of states is due."
            self.problems.add(where, told, "Write [from, to].")
            return None
        start, end = (self.find(one, (*where, place)) for place, one in enumerate(value))
        if start == end >= 0:
            told = f"this is a move from state {value[0]} to itself."
            self.problems.add(where, told, "Take it out: staying is always possible.")
        return (start, end) if min(start, end) >= 0 and start != end else None

    def _meant(self, value: Any) -> str:
        other: Any = int(value) if isinstance(value, str) and value.isdecimal() else str(value)
        if not isinstance(value, list | dict) and other in self.places:
            return f"Write {shown(other)}, as in the list of states."
        if self.by_letters and isinstance(value, str):
            return "Write its number, or a Y or N for each option in their order, of a state that can be."
        return self.known
