"""One file that holds a case, what was found for it, and all that another person needs to find it again."""

from __future__ import annotations

from tracktwo.archive.analysis import DEALS_LIMIT, DEALS_SECONDS, DRAWS, Options
from tracktwo.archive.check import Checked, check
from tracktwo.archive.compare import Departure
from tracktwo.archive.make import Archive, make
from tracktwo.archive.manifest import schema

__all__ = [
    "DEALS_LIMIT",
    "DEALS_SECONDS",
    "DRAWS",
    "Archive",
    "Checked",
    "Departure",
    "Options",
    "check",
    "make",
    "schema",
]
