"""Ledgers to test with: a small one about two invented countries, and any that could be."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from tracktwo.reading import Ledger
from tracktwo.reading.ledger.records import KINDS
from tracktwo.reading.model import (
    Claim,
    Condition,
    Copy,
    Document,
    Edit,
    Item,
    Organisation,
    Person,
    Piece,
    Precedent,
    Role,
    Spans,
    Stance,
    Statement,
    Term,
    passage,
)

TEXT = """River talks resume

Envoys from Northland and Southland met in secret in May, the Valley Radio reported on Monday. Northland \
proposed that the border would remain where it is and that monitors would come from a third country. \
Southland ruled out a third country. If the rains fail, talks would end. \
The Accord of 1998 collapsed within a year.

Northland denied that it had met anybody. "We met nobody," its spokeswoman Ana Lind said.
"""
CUT = TEXT[: TEXT.index("\n\nNorthland denied")]


def document(name: str, raw: str, **told: str) -> Document:
    at, paragraphs = 0, []
    for line in raw.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words:
            paragraphs.append((Piece(words, at, at + len(words)),))
        at += len(line)
    digest = sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        name, f"{name}.txt", raw, digest, "text", "utf-8", tuple(paragraphs), told, marks={0: "title"}
    )


def at(words: str, raw: str = TEXT, number: int = 0) -> Spans:
    start = -1
    for _ in range(number + 1):
        start = raw.index(words, start + 1)
    return ((start, start + len(words)),)


def found(kind: type[Item], number: int, words: str, which: int = 0, **more: Any) -> Item:
    name = f"valley/{kind.kind}-{number}"
    return kind(id=name, document="valley", spans=at(words, number=which), text=words, rule="test", **more)


def items() -> tuple[Item, ...]:
    north, south, radio = (f"valley/organisation-{number}" for number in (1, 2, 3))
    lind = Role("spokeswoman", at("spokeswoman"), "current")
    said = {"source": at("Ana Lind"), "cue": at("said"), "content": at('"We met nobody,"')}
    met = {"central": True, "origins": ("Valley Radio",)}
    claim = "valley/claim-1"
    return (
        found(Organisation, 1, "Northland", name="Northland", form="state"),
        found(Organisation, 2, "Southland", name="Southland", form="state"),
        found(Organisation, 3, "Valley Radio", name="Valley Radio", form="media"),
        found(Person, 1, "Ana Lind", name="Ana Lind", side="Northland", capacity="official", roles=(lind,)),
        found(Claim, 1, "Envoys from Northland and Southland met in secret in May", **met),
        found(Stance, 1, "reported", claim=claim, actor=radio, actor_name="Valley Radio", stance="reported"),
        found(
            Stance, 2, "Northland denied", claim=claim, actor=north, actor_name="Northland", stance="denied"
        ),
        found(Statement, 1, '"We met nobody," its', direct=True, actor="valley/person-1", **said),
        found(Term, 1, "the border would remain", use="proposal", holder=north, holder_name="Northland"),
        found(Term, 2, "monitors would come", use="proposal", holder=north, holder_name="Northland"),
        found(Term, 3, "a third country", 1, use="red line", holder=south, holder_name="Southland"),
        found(Condition, 1, "If the rains fail", form="if", consequents=at("talks would end")),
        found(Precedent, 1, "The Accord of 1998", name="The Accord", year="1998", outcome="it collapsed"),
    )


def valley() -> Ledger:
    """Give a ledger of one report and a copy that was cut before the denial."""
    told = {"title": "River talks resume", "publisher": "Valley Radio", "published": "2024-05-06"}
    dropped = ((len(CUT), len(TEXT)),)
    edit = Edit("dropped", dropped[0], (len(CUT), len(CUT)), TEXT[len(CUT) :], "")
    copy = Copy(
        **{"id": "hill/copy-1", "document": "hill", "spans": ((0, len(CUT)),), "text": CUT, "rule": "test"},
        **{"source": "valley", "containment": 1.0, "kept": 0.8, "edits": (edit,), "dropped": dropped},
        reasons=("the source has all of the copy",),
    )
    documents = (document("valley", TEXT, **told), document("hill", CUT, title="River talks resume"))
    return Ledger(documents, (*items(), copy))


WORDS = st.text(st.characters(codec="utf-8"), max_size=20)


def spans_of(raw: str) -> st.SearchStrategy[Spans]:
    ends = st.integers(0, len(raw))
    return st.lists(st.tuples(ends, ends).map(sorted).map(tuple), max_size=3).map(tuple)


def values_of(type_: str, raw: str) -> st.SearchStrategy[Any]:
    spans = spans_of(raw)
    span = spans.map(lambda some: some[0] if some else (0, 0))
    return {
        "str": WORDS,
        "bool": st.booleans(),
        "float": st.floats(0, 1),
        "Spans": spans,
        "tuple[str, ...]": st.lists(WORDS, max_size=3).map(tuple),
        "tuple[Edit, ...]": st.lists(st.builds(Edit, WORDS, span, span, WORDS, WORDS), max_size=2).map(tuple),
        "tuple[Role, ...]": st.lists(st.builds(Role, WORDS, spans, WORDS), max_size=2).map(tuple),
    }[type_]


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Give documents of any text with items of any kind and any content."""
    documents = tuple(
        document(f"report-{number}", draw(st.text(st.characters(codec="utf-8"))), title=draw(WORDS))
        for number in range(draw(st.integers(1, 3)))
    )
    found: list[Item] = []
    for number, name in enumerate(draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=8))):
        report = draw(st.sampled_from(documents))
        kind = KINDS[name]
        values = {
            one.name: draw(values_of(str(one.type), report.raw))
            for one in fields(kind)
            if one.name not in {"id", "document", "text"}
        }
        values["text"] = passage(report.raw, values["spans"])
        found.append(kind(id=f"{report.id}/{name}-{number}", document=report.id, **values))
    order = [report.id for report in documents]
    return Ledger(documents, tuple(sorted(found, key=lambda item: order.index(item.document))))
