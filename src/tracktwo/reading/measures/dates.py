"""Dates and times, resolved against the date of the report."""

from __future__ import annotations

from tracktwo.reading.model import Dated
from tracktwo.reading.parsing import Parsed

__all__ = ["dates_of"]


def dates_of(parsed: Parsed, published: str = "") -> tuple[Dated, ...]:
    """Return the dates that a report gives; ``published`` is its own, as ``2023-07-06``, if known."""
    found = [entity for entity in parsed.doc.ents if entity.label_ == "DATE"]
    return tuple(
        Dated(
            id=f"{parsed.document}/date-{number}",
            document=parsed.document,
            spans=parsed.raw(entity),
            text=entity.text,
            rule="date.name",
            norm=entity.text if entity.text.isdigit() and len(entity.text) == 4 else "",
        )
        for number, entity in enumerate(found, 1)
    )
