"""The brief: one page that says what follows from a case, how sure it is, and what it rests on."""

from __future__ import annotations

from tracktwo.brief.document import page
from tracktwo.brief.facts.gather import DRAWS, facts_of
from tracktwo.brief.facts.methods import methods_of
from tracktwo.brief.facts.whole import About, Facts

__all__ = ["DRAWS", "About", "Facts", "facts_of", "methods_of", "page"]
