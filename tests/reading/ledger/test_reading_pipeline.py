"""The parts of reading work as one: no ledger is lost to a bad report, the order of files changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.errors import InputError
from tracktwo.reading import Copy, Statement, pipeline, read
from tracktwo.reading.model import passage

NORTH = """Envoys meet in Aldburg

Envoys of the two governments met in Aldburg in May, the Valley Post reported on Monday. The foreign \
minister of Northland, Ana Lind, said that the talks had gone well and would go on in the autumn.

The government of Southland denied the report. “We have met nobody,” its spokesman Per Holm said.
"""
CUT = NORTH[: NORTH.index("\n\nThe government")] + "\n"
OTHER = """Rain expected

The weather service said that it would rain in the valley on Thursday and that farmers should bring \
in their hay.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("north", NORTH), ("cut", CUT), ("other", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_files_may_be_named_by_the_ids_of_their_documents(folder):
    ledger = read({"a": folder / "north.txt", "b": folder / "other.txt"})
    assert [one.id for one in ledger.documents] == ["a", "b"]


def test_items_name_passages_of_their_own_document(folder):
    ledger = read([folder])
    assert ledger.of(Statement)
    for item in ledger.items:
        raw = ledger.document(item.document).raw
        assert item.id.startswith(f"{item.document}/{item.kind}-")
        assert all(0 <= start <= end <= len(raw) for start, end in item.spans)
        if isinstance(item, Statement):
            assert item.text in passage(raw, item.spans)


def test_copies_have_what_their_source_has_but_for_what_they_leave_out(folder):
    ledger = read([folder])
    (copy,) = ledger.of(Copy)
    assert (copy.document, copy.source) == ("cut", "north")
    said = {one: [item.text for item in ledger.of_document(one)] for one in ("north", "cut")}
    kept = [item for item in ledger.of(Statement) if item.document == "cut"]
    assert kept
    assert all(item.text in said["north"] for item in kept)
    assert any("met nobody" in item.text for item in ledger.left_out(copy))
    assert not any("met nobody" in text for text in said["cut"])


def test_the_order_in_which_files_are_named_changes_no_finding(folder):
    names = ["north.txt", "cut.txt", "other.txt"]
    one = read([folder / name for name in names])
    other = read([folder / name for name in reversed(names)])
    assert sorted(one.items, key=lambda item: item.id) == sorted(other.items, key=lambda item: item.id)


def test_a_mistake_of_ours_costs_one_report_and_is_told(folder, monkeypatch):
    right = pipeline.found_in

    def wrong(parsed):
        if parsed.document == "other":
            raise ZeroDivisionError("on purpose")
        return right(parsed)

    monkeypatch.setattr(pipeline, "found_in", wrong)
    ledger = read([folder])
    assert len(ledger.documents) == 3
    (told,) = ledger.unread
    assert "other.txt" in str(told) and "on purpose" in str(told)
    assert ledger.of(Statement)


def test_files_that_cannot_be_read_are_told_and_left_aside(folder):
    (folder / "empty.txt").write_bytes(b"")
    ledger = read([folder])
    assert len(ledger.documents) == 3
    assert any("empty.txt" in str(one) for one in ledger.unread)
    with pytest.raises(InputError):
        read([folder / "empty.txt"])


def test_progress_ends_where_it_was_to_end(folder):
    told: list[tuple[int, int]] = []
    read([folder], progress=lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] == 6
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_newsroom_named_before_its_report_is_the_origin(tmp_path):
    text = (
        "Ministers spent the weekend answering a Valley Post report that envoys of the two governments "
        "have met in Aldburg.\n\nSouthland denied it outright. Its spokesman Per Holm would not comment.\n"
    )
    (tmp_path / "answer.txt").write_text(text, "utf-8")
    (claim,) = read([tmp_path]).central()
    assert claim.origins == ("Valley Post",)
