"""Where the methods come from: the works that a result is to cite, and tracktwo itself."""

from __future__ import annotations

from tracktwo.bibliography.methods import Citation, Method, citation, citations, methods, software
from tracktwo.bibliography.works import Work

__all__ = ["Citation", "Method", "Work", "citation", "citations", "methods", "software"]
