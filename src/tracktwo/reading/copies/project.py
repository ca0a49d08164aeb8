"""What was read in a source, carried over to a copy; only what the copy has of its own is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from tracktwo.reading.copies.carry import HALF, Carrier
from tracktwo.reading.copies.changed import Changed
from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.joined import ACTORS, joined_with
from tracktwo.reading.copies.side import Side
from tracktwo.reading.model import Copy, Role, Stance, Statement, Zone
from tracktwo.reading.passages import Item, Spans, passage
from tracktwo.reading.text import Text

__all__ = ["Projected", "Read", "in_words", "project"]

Read = Callable[[Text], Iterable[Item]]
"""Reads a text: all that reading does to a document after its zones and copies are known."""

OWN_KINDS = (Zone, Copy)
"""What every document has for itself."""


@dataclass(frozen=True)
class Projected:
    """What a copy holds, and what it lacks.

    Attributes
    ----------
    items : tuple of Item
        Of the copy; those carried over keep the numbers that they have in the source.
    left_out : tuple of Item
        Of the source: what the copy leaves out.
    """

    items: tuple[Item, ...]
    left_out: tuple[Item, ...]


def project(items: Iterable[Item], copy: Copy, source_text: Text, copy_text: Text, read: Read) -> Projected:
    """Carry over what was read in a source to one of its copies.

    Parameters
    ----------
    items : iterable of Item
        Of the source.
    copy : Copy
        Says which copy of which source.
    source_text, copy_text : Text
        What is parsed of either.
    read : callable
        Asked to read the paragraphs in which the copy has sentences of its own, if there are any; of what it
        finds, that which touches those sentences is taken.

    Returns
    -------
    Projected

    Raises
    ------
    ValueError
        The texts are not those of the copy and its source.
    """
    named = source_text.document.id, copy_text.document.id
    if named != (copy.source, copy.document):
        raise ValueError(f"{copy.id} is of {copy.document} and {copy.source}, not {named[1]} and {named[0]}")
    pair = Compared.of(Side(source_text), Side(copy_text))
    mover = _Mover(pair, Changed(pair))
    carried, again, left_out = mover.sorted_out(items)
    found = tuple(read(mover.changed.rest)) if mover.changed.rest is not None else ()
    told = joined_with(carried, [one for one in found if mover.wanted(one)], found, again)
    kept = {item.id for item in told}
    lost = [one for one in left_out if mover.renamed(one.id) not in kept]
    return Projected(told, tuple(lost))


class _Mover:
    """Makes the copy's items from the source's."""

    def __init__(self, pair: Compared, changed: Changed) -> None:
        self._carrier, self.changed = Carrier(pair), changed
        self._from, self._to = pair.source.document, pair.copy.document

    def sorted_out(self, items: Iterable[Item]) -> tuple[list[Item], dict[str, Spans], list[Item]]:
        """Sort items: carried over; to be found again (by id, with their place); left out."""
        carried: list[Item] = []
        again: dict[str, Spans] = {}
        left_out: list[Item] = []
        for item in items:
            if isinstance(item, OWN_KINDS):
                continue
            spans = self._carrier.spans(item.spans)
            if not spans or not self._whole(item):
                left_out.append(item)
            elif not isinstance(item, ACTORS) and self.changed.touches(self._all(item)):
                again[self.renamed(item.id)] = spans
            else:
                carried.append(self._carried(item, spans))
        return carried, again, left_out

    def wanted(self, item: Item) -> bool:
        """Tell whether something read in the copy was not known from the source."""
        return self.changed.touches(item.spans)

    def renamed(self, value: str) -> str:
        """Return an id of the source as it is in the copy; other words stay."""
        before = f"{self._from.id}/"
        return f"{self._to.id}/{value.removeprefix(before)}" if value.startswith(before) else value

    def _whole(self, item: Item) -> bool:
        """Tell whether the copy has enough of what an item says."""
        if isinstance(item, ACTORS):
            return True
        if isinstance(item, Statement) and item.content and self._carrier.share(item.content) < HALF:
            return False
        return self._carrier.share(item.spans) >= HALF

    def _all(self, item: Item) -> Spans:
        """Return all passages of an item, in the copy."""
        every = (getattr(item, one.name) for one in fields(item))
        return self._carrier.spans(tuple(span for value in every if _spans(value) for span in value))

    def _carried(self, item: Item, spans: Spans) -> Item:
        told: dict[str, Any] = {one.name: self._value(getattr(item, one.name)) for one in fields(item)}
        raw = self._to.raw
        first = item.text == self._from.raw[slice(*item.spans[0])]
        told |= {"document": self._to.id, "spans": spans, "text": passage(raw, spans[:1] if first else spans)}
        return replace(item, **told)

    def _value(self, value: Any) -> Any:
        """Lead over whatever an item holds: passages, roles, ids."""
        if isinstance(value, str):
            return self.renamed(value)
        if _spans(value):
            return self._carrier.spans(value)
        if isinstance(value, Role):
            return replace(value, spans=self._carrier.spans(value.spans))
        if isinstance(value, tuple):
            return tuple(self._value(one) for one in value)
        return value


def _spans(value: Any) -> bool:
    """Tell whether a value is passages."""
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(isinstance(one, tuple) and len(one) == 2 and isinstance(one[0], int) for one in value)
    )


_NAMES = {
    "denied": "the denial by {}",
    "no comment": "the refusal to comment by {}",
    "acknowledged": "the acknowledgement by {}",
    "disowned": "the distancing by {}",
    "asserted": "the assertion by {}",
    "reported": "the report by {}",
    "predicted": "the prediction by {}",
}


def in_words(left_out: Sequence[Item]) -> tuple[str, ...]:
    """Say what a copy leaves out: stances by actor, then how many items of the other kinds.

    Parameters
    ----------
    left_out : sequence of Item
        From `project`.

    Returns
    -------
    tuple of str
        To follow "this version leaves out".
    """
    stances: dict[str, None] = {}
    counts: dict[str, int] = {}
    for item in left_out:
        if isinstance(item, Stance) and item.actor_name:
            stances[_NAMES[item.stance].format(item.actor_name)] = None
        elif item.kind in _COUNTED:
            counts[item.kind] = counts.get(item.kind, 0) + 1
    return (*stances, *(f"{count} {_COUNTED[kind][count > 1]}" for kind, count in sorted(counts.items())))


_COUNTED = {
    "condition": ("condition", "conditions"),
    "meeting": ("meeting", "meetings"),
    "precedent": ("precedent", "precedents"),
    "statement": ("statement", "statements"),
    "term": ("term", "terms"),
}
