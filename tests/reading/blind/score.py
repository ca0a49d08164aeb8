"""Score a ledger against the blind answers: precision, recall and F for each kind of item.

    tracktwo read tests/reading/blind/texts/*.txt --json > ledger.jsonl
    python tests/reading/blind/score.py ledger.jsonl

A span matches if the characters of both, divided into those of either, make half or more. README.md
beside this file says how the answers were made and what each row means.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ANSWERS = Path(__file__).with_name("answers.json")
REACTIONS = ("acknowledged", "denied", "disowned", "no comment")

Record = dict[str, Any]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Unit:
    """One thing to be found: where it stands, and what else must agree (a value, an actor, a stance)."""

    spans: Spans
    key: Any = None
    optional: bool = False
    direct: bool = False


@dataclass
class Tally:
    """Counts of one kind; ``touched`` are answers that something found overlaps at all."""

    found: int = 0
    missed: int = 0
    false: int = 0
    touched: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(one + two for one, two in zip(vars(self).values(), vars(other).values(), strict=True)))


def _same_holder(wanted: Spans, source: Spans) -> bool:
    return bool(_chars(wanted) & _chars(source)) or not (wanted or source)


def _same_actor(wanted: tuple[list[str], str], found: tuple[str, str]) -> bool:
    def plain(name: str) -> str:
        return " " + re.sub(r"^(the|an?) ", "", name.casefold().replace("’", "'").strip()) + " "

    one, others = plain(found[0]), [plain(name) for name in wanted[0]]
    return wanted[1] == found[1] and any(other in one or one in other for other in others)


def _same_value(wanted: float, found: float) -> bool:
    return abs(found - wanted) <= 1e-6 * abs(wanted)


@dataclass(frozen=True)
class Row:
    """How one line of the table is counted."""

    kind: str
    agree: Callable[[Any, Any], bool] = lambda wanted, found: True
    only: Callable[[Unit], bool] = lambda unit: True
    each: bool = False  # every stretch counts by itself
    least: float = 0.5  # overlap that makes a match
    in_parts: bool = False  # one stretch of an answer in several is enough
    selective: bool = False  # the answers do not hold all of these: precision would say nothing


ANY = 1e-9  # any overlap: the value or the date decides
ROWS = {
    "persons": Row("person"),
    "mentions": Row("person", each=True),
    "quotes": Row("quotation", each=True),
    "statements": Row("statement", in_parts=True),
    "  with quotation marks": Row("statement", only=lambda unit: unit.direct, in_parts=True),
    "  without": Row("statement", only=lambda unit: not unit.direct, in_parts=True),
    "  holder right as well": Row("statement", _same_holder, in_parts=True),
    "claims": Row("claim", selective=True),
    "stances": Row("stance", _same_actor, selective=True),
    "  reactions": Row("stance", _same_actor, lambda unit: unit.key[1] in REACTIONS),
    "meetings": Row("meeting"),
    "terms": Row("term"),
    "conditions": Row("condition", each=True),
    "precedents": Row("precedent"),
    "figures": Row("figure", _same_value, least=ANY),
    "dates": Row("date"),
    "  resolved": Row("date", lambda wanted, found: wanted in (None, found), least=ANY),
}


def _chars(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(at for start, end in spans for at in range(start, end))


def closeness(wanted: Unit, found: Unit, in_parts: bool = False) -> float:
    """Return the characters in both as a share of those in either; in parts, the best of all stretches."""
    chars = _chars(found.spans)
    sides = [_chars(wanted.spans), *(_chars([span]) for span in wanted.spans if in_parts)]
    return max(len(side & chars) / max(1, len(side | chars)) for side in sides)


def tally(row: Row, wanted: list[Unit], found: list[Unit]) -> Tally:
    """Pair answers with findings, closest first, each once, and count what is left on either side."""
    all_pairs = ((i, one, j, other) for i, one in enumerate(wanted) for j, other in enumerate(found))
    alike = ((i, one, j, other) for i, one, j, other in all_pairs if row.agree(one.key, other.key))
    near = [(closeness(one, other, row.in_parts), i, j) for i, one, j, other in alike]
    fits = [(i, j) for share, i, j in sorted(near, key=lambda n: (-n[0], *n[1:])) if share >= row.least]
    pairs: dict[int, int] = {}
    for i, j in fits:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    # A second finding for an answer in several stretches is one more stretch, not a false alarm.
    spare = {j for i, j in fits if row.in_parts and len(wanted[i].spans) > 1}
    asked = {i for i, one in enumerate(wanted) if not one.optional}
    touched = {i for share, i, _ in near if share > 0}
    false = len(found) - len({*pairs.values(), *spare})
    return Tally(len(asked & pairs.keys()), len(asked - pairs.keys()), false, len(asked & touched))


def wanted_in(answer: Record) -> dict[str, list[Unit]]:
    """Return what the answers hold, by kind."""

    def spans(*held: Record | None) -> Spans:
        return tuple((start, end) for one in held if one for start, end in one.get("parts") or [one["span"]])

    def unit(item: Record, *held: Record, key: Any = None) -> Unit:
        return Unit(spans(*held), key, bool(item.get("optional")), item.get("kind") in ("direct", "mixed"))

    def plain(kind: str, inside: str, key: str = "") -> list[Unit]:
        return [unit(item, item[inside], key=item.get(key)) for item in answer[kind]]

    names = {person["id"]: [person["name"]] for person in answer["persons"]}
    for actor in answer["actors"]:
        names.setdefault(actor["id"], []).extend(actor["names"])
    events = [event for claim in answer["claims"] for event in claim["events"]]
    return {
        "person": [unit(item, *item["mentions"]) for item in answer["persons"]],
        "quotation": [unit(item, *item["segments"]) for item in answer["quotes"]],
        "statement": [
            unit(item, item["content"], key=spans(item["holder_span"])) for item in answer["statements"]
        ],
        "claim": plain("claims", "span_item"),
        "stance": [unit(one, one["evidence"], key=(names[one["actor"]], one["stance"])) for one in events],
        "meeting": plain("meetings", "span"),
        "term": plain("terms", "item"),
        "condition": [unit(item, *item["antecedents"]) for item in answer["conditions"]],
        "precedent": plain("precedents", "item"),
        "figure": plain("figures", "item", "value"),
        "date": plain("dates", "item", "norm"),
    }


def found_in(records: list[Record]) -> dict[str, list[Unit]]:
    """Return what a ledger holds of one document, by kind."""

    def spans(item: Record, inside: str) -> Spans:
        return tuple((start, end) for start, end in item[inside])

    keys: dict[str, Callable[[Record], Any]] = {
        "statement": lambda item: spans(item, "source"),
        "stance": lambda item: (item.get("actor_name") or item["actor"], item["stance"]),
        "figure": lambda item: item["value"],
        "date": lambda item: item["norm"],
    }
    held: dict[str, list[Unit]] = {row.kind: [] for row in ROWS.values()}
    for item in records:
        kind = item["kind"]
        if kind in held and (kind != "quotation" or item["use"] == "speech"):
            key = keys[kind](item) if kind in keys else None
            where = spans(item, "content" if kind == "statement" else "spans")
            held[kind].append(Unit(where, key, direct=item.get("direct", False)))
    return held


def score(answer: Record, records: list[Record]) -> dict[str, Tally]:
    """Tally one document's records against its answers; what begins in ``ignore`` does not count."""
    dull = _chars(answer["ignore"])

    def units(row: Row, side: dict[str, list[Unit]]) -> list[Unit]:
        kept = (replace(one, spans=tuple(s for s in one.spans if s[0] not in dull)) for one in side[row.kind])
        some = [one for one in kept if one.spans and row.only(one)]
        return [replace(one, spans=(span,)) for one in some for span in one.spans] if row.each else some

    wanted, found = wanted_in(answer), found_in(records)
    return {name: tally(row, units(row, wanted), units(row, found)) for name, row in ROWS.items()}


