"""What a workbook's sheets, columns and fixed words are called; writing and reading both go by it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ACCEPTED",
    "ANSWER",
    "CASE",
    "CASE_COLUMNS",
    "CASE_ROWS",
    "EVERYTHING",
    "FOOTING",
    "ISSUES",
    "ISSUE_FOOTING",
    "JUDGEMENTS",
    "LISTS",
    "MADE_OF",
    "NO_DEAL",
    "PARTY_MARK",
    "READ_ME",
    "RESTS_ON",
    "SACRED",
    "WEIGHT",
    "Column",
    "Table",
]


@dataclass(frozen=True)
class Column:
    """A column by its heading.

    Parameters
    ----------
    heading : str
        What stands above it.
    key : str
        The key of the case file that it fills.
    kind : str
        ``text``, ``id``, ``ids``, ``yesno``, ``word``, ``number``, ``date``, ``choice`` or ``parts``.
    words : tuple of str
        What may stand in it, where that is fixed.
    width : int
        In letters.
    """

    heading: str
    key: str
    kind: str = "text"
    words: tuple[str, ...] = ()
    width: int = 18


@dataclass(frozen=True)
class Table:
    """A sheet that is one table, a row for each item of a list of the case file."""

    sheet: str
    key: str
    columns: tuple[Column, ...]


RESTS_ON = {"passage": "evidence", "asked": "elicited", "assumed": "assumed"}
FOOTING = (
    Column("Rests on", "rests_on", "word", tuple(RESTS_ON), 12),
    Column("Passages", "evidence", "ids", width=22),
    Column("Why, or who said so", "text", width=44),
    Column("Asked on", "on", "date", width=13),
)
ISSUE = Column("Issue", "issue", "id", width=20)
ANSWER = Column("Answer", "answer", "id", width=24)
NAME = Column("Name", "name", width=40)
ABOUT = Column("About", "about", width=44)
PASSAGES = Column("Passages", "evidence", "ids", width=22)

READ_ME = "Read me"
CASE = "Case"
CASE_ROWS = (
    Column("Title", "title"),
    Column("Summary", "summary"),
    Column("Date of the case", "as_of", "date"),
    Column("Scale", "scale", "word", ("shares", "points", "ranks")),
)
CASE_COLUMNS = (Column("What", "what", width=20), Column("Text", "text", width=90))
PARTY_MARK = "Party"
MADE_OF = "tracktwo case"
ISSUES = Table(
    "Issues",
    "issues",
    (
        ISSUE,
        ANSWER,
        NAME,
        Column("Question", "question", width=36),
        ABOUT,
        Column("Kind", "kind", "word", ("categorical", "ordered", "range", "divisible"), 12),
        Column("From", "from", "number", width=9),
        Column("To", "to", "number", width=9),
        Column("Step", "step", "number", width=9),
        Column("Unit", "unit", width=10),
        Column("Between", "between", "ids", width=18),
        Column("Parts", "parts", "number", width=9),
        PASSAGES,
    ),
)
LISTS = (
    Table(
        "Parties",
        "parties",
        (
            Column("Id", "id", "id", width=20),
            NAME,
            Column("At the table", "in_channel", "yesno", ("yes", "no"), 14),
            Column("Consent needed", "consent", "yesno", ("yes", "no"), 16),
            ABOUT,
            PASSAGES,
        ),
    ),
    Table(
        "Packages",
        "packages",
        (
            Column("Id", "id", "id", width=20),
            NAME,
            Column("Answers", "options", "choice", width=40),
            Column("Agreed", "agreed", "yesno", ("yes", "no"), 10),
            ABOUT,
            *FOOTING,
        ),
    ),
    Table(
        "Rules",
        "rules",
        (
            Column("When", "when", "choice", width=36),
            Column("Kind", "kind", "word", ("excludes", "requires"), 12),
            Column("Then", "then", "choice", width=36),
            Column("Because", "because", width=44),
        ),
    ),
    Table(
        "Red lines",
        "red_lines",
        (
            Column("Party", "party", "id", width=20),
            Column("Refuses", "options", "choice", width=40),
            Column("Label", "label", width=30),
            *FOOTING,
        ),
    ),
    Table(
        "Sources",
        "sources",
        (
            Column("Id", "id", "id", width=20),
            Column("Title", "title", width=40),
            Column("Publisher", "publisher", width=24),
            Column("Date", "date", "date", width=13),
            Column("File", "file", width=30),
            Column("Citation", "citation", width=36),
            Column("Address", "url", width=30),
        ),
    ),
    Table(
        "Passages",
        "evidence",
        (
            Column("Id", "id", "id", width=20),
            Column("Source", "source", "id", width=20),
            Column("What it says", "says", width=44),
            Column("Its words", "quote", width=60),
            Column("Page", "page", width=12),
            Column("Grade", "grade", width=8),
            Column("Ledger item", "item", width=20),
        ),
    ),
)
JUDGEMENTS = (
    ISSUE,
    ANSWER,
    NAME,
    Column("Low", "low", "number", width=9),
    Column("Likely", "likely", "number", width=9),
    Column("High", "high", "number", width=9),
    Column("Red line", "red_line", "word", ("yes", "sacred", "accepted"), 11),
    *FOOTING,
)

# In the column of answers: no id has brackets, so these are mistaken for none.
EVERYTHING = "(everything)"
NO_DEAL = "(no deal)"
ISSUE_FOOTING = "(all answers)"
WEIGHT = "(weight)"
SACRED = "sacred"
ACCEPTED = "accepted"
