"""What a set of reports comes down to: texts, origins, stances side by side, and what copies lack."""

from __future__ import annotations

from dataclasses import replace

from reading_ledgers import valley

from tracktwo.reading import Ledger, Stance, summary_of


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
