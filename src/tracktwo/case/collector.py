"""Collects what is wrong in a document while it is read, so that all of it is told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracktwo.case.document import Document, Where
from tracktwo.errors import Finding

__all__ = ["Collector"]


@dataclass
class Collector:
    """Findings about one document."""

    document: Document
    findings: list[Finding] = field(default_factory=list)

    def error(self, where: Where, message: str, remedy: str = "", *, in_cells: str = "") -> None:
        """Note something that keeps the case from being used; ``in_cells`` is the remedy in a workbook."""
        if in_cells and self.document.in_cells:
            remedy = in_cells
        self.findings.append(Finding(self.document.place(where), message, remedy))

    def warn(self, where: Where, message: str, remedy: str = "") -> None:
        """Note something doubtful."""
        self.findings.append(Finding(self.document.place(where), message, remedy, warning=True))

    def known(self, where: Where, found: str, known: Iterable[str], what: str) -> bool:
        """Tell whether an id is one of those known; note an error with a suggestion where it is not."""
        ids = list(known)
        if found in ids:
            return True
        near = difflib.get_close_matches(found, ids, 1, 0.5)
        remedy = f"Did you mean '{near[0]}'?" if near else f"Known are: {', '.join(ids) or 'none'}."
        place = self.document.key_place(where) if where and where[-1] == found else self.document.place(where)
        self.findings.append(Finding(place, f"there is no {what} '{found}'.", remedy))
        return False

    def unique(self, where: Where, entries: Iterable[Any], what: str) -> None:
        """Note ids given twice in a list of mappings."""
        first: dict[str, int] = {}
        for number, entry in enumerate(entries):
            line = self.document.place((*where, number)).line
            if entry["id"] in first:
                message = f"{what} '{entry['id']}' stands here and on line {first[entry['id']]}."
                self.error((*where, number, "id"), message, "Give one of them another id.")
            first.setdefault(entry["id"], line)

    def date(self, where: Where, text: str | None) -> date | None:
        """Read a date."""
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.error(where, f"'{text}' is not a day of the calendar.", "Write a date such as 2023-07-10.")
            return None
