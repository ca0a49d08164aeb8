"""Generated scenarios: a JSON file of weighted values, issue by party by option.

``{"parties": [...], "issues": [...], "tables": [[[...]]], "no_deal": [...]}``; where ``no_deal`` is
missing it is 0 for all.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

from tracktwo.case.decimals import exact
from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.scenario import Imported, Preferences, Scenario, case_of, numbered_issue

__all__ = ["matches", "read"]

LARGEST_FILE = 50_000_000


def matches(path: Path) -> bool:
    """Tell whether a path is a JSON file."""
    return path.suffix == ".json"


def read(file: Path) -> Imported:
    """Read a generated scenario; numbers are the exact decimals written.

    Parameters
    ----------
    file : Path
        A JSON file.

    Returns
    -------
    Imported
        On the scale of points.

    Raises
    ------
    FormatError
        It is not JSON of this form.
    """
    data = _json(file)
    parties, issues, tables = (_list(file, data[key], key) for key in ("parties", "issues", "tables"))
    if not all(isinstance(one, list) and all(isinstance(row, list) for row in one) for one in tables):
        raise _error(
            file, "'tables' is not a list of issues, each a list of parties, each a list of numbers."
        )
    if len(tables) != len(issues) or any(len(table) != len(parties) for table in tables):
        raise _error(file, "the tables do not have one entry an issue with one row a party.")
    if any(len({len(row) for row in table}) != 1 or not table[0] for table in tables):
        raise _error(file, "the rows of a table do not have the same number of options.")
    by_party = [[table[party] for table in tables] for party in range(len(parties))]
    if not all(isinstance(n, Fraction) for rows in by_party for row in rows for n in row):
        raise _error(file, "a table holds something that is not a number.")
    no_deal = _list(file, data.get("no_deal", [Fraction(0)] * len(parties)), "no_deal")
    if len(no_deal) != len(parties) or not all(isinstance(one, Fraction | None) for one in no_deal):
        raise _error(file, "'no_deal' is not a list of one number a party.")
    made = tuple(
        numbered_issue(str(issue), str(issue), len(table[0]))
        for issue, table in zip(issues, tables, strict=True)
    )
    wants = tuple(
        Preferences(str(party).lower(), str(party), rows, file.name, least)
        for party, rows, least in zip(parties, by_party, no_deal, strict=True)
    )
    return Imported(case_of(Scenario(file.stem, made, wants)), "tables")


def _json(file: Path) -> Any:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _error(file, "the file is larger than 50 MB.")
        text = file.read_text(encoding="utf-8")
        data = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_number)
    except OSError as problem:
        raise _error(file, f"the file cannot be read: {problem.strerror}.") from problem
    except json.JSONDecodeError as problem:
        place = Place(str(file), problem.lineno, problem.colno)
        raise FormatError(Finding(place, f"this is not JSON: {problem.msg}.")) from problem
    except (UnicodeDecodeError, RecursionError) as problem:
        raise _error(file, "this is not JSON text in UTF-8.") from problem
    if not isinstance(data, dict) or not {"parties", "issues", "tables"} <= data.keys():
        raise _error(file, "this JSON file has no parties, issues and tables.")
    return data


def _list(file: Path, found: Any, key: str) -> list[Any]:
    if not isinstance(found, list) or not found:
        raise _error(file, f"'{key}' is not a list with something in it.")
    return found


def _number(text: str) -> Fraction:
    found = exact(text)
    if found is None:
        raise json.JSONDecodeError(f"{text} is not a number that can be used", text, 0)
    return found


def _error(file: Path, message: str) -> FormatError:
    return FormatError(Finding(Place(str(file)), message, "What each format needs: tracktwo convert --list"))
