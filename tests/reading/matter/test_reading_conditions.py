"""Every "if" that is a condition is found, apart and with what hangs on it; what is no condition is not."""

from __future__ import annotations

import time

import pytest
from told_reports import OPENING, document_of, matter_after_opening, read_text, told

from tracktwo.reading.matter.conditions import conditions_of
from tracktwo.reading.matter.ground import ground_of
from tracktwo.reading.parsing import parse
from tracktwo.reading.people import cast_of
from tracktwo.reading.text import text_of

CONDITIONS = [
    ("If the shelling stops, the delegation will return.", ["If the shelling stops"], "if"),
    ("The delegation will leave unless the shelling stops.", ["unless the shelling stops"], "unless"),
    (
        "The group would free the captives provided that its fighters are released.",
        ["provided that its fighters are released"],
        "provided",
    ),
    ("Should the talks fail, the army would resume its offensive.", ["Should the talks fail"], "should"),
    ("Had the envoys met earlier, the war might have been avoided.", ["Had the envoys met earlier"], "had"),
    (
        "The rebels will not disarm until their leaders are freed.",
        ["until their leaders are freed"],
        "until",
    ),
    (
        "The minister said sanctions could be lifted once inspectors are allowed in.",
        ["once inspectors are allowed in"],
        "once",
    ),
    (
        "The king offered the tribes limited autonomy in return for a cessation of hostilities.",
        ["in return for a cessation of hostilities"],
        "in exchange for",
    ),
    (
        "The group said it would hold its fire as long as the army stayed in its barracks.",
        ["as long as the army stayed in its barracks"],
        "as long as",
    ),
    ("He said if the talks fail, the army would resume its offensive.", ["if the talks fail"], "if"),
    (
        "If the truce holds, if the prisoners are freed and if the siege is lifted, elections could follow.",
        ["If the truce holds", "if the prisoners are freed", "if the siege is lifted"],
        "if×3",
    ),
]
NONE = [
    "It is not clear if the two leaders will meet.",
    "It is not yet known how often they met, if they agreed on anything, or whether they will meet again.",
    "Reporters asked the minister if the talks had failed.",
    "She would not say if the army had been told.",
    "The general spoke as if the war had ended.",
    "Even if the talks fail, the envoys will stay.",
    "If elected, the candidate will end the war.",
    "Dozens, if not hundreds, of villages were burnt.",
    "If anything, the war has grown worse.",
    "The delegation arrived when the sun rose on Monday.",
    "Before the war, the town was known for its apricots.",
    "Nobody knows who, if anyone, ordered it.",
    "The ceremony lasted as long as two hours.",
    "Pressed if he had met them, he smiled.",
    "The nurses were providing help to the wounded.",
]


@pytest.mark.parametrize(("sentence", "antecedents", "form"), CONDITIONS)
def test_a_condition_is_found_with_its_connective(sentence: str, antecedents: list[str], form: str) -> None:
    (found,) = matter_after_opening(sentence).conditions
    assert [told(sentence, (span,)) for span in found.spans] == antecedents
    assert found.form == form
    assert found.consequents


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_asked_granted_or_a_manner_of_speaking_is_no_condition(sentence: str) -> None:
    assert matter_after_opening(sentence).conditions == ()


def test_a_list_after_a_colon_hangs_on_the_condition_before_it() -> None:
    sentence = (
        "Among the outcomes if a truce is signed: the border would be reopened; "
        "the exiles would return; and the embargo would be lifted."
    )
    matter = matter_after_opening(sentence)
    (condition,) = matter.conditions
    listed = [told(sentence, (span,)) for span in condition.consequents]
    assert listed == [
        "the border would be reopened",
        "the exiles would return",
        "the embargo would be lifted",
    ]
    assert [term.condition for term in matter.terms] == [condition.id] * 3


def test_the_holder_of_a_condition_is_who_says_it_and_the_report_itself_has_no_name() -> None:
    own = matter_after_opening("If the truce holds, the exiles will return.").conditions[0]
    said = matter_after_opening("General Peter Marlow said the exiles will return if the truce holds.")
    assert own.holder == ""
    assert said.conditions[0].holder == said.ground.cast.persons[0].id


def test_time_grows_with_a_line_of_nothing_but_ifs_and_not_with_its_square() -> None:
    matter_after_opening("If it rains, it pours.")  # the parser is there
    spent = []
    for times in (100, 400):
        parsed = parse(text_of(*document_of("if unless should when " * times)))
        start = time.process_time()
        conditions_of(ground_of(parsed, cast_of(parsed), ()))
        spent.append(time.process_time() - start)
    assert spent[1] < 10 * spent[0] + 0.2


def test_an_empty_text_tells_nothing() -> None:
    matter, claims = read_text("\n")
    assert matter.items == claims == ()


def test_spans_are_those_of_the_raw_text() -> None:
    raw = f"{OPENING}\n\n   If the shelling stops, the delegation will return.\n"
    (found,) = read_text(raw)[0].conditions
    ((start, end),) = found.spans
    assert raw[start:end] == found.text == "If the shelling stops"
