"""A ledger as text: JSON Lines, a document and then its items, one record a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.ledger.records import KINDS, document_of, item_of

__all__ = ["LINES", "line_of", "open_ledger", "records_in", "schema"]

LINES = "ledger.jsonl"


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a line of a ledger.

    Returns
    -------
    dict
        Shared: do not change it.
    """
    text = resources.files(__package__).joinpath("ledger.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def line_of(record: Mapping[str, Any]) -> str:
    """Return a record as a line of JSON, its line end included."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n"


def open_ledger(path: str | Path) -> Ledger:
    """Open a ledger that was written.

    Parameters
    ----------
    path : str or Path
        Its file of JSON Lines, or the folder that holds ``ledger.jsonl``.

    Returns
    -------
    Ledger

    Raises
    ------
    InputError
        It is not there, or a line of it is not a record of a ledger; the line is named.
    """
    documents, items = [], []
    for number, record in records_in(path):
        try:
            if record["kind"] == "document":
                documents.append(document_of(record))
            else:
                items.append(item_of(record))
        except (KeyError, TypeError, ValueError) as problem:
            raise _broken(_file(path), number) from problem
    return Ledger(tuple(documents), tuple(items))


def records_in(path: str | Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the records of a ledger with the numbers of their lines; raises as `open_ledger`."""
    file = _file(path)
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                record = json.loads(line)
                if not isinstance(record, dict) or record.get("kind") not in {"document", *KINDS}:
                    raise _broken(file, number)
                yield number, record
    except ValueError as problem:  # no JSON, or no UTF-8
        raise _broken(file, 0) from problem


def _file(path: str | Path) -> Path:
    given = Path(path)
    found = given / LINES if given.is_dir() else given
    if not found.is_file():
        raise InputError(
            Finding(Place(str(found)), "there is no ledger here.", "Make one with: tracktwo read")
        )
    return found


def _broken(file: Path, line: int) -> InputError:
    what = "this is not a record of a ledger." if line else "this is not a ledger."
    return InputError(Finding(Place(str(file), line), what, "Write it anew with: tracktwo read"))
