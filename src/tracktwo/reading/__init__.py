"""From news reports to an evidence ledger: who said what, and how many sources there really are.

The parts are loaded when first used, so that ``import tracktwo.reading`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.reading.draft import Draft, draft_case
    from tracktwo.reading.ledger import Ledger, departures, open_ledger, schema, write_ledger
    from tracktwo.reading.model import (
        STANCES,
        Claim,
        Condition,
        Copy,
        Dated,
        Document,
        Edit,
        Figure,
        Item,
        Meeting,
        Organisation,
        Origin,
        Person,
        Piece,
        Precedent,
        Quotation,
        Role,
        Sequence,
        Stance,
        Statement,
        Term,
        Unnamed,
        Zone,
    )
    from tracktwo.reading.pipeline import read
    from tracktwo.reading.summary import Heard, Lacking, Subject, Summary, summary_of

__all__ = [
    "STANCES",
    "Claim",
    "Condition",
    "Copy",
    "Dated",
    "Document",
    "Draft",
    "Edit",
    "Figure",
    "Heard",
    "Item",
    "Lacking",
    "Ledger",
    "Meeting",
    "Organisation",
    "Origin",
    "Person",
    "Piece",
    "Precedent",
    "Quotation",
    "Role",
    "Sequence",
    "Stance",
    "Statement",
    "Subject",
    "Summary",
    "Term",
    "Unnamed",
    "Zone",
    "departures",
    "draft_case",
    "open_ledger",
    "read",
    "schema",
    "summary_of",
    "write_ledger",
]

_HOMES = {
    "Draft": "draft",
    "draft_case": "draft",
    "Ledger": "ledger",
    "departures": "ledger",
    "open_ledger": "ledger",
    "schema": "ledger",
    "write_ledger": "ledger",
    "read": "pipeline",
    "Heard": "summary",
    "Lacking": "summary",
    "Subject": "summary",
    "Summary": "summary",
    "summary_of": "summary",
}
"""The module of each name that is not a record of `model`."""


def __getattr__(name: str) -> object:
    """Import what a public name stands for the first time it is used (PEP 562)."""
    if name in __all__:
        return getattr(import_module(f"tracktwo.reading.{_HOMES.get(name, 'model')}"), name)
    raise AttributeError(f"module 'tracktwo.reading' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what users may call."""
    return __all__
