"""The adviser: it adds only what stands in the report, whatever the model or its server does."""

from __future__ import annotations

from typing import Any

import pytest
from fake_server import Server, saying, serving
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.reading.adviser import Adviser, advise
from tracktwo.reading.adviser.answers import Answers
from tracktwo.reading.adviser.questions import answer_schema, prompt, prompt_hash, questions
from tracktwo.reading.model import (
    Claim,
    Copy,
    Document,
    Item,
    Person,
    Piece,
    Stance,
    Statement,
    Zone,
    passage,
)

RAW = (
    "Home > World\n"
    "The envoys have met in Oslo since May, two aides said.\n"
    "“We know of no such talks,” Ada Bell told Radio North.\n"
    "If the truce holds, monitors would be sent to the valley."
)


def document(raw: str = RAW, id: str = "one") -> Document:
    paragraphs, at = [], 0
    for line in raw.split("\n"):
        paragraphs.append((Piece(line, at, at + len(line)),))
        at += len(line) + 1
    return Document(id, f"{id}.txt", raw, "0" * 64, "text", "utf-8", tuple(paragraphs))


def person() -> Person:
    start = RAW.index("Ada Bell")
    return Person(
        id="one/person-1",
        document="one",
        spans=((start, start + 8),),
        text="Ada Bell",
        rule="r",
        name="Ada Bell",
    )


def item(**told: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("who", "cue", "about", "stance", "use"), "")
    return {"kind": "claim", "paragraph": 1, "text": "", **empty, **told}


def advised(reply: Any, known: tuple[Item, ...] = (), raw: str = RAW, **told: Any) -> tuple[Any, Server]:
    with serving(reply if callable(reply) else saying(reply)) as server:
        adviser = Adviser(server.address, "small", wait=lambda seconds: None, **told)
        return advise([document(raw)], known, adviser), server


def test_it_adds_what_stands_in_the_report_with_model_and_prompt_hash() -> None:
    answer = {
        "items": [
            item(
                kind="statement", paragraph=3, text='"We know of no such talks,"', who="Ada Bell", cue="told"
            ),
            item(kind="claim", paragraph=2, text="The envoys have met in Oslo since May"),
            item(
                kind="stance",
                paragraph=3,
                text="We know of no such talks",
                who="Ada Bell",
                stance="denied",
                about="The envoys have met in Oslo since May",
            ),
            item(kind="term", paragraph=4, text="monitors would be sent to the valley", use="proposal"),
            item(
                kind="condition",
                paragraph=4,
                text="If the truce holds",
                about="monitors would be sent to the valley",
            ),
        ]
    }
    advice, server = advised(answer, (person(),))
    assert [one.kind for one in advice.items] == ["statement", "claim", "stance", "term", "condition"]
    assert {one.rule for one in advice.items} == {f"adviser:small:{prompt_hash()}"}
    assert len({one.id for one in advice.items}) == 5
    said, claim, stance = advice.items[:3]
    assert isinstance(said, Statement) and isinstance(stance, Stance)
    assert passage(RAW, said.content) == "“We know of no such talks,”" and said.direct
    assert said.actor == stance.actor == "one/person-1" and stance.claim == claim.id
    assert all(one.text == passage(RAW, one.spans) for one in advice.items)
    assert (advice.found, advice.refused) == ({"exact": 4, "folded": 1}, {})
    (asked,) = server.requests
    assert asked["response_format"]["json_schema"]["schema"] == answer_schema()
    assert asked["messages"][0]["content"] == prompt() and asked["temperature"] == 0
    assert server.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (item(paragraph=2, text="The envoys have met in Geneva since last winter"), "passage"),
        (item(paragraph=3, text="The envoys have met in Oslo"), "passage"),
        (item(kind="statement", paragraph=2, text="met in Oslo", who="the minister"), "who"),
        (item(kind="statement", paragraph=2, text="met in Oslo", cue="denied"), "cue"),
        (item(kind="condition", paragraph=4, text="If the truce holds", about="all go home"), "about"),
        (
            item(
                kind="stance",
                paragraph=3,
                text="We know",
                who="Ada Bell",
                about="met in Oslo",
                stance="believed",
            ),
            "form",
        ),
        (item(kind="term", paragraph=4, text="monitors", use="wish"), "form"),
        (item(kind="opinion", paragraph=2, text="met in Oslo"), "form"),
        (item(paragraph=5, text="met in Oslo"), "form"),
        (item(paragraph=True, text="Home"), "form"),
        (item(paragraph=2, text=["met in Oslo"]), "form"),
        ("met in Oslo", "form"),
        (None, "form"),
    ],
)
def test_what_does_not_stand_there_is_refused_and_counted(told: Any, reason: str) -> None:
    answers = Answers(document(), (), "r")
    (question,) = questions(document(), ())
    answers.take({"items": [told]}, question)
    assert answers.items == [] and dict(answers.refused) == {reason: 1}


