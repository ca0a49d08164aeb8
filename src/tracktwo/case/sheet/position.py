"""The sheet of one party, as its position in a case file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tracktwo.case.document import Where
from tracktwo.case.sheet.book import Row
from tracktwo.case.sheet.contents import option_named
from tracktwo.case.sheet.rows_in import RowReader
from tracktwo.case.sheet.words import (
    ACCEPTED,
    EVERYTHING,
    ISSUE_FOOTING,
    JUDGEMENTS,
    NO_DEAL,
    SACRED,
    WEIGHT,
)

__all__ = ["read_position"]

_LATER = re.compile(r"\(no deal from (\S+)\)")
_RED_LINE = next(column for column in JUDGEMENTS if column.key == "red_line")
_NUMBERS = tuple(column.key for column in JUDGEMENTS if column.kind == "number")


def read_position(reader: RowReader, where: Where, rows: Sequence[Row]) -> dict[str, Any]:
    """Read the rows of a party's sheet.

    Parameters
    ----------
    reader : RowReader
        Reads the cells.
    where : Where
        Where the position stands in the document.
    rows : sequence of Row
        In any order; a row without an issue belongs to the issue above it.

    Returns
    -------
    dict
        What would stand under the party's id.
    """
    position = _Position(reader, where)
    issue = ""
    for row in rows:
        issue = reader.text(row, "issue") or issue
        if row.cells.keys() - {"issue", "answer", "name"}:
            position.row(issue, row)
    return position.entry()


class _Position:
    def __init__(self, reader: RowReader, where: Where) -> None:
        self.reader = reader
        self.where = where
        self.footing: dict[str, Any] = {}
        self.no_deal: Any = None
        self.later: list[dict[str, Any]] = []
        self.issues: dict[str, dict[str, Any]] = {}
        self.red_lines: list[dict[str, Any]] = []
        self.sacred: dict[str, dict[str, Any]] = {}
        self.accepted: list[tuple[str, str, Row]] = []

    def row(self, issue: str, row: Row) -> None:
        answer = self.reader.text(row, "answer")
        words = answer.casefold()
        self.refuse_misplaced(words, row)
        if words == EVERYTHING:
            self.footing = self.reader.footing(self.where, row)
        elif words == NO_DEAL:
            self.no_deal = self.reader.judged((*self.where, "no_deal"), row)
        elif later := _LATER.fullmatch(words):
            self.from_day(later[1], row)
        elif not issue or not answer:
            what = "issue" if answer else "answer"
            self.reader.error(row.place, f"it is not said which {what} this row is about.", "Write its id.")
        elif words == ISSUE_FOOTING:
            self.whole_issue(issue, row)
        elif words == WEIGHT:
            where = (*self.where, "issues", issue, "weight")
            self.set(issue, "weight", self.reader.judged(where, row), row)
        else:
            self.option(issue, answer, row)

    def refuse_misplaced(self, words: str, row: Row) -> None:
        """Complain of what would be passed over without a word in one of the rows in brackets."""
        numbers = [row.cells[key] for key in _NUMBERS if key in row.cells]
        if words in (EVERYTHING, ISSUE_FOOTING) and numbers:
            remedy = f"Write it in the row {WEIGHT} or {NO_DEAL}, or in the row of an answer."
            self.reader.error(numbers[0].place, f"the row {words} takes no number.", remedy)
        mark = row.cells.get("red_line")
        if mark and (words in (EVERYTHING, NO_DEAL, WEIGHT) or _LATER.fullmatch(words)):
            remedy = f"Write yes in the row of an answer, or {SACRED} in the row {ISSUE_FOOTING}."
            self.reader.error(mark.place, f"the row {words} takes no red line.", remedy)

    def from_day(self, day: str, row: Row) -> None:
        where = (*self.where, "no_deal", "over_time", len(self.later))
        number = self.reader.judged(where, row)
        if number is not None:
            self.reader.note((*where, "from"), row.cells["answer"].place)
            self.later.append({"from": day, **_entry(number)})

    def whole_issue(self, issue: str, row: Row) -> None:
        mark = self.mark(row)
        if mark == SACRED:
            where = (*self.where, "sacred", len(self.sacred))
            self.reader.note(where, row.place)
            self.sacred[issue] = {"issue": issue, "accepts": [], **self.reader.footing(where, row)}
            return
        if mark:
            remedy = f"Write it in the rows of the answers, or {SACRED} here."
            self.reader.error(row.cells["red_line"].place, f"'{mark}' is said of an answer.", remedy)
        if footing := self.reader.footing((*self.where, "issues", issue), row):
            self.issue(issue, row).update(footing)

    def option(self, issue: str, option: str, row: Row) -> None:
        where = (*self.where, "issues", issue, "values", option)
        number = self.reader.judged(where, row)
        if number is not None:
            self.reader.note(where[:-1], row.place)
            self.issue(issue, row).setdefault("values", {})[option] = number
        mark = self.mark(row)
        if mark == ACCEPTED:
            self.accepted.append((issue, option, row))
        elif mark == SACRED:
            place = row.cells["red_line"].place
            self.reader.error(place, "an answer cannot be sacred.", f"Write it in the row {ISSUE_FOOTING}.")
        elif mark:
            line: Where = (*self.where, "red_lines", len(self.red_lines))
            self.red_lines.append({"options": {issue: option_named(option)}})
            self.reader.note(line, row.cells["red_line"].place)

    def mark(self, row: Row) -> Any:
        cell = row.cells.get("red_line")
        return self.reader.value(cell, _RED_LINE) if cell else None

    def issue(self, issue: str, row: Row) -> dict[str, Any]:
        self.reader.note((*self.where, "issues", issue), row.cells.get("issue", row).place)
        return self.issues.setdefault(issue, {})

    def set(self, issue: str, key: str, number: Any, row: Row) -> None:
        if number is not None:
            self.issue(issue, row)[key] = number

    def entry(self) -> dict[str, Any]:
        for issue, option, row in self.accepted:
            if issue in self.sacred:
                self.sacred[issue]["accepts"].append(option_named(option))
            else:
                message = f"'{issue}' is not marked as sacred, so no answer to it is marked as accepted."
                self.reader.error(
                    row.place, message, f"Write sacred in its row {ISSUE_FOOTING}, or remove this."
                )
        for at, one in enumerate(self.sacred.values()):
            if not one["accepts"]:
                place = self.reader.document.place((*self.where, "sacred", at))
                message = f"no answer to '{one['issue']}' is marked as accepted."
                self.reader.error(place, message, "Write accepted in the rows of those it can live with.")
        found = {**self.footing}
        if self.later:
            self.no_deal = {**_entry(self.no_deal), "over_time": sorted(self.later, key=_day)}
        parts = {
            "no_deal": self.no_deal,
            "issues": self.issues,
            "red_lines": self.red_lines,
            "sacred": list(self.sacred.values()),
        }
        return {**found, **{key: part for key, part in parts.items() if part or part == 0}}


def _day(later: dict[str, Any]) -> str:
    return str(later["from"])


def _entry(number: Any) -> dict[str, Any]:
    """Give a judged number the form in which other keys can stand beside it.

    Of low, likely and high, what they rest on moves out beside ``value``.
    """
    if number is None:
        return {}
    if not isinstance(number, dict):
        return {"value": number}
    if "low" not in number:
        return number
    value = {key: number[key] for key in ("low", "likely", "high")}
    return {"value": value, **{key: part for key, part in number.items() if key not in value}}
