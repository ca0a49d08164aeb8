"""The brief: one page that says what follows from a case, how sure it is, and what it rests on."""

from __future__ import annotations

from tracktwo.brief.facts import About, Facts
from tracktwo.brief.gather import DRAWS, facts_of
from tracktwo.brief.page import page

__all__ = ["DRAWS", "About", "Facts", "facts_of", "page"]
