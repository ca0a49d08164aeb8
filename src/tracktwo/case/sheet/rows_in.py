"""Reads the cells of rows into entries, noting where everything stands and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracktwo.case.document import Document, Where
from tracktwo.case.sheet.book import Cell, Row
from tracktwo.case.sheet.contents import Unreadable, option_text, value_of
from tracktwo.case.sheet.words import FOOTING, JUDGEMENTS, RESTS_ON, Column
from tracktwo.errors import Finding, Place

__all__ = ["RowReader"]

Entry = dict[str, Any]
NUMBERS = [column for column in JUDGEMENTS if column.kind == "number"]


class RowReader:
    """Reads the rows of one workbook into one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def note(self, where: Where, place: Place) -> None:
        """Remember where a value stands, for what is found wrong in it later."""
        self.document.values.setdefault(where, place)
        self.document.keys.setdefault(where, place)

    def error(self, place: Place, message: str, remedy: str) -> None:
        """Note a cell or row that cannot be read."""
        self.findings.append(Finding(place, message, remedy))

    def text(self, row: Row, key: str) -> str:
        """Return what stands in a column as text; empty if nothing does."""
        cell = row.cells.get(key)
        return option_text(cell.content) if cell else ""

    def value(self, cell: Cell, column: Column) -> Any:
        """Read a cell; None, and a finding, where it cannot be read."""
        try:
            return value_of(cell.content, column)
        except Unreadable as problem:
            self.error(cell.place, problem.message, problem.remedy)
            return None

    def fill(self, entry: Entry, where: Where, row: Row, columns: Iterable[Column]) -> None:
        """Read the cells of some columns into the entry that stands at ``where``."""
        for column in columns:
            if (cell := row.cells.get(column.key)) and (value := self.value(cell, column)) is not None:
                entry[column.key] = value
                self.note((*where, column.key), cell.place)

    def footing(self, where: Where, row: Row) -> Entry:
        """Read what a row says that its number rests on."""
        said: Entry = {}
        self.fill(said, ("footing", row.place.file, row.place.line), row, FOOTING)
        kind, text = RESTS_ON.get(said.get("rests_on", "")), said.get("text", "")
        found: Entry = {"evidence": said["evidence"]} if said.get("evidence") else {}
        if kind == "elicited":
            found["elicited"] = {"from": text, **({"on": said["on"]} if "on" in said else {})}
        elif kind == "assumed":
            found["assumed"] = text
        self._complain(row, kind, said)
        for key, column in (("evidence", "evidence"), ("elicited", "text"), ("assumed", "text")):
            if key in found:
                self.note((*where, key), row.cells[column].place if column in row.cells else row.place)
        return found

    def _complain(self, row: Row, kind: str | None, said: Entry) -> None:
        if kind is None and ("text" in said or "on" in said):
            self.error(row.place, "it is not said what this rests on.", "Choose asked or assumed.")
        elif kind == "evidence" and "evidence" not in said:
            self.error(row.place, "no passage is named.", "Write ids of passages under Passages.")
        elif kind == "evidence" and "text" in said:
            self.error(row.place, "what a passage gives needs no other reason.", "Choose assumed instead.")
        elif kind in ("assumed", "elicited") and "text" not in said:
            who = "who was asked" if kind == "elicited" else "why this was assumed"
            self.error(row.place, f"it is not said {who}.", "Write it under 'Why, or who said so'.")
        elif kind != "elicited" and "on" in said:
            self.error(row.place, "a day is given on which nobody was asked.", "Choose asked, or remove it.")

    def judged(self, where: Where, row: Row) -> Any:
        """Read a number with what it rests on; None where the row gives none."""
        given: Entry = {}
        self.fill(given, where, row, NUMBERS)
        footing = self.footing(where, row)
        number = self._estimate(row, given)
        if number is None:
            if footing and not given:
                self.error(row.place, "it is said what a number rests on, but not the number.", "Write it.")
            return None
        self.note(where, next(row.cells[column.key].place for column in NUMBERS if column.key in given))
        for key, place in ((0, "low"), (1, "high")):
            if isinstance(number, list):
                self.note((*where, key), row.cells[place].place)
        if not footing:
            return number
        return {**number, **footing} if isinstance(number, dict) else {"value": number, **footing}

    def _estimate(self, row: Row, given: Entry) -> Any:
        if len(given) <= 1:
            return next(iter(given.values()), None)
        if "likely" not in given:
            return [given["low"], given["high"]]
        if len(given) == 3:
            return {key: given[key] for key in ("low", "likely", "high")}
        missing = "High" if "low" in given else "Low"
        self.error(
            row.place, f"'{missing}' is missing beside the likely number.", "Give all three, or one alone."
        )
        return None
