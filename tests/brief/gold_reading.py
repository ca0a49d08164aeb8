"""A reading made from hand-made answers, and made-up ones: what the view is tried on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.reading.model import (
    STANCES,
    Claim,
    Condition,
    Copy,
    Dated,
    Document,
    Edit,
    Figure,
    Item,
    Meeting,
    Organisation,
    Origin,
    Person,
    Piece,
    Precedent,
    Quotation,
    Role,
    Span,
    Stance,
    Statement,
    Term,
    Unnamed,
    Zone,
    passage,
)


@dataclass(frozen=True)
class Made:
    """A ledger as the view takes it."""

    documents: tuple[Document, ...]
    items: tuple[Item, ...]


def document(raw: str, id: str = "one", told: Mapping[str, str] | None = None) -> Document:
    """Make a document of a plain text, a paragraph for each line."""
    paragraphs, at = [], 0
    for line in raw.split("\n"):
        if line.strip():
            paragraphs.append((Piece(line, at, at + len(line)),))
        at += len(line) + 1
    digest = hashlib.sha256(raw.encode("utf-8", "replace")).hexdigest()
    return Document(id, f"{id}.txt", raw, digest, "text", "utf-8", tuple(paragraphs), told or {})


def gold(shared: Path) -> Made:
    """Turn the hand-made answers for the two reports into a ledger."""
    answers = json.loads((shared / "data" / "reports_gold.json").read_text("utf-8"))
    documents, items = [], []
    for name, found in answers["documents"].items():
        file = Path(answers["meta"]["files"][name]["path"]).name
        raw = (shared / "reports" / file).read_bytes().decode("utf-8")
        documents.append(document(raw, name))
        items += _Answers(name, raw, found).items()
    items.append(_copy(answers["copy"], {one.id: one.raw for one in documents}))
    return Made(tuple(documents), tuple(items))


def _span(one: Any) -> tuple[Span, ...]:
    return () if one is None else (tuple(one["span"]),)


class _Answers:
    """The answers for one document."""

    def __init__(self, name: str, raw: str, found: dict[str, Any]) -> None:
        self.name, self.raw, self.found = name, raw, found

    def base(self, id: str, spans: Iterable[Span]) -> dict[str, Any]:
        spans = tuple((int(a), int(b)) for a, b in spans)
        text = passage(self.raw, spans)
        return {
            "id": f"{self.name}/{id}",
            "document": self.name,
            "spans": spans,
            "text": text,
            "rule": "gold",
        }

    def ref(self, id: str | None) -> str:
        return f"{self.name}/{id}" if id else ""

    def items(self) -> list[Item]:
        made: list[Item] = []
        for kind in ("zones", "actors", "quotes", "statements", "claims", "deal", "measures"):
            made += getattr(self, kind)()
        return made

    def zones(self) -> list[Item]:
        names = {"breadcrumb": "furniture", "comment form": "furniture", "navigation": "furniture"}
        return [
            Zone(
                **self.base(f"zone-{i}", [block["span"]]),
                zone="furniture" if block["boilerplate"] else names.get(block["kind"], block["kind"]),
            )
            for i, block in enumerate(self.found["blocks"])
        ]

    def actors(self) -> list[Item]:
        made: list[Item] = []
        for one in self.found["persons"]:
            roles = tuple(Role(r["text"], (tuple(r["span"]),), r["when"]) for r in one["roles"])
            made.append(
                Person(
                    **self.base(one["id"], [m["span"] for m in one["mentions"]]),
                    name=one["name"],
                    side=one["side"] or "",
                    capacity=one["capacity"] or "",
                    roles=roles,
                    pronouns=tuple(tuple(p["span"]) for p in one["pronouns"]),
                )
            )
        for one in self.found["organisations"]:
            base = self.base(one["id"], [m["span"] for m in one["mentions"]])
            made.append(
                Organisation(**base, name=one["name"], form="media" if "media" in one["kind"] else "state")
            )
        for one in self.found["unnamed_actors"]:
            base = self.base(one["id"], [one["span"]])
            made.append(Unnamed(**base, name=one["text"], side=one["side"] or ""))
        return made

    def quotes(self) -> list[Item]:
        made = [
            Quotation(**self.base(one["id"], [s["span"] for s in one["segments"]]), use="speech")
            for one in self.found["quotes"]
        ]
        return made + [
            Quotation(**self.base(f"nq-{i}", [one["span"]]), use="term")
            for i, one in enumerate(self.found["non_quotes"])
        ]

    def statements(self) -> list[Item]:
        made = []
        for one in self.found["statements"]:
            parts = [_span(one[part]) for part in ("holder_span", "cue", "content")]
            made.append(
                Statement(
                    **self.base(one["id"], sorted(span for part in parts for span in part)),
                    source=parts[0],
                    cue=parts[1],
                    content=parts[2],
                    direct=bool(one["quote"]),
                    hedge=one["hedge"] or "",
                    told_to=one["addressee"] or "",
                    actor=self.ref(one["holder"]),
                )
            )
        return made

    def claims(self) -> list[Item]:
        made: list[Item] = []
        for one in self.found["claims"]:
            claim = Claim(**self.base(one["id"], _span(one["span_item"])), central=one["id"] == "c01")
            made.append(claim)
            for i, event in enumerate(one["events"]):
                stance = next((s for s in STANCES if s in event["stance"]), "reported")
                made.append(
                    Stance(
                        **self.base(f"{one['id']}-s{i}", _span(event["evidence"])),
                        claim=claim.id,
                        actor=self.ref(event["actor"]),
                        actor_name=event["actor"],
                        stance=stance,
                        via=event["via"] or "",
                    )
                )
        return made

    def deal(self) -> list[Item]:
        made: list[Item] = []
        for one in self.found["terms"]:
            base = self.base(one["id"], _span(one["item"]))
            made.append(
                Term(**base, use="proposal", holder=self.ref(one["holder"]), hedge=one["hedge"] or "")
            )
        for one in self.found["conditions"]:
            base = self.base(one["id"], [a["span"] for a in one["antecedents"]])
            then = tuple(tuple(c["span"]) for c in one["consequents"])
            made.append(Condition(**base, form=one["form"], consequents=then))
        for one in self.found["precedents"]:
            base = self.base(one["id"], _span(one["item"]))
            made.append(Precedent(**base, name=one["name"], year=one["date"], outcome=one["outcome"] or ""))
        for one in self.found["meetings"]:
            made.append(
                Meeting(
                    **self.base(one["id"], [one["span"]["span"]]),
                    participants=tuple(map(self.ref, one["participants"])),
                    place=one["place"] or "",
                    when=one["when"] or "",
                    secret=bool(one["secret"]),
                    purpose=_span(one["purpose"]),
                )
            )
        return made

    def measures(self) -> list[Item]:
        made: list[Item] = []
        for i, one in enumerate(self.found["figures"]):
            base = self.base(f"figure-{i}", _span(one["item"]))
            made.append(
                Figure(**base, value=float(one["value"] or 0), unit=one["unit"] or "", of=one["of"] or "")
            )
        for i, one in enumerate(self.found["dates"]):
            made.append(Dated(**self.base(f"date-{i}", _span(one["item"])), norm=one["norm"] or ""))
        claims = tuple(f"{self.name}/{one['id']}" for one in self.found["claims"][:1])
        relay = self.base("origin-1", _span(self.found["claims"][0]["events"][0]["evidence"]))
        made.append(Origin(**relay, name="NBC News", relation="relays", of=claims))
        return made


def _copy(told: Mapping[str, Any], raws: Mapping[str, str]) -> Copy:
    edits = []
    for one in told["edits"]:
        if one["span_001"] is None or one["span_000"] is None:
            continue
        source, copy = tuple(one["span_001"]), tuple(one["span_000"])
        kind = one["kind"].split()[0]
        edits.append(Edit(kind, source, copy, one["text_001"] or "", one["text_000"] or ""))
    dropped = tuple(tuple(one["span_001"]) for one in told["dropped"])
    end = max(edit.copy[1] for edit in edits)
    edits += [Edit("dropped", span, (end, end), passage(raws["001"], [span]), "") for span in dropped]
    raw = raws["000"]
    return Copy(
        id="000/copy-1",
        document="000",
        spans=((0, len(raw)),),
        text=raw,
        rule="gold",
        source="001",
        containment=told["measures"]["share_of_000_body_from_001"],
        kept=told["measures"]["share_of_001_kept"],
        edits=tuple(edits),
        dropped=dropped,
        reasons=("it ends where a paragraph of the other ends",),
    )
