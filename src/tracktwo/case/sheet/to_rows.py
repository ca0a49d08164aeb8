"""From what a case file says to the rows of a workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from tracktwo.case.decimals import exact, plain
from tracktwo.case.sheet.book import Book, Cell, Content, Row, Sheet
from tracktwo.case.sheet.words import (
    ACCEPTED,
    CASE,
    CASE_ROWS,
    EVERYTHING,
    ISSUE_FOOTING,
    ISSUES,
    LISTS,
    NO_DEAL,
    RESTS_ON,
    SACRED,
    WEIGHT,
    Column,
    Table,
)

__all__ = ["no_deal_from", "not_carried", "to_rows"]

FOOTING_KEYS = ("evidence", "assumed", "elicited")
MOST_STEPS_SHOWN = 11


def to_rows(data: Mapping[str, Any], file: str = "") -> Book:
    """Lay out what a case file says.

    Parameters
    ----------
    data : mapping
        The data of a case file without errors.
    file : str
        Named in messages.

    Returns
    -------
    Book
    """
    layout = _Layout(data)
    parties, *others = [Sheet(table.sheet, table.key, layout.rows(table)) for table in LISTS]
    sheets = [
        Sheet(CASE, "case", [_row(_case_cells(data, column)) for column in CASE_ROWS]),
        parties,
        Sheet(ISSUES.sheet, "issues", list(layout.issues())),
    ]
    for party in data["parties"]:
        rows = list(layout.position(data["positions"][party["id"]]))
        sheets.append(Sheet(party["id"], "position", rows, Cell(party["id"])))
    return Book(file, [*sheets, *others])


def not_carried(data: Mapping[str, Any]) -> list[str]:
    """Name what a case file says that no workbook holds; it stays in the file.

    Parameters
    ----------
    data : mapping
        The data of a case file.

    Returns
    -------
    list of str
    """
    found = [key for key in ("phases", "ifs", "links", "moves", "ceasefire", "war") if data.get(key)]
    found += [
        key
        for key in ("constituents", "influence", "ratification")
        if any(party.get(key) for party in data["parties"])
    ]
    found += ["today's answers"] if any("today" in issue for issue in data["issues"]) else []
    found += ["joint values"] if any(entry.get("joint") for entry in data["positions"].values()) else []
    return found + (["dated versions of numbers"] if _has_versions(data["positions"]) else [])


def _has_versions(node: Any) -> bool:
    if isinstance(node, dict):
        return "versions" in node or any(_has_versions(child) for child in node.values())
    return False


def no_deal_from(day: str) -> str:
    """Name the row for what a party expects without agreement from a date on."""
    return f"(no deal from {day})"


def _row(cells: Mapping[str, Content | None]) -> Row:
    return Row({key: Cell(content) for key, content in cells.items() if content not in (None, "")})


def _case_cells(data: Mapping[str, Any], column: Column) -> dict[str, Content | None]:
    return {"what": column.heading, "text": data.get(column.key)}


class _Layout:
    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.issues_by_id = {issue["id"]: issue for issue in data["issues"]}

    def issues(self) -> Iterator[Row]:
        for issue in self.data["issues"]:
            cells = self.item_cells(
                {key: value for key, value in issue.items() if key != "id"}, ISSUES.columns
            )
            yield _row({**cells, "issue": issue["id"]})
            for option in issue.get("options", ()):
                cells = self.item_cells({key: option[key] for key in option if key != "id"}, ISSUES.columns)
                yield _row({**cells, "issue": issue["id"], "answer": option["id"]})

    def rows(self, table: Table) -> list[Row]:
        items = self.red_lines() if table.key == "red_lines" else self.data.get(table.key, [])
        return [_row(self.item_cells(item, table.columns)) for item in items]

    def item_cells(self, item: Mapping[str, Any], columns: tuple[Column, ...]) -> dict[str, Content | None]:
        """Give the cells of an item whose keys are those of the columns, and of its footing."""
        if "excludes" in item or "requires" in item:
            kind = "excludes" if "excludes" in item else "requires"
            item = {**item, "kind": kind, "then": item[kind]}
        cells = {column.key: self.content(item.get(column.key), column.kind) for column in columns}
        return {**cells, **_footing(item)} if any(column.key == "rests_on" for column in columns) else cells

    def content(self, value: Any, kind: str) -> Content | None:
        if value is None:
            return None
        if kind == "yesno":
            return "yes" if value else "no"
        if kind == "choice":
            return self.choice(value)
        if kind == "ids":
            return ", ".join(value)
        return Fraction(value) if kind == "number" else str(value)

    def choice(self, chosen: Mapping[str, Any]) -> str:
        lines = []
        for issue, options in chosen.items():
            several = options if isinstance(options, list) else [options]
            lines.append(f"{issue}: {' or '.join(self.option(issue, one) for one in several)}")
        return "\n".join(lines)

    def option(self, issue: str, written: Any) -> str:
        """Give an option's id; on a range ``10.0`` and ``10`` are the same."""
        if not isinstance(written, str):
            return plain(Fraction(written))
        number = exact(written) if self.issues_by_id[issue].get("kind") == "range" else None
        return written if number is None else plain(number)

    def red_lines(self) -> Iterator[dict[str, Any]]:
        for party, position in self.data["positions"].items():
            yield from ({"party": party, **line} for line in self.lines(position)[1])

    def lines(self, position: Mapping[str, Any]) -> tuple[set[tuple[str, str]], list[Any]]:
        """Part the red lines that a yes in the row of an answer can say from the others."""
        sacred = {one["issue"] for one in position.get("sacred", ())}
        simple: set[tuple[str, str]] = set()
        others = []
        for line in position.get("red_lines", ()):
            (issue, options), *more = line["options"].items()
            several = options if isinstance(options, list) else [options]
            refused = (issue, self.option(issue, several[0]))
            if more or len(several) > 1 or line.keys() != {"options"} or issue in sacred or refused in simple:
                others.append(line)
            else:
                simple.add(refused)
        return simple, others

    def position(self, position: Mapping[str, Any]) -> Iterator[Row]:
        yield _row({"answer": EVERYTHING, **_footing(position)})
        no_deal = position.get("no_deal")
        yield _row({"answer": NO_DEAL, **self.judged(no_deal)})
        for later in no_deal.get("over_time", ()) if isinstance(no_deal, dict) else ():
            yield _row({"answer": no_deal_from(later["from"]), **self.judged(later)})
        refused, _ = self.lines(position)
        sacred = {one["issue"]: one for one in position.get("sacred", ())}
        for issue in self.issues_by_id:
            if issue in sacred:
                yield from self.sacred(issue, sacred[issue])
            else:
                yield from self.judgements(issue, position.get("issues", {}).get(issue, {}), refused)

    def sacred(self, issue: str, entry: Mapping[str, Any]) -> Iterator[Row]:
        yield _row({"issue": issue, "answer": ISSUE_FOOTING, "red_line": SACRED, **_footing(entry)})
        accepts = [self.option(issue, one) for one in entry["accepts"]]
        for option in self.shown_options(issue, accepts):
            mark = ACCEPTED if option in accepts else None
            yield _row({"issue": issue, "answer": option, "red_line": mark})

    def judgements(
        self, issue: str, entry: Mapping[str, Any], refused: set[tuple[str, str]]
    ) -> Iterator[Row]:
        yield _row({"issue": issue, "answer": ISSUE_FOOTING, **_footing(entry)})
        yield _row({"issue": issue, "answer": WEIGHT, **self.judged(entry.get("weight"))})
        values = {self.option(issue, key): value for key, value in entry.get("values", {}).items()}
        for option in self.shown_options(issue, [*values, *_of(issue, refused)]):
            mark = "yes" if (issue, option) in refused else None
            yield _row(
                {"issue": issue, "answer": option, "red_line": mark, **self.judged(values.get(option))}
            )

    def shown_options(self, issue_id: str, needed: list[str]) -> list[str]:
        """List the options of an issue; of a long range only its ends and those that are needed."""
        issue = self.issues_by_id[issue_id]
        if issue.get("kind") == "divisible":
            ends = list(issue["between"])
            return [*ends, *(one for one in dict.fromkeys(needed) if one not in ends)]
        if issue.get("kind") != "range":
            return [option["id"] for option in issue["options"]]
        low, high, step = (Fraction(issue[key]) for key in ("from", "to", "step"))
        levels = [plain(low + step * n) for n in range(int((high - low) / step) + 1)]
        if len(levels) <= MOST_STEPS_SHOWN:
            return levels
        return [level for level in levels if level in {levels[0], levels[-1], *needed}]

    def judged(self, entry: Any) -> dict[str, Content | None]:
        """Give the cells of a judged number: the version in force, where it has dated ones."""
        if entry is None:
            return {}
        if not isinstance(entry, dict):
            return _estimate(entry)
        if "versions" in entry:
            as_of = self.data.get("as_of", "9999-12-31")
            past = [version for version in entry["versions"] if version["date"] <= as_of]
            current = max(past, key=lambda version: version["date"])
            return {**_estimate(current["value"]), **(_footing(current) or _footing(entry))}
        return {**_estimate(entry.get("value", entry)), **_footing(entry)}


def _of(issue: str, refused: set[tuple[str, str]]) -> list[str]:
    return [option for one, option in refused if one == issue]


def _estimate(value: Any) -> dict[str, Content | None]:
    if isinstance(value, list):
        return {"low": Fraction(value[0]), "high": Fraction(value[1])}
    if isinstance(value, dict):
        return {key: Fraction(value[key]) for key in ("low", "likely", "high")}
    return {"likely": Fraction(value)}


def _footing(entry: Mapping[str, Any]) -> dict[str, Content | None]:
    if not entry.keys() & set(FOOTING_KEYS):
        return {}
    said = {words: key for key, words in RESTS_ON.items()}
    kind = next(key for key in ("elicited", "assumed", "evidence") if key in entry)
    told = entry.get("elicited", {})
    return {
        "rests_on": said[kind],
        "evidence": ", ".join(entry.get("evidence", ())),
        "text": told.get("from", entry.get("assumed")),
        "on": told.get("on"),
    }
