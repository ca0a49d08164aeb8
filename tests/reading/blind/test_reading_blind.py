"""The blind answers fit their texts, and the scorer says what its table claims."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ANSWERS: dict[str, dict[str, Any]] = json.loads((HERE / "answers.json").read_text("utf-8"))["documents"]
RETOLD = [name for name, answer in ANSWERS.items() if answer["set"] == "retold"]


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("reading_blind_score", HERE / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


score = _load()


def held(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in an answer that has a span."""
    if isinstance(value, dict):
        if "span" in value and "mentions" not in value and isinstance(value["span"], list):
            yield value
        for inner in value.values():
            yield from held(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from held(inner)


def ledger_of(name: str) -> list[dict[str, Any]]:
    """Write the answers down as a ledger that has found everything."""
    first = {"kind": "document", "document": name, "sha256": ANSWERS[name]["sha256"]}
    records: list[dict[str, Any]] = [first]
    for kind, units in score.wanted_in(ANSWERS[name]).items():
        for unit in units:
            record = {"kind": kind, "document": name, "spans": unit.spans, "use": "speech"}
            if kind == "statement":
                record |= {"content": unit.spans, "source": unit.key, "direct": unit.direct}
            elif kind == "stance":
                record |= {"actor_name": unit.key[0][0], "actor": "", "stance": unit.key[1]}
            elif kind in ("figure", "date"):
                record |= {"value" if kind == "figure" else "norm": unit.key}
            records.append(record)
    return records


def text_of(name: str, shared: Path | None = None) -> str:
    file = ANSWERS[name]["file"]
    path = HERE / "texts" / file if shared is None else shared / "data" / file
    raw = path.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == ANSWERS[name]["sha256"]
    return raw.decode("utf-8")


@pytest.mark.parametrize("name", RETOLD)
def test_an_answer_repeats_what_stands_at_its_span(name: str) -> None:
    text = text_of(name)
    found = list(held(ANSWERS[name]))
    assert len(found) > 50
    assert [one for one in found if text[slice(*one["span"])] != one["text"]] == []


@pytest.mark.parametrize("name", [name for name in ANSWERS if name not in RETOLD])
def test_answers_over_news_are_offsets_that_begin_and_end_at_words(name: str, shared: Path) -> None:
    text = text_of(name, shared)
    for one in held(ANSWERS[name]):
        start, end = one["span"]
        assert "text" not in one
        assert 0 <= start < end <= len(text)
        assert not text[start - 1 : start + 1].isalnum() and not text[end - 1 : end + 1].isalnum()


@pytest.mark.parametrize("name", ANSWERS)
def test_every_event_names_somebody_who_is_listed(name: str) -> None:
    answer = ANSWERS[name]
    known = {one["id"] for kind in ("persons", "actors") for one in answer[kind]}
    holders = {item["holder"] for item in answer["statements"] if item["holder"]}
    assert holders | {event["actor"] for claim in answer["claims"] for event in claim["events"]} <= known


@pytest.mark.parametrize("name", ANSWERS)
def test_a_ledger_that_found_everything_scores_full_marks(name: str) -> None:
    for kind, one in score.score(ANSWERS[name], ledger_of(name)).items():
        assert (one.missed, one.false, one.touched) == (0, 0, one.found), kind


def test_an_empty_ledger_finds_nothing_and_says_nothing_false() -> None:
    name = RETOLD[0]
    tallies = score.score(ANSWERS[name], ledger_of(name)[:1])
    assert all(one.found == one.false == one.touched == 0 for one in tallies.values())
    assert tallies["statements"].missed == sum("optional" not in s for s in ANSWERS[name]["statements"])


def test_a_denial_taken_for_an_assertion_is_missed_and_counts_as_false() -> None:
    name = "iran_2023"
    right = score.score(ANSWERS[name], ledger_of(name))["  reactions"]
    turned = [{**r, "stance": "disowned"} if r.get("stance") == "denied" else r for r in ledger_of(name)]
    wrong = score.score(ANSWERS[name], turned)["  reactions"]
    denied = sum(event["stance"] == "denied" for c in ANSWERS[name]["claims"] for event in c["events"])
    assert (wrong.found, wrong.false) == (right.found - denied, denied)


@pytest.mark.parametrize(("end", "found"), [(15, 1), (14, 1), (30, 1), (31, 0), (4, 0)])
def test_half_the_characters_in_common_is_a_match(end: int, found: int) -> None:
    row = score.ROWS["terms"]
    one = score.tally(row, [score.Unit(((5, 20),))], [score.Unit(((5, 5 + end),))])
    assert (one.found, one.missed, one.false, one.touched) == (found, 1 - found, 1 - found, 1)


def test_one_finding_answers_one_item_and_a_second_is_false() -> None:
    one = score.tally(score.ROWS["terms"], [score.Unit(((0, 10),))], [score.Unit(((0, 10),))] * 2)
    assert (one.found, one.false) == (1, 1)


def test_optional_items_cost_nothing_either_way() -> None:
    wanted = [score.Unit(((0, 10),), optional=True)]
    for found in ([], [score.Unit(((0, 10),))]):
        assert vars(score.tally(score.ROWS["terms"], wanted, found)) == vars(score.Tally())


def test_the_command_prints_a_table_for_what_it_knows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ledger.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in ledger_of("korea_2009")), "utf-8")
    monkeypatch.setattr(sys, "argv", ["score.py", str(path)])
    assert score.main() == 0
    shown = capsys.readouterr().out
    assert "retold (1)" in shown
    assert "conditions                     1   1.000   1.000   1.000   1.000" in shown
    path.write_text(json.dumps({"kind": "document", "document": "another", "sha256": ""}), "utf-8")
    assert score.main() == 2
    assert "No document of the blind set" in capsys.readouterr().err
