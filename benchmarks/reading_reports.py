"""How much of two reports with hand-made answers is found, category by category.

    python benchmarks/reading_reports.py --data FOLDER

FOLDER holds ``data/reports_gold.json`` and the reports that it names. Two reports show what can be reached
and not how good the reader is: rules were written with these two in view. What is found and what is known are
matched one to one, greatest overlap first, where the intersection over the union of their characters is half
or more. Persons and organisations are compared with all their mentions. Of statements and stances no
precision is told, since the answers do not hold them all. A stance is right where its evidence overlaps by
half, its actor is the same, and so is what it says.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
Record = Mapping[str, Any]
Characters = frozenset[int]
FINER = {"signalled": "asserted", "denied sanctioning": "disowned"}
"""Stances of the answers that are finer than the seven."""


def main() -> None:
    """Read the two reports and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = Path(os.environ.get("TRACKTWO_SHARED", ROOT.parent / "shared"))
    parser.add_argument("--data", type=Path, default=shared, metavar="FOLDER")
    folder = parser.parse_args().data
    print(table(json.loads((folder / "data" / "reports_gold.json").read_text("utf-8")), folder))


def table(gold: Record, folder: Path) -> str:
    """Return the table, in Markdown."""
    from tracktwo.reading import read

    files = {key: folder / told["path"] for key, told in gold["meta"]["files"].items()}
    found = [item.to_record() for item in read(files).items]
    lines = ["| report | what | known | found | P | R | F |", "|---|---|---|---|---|---|---|"]
    for key in files:
        own = [item for item in found if item["document"] == key]
        lines += [f"| {key} | {' | '.join(row)} |" for row in rows(gold["documents"][key], own)]
    return "\n".join(lines)


def rows(known: Record, found: Sequence[Record]) -> Iterable[list[str]]:
    """Return a line for each category of a report."""

    def of(kind: str) -> list[Record]:
        return [item for item in found if item["kind"] == kind]

    for what, ours in (("persons", of("person")), ("organisations", of("organisation"))):
        names = [spans(m["span"] for m in one["mentions"]) for one in known[what]]
        yield _row(what, names, [spans(one["spans"]) for one in ours])
    mentions = [spans([m["span"]]) for one in known["persons"] for m in one["mentions"]]
    yield _row("mentions", mentions, [spans([one]) for person in of("person") for one in person["spans"]])
    yield _row("unnamed actors", _each(known["unnamed_actors"]), _all(of("unnamed")))
    marked = [item for item in of("quotation") if item["use"] == "speech"]
    quotes = [spans([part["span"]]) for one in known["quotes"] for part in one["segments"]]
    yield _row("quotes", quotes, _all(marked))
    said = [spans(one["content"]) for one in of("statement")]
    contents = [spans([one["content"]["span"]]) for one in known["statements"]]
    yield _row("statements", contents, said, recall_only=True)
    yield _row("terms", _each(one["item"] for one in known["terms"]), _all(of("term")))
    parts = [spans([part["span"]]) for one in known["conditions"] for part in one["antecedents"]]
    yield _row("conditions", parts, [spans([one]) for item in of("condition") for one in item["spans"]])
    yield _row("meetings", _each(one["span"] for one in known["meetings"]), _all(of("meeting")))
    for what, kind in (("precedents", "precedent"), ("figures", "figure"), ("dates", "date")):
        yield _row(what, _each(one["item"] for one in known[what]), _all(of(kind)))
    yield _row("claims", _each(one["span_item"] for one in known["claims"]), _all(of("claim")))
    yield _stances(known, found)


def spans(given: Iterable[Sequence[int]]) -> Characters:
    """Return the characters in spans."""
    return frozenset(at for start, end in given for at in range(start, end))


def matched(
    known: Sequence[Characters], found: Sequence[Characters], least: float = 0.5
) -> list[tuple[int, int]]:
    """Match one to one, greatest overlap first."""
    pairs = [(_overlap(a, b), i, j) for i, a in enumerate(known) for j, b in enumerate(found) if a & b]
    taken: list[tuple[int, int]] = []
    for overlap, i, j in sorted(pairs, reverse=True):
        if overlap >= least and not any(i == one or j == other for one, other in taken):
            taken.append((i, j))
    return taken


def _overlap(one: Characters, other: Characters) -> float:
    return len(one & other) / len(one | other)


def _each(entries: Iterable[Record]) -> list[Characters]:
    return [spans([one["span"]]) for one in entries]


def _all(items: Iterable[Record]) -> list[Characters]:
    return [spans(one["spans"]) for one in items]


def _row(
    what: str, known: Sequence[Characters], found: Sequence[Characters], *, recall_only: bool = False
) -> list[str]:
    return _told(what, len(known), len(found), len(matched(known, found)), recall_only)


def _told(what: str, known: int, found: int, right: int, recall_only: bool = False) -> list[str]:
    precision, recall = right / found if found else 1.0, right / known if known else 1.0
    score = f"{2 * right / (known + found) if known + found else 1.0:.2f}"
    shown = ("", f"{recall:.2f}", "") if recall_only else (f"{precision:.2f}", f"{recall:.2f}", score)
    return [what, str(known), str(found), *shown]


def _stances(known: Record, found: Sequence[Record]) -> list[str]:
    """Count stances of the answers that are found with actor and stance right."""
    events = [event for claim in known["claims"] for event in claim["events"]]
    ours = [item for item in found if item["kind"] == "stance"]
    same = _same_actor(known, found)
    right = sum(
        any(
            _overlap(spans([event["evidence"]["span"]]), spans(item["spans"])) >= 0.5
            and _label(event["stance"]) == item["stance"]
            and same(event["actor"], item["actor"])
            for item in ours
        )
        for event in events
    )
    return _told("stances, of those known", len(events), len(ours), right, recall_only=True)


def _label(stance: str) -> str:
    bare = stance.partition(" (")[0]
    return FINER.get(bare, bare)


def _same_actor(known: Record, found: Sequence[Record]) -> Callable[[str, str], bool]:
    """Tell whether an actor of the answers is one of ours: they share a mention, or the name."""
    places = {
        one["id"]: spans(m["span"] for m in one.get("mentions", [one]))
        for kind in ("persons", "organisations", "unnamed_actors")
        for one in known[kind]
    }
    ours = {item["id"]: item for item in found if item["kind"] in ("person", "organisation", "unnamed")}

    def same(actor: str, other: str) -> bool:
        item = ours.get(other)
        if item is None:
            return False
        if actor in places:
            return bool(places[actor] & spans(item["spans"]))
        return any(part in item["name"].lower() for part in actor.split("+"))

    return same


if __name__ == "__main__":
    main()
