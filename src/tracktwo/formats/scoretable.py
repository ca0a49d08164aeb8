"""Tables of scores, in a workbook or a CSV file: a row an option, a column a party.

::

    issue     option      Government   Movement
    Ceasefire local       40           10
              nationwide  80           60
    Prisoners all         20           90
              none        60           0
    no deal               30           25

Below the headings ``issue`` and ``option``, and the parties' names, stands a row for each option; an
empty cell under ``issue`` repeats the one above. The row ``no deal`` gives what each party has without
agreement, on the scale of whole packages; cells of it may stay empty. The worth of a package is the sum
of its scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Case
from tracktwo.case.decimals import exact, plain
from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.csv_rows import csv_sheet, mended
from tracktwo.formats.scenario import Imported, Preferences, Scenario, case_of, named_issue, slugs

__all__ = ["case_of_workbook", "matches", "read"]

ISSUE, OPTION, NO_DEAL = ("issue", "issues"), ("option", "options", "answer"), ("no deal", "no-deal")
HEADINGS_WITHIN = 20
MOST_PARTIES, MOST_OPTIONS = 1000, 10_000
LAYOUT = (
    "Head the columns issue, option and one for each party; below, give a row to each option, and one "
    "that begins with no deal."
)

Content = str | Fraction


@dataclass(frozen=True)
class Cell:
    """What stands in a cell that is not empty, and where the cell is."""

    content: Content
    place: Place

    @property
    def text(self) -> str:
        """Its words, with single spaces."""
        return plain(self.content) if isinstance(self.content, Fraction) else " ".join(self.content.split())


Rows = Mapping[int, Mapping[int, Cell]]
Scores = dict[str, dict[str, dict[int, Fraction]]]


def matches(path: Path) -> bool:
    """Tell whether a path is named as a CSV file."""
    return path.suffix.lower() == ".csv"


def read(file: Path) -> Imported:
    """Read a table of scores in a CSV file.

    Parameters
    ----------
    file : Path
        UTF-8 text, laid out as above.

    Returns
    -------
    Imported
        On the scale of points.

    Raises
    ------
    FormatError
        With what is wrong, by its line and cell.
    """
    sheet = csv_sheet(file)
    rows = {
        line.number: {
            column: Cell(text, Place(sheet.file, line.number, column))
            for column, text in enumerate(line.cells, 1)
            if text
        }
        for line in sheet.lines
    }
    table = _Table(rows, Place(sheet.file))
    case = table.case(file)
    return Imported(case, "scores", (*sheet.findings, *table.findings))


def case_of_workbook(file: Path) -> tuple[Case, list[Finding]]:
    """Read the first sheet of a workbook that holds a table of scores.

    Parameters
    ----------
    file : Path
        An .xlsx file.

    Returns
    -------
    case : Case
        On the scale of points.
    findings : list of Finding
        What is doubtful in its cells.

    Raises
    ------
    CaseError, FormatError
        With what is wrong, by its cell.
    """
    from tracktwo.case.sheet.excel_in import read_grids

    grids, findings = read_grids(file)
    wrong = [finding for finding in findings if not finding.warning]
    if wrong:
        raise FormatError(wrong)
    for title, grid in grids:
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in grid.items():
            content = cell.content if isinstance(cell.content, (str, Fraction)) else str(cell.content)
            rows.setdefault(row, {})[column] = Cell(content, cell.place)
        table = _Table(dict(sorted(rows.items())), Place(f"{file}!{title}"))
        if table.top:
            case = table.case(file)
            return case, [*findings, *table.findings]
    raise FormatError(Finding(Place(str(file)), "no sheet holds a case or a table of scores.", LAYOUT))


@dataclass
class _Table:
    rows: Rows
    place: Place
    top: int = 0
    column: dict[str, int] = field(default_factory=dict)
    parties: dict[int, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, row in list(self.rows.items())[:HEADINGS_WITHIN]:
            named = {
                key: column
                for key, words in (("issue", ISSUE), ("option", OPTION))
                for column, cell in row.items()
                if cell.text.casefold() in words
            }
            if len(named) == 2:
                self.top, self.column = number, named
                self.parties = {at: cell for at, cell in row.items() if at not in named.values()}
                return

    def case(self, file: Path) -> Case:
        if not self.top:
            raise FormatError(Finding(self.place, "this is no table of scores.", LAYOUT))
        if not 2 <= len(self.parties) <= MOST_PARTIES:
            place = Place(self.place.file, self.top, 1)
            raise FormatError(Finding(place, "the headings do not name two or more parties.", LAYOUT))
        options, no_deal = self.options()
        names = [cell.text for cell in self.parties.values()]
        ids = slugs(options, "issue")
        issues = tuple(
            named_issue(id_, name, list(rows)) for id_, (name, rows) in zip(ids, options.items(), strict=True)
        )
        parties = tuple(
            Preferences(
                id_,
                name,
                [[scores[at] for scores in rows.values()] for rows in options.values()],
                f"scores in {file.name}",
                no_deal.get(at),
            )
            for id_, name, at in zip(slugs(names, "party"), names, self.parties, strict=True)
        )
        return case_of(Scenario(file.stem, issues, parties))

    def options(self) -> tuple[Scores, dict[int, Fraction]]:
        """Give the scores by issue, option and column, and those of no deal."""
        found: Scores = {}
        no_deal: dict[int, Fraction] = {}
        issue = ""
        for number, row in self.rows.items():
            if number <= self.top:
                continue
            first = row.get(self.column["issue"])
            if first and first.text.casefold() in NO_DEAL:
                no_deal = {at: self.points(row[at]) for at in self.parties if at in row}
                continue
            issue = first.text if first else issue
            option = self.option(number, row, issue, found)
            found.setdefault(issue, {})[option] = {at: self.score(number, row, at) for at in self.parties}
        if not found or sum(map(len, found.values())) > MOST_OPTIONS:
            message = f"the table has no option, or more than {MOST_OPTIONS:,}."
            raise FormatError(Finding(self.place, message, LAYOUT))
        return found, no_deal

    def option(self, number: int, row: Mapping[int, Cell], issue: str, found: Scores) -> str:
        cell = row.get(self.column["option"])
        if not issue or cell is None:
            at = self.column["option" if issue else "issue"]
            message = f"this row names no {'option' if issue else 'issue'}."
            raise FormatError(Finding(Place(self.place.file, number, at), message, LAYOUT))
        if cell.text in found.get(issue, {}):
            message = f"'{cell.text}' stands under '{issue}' already."
            raise FormatError(Finding(cell.place, message, "Give each option one row."))
        return cell.text

    def score(self, number: int, row: Mapping[int, Cell], at: int) -> Fraction:
        if at not in row:
            place = Place(self.place.file, number, at)
            message = f"the score of {self.parties[at].text} is missing."
            raise FormatError(Finding(place, message, "Write a number; 0 where it does not care."))
        return self.points(row[at])

    def points(self, cell: Cell) -> Fraction:
        if isinstance(cell.content, Fraction):
            return cell.content
        bare, told = mended(cell.text)
        self.findings += [Finding(cell.place, one, warning=True) for one in told]
        found = exact(bare)
        if found is None:
            remedy = "Write a number. Every column but issue and option is a party's."
            raise FormatError(Finding(cell.place, f"'{cell.text[:40]}' is not a number.", remedy))
        return found
