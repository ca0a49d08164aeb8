"""The cases that come with tracktwo: where each is from, under which terms, and what it reproduces."""

from __future__ import annotations

from tracktwo.catalog.provenance import Entry, entries, entry, located

__all__ = ["Entry", "entries", "entry", "located"]
