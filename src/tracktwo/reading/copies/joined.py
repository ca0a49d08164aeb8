"""What was carried over from the source and what was read in the copy, as the items of one document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from tracktwo.reading.model import Claim, Organisation, Person, Stance, Unnamed
from tracktwo.reading.passages import Item, Spans

__all__ = ["ACTORS", "joined_with"]

ACTORS = (Person, Organisation, Unnamed)
"""Items whose passages are mentions: each stands for itself, and a few are enough."""


def joined_with(
    carried: Sequence[Item], found: Sequence[Item], around: Iterable[Item], again: Mapping[str, Spans]
) -> tuple[Item, ...]:
    """Put together the items of a copy.

    Parameters
    ----------
    carried : sequence of Item
        From the source, with ids of the copy.
    found : sequence of Item
        Read in the copy's own sentences; their ids are given anew.
    around : iterable of Item
        All that was read beside them, among which are the actors that they name, and what else they name.
    again : mapping
        Items of the source whose sentences were changed, by the ids that they would have in the copy, with
        their passages: what was found there now takes their place.

    Returns
    -------
    tuple of Item
        What is carried over first. Ids that lead nowhere are taken out, stances without their claim as well.
    """
    ids = _Ids(carried, again)
    named = _names(found)
    known = {item.id: item for item in carried}
    beside = [one for one in around if one.id in named and one not in found]
    fresh = (*found, *(one for one in beside if isinstance(one, ACTORS)))
    for item in fresh:
        ids.give(item)
    for item in beside:
        ids.find(item)
    for item in fresh:
        new = ids.new[item.id]
        before = known.get(new)
        moved = _with_ids(replace(item, id=new), ids.new)
        known[new] = _merged(before, moved) if before is not None and before.id == new else moved
    return _settled(known)


class _Ids:
    """Gives ids to newly found items: those of the same thing where it is known, else the next number."""

    def __init__(self, carried: Sequence[Item], again: Mapping[str, Spans]) -> None:
        self.new: dict[str, str] = {}
        self._carried = carried
        self._again = dict(again)
        self._last: dict[str, int] = {}
        for known in (*(item.id for item in carried), *again):
            head, _, number = known.rpartition("-")
            if number.isdecimal():
                self._last[head] = max(self._last.get(head, 0), int(number))

    def give(self, item: Item) -> None:
        """Give an id to an item, if it has none yet."""
        if item.id not in self.new:
            same = self._same_actor(item) if isinstance(item, ACTORS) else self._same_place(item)
            self.new[item.id] = same or self._next(item.id)

    def find(self, item: Item) -> None:
        """Find out which item that is known something is which was read beside; it may be none."""
        if item.id not in self.new:
            fit = (
                one for one in self._carried if type(one) is type(item) and _overlap(one.spans, item.spans)
            )
            same = next(fit, None)
            self.new[item.id] = same.id if same else ""

    def _same_actor(self, item: Any) -> str:
        """Return the one actor with the same name, or with the same last name if just one has it."""
        fit = [one for one in self._carried if type(one) is type(item)]
        for same in (_name, _last_name if isinstance(item, Person) else _name):
            found = {one.id for one in fit if same(one) == same(item)}
            if len(found) == 1:
                return found.pop()
        return ""

    def _same_place(self, item: Item) -> str:
        for known, spans in self._again.items():
            if f"/{item.kind}-" in known and _overlap(spans, item.spans):
                del self._again[known]
                return known
        return ""

    def _next(self, id: str) -> str:
        head = id.rpartition("-")[0]
        self._last[head] = self._last.get(head, 0) + 1
        return f"{head}-{self._last[head]}"


def _merged(one: Item, other: Item) -> Item:
    """Give an actor that is known the mentions that were found now."""
    told: dict[str, Any] = {}
    for name in ("spans", "roles", "pronouns"):
        known = getattr(one, name, ())
        every = (*known, *(new for new in getattr(other, name, ()) if new not in known))
        told[name] = every if name == "roles" else tuple(sorted(every))
    return replace(one, **{name: value for name, value in told.items() if hasattr(one, name)})


def _with_ids(item: Item, new: Mapping[str, str]) -> Item:
    told = {one.name: _value(getattr(item, one.name), new) for one in fields(item) if one.name != "id"}
    return replace(item, **told)


def _value(value: Any, new: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return new.get(value, value)
    if isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
        return tuple(known for known in (new.get(one, one) for one in value) if known)
    return value


def _settled(known: Mapping[str, Item]) -> tuple[Item, ...]:
    """Take out ids of what is not there, and stances whose claim is not."""
    claims = {id for id, item in known.items() if isinstance(item, Claim)}
    kept = {id: one for id, one in known.items() if not isinstance(one, Stance) or one.claim in claims}
    return tuple(_without_lost(item, kept) for item in kept.values())


def _without_lost(item: Item, kept: Mapping[str, Item]) -> Item:
    before = f"{item.document}/"
    told: dict[str, Any] = {}
    for name in REFERENCES:
        value = getattr(item, name, "")
        if isinstance(value, str) and value.startswith(before) and value not in kept:
            told[name] = ""
        elif isinstance(value, tuple) and any(isinstance(one, str) for one in value):
            told[name] = tuple(one for one in value if not one.startswith(before) or one in kept)
    return replace(item, **told) if told else item


REFERENCES = ("actor", "claim", "condition", "holder", "of", "participants", "within")
"""Fields that hold the ids of other items of the document."""


def _names(items: Iterable[Item]) -> frozenset[str]:
    """Return all ids that items name."""
    found: set[str] = set()
    for item in items:
        for name in REFERENCES:
            value = getattr(item, name, ())
            found.update([value] if isinstance(value, str) else value)
    return frozenset(found)


def _name(item: Any) -> str:
    return str(item.name).casefold()


def _last_name(item: Any) -> str:
    return _name(item).rpartition(" ")[2]


def _overlap(one: Spans, other: Spans) -> bool:
    """Tell whether passages overlap by half or more of all that they cover."""
    both = sum(max(0, min(end, high) - max(start, low)) for start, end in one for low, high in other)
    every = sum(end - start for start, end in (*one, *other)) - both
    return 2 * both >= every > 0
