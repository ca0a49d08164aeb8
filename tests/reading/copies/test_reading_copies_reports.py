"""The two reports: one is a cut, respelled, wrapped copy of the other."""

from __future__ import annotations

import json

import pytest

from tracktwo.reading.copies import copies_of
from tracktwo.reading.passages import Document, Piece
from tracktwo.reading.text import text_of

KINDS = {
    "capit": "recased",
    "respelling": "respelled",
    "U.": "respelled",
    "US→UK": "respelled",
    "paragraph split": "split",
    "paragraphs merged": "merged",
    "quotes": "repunctuated",
    "full stop": "repunctuated",
}


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "data" / "reports_gold.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def copy(shared, gold):
    """Find the copy, with zones as the answers have them."""
    texts = []
    for name in ("000", "001"):
        (file,) = (shared / "reports").glob(f"{name}_*.txt")
        raw = file.read_bytes().decode("utf-8")
        blocks = gold["documents"][name]["blocks"]
        pieces = [(Piece(raw[slice(*block["span"])], *block["span"]),) for block in blocks]
        document = Document(name, file.name, raw, "", "text", "utf-8", tuple(pieces))
        zones = ["heading" if block["kind"] == "subheading" else block["kind"] for block in blocks]
        parsed = [
            (zone, piece)
            for zone, piece, block in zip(zones, pieces, blocks, strict=True)
            if not block["boilerplate"] and zone in ("body", "heading")
        ]
        texts.append(text_of(document, parsed))
    (found,) = copies_of(texts)
    return found


def test_the_longer_one_is_the_source(copy, gold):
    assert (copy.document, copy.source) == (gold["copy"]["copy"], gold["copy"]["source"])
    assert copy.containment > 0.9
    assert copy.kept == pytest.approx(gold["copy"]["measures"]["share_of_001_kept"], abs=0.05)
    assert any("not all was respelled" in reason for reason in copy.reasons)


def test_all_that_was_dropped_in_one_go_is_one_passage(copy, gold):
    assert [list(span) for span in copy.dropped] == [one["span_001"] for one in gold["copy"]["dropped"]]


def wanted(edit) -> str:
    """Return how an edit of the answers is called here."""
    kind = edit["kind"]
    own = {"added": "added", "inserted": "added", "dropped": "dropped"}
    for start, name in KINDS.items():
        if kind.startswith(start):
            return name
    return next(name for word, name in own.items() if word in kind)


def meets(one, other) -> bool:
    """Tell whether two stretches have anything in common; a side that has nothing is not asked."""
    return other is None or (one[0] <= other[1] and other[0] <= one[1])


def test_every_edit_of_the_answers_is_named_once(copy, gold):
    left = list(copy.edits)
    for edit in gold["copy"]["edits"]:
        fit = [
            one
            for one in left
            if one.kind == wanted(edit)
            and meets(one.source, edit["span_001"])
            and meets(one.copy, edit["span_000"])
        ]
        assert fit, edit
        left.remove(fit[0])
    assert [(edit.kind, edit.source) for edit in left] == [("dropped", tuple(copy.dropped[0]))]
