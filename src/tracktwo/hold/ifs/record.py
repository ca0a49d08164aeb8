"""The record of forecasts: lines that are added and never changed, and what they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from typing import Any

from tracktwo.errors import Finding, FormatError, Place

__all__ = ["Forecast", "Outcome", "Question", "Record", "add_to_record", "read_record"]

Question = tuple[str, str]
"""The title of a case and the id of one of its ifs."""

CHANGED = "a line above is not what it was when this one was added, or one is missing."
MEND = "Go back to a copy of the file; lines are added with tracktwo scores and never changed by hand."


@dataclass(frozen=True)
class Forecast:
    """How likely somebody thought an if on a day.

    Attributes
    ----------
    on : date or None
        The day; None in a case without a day.
    case, condition, text : str
        Title of the case; id and words of the if.
    who : str
        The judge; empty for the case's own likelihood.
    how : str
        ``judged``, ``pool`` (the linear pool of the judges) or ``given`` (from other ifs).
    point, low, high : float
        From 0 to 1; the three are equal for a point.
    by : date or None
        When it will be known.
    sha256 : str
        Of the case file that said so; empty where there is none.
    """

    on: date | None
    case: str
    condition: str
    text: str
    who: str
    how: str
    point: float
    low: float
    high: float
    by: date | None = None
    sha256: str = ""

    @property
    def question(self) -> Question:
        """What it is about."""
        return (self.case, self.condition)

    @property
    def numbers(self) -> tuple[float, float, float]:
        """The point and the range."""
        return (self.point, self.low, self.high)


@dataclass(frozen=True)
class Outcome:
    """Whether an if came true, and on which day that was known; None where nobody says."""

    on: date | None
    case: str
    condition: str
    outcome: bool

    @property
    def question(self) -> Question:
        """What it is about."""
        return (self.case, self.condition)


@dataclass(frozen=True)
class Record:
    """Forecasts and outcomes in the order in which they were added.

    Parameters
    ----------
    forecasts : tuple of Forecast
    outcomes : tuple of Outcome
        A later one corrects an earlier one of the same question.
    """

    forecasts: tuple[Forecast, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    def known(self) -> Mapping[Question, Outcome]:
        """Return what is known, by question."""
        return {one.question: one for one in self.outcomes}

    def questions(self) -> Mapping[Question, Forecast]:
        """Return the first forecast of each question, in order."""
        found: dict[Question, Forecast] = {}
        for one in self.forecasts:
            found.setdefault(one.question, one)
        return found


def read_record(text: str, file: str) -> Record:
    """Read a record.

    Parameters
    ----------
    text : str
        JSON Lines; an empty text is an empty record.
    file : str
        Its name, for messages.

    Returns
    -------
    Record

    Raises
    ------
    FormatError
        A line is no entry of a record, or is not any more what it was when the next one was added.
    """
    seen = sha256()
    made: list[Forecast | Outcome] = []
    for number, line in enumerate(_lines(text), 1):
        place = Place(file, number)
        entry = _entry(line, place)
        if entry.pop("before", None) != seen.hexdigest():
            raise FormatError(Finding(place, CHANGED, MEND))
        made.append(_made(entry, place))
        seen.update(_bytes(line))
    forecasts = tuple(one for one in made if isinstance(one, Forecast))
    return Record(forecasts, tuple(one for one in made if isinstance(one, Outcome)))


def add_to_record(text: str, entries: Iterable[Forecast | Outcome]) -> str:
    """Return a record with entries added at its end; what stands in it stays, letter by letter.

    Each line names the SHA-256 of all lines before it, so that a line changed later is noticed.

    Parameters
    ----------
    text : str
        A record that `read_record` reads.
    entries : iterable of Forecast or Outcome

    Returns
    -------
    str
    """
    seen = sha256(b"".join(_bytes(line) for line in _lines(text)))
    found = text if not text or text.endswith("\n") else f"{text}\n"
    for entry in entries:
        line = json.dumps({**_plain(entry), "before": seen.hexdigest()}, ensure_ascii=False)
        found += f"{line}\n"
        seen.update(_bytes(line))
    return found


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").replace("\r", "").split("\n") if text else []


def _bytes(line: str) -> bytes:
    return f"{line}\n".encode()


def _plain(entry: Forecast | Outcome) -> dict[str, Any]:
    kind = "forecast" if isinstance(entry, Forecast) else "outcome"
    days = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return {
        "kind": kind,
        **{key: one.isoformat() if isinstance(one, date) else one for key, one in days.items()},
    }


def _entry(line: str, place: Place) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError:
        entry = None
    if not isinstance(entry, dict):
        raise FormatError(Finding(place, "this is no line of a record of forecasts.", MEND))
    return entry


def _made(entry: dict[str, Any], place: Place) -> Forecast | Outcome:
    """Make an entry of what a line says; keys of later versions are passed over."""
    kind: type[Forecast | Outcome] = Forecast if entry.get("kind") == "forecast" else Outcome
    try:
        told = {field.name: entry[field.name] for field in fields(kind)}
        _check_types(told)
        days = {key: date.fromisoformat(told[key]) for key in ("on", "by") if told.get(key) is not None}
        return kind(**{**told, **days})
    except (KeyError, TypeError, ValueError):
        raise FormatError(
            Finding(place, f"this is no {entry.get('kind')} as a record has it.", MEND)
        ) from None


def _check_types(told: Mapping[str, Any]) -> None:
    """Raise a ValueError unless every value is of the kind that its key has."""
    for key, value in told.items():
        if key in ("point", "low", "high"):
            fits = isinstance(value, (int, float)) and 0 <= value <= 1
        elif key == "outcome":
            fits = isinstance(value, bool)
        else:
            fits = isinstance(value, str) or (key == "by" and value is None)
        if not fits:
            raise ValueError(key)