def by_answer(records: list[Record], answers: dict[str, Record]) -> dict[str, list[Record]]:
    """Sort a ledger's records by the answer they belong to: by the file's hash, else by the file's name."""
    owners = {Path(answer["file"]).stem: name for name, answer in answers.items()}
    hashes = {answer["sha256"]: name for name, answer in answers.items()}
    for record in records:
        if record["kind"] == "document" and record.get("sha256") in hashes:
            owners[record["document"]] = hashes[record["sha256"]]
    held: dict[str, list[Record]] = {}
    for record in records:
        if record["document"] in owners:
            held.setdefault(owners[record["document"]], []).append(record)
    return held


def table(title: str, tallies: list[dict[str, Tally]]) -> str:
    """Add tallies up and lay them out as plain text."""

    def share(part: int, whole: int) -> str:
        return f"{part / whole:8.3f}" if whole else f"{'-':>8}"

    lines = [title, f"{'':24}{'answers':>8}{'P':>8}{'R':>8}{'F':>8}{'touched':>8}"]
    for name, row in ROWS.items():
        one = sum((each[name] for each in tallies), Tally())
        asked, given = one.found + one.missed, one.found + one.false
        shares = share(one.found, 0 if row.selective else given) + share(one.found, asked)
        shares += share(2 * one.found, 0 if row.selective else given + asked) + share(one.touched, asked)
        lines.append(f"{name:24}{asked:8}{shares}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("ledger", help="what `tracktwo read --json` wrote; - for standard input")
    parser.add_argument("--each", action="store_true", help="a table for each document as well")
    asked = parser.parse_args()
    lines = (sys.stdin.read() if asked.ledger == "-" else Path(asked.ledger).read_text("utf-8")).split("\n")
    answers = json.loads(ANSWERS.read_text(encoding="utf-8"))["documents"]
    held = by_answer([json.loads(line) for line in lines if line.strip()], answers)
    if not held:
        print("No document of the blind set is in this ledger.", file=sys.stderr)
        return 2
    scored = {name: score(answers[name], records) for name, records in held.items()}
    sets = {kind: [name for name in held if answers[name]["set"] == kind] for kind in ("retold", "news")}
    for title, names in {**sets, **({name: [name] for name in held} if asked.each else {})}.items():
        if names:
            print(table(f"{title} ({len(names)})", [scored[name] for name in names]), end="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
