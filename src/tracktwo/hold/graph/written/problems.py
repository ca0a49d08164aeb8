"""What is wrong in a JSON file, gathered by the way to it, and told with line and column."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from tracktwo.errors import Finding, FormatError
from tracktwo.formats.json_places import Where, place_in
from tracktwo.formats.json_tree import json_tree

__all__ = ["Problems", "shown"]

MOST = 20


@dataclass(frozen=True)
class _Problem:
    where: Where
    message: str
    remedy: str
    key: bool


class Problems:
    """Gathers what is wrong; the file is read again, with places, only when there is something.

    Parameters
    ----------
    text : str
        The file.
    file : str
        Its name.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.found: list[_Problem] = []

    def add(self, where: Where, message: str, remedy: str = "", *, key: bool = False) -> None:
        """Note a problem; ``key`` where it is with the key and not with its value."""
        self.found.append(_Problem(where, message, remedy, key))

    def settle(self) -> None:
        """Raise `FormatError` with all that was noted, the first twenty in the order of the file."""
        if not self.found:
            return
        tree = json_tree(self.text, self.file)
        findings = [
            Finding(place_in(tree, one.where, key=one.key), one.message, one.remedy) for one in self.found
        ]
        raise FormatError(sorted(dict.fromkeys(findings), key=lambda one: one.place)[:MOST])

    def fail(self, where: Where, message: str, remedy: str = "") -> FormatError:
        """Return the error with this problem and all noted before it."""
        self.add(where, message, remedy)
        try:
            self.settle()
        except FormatError as error:
            return error
        raise AssertionError("a problem was noted")

    def keys(self, value: Any, known: Collection[str], where: Where) -> dict[str, Any]:
        """Return a mapping, with a word on each key that is not known here; other values are refused."""
        if not isinstance(value, dict):
            raise self.fail(
                where, f"{shown(value)} stands where keys with values are due.", 'Write {"...": ...}.'
            )
        for key in value:
            if key not in known:
                near = get_close_matches(key, list(known), 1, 0.6)
                meant = f"Did you mean '{near[0]}'?" if near else f"Known here: {', '.join(sorted(known))}."
                self.add((*where, key), f"'{key}' is not known here.", meant, key=True)
        return value

    def list(self, value: Any, where: Where, what: str) -> list[Any]:
        """Return a list; anything else is refused."""
        if not isinstance(value, list):
            told = f"{shown(value)} stands where a list of {what} is due."
            key = next((step for step in reversed(where) if isinstance(step, str)), "")
            inner = "[[from, to], ...]" if what == "pairs of states" else "[...]"
            raise self.fail(where, told, f'Write "{key}": {inner}.')
        return value

    def words(self, value: Any, where: Where) -> str:
        """Return a text that is not blank; for anything else a problem is noted."""
        if not isinstance(value, str) or not value.strip():
            self.add(where, f"{shown(value)} stands where a text is due.", 'Write words in quotes: "...".')
            return "?"
        return value.strip()

    def once(self, ids: Iterable[Any], wheres: Iterable[Where], what: str) -> None:
        """Note every id that stood before, be it as a number or in quotes."""
        seen: set[str] = set()
        for id_, where in zip(ids, wheres, strict=True):
            if str(id_) in seen:
                self.add(where, f"there are two {what} with the id {shown(id_)}.", "Give each its own id.")
            seen.add(str(id_))


def shown(value: Any) -> str:
    """Return what stands in a file, short enough for a message."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a mapping"
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= 60 else f"'{value[:60]}...'"
    return "null" if value is None else str(value)[:60].lower()
