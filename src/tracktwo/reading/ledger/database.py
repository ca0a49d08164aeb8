"""A ledger as an SQLite file, for questions that a text editor cannot answer."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from tracktwo.reading.ledger.records import KINDS
from tracktwo.reading.model import Item

__all__ = ["write_database"]

TABLES = """
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, media TEXT, encoding TEXT,
    title TEXT, author TEXT, publisher TEXT, place TEXT, published TEXT, text TEXT, record TEXT);
CREATE TABLE items (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT, document TEXT REFERENCES documents,
    text TEXT, rule TEXT, text_hash TEXT, record TEXT);
CREATE TABLE spans (
    item INTEGER REFERENCES items (number), part TEXT, number INTEGER, start INTEGER, "end" INTEGER);
"""
INDEXES = """
CREATE INDEX items_by_kind ON items (kind, document);
CREATE INDEX items_by_document ON items (document);
CREATE INDEX spans_by_item ON spans (item);
"""
SEARCH = """
CREATE VIRTUAL TABLE search USING fts5 (text, content = 'items', content_rowid = 'number');
INSERT INTO search (search) VALUES ('rebuild');
"""
OF_DOCUMENTS = ("path", "sha256", "media", "encoding")
TOLD = ("title", "author", "publisher", "place", "published")
OF_ITEMS = ("id", "kind", "document", "text", "rule", "text_hash")


def write_database(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write a ledger as an SQLite file, whole or not at all.

    Parameters
    ----------
    path : Path
        The file; one that is there is replaced.
    records : iterable of mapping
        Documents and items; taken up one after another, so that any number will do.

    Raises
    ------
    OSError
        It cannot be written; an old file is untouched.

    Notes
    -----
    Tables: ``documents``; ``items``, each with its whole record as JSON; ``spans``, one row for each stretch
    of each part of an item. A view for each kind, named after it (``claim``, ``stance``...), has its keys as
    columns. ``search`` finds words in items: ``SELECT rowid FROM search WHERE search MATCH 'truce'``, where
    ``rowid`` is ``items.number``; it is missing where Python's SQLite lacks FTS5.
    """
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    try:
        _fill(beside, records)
        os.replace(beside, path)
    except sqlite3.OperationalError as problem:
        raise OSError(None, f"cannot be written: {problem}", str(path)) from problem
    finally:
        beside.unlink(missing_ok=True)


def _fill(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    data = sqlite3.connect(path, isolation_level=None)
    try:
        data.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        data.execute("BEGIN")
        for record in records:
            _insert(data, record)
        data.execute("COMMIT")
        data.executescript(INDEXES + "".join(_view(name, kind) for name, kind in KINDS.items()))
        if data.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0]:
            data.executescript(SEARCH)
    finally:
        data.close()


def _insert(data: sqlite3.Connection, record: Mapping[str, Any]) -> None:
    if record["kind"] == "document":
        told = [record["told"].get(key, "") for key in TOLD]
        rest = {key: value for key, value in record.items() if key != "text"}
        row = [record["id"], *(record[key] for key in OF_DOCUMENTS), *told, record["text"], _json(rest)]
        data.execute(f"INSERT INTO documents VALUES ({', '.join('?' * len(row))})", row)
        return
    row = [*(record[key] for key in OF_ITEMS), _json(record)]
    number = data.execute(f"INSERT INTO items VALUES (NULL, {', '.join('?' * len(row))})", row).lastrowid
    data.executemany("INSERT INTO spans VALUES (?, ?, ?, ?, ?)", ((number, *one) for one in _spans(record)))


def _spans(record: Mapping[str, Any]) -> Iterator[tuple[str, int, int, int]]:
    """Give the stretches of every part of an item: of its passage, of a statement's source, and so on."""
    for part, value in record.items():
        if isinstance(value, list) and value and all(_is_span(one) for one in value):
            for number, (start, end) in enumerate(value):
                yield part, number, start, end


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)


def _view(name: str, kind: type[Item]) -> str:
    own = [one.name for one in fields(kind) if one.name not in {*OF_ITEMS, "spans"}]
    columns = [
        "id",
        "document",
        "text",
        "rule",
        *(f"json_extract(record, '$.{key}') AS \"{key}\"" for key in own),
    ]
    return f"CREATE VIEW \"{name}\" AS SELECT {', '.join(columns)} FROM items WHERE kind = '{name}';\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
