"""A ledger is written and read back without loss, can be queried, and tells where it no longer fits."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from reading_ledgers import CUT, TEXT, document, ledgers, valley

from tracktwo.errors import InputError
from tracktwo.reading import Ledger, open_ledger, schema
from tracktwo.reading.ledger import departures, line_of, write_database
from tracktwo.reading.ledger.records import KINDS
from tracktwo.reading.model import Claim, Copy, Stance


def written(ledger: Ledger, folder: Path) -> Path:
    file = folder / "ledger.jsonl"
    file.write_text("".join(line_of(record) for record in ledger.to_records()), "utf-8", newline="")
    return file


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("ledger")


@given(ledgers())
def test_what_is_written_is_read_back_as_it_was(place, ledger):
    assert open_ledger(written(ledger, place)) == ledger
    assert open_ledger(place) == ledger


@given(ledgers())
def test_every_line_is_as_the_schema_says(place, ledger):
    for record in ledger.to_records():
        enums = {"zone", "use", "capacity", "form", "stance", "relation", "edits", "roles"}
        plain = {
            key: value for key, value in record.items() if key not in enums
        }  # these have words of their own
        definition = {"$ref": f"#/$defs/{record['kind']}", "$defs": schema()["$defs"]}
        wrong = [
            e.message
            for e in Draft202012Validator(definition).iter_errors(plain)
            if e.validator != "required"
        ]
        assert wrong == [], record["kind"]


def test_a_ledger_is_as_the_schema_says():
    validator = Draft202012Validator(schema())
    assert [
        error.message for record in valley().to_records() for error in validator.iter_errors(record)
    ] == []


def test_the_schema_knows_every_kind_and_every_key_of_it():
    definitions = schema()["$defs"]
    named = {one["$ref"].rpartition("/")[2] for one in schema()["oneOf"]}
    assert named == {"document", *KINDS}
    for name, kind in KINDS.items():
        keys = {"kind", "text_hash", *(one.name for one in fields(kind))}
        assert set(definitions[name]["properties"]) == set(definitions[name]["required"]) == keys


@pytest.fixture
def data(tmp_path):
    write_database(tmp_path / "ledger.sqlite", valley().to_records())
    connection = sqlite3.connect(tmp_path / "ledger.sqlite")
    yield connection
    connection.close()


def rows(data: sqlite3.Connection, question: str) -> list[Any]:
    return data.execute(question).fetchall()


def test_who_denied_what_can_be_asked_of_the_database(data):
    asked = (
        "SELECT s.actor_name, c.text FROM stance s JOIN claim c ON c.id = s.claim WHERE s.stance = 'denied'"
    )
    assert rows(data, asked) == [("Northland", "Envoys from Northland and Southland met in secret in May")]


def test_a_passage_can_be_cut_out_of_its_document_by_the_database(data):
    asked = """SELECT substr(d.text, s.start + 1, s."end" - s.start) FROM spans s
               JOIN items i ON i.number = s.item JOIN documents d ON d.id = i.document
               WHERE i.id = 'valley/statement-1' AND s.part = 'content'"""
    assert rows(data, asked) == [('"We met nobody,"',)]


def test_words_can_be_searched_for(data):
    asked = "SELECT i.id FROM search JOIN items i ON i.number = search.rowid WHERE search MATCH 'rains'"
    assert rows(data, asked) == [("valley/condition-1",), ("hill/copy-1",)]


def test_the_database_holds_the_same_records_as_the_lines(data):
    kept = [json.loads(record) for (record,) in rows(data, "SELECT record FROM items ORDER BY number")]
    assert kept == [record for record in valley().to_records() if record["kind"] != "document"]
    for kind in KINDS:
        views = data.execute(f'SELECT * FROM "{kind}"')
        assert {"id", "text"} <= {column[0] for column in views.description}


def test_the_same_ledger_gives_the_same_bytes(tmp_path):
    for name in ("a.sqlite", "b.sqlite"):
        write_database(tmp_path / name, valley().to_records())
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


def test_a_database_that_cannot_be_finished_leaves_the_old_one(tmp_path):
    target = tmp_path / "ledger.sqlite"
    write_database(target, valley().to_records())
    before = target.read_bytes()

    def broken():
        yield from valley().to_records()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_database(target, broken())
    assert target.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["ledger.sqlite"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", None),
        (b"not JSON\n", ""),
        (b"\xff\xfe\n", ""),
        (b'{"kind": "verdict"}\n', ":1"),
        (b"[]\n", ":1"),
        (b'{"kind": "claim"}\n', ":1"),
        (b'{"kind": "document", "id": "a"}\n', ":1"),
    ],
)
def test_what_is_no_ledger_is_told_with_its_line(content, line, tmp_path):
    file = tmp_path / "ledger.jsonl"
    file.write_bytes(content)
    if line is None:
        assert open_ledger(file) == Ledger((), ())
        return
    with pytest.raises(InputError) as told:
        open_ledger(file)
    assert str(told.value).startswith(f"{file}{line}: ")


def test_a_ledger_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match="there is no ledger here"):
        open_ledger(tmp_path)


def opener(path: Path, name: str):
    return document(name, path.read_text("utf-8"))


@pytest.fixture
def reports(tmp_path) -> Path:
    (tmp_path / "valley.txt").write_text(TEXT, "utf-8")
    (tmp_path / "hill.txt").write_text(CUT, "utf-8")
    return tmp_path


def test_nothing_is_told_of_reports_that_say_what_they_said(reports):
    assert departures(valley(), reports, opener=opener) == ()


def test_items_that_no_longer_fit_a_changed_report_are_named(reports):
    (reports / "valley.txt").write_text(TEXT.replace("Northland denied", "Northland  agreed"), "utf-8")
    (told,) = departures(valley(), reports, opener=opener)
    assert "1 of 13 items no longer fit it (valley/stance-2)" not in str(told)  # what follows has moved, too
    assert "valley/stance-2" in str(told)
    assert "valley/claim-1" not in str(told)
    assert not told.warning


def test_a_report_that_grew_at_its_end_still_fits(reports):
    (reports / "valley.txt").write_text(TEXT + "More to follow.\n", "utf-8")
    (told,) = departures(valley(), reports, opener=opener)
    assert told.warning


def test_a_report_that_is_gone_is_told(reports):
    (reports / "hill.txt").unlink()
    (told,) = departures(valley(), reports, opener=opener)
    assert told.place.file.endswith("hill.txt")


def test_what_a_copy_left_out_is_what_stood_in_its_gap():
    ledger = valley()
    (copy,) = ledger.of(Copy)
    left = {item.id for item in ledger.left_out(copy)}
    assert left == {"valley/person-1", "valley/stance-2", "valley/statement-1"}


def test_stances_stay_apart_and_belong_to_their_claim():
    ledger = valley()
    (claim,) = ledger.central()
    assert [(one.actor_name, one.stance) for one in ledger.stances_on(claim)] == [
        ("Valley Radio", "reported"),
        ("Northland", "denied"),
    ]
    assert ledger.of(Claim) == (claim,)
    assert len(ledger.of(Stance)) == 2
