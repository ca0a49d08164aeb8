"""Pages to hand on: the brief of a case, and the reading view of a set of reports.

The parts are loaded when first used: the view of reports needs nothing of what solves cases.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.brief.document import page
    from tracktwo.brief.facts.gather import DRAWS, facts_of
    from tracktwo.brief.facts.methods import methods_of
    from tracktwo.brief.facts.whole import About, Facts
    from tracktwo.brief.on_holding import holding_in_words
    from tracktwo.brief.reading_view import reading_pages, write_reading

__all__ = [
    "DRAWS",
    "About",
    "Facts",
    "facts_of",
    "holding_in_words",
    "methods_of",
    "page",
    "reading_pages",
    "write_reading",
]

_HOMES = {
    "DRAWS": "facts.gather",
    "About": "facts.whole",
    "Facts": "facts.whole",
    "facts_of": "facts.gather",
    "holding_in_words": "on_holding",
    "methods_of": "facts.methods",
    "page": "document",
    "reading_pages": "reading_view",
    "write_reading": "reading_view",
}


def __getattr__(name: str) -> object:
    """Import what a public name stands for the first time it is used (PEP 562)."""
    if name in _HOMES:
        return getattr(import_module(f"tracktwo.brief.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'tracktwo.brief' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what users may call."""
    return __all__