def test_it_repeats_and_changes_nothing_that_the_rules_found() -> None:
    start = RAW.index("The envoys")
    claim = Claim(
        id="one/claim-1", document="one", spans=((start, start + 37),), text=RAW[start : start + 37], rule="r"
    )
    answer = {
        "items": [
            item(paragraph=2, text="envoys have met in Oslo since May"),
            item(
                kind="stance",
                paragraph=3,
                text="We know of no such talks",
                who="Ada Bell",
                stance="denied",
                about="The envoys have met in Oslo since May",
            ),
        ]
    }
    advice, _ = advised(answer, (claim,))
    (stance,) = advice.items
    assert isinstance(stance, Stance) and stance.claim == "one/claim-1"
    assert advice.refused == {"known": 1}
    assert "1 were added, 1 were in the ledger already, and 0 were refused" in advice.told()


def test_copies_and_furniture_are_not_asked_about() -> None:
    zone = Zone(id="one/zone-1", document="one", spans=((0, 12),), text=RAW[:12], rule="r", zone="furniture")
    told = {"source": "one", "containment": 1.0, "kept": 1.0, "edits": (), "dropped": ()}
    copy = Copy(id="two/copy-1", document="two", spans=((0, 9),), text=RAW[:9], rule="r", **told)
    with serving(saying({"items": []})) as server:
        advice = advise([document(), document(id="two")], [zone, copy], Adviser(server.address, "m"))
    assert advice.asked == 1 and len(server.requests) == 1
    assert server.requests[0]["messages"][1]["content"].startswith("[1] The envoys")


def test_a_long_report_is_asked_about_in_parts_and_no_further_than_said() -> None:
    parts = list(questions(document("\n".join(["word " * 500] * 400)), ()))
    assert len(parts) == 50 and all(len(one.written()) < 7_000 for one in parts)
    (one,) = questions(document("x" * 1_000_000), ())
    assert len(one.written()) < 7_000


def test_nobody_there_stops_the_asking_and_loses_nothing() -> None:
    with serving(saying({"items": []})) as server:
        pass
    many = [document(id=f"d{i}") for i in range(9)]
    advice = advise(many, [], Adviser(server.address, "m", wait=lambda seconds: None))
    assert (advice.asked, advice.unanswered, advice.items) == (3, 3, ())
    assert "No more was asked" in advice.told() and "cannot be reached" in advice.stopped


fields = st.one_of(
    st.none(),
    st.integers(-2, 9),
    st.text(max_size=9),
    st.sampled_from(["said", "Ada Bell", "met in Oslo", "denied", "We know of no such talks"]),
)


answers = st.recursive(
    st.one_of(
        fields,
        st.builds(
            item,
            kind=st.sampled_from(["statement", "claim", "stance", "term", "condition"]),
            paragraph=st.integers(0, 5),
            text=fields,
            who=fields,
            cue=fields,
            about=fields,
            stance=st.sampled_from(["", "denied"]),
            use=st.sampled_from(["", "position"]),
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5), st.dictionaries(st.sampled_from(["items", "kind"]), inner, max_size=2)
    ),
    max_leaves=8,
)


@settings(max_examples=150)
@given(answers)
def test_whatever_is_answered_only_passages_of_the_report_are_added(answer: Any) -> None:
    found = Answers(document(), (person(),), "r")
    (question,) = questions(document(), ())
    found.take({"items": answer}, question)
    for one in found.items:
        assert one.spans and one.text == passage(RAW, one.spans) and one.rule == "r"
        assert all(0 <= start < end <= len(RAW) for start, end in one.spans)
    assert len({one.id for one in found.items}) == len(found.items)
