"""Deal matter, claims and stances of the two example reports, against answers made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracktwo.reading import read
from tracktwo.reading.model import Claim, Condition, Item, Meeting, Precedent, Spans, Stance, Term

AT_LEAST = {Condition: 1.0, Term: 0.8, Precedent: 0.8, Meeting: 0.8, Claim: 0.8, Stance: 0.85}


@pytest.fixture(scope="module")
def found(shared: Path) -> dict[str, list[Item]]:
    """Read both reports; items by the number in the file's name."""
    ledger = read([shared / "reports"])
    return {one.id[:3]: list(ledger.of_document(one.id)) for one in ledger.documents}


def answers(shared: Path) -> dict[type[Item], list[Spans]]:
    """Give the spans of the answers for the longer report, by kind."""
    told = json.loads((shared / "data" / "reports_gold.json").read_text("utf-8"))["documents"]["001"]

    def spans(key: str, inside: str) -> list[Spans]:
        return [(tuple(one[inside]["span"]),) for one in told[key]]

    events: list[dict[str, Any]] = [event for claim in told["claims"] for event in claim["events"]]
    return {
        Condition: [(tuple(half["span"]),) for one in told["conditions"] for half in one["antecedents"]],
        Term: spans("terms", "item"),
        Precedent: spans("precedents", "item"),
        Meeting: spans("meetings", "span"),
        Claim: spans("claims", "span_item"),
        Stance: [(tuple(event["evidence"]["span"]),) for event in events],
    }


def agreement(wanted: list[Spans], given: list[Spans]) -> float:
    """Return F of the pairs that share half of their characters or more, each used once."""
    left = [frozenset(at for span in one for at in range(*span)) for one in wanted]
    right = [frozenset(at for span in one for at in range(*span)) for one in given]
    pairs = sorted(
        ((len(a & b) / len(a | b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        reverse=True,
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for share, i, j in pairs:
        if share >= 0.5 and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return 2 * len(used[0]) / (len(wanted) + len(given))


@pytest.mark.parametrize("kind", AT_LEAST, ids=lambda kind: kind.kind)
def test_the_longer_report_is_read_as_by_hand(
    kind: type[Item], found: dict[str, list[Item]], shared: Path
) -> None:
    items = [one for one in found["001"] if isinstance(one, kind)]
    given = (
        [(span,) for one in items for span in one.spans]
        if kind is Condition
        else [one.spans for one in items]
    )
    assert agreement(answers(shared)[kind], given) >= AT_LEAST[kind]


def test_the_shorter_report_lacks_the_denial_and_the_silence(found: dict[str, list[Item]]) -> None:
    def on_central(items: list[Item]) -> set[str]:
        central = {one.id for one in items if isinstance(one, Claim) and one.central}
        return {one.stance for one in items if isinstance(one, Stance) and one.claim in central}

    assert on_central(found["001"]) == {"reported", "acknowledged", "disowned", "denied", "no comment"}
    assert on_central(found["000"]) == {"reported", "acknowledged", "disowned"}


def test_both_rest_on_one_origin(found: dict[str, list[Item]]) -> None:
    central = [one for items in found.values() for one in items if isinstance(one, Claim) and one.central]
    assert len(central) == 2
    assert {one.origins for one in central} == {("NBC News",)}
