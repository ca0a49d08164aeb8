"""Pages to hand on: the brief of a case, and the reading view of a set of reports."""

from __future__ import annotations

from tracktwo.brief.document import page
from tracktwo.brief.facts.gather import DRAWS, facts_of
from tracktwo.brief.facts.methods import methods_of
from tracktwo.brief.facts.whole import About, Facts
from tracktwo.brief.reading_view import reading_pages, write_reading

__all__ = ["DRAWS", "About", "Facts", "facts_of", "methods_of", "page", "reading_pages", "write_reading"]
