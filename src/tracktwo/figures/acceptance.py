"""Who accepts what: a package a row, a party a column, a mark for the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.figures.cells import Columns, accepted, red_line, row_label, rule, uncertain, worse
from tracktwo.figures.labels import legend
from tracktwo.figures.marks import check_key, counted, document, finite, number, text
from tracktwo.figures.model import MARGIN, WIDTH, Figure, Table, sentence
from tracktwo.figures.style import GRID, MUTED

ROW = 38.0
COUNT = "Surely accepted by"


class Answer(StrEnum):
    """What a party says to a package."""

    ACCEPTS = "accepts"
    BELOW_NO_DEAL = "refuses: worth less than no deal"
    RED_LINE = "refuses: crosses a red line"
    UNCERTAIN = "depends on the judgements"


_MARKS: dict[Answer, Callable[[float, float], str]] = {
    Answer.ACCEPTS: accepted,
    Answer.BELOW_NO_DEAL: worse,
    Answer.RED_LINE: lambda x, y: red_line(x, y, radius=8),
    Answer.UNCERTAIN: uncertain,
}


@dataclass(frozen=True)
class Verdict:
    """One party's answer to one package, and in which share (0 to 1) of the cases looked at it accepts."""

    answer: Answer
    probability: float | None = None

    @property
    def percent(self) -> str:
        """The probability as people write it."""
        return "" if self.probability is None else f"{number(100 * self.probability, 0)}%"

    @property
    def words(self) -> str:
        """The answer as text."""
        return f"{self.answer.value}; accepts in {self.percent}" if self.percent else self.answer.value


@dataclass(frozen=True)
class AcceptanceRow:
    """A package and the answers to it, in the order of the parties."""

    label: str
    verdicts: tuple[Verdict, ...]

    @property
    def count(self) -> str:
        """How many surely accept."""
        sure = sum(verdict.answer is Answer.ACCEPTS for verdict in self.verdicts)
        return f"{sure} of {len(self.verdicts)}"


def acceptance(
    *, key: str, title: str, parties: Sequence[str], rows: Sequence[AcceptanceRow], description: str = ""
) -> Figure:
    """Draw who accepts which package.

    Parameters
    ----------
    key : str
        Begins every id in the drawing; unique on its page.
    title : str
        One line above the figure.
    parties : sequence of str
        Names, in the order of the file.
    rows : sequence of AcceptanceRow
        Packages from top to bottom. How many surely accept each is told unless no answer is sure.
    description : str, optional
        A sentence or two; written from the data if left out.

    Returns
    -------
    Figure

    Raises
    ------
    ValueError
        If a row has not one answer for each party or a probability lies outside 0 to 1.
    """
    check_key(key)
    _check(parties, rows)
    last = (COUNT,) if any(v.answer is not Answer.UNCERTAIN for row in rows for v in row.verdicts) else ()
    table = Table(
        f"{title}: answers",
        ("Package", *parties, *last),
        tuple((row.label, *(v.words for v in row.verdicts), *((row.count,) if last else ())) for row in rows),
    )
    if not parties or not rows:
        return sentence(key=key, title=title, words="There is no package to answer to.", table=table)
    columns = Columns(len(parties) + len(last), WIDTH, 74, 110)
    heads, top = columns.heads([*parties, *last], 14)
    body = heads + rule(top, columns.right)
    body += "".join(_row(row, columns, top + (i + 0.5) * ROW, bool(last)) for i, row in enumerate(rows))
    width = max(columns.right + MARGIN, 480)
    explained, bottom = legend(_entries(rows), MARGIN, top + len(rows) * ROW + 14, width - MARGIN)
    words = description or _words(parties, rows)
    svg = document(
        key=key, title=title, description=words, width=width, height=bottom + 6, body=body + explained
    )
    return Figure(svg, title, words, table)


def _check(parties: Sequence[str], rows: Sequence[AcceptanceRow]) -> None:
    """Refuse what cannot be drawn, by its name."""
    for i, row in enumerate(rows):
        if len(row.verdicts) != len(parties):
            raise ValueError(f"rows[{i}].verdicts has {len(row.verdicts)} answers for {len(parties)} parties")
        for j, verdict in enumerate(row.verdicts):
            field = f"rows[{i}].verdicts[{j}].probability"
            if verdict.probability is not None and not 0 <= finite(verdict.probability, field) <= 1:
                raise ValueError(f"{field} is {verdict.probability}; a probability lies between 0 and 1")


def _row(row: AcceptanceRow, columns: Columns, middle: float, count: bool) -> str:
    """A label, the marks, and how many surely accept."""
    drawn = row_label(row.label, middle) + rule(middle + ROW / 2, columns.right, GRID)
    for i, verdict in enumerate(row.verdicts):
        x = columns.middle(i) - (16 if verdict.percent else 0)
        drawn += _MARKS[verdict.answer](x, middle)
        drawn += text(x + 13, middle + 4, verdict.percent) if verdict.percent else ""
    if not count:
        return drawn
    return drawn + text(columns.middle(len(row.verdicts)), middle + 4, row.count, anchor="middle", fill=MUTED)


def _entries(rows: Sequence[AcceptanceRow]) -> list[tuple[Callable[[float, float], str], str]]:
    """What the legend explains: only what is there."""
    used = {verdict.answer for row in rows for verdict in row.verdicts}
    return [(mark, answer.value.capitalize()) for answer, mark in _MARKS.items() if answer in used]


def _words(parties: Sequence[str], rows: Sequence[AcceptanceRow]) -> str:
    """A description from the data."""
    words = f"Answers of {counted(len(parties), 'party')} to {counted(len(rows), 'package')}."
    answers = [verdict.answer for row in rows for verdict in row.verdicts]
    open_ = answers.count(Answer.UNCERTAIN)
    if open_ == len(answers):
        return f"{words} Every answer depends on the judgements."
    everyone = sum(all(v.answer is Answer.ACCEPTS for v in row.verdicts) for row in rows)
    words += f" Surely accepted by all: {everyone or 'none'}."
    return f"{words} Answers that depend on the judgements: {open_} of {len(answers)}." if open_ else words
