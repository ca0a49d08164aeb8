"""What a set of reports comes down to: texts, origins, stances side by side, and what copies lack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reading_ledgers import valley

from tracktwo.cli.read_words import in_words
from tracktwo.reading import Ledger, Stance, read, summary_of


def test_copies_are_no_texts_of_their_own():
    found = summary_of(valley())
    assert (found.documents, found.texts) == (2, 1)


def test_origins_are_counted_not_documents():
    assert summary_of(valley()).origins == ("Valley Radio",)


def test_stances_stand_side_by_side_with_the_copies_that_leave_them_out():
    (subject,) = summary_of(valley()).subjects
    assert [(one.stance.actor_name, one.stance.stance, one.missing) for one in subject.heard] == [
        ("Valley Radio", "reported", ()),
        ("Northland", "denied", ("hill",)),
    ]
    assert subject.documents == ("valley", "hill")


def test_what_only_a_copy_says_is_heard_too():
    ledger = valley()
    claim = ledger.item("valley/claim-1")
    copied = replace(claim, id="hill/claim-1", document="hill")
    said = {"claim": "hill/claim-1", "actor": "", "actor_name": "Southland", "stance": "no comment"}
    place = {"id": "hill/stance-1", "document": "hill", "spans": ((0, 5),), "text": "River", "rule": "test"}
    more = Ledger(ledger.documents, (*ledger.items, copied, Stance(**place, **said)))
    (subject,) = summary_of(more).subjects
    assert subject.heard[-1].stance.actor_name == "Southland"


def test_a_copy_lacks_what_it_dropped():
    (lacking,) = summary_of(valley()).copies
    assert "valley/stance-2" in {item.id for item in lacking.left_out}


def test_nothing_comes_down_to_nothing():
    assert summary_of(Ledger((), ())).subjects == ()


def test_the_same_stance_of_the_same_actor_is_told_once():
    ledger = valley()
    again = replace(ledger.item("valley/stance-2"), id="valley/stance-9")
    (subject,) = summary_of(Ledger(ledger.documents, (*ledger.items, again))).subjects
    assert [one.stance.stance for one in subject.heard].count("denied") == 1


def test_a_stance_is_left_out_only_where_a_copy_has_none_of_its_places():
    ledger = valley()
    kept = ledger.item("valley/stance-1")
    again = replace(ledger.item("valley/stance-2"), id="valley/stance-9", spans=kept.spans, text=kept.text)
    (subject,) = summary_of(Ledger(ledger.documents, (*ledger.items, again))).subjects
    assert [one.missing for one in subject.heard if one.stance.stance == "denied"] == [()]


def test_reports_of_their_own_are_not_named_by_their_files(tmp_path: Path):
    told = "Envoys of Arvania met rebels in Lund last week, and talks on a truce go on there.\n"
    (tmp_path / "file0.txt").write_text(told, encoding="utf-8")
    found = summary_of(read([tmp_path / "file0.txt"]))
    said = "\n".join(in_words(found))
    assert "rests on 1 independent origin: the report itself." in said
    assert "origins: the report itself;" in said


def test_many_reports_of_their_own_are_counted_and_not_listed(tmp_path: Path):
    told = (
        "Envoys of Arvania met rebels in Lund last week, and talks on a truce go on there.",
        "The port of Basel has been closed by a strike of its pilots since the end of March.",
        "Rebels killed four soldiers of Belmark on the coast, the newspaper Dagvakt reported.",
    )
    for number, text in enumerate(told):
        (tmp_path / f"file{number}.txt").write_text(f"{text}\n", encoding="utf-8")
    own = summary_of(read([tmp_path / "file0.txt", tmp_path / "file1.txt"]))
    assert own.own == own.origins == ("file0", "file1")
    assert "rests on 2 independent origins: each report is its own origin." in "\n".join(in_words(own))
    mixed = "\n".join(in_words(summary_of(read([tmp_path]))))
    assert "3 independent origins: Dagvakt, 2 reports, each its own origin." in mixed
