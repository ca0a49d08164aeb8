"""What was read in a source holds in its copy as far as the copy has it; the rest is read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import paragraphs, report

from tracktwo.reading.copies import copies_of, in_words, project
from tracktwo.reading.copies.carry import Carrier
from tracktwo.reading.copies.compare import Compared
from tracktwo.reading.copies.side import Side
from tracktwo.reading.model import Claim, Condition, Organisation, Person, Role, Stance, Statement

BODY = paragraphs(21, 4)
SAYS = "Ana Ruiz, the defense minister, confirmed the talks in the U.S. on Monday."
DENIES = "Vera Koch denied that any such talks took place. If they did, she said, she would know."


def where(text, words: str) -> tuple[tuple[int, int], ...]:
    """Return where words stand in a report."""
    return tuple((found.start(), found.end()) for found in re.finditer(re.escape(words), text.document.raw))


def items_of(text):
    """Read a report, as far as it has the sentences of these tests."""
    id, raw = text.document.id, text.document.raw

    def common(kind: str, words: str) -> dict:
        return {
            "id": f"{id}/{kind}",
            "document": id,
            "spans": where(text, words)[:1],
            "text": words,
            "rule": "r",
        }

    found = []
    for number, name in enumerate(("Ana Ruiz", "Vera Koch"), 1):
        if name in raw:
            role = Role(
                "minister",
                where(text, "the defense minister") or where(text, "the defence minister"),
                "current",
            )
            spans = {"spans": where(text, name)}
            found.append(Person(**common(f"person-{number}", name) | spans, name=name, roles=(role,)))
    for words in ("confirmed the talks", "welcomed the talks"):
        if words in raw:
            found.append(Claim(**common("claim-1", words)))
            actor = {"claim": f"{id}/claim-1", "actor": f"{id}/person-1", "actor_name": "Ana Ruiz"}
            found.append(Stance(**common("stance-1", words), **actor, stance="acknowledged"))
    if "denied that" in raw:
        actor = {"claim": f"{id}/claim-1", "actor": f"{id}/person-2", "actor_name": "Vera Koch"}
        found.append(
            Stance(**common("stance-2", "denied that any such talks took place"), **actor, stance="denied")
        )
        found.append(Condition(**common("condition-1", "If they did"), form="if"))
    if "in the U.S." in raw:
        place = Organisation(**common("organisation-1", "U.S."), name="U.S.")
        found.append(place)
    return found


def carried(was: list[str], now: list[str]):
    """Project what was read in one report to another; also return what had to be read."""
    source, other = report("was", was, published="2024-05-01"), report("now", now, published="2024-05-02")
    (copy,) = copies_of([source, other])
    asked: list[str] = []

    def read(text):
        asked.append(text.string)
        return items_of(text)

    return project(items_of(source), copy, source, other, read), asked, other


def test_a_respelled_copy_has_all_items_at_its_own_places_and_nothing_is_read():
    british = SAYS.replace("defense", "defence").replace("U.S.", "US")
    found, asked, now = carried([*BODY, SAYS, DENIES], [BODY[0], *BODY[1:], british, DENIES])
    assert asked == []
    assert found.left_out == ()
    assert [item.id for item in found.items] == [
        *("now/person-1", "now/person-2", "now/claim-1", "now/stance-1", "now/stance-2"),
        *("now/condition-1", "now/organisation-1"),
    ]
    raw = now.document.raw
    texts = [raw[slice(*item.spans[0])] for item in found.items]
    assert texts[0] == "Ana Ruiz" and texts[-1] == "US"
    assert found.items[0].roles[0].spans == where(now, "the defence minister")
    assert found.items[3].claim == "now/claim-1" and found.items[3].actor == "now/person-1"


def test_words_that_are_joined_in_the_copy_are_the_same_words():
    was = [*BODY, "They hoped that peace-keepers in the U.S. sense would hold."]
    _, asked, now = carried(was, [*BODY, was[-1].replace("peace-keepers", "peacekeepers")])
    pair = Compared.of(Side(report("was", was)), Side(now))
    assert asked == []
    assert Carrier(pair).spans(where(pair.source.report, "peace-keepers")) == where(now, "peacekeepers")


def test_what_a_cut_leaves_out_is_told():
    found, asked, _ = carried([*BODY, SAYS, DENIES], [*BODY, SAYS])
    assert asked == []
    assert {item.id for item in found.left_out} == {"was/person-2", "was/stance-2", "was/condition-1"}
    assert in_words(found.left_out) == ("the denial by Vera Koch", "1 condition")


def test_a_sentence_that_was_turned_round_is_read_and_not_carried_over():
    source = [*BODY, SAYS, DENIES]
    found, asked, now = carried(source, [*BODY, SAYS.replace("confirmed", "welcomed"), DENIES])
    assert len(asked) == 1 and "welcomed the talks" in asked[0]
    claims = [item for item in found.items if isinstance(item, Claim)]
    assert [(claim.text, claim.spans) for claim in claims] == [
        ("welcomed the talks", where(now, "welcomed the talks"))
    ]
    stances = {item.stance: item.claim for item in found.items if isinstance(item, Stance)}
    assert stances == {"acknowledged": claims[0].id, "denied": claims[0].id}
    assert [item.name for item in found.items if isinstance(item, Person)] == ["Ana Ruiz", "Vera Koch"]


@pytest.mark.parametrize(("was", "now"), [("denied", "has not denied"), ("any such talks", "talks")])
def test_a_word_more_or_less_inside_a_sentence_has_it_read_again(was, now):
    _, asked, _ = carried([*BODY, SAYS, DENIES], [*BODY, SAYS, DENIES.replace(was, now)])
    assert len(asked) == 1 and "If they did" in asked[0]


def test_an_article_that_comes_or_goes_does_not():
    _, asked, _ = carried([*BODY, SAYS, DENIES], [*BODY, SAYS.replace("on Monday", "Monday"), DENIES])
    assert asked == []


def test_an_added_paragraph_is_read_with_the_one_before_it_and_its_people_are_known():
    found, asked, now = carried([*BODY, SAYS], [*BODY, SAYS, "Ana Ruiz left. " + DENIES])
    assert asked == [f"{SAYS}\nAna Ruiz left. {DENIES}\n"]
    people = [item for item in found.items if isinstance(item, Person)]
    assert [(one.id, one.spans) for one in people] == [
        ("now/person-1", where(now, "Ana Ruiz")),
        ("now/person-2", where(now, "Vera Koch")),
    ]
    assert [item.stance for item in found.items if isinstance(item, Stance)] == ["acknowledged", "denied"]


def test_what_is_said_of_a_claim_that_is_known_is_tied_to_it_whatever_its_number_was():
    source = report("was", [*BODY, "The talks failed.", SAYS], published="2024-05-01")
    other = report("now", [*BODY, "The talks failed.", SAYS, "Vera Koch denied it."], published="2024-05-02")

    def claims(text, numbers):
        common = {"document": text.document.id, "rule": "r"}
        return [
            Claim(id=f"{text.document.id}/claim-{n}", spans=where(text, one), text=one, **common)
            for n, one in zip(numbers, ("The talks failed", "confirmed the talks"), strict=True)
            if one in text.string
        ]

    def read(text):
        (claim,) = claims(text, (2, 1))  # in the paragraphs that are read, the second claim is the first
        said = where(text, "Vera Koch denied it")
        common = {"document": "now", "rule": "r", "spans": said, "text": "x", "actor": "", "actor_name": ""}
        return [claim, Stance(id="now/stance-1", claim=claim.id, stance="denied", **common)]

    (copy,) = copies_of([source, other])
    found = project(claims(source, (1, 2)), copy, source, other, read)
    assert [(item.id, getattr(item, "claim", "")) for item in found.items] == [
        *(("now/claim-1", ""), ("now/claim-2", ""), ("now/stance-1", "now/claim-2")),
    ]


def test_a_moved_paragraph_is_carried_over():
    found, asked, now = carried([SAYS, *BODY, DENIES], [*BODY[:1], SAYS, *BODY[1:], DENIES])
    assert asked == []
    assert found.items[0].spans == where(now, "Ana Ruiz")


def test_ids_are_given_once():
    found, _, _ = carried(
        [*BODY, SAYS], [*BODY, SAYS, DENIES, "Vera Koch denied that any such talks took place."]
    )
    ids = [item.id for item in found.items]
    assert len(ids) == len(set(ids))


def test_a_statement_whose_content_was_cut_is_left_out():
    source, other = (
        report("was", [*BODY, "Ana Ruiz said this. That it would end."]),
        report("now", [*BODY, "Ana Ruiz said this."]),
    )
    statement = Statement(
        **{"id": "was/statement-1", "document": "was", "rule": "r", "text": "x"},
        **{"spans": where(source, "Ana Ruiz said this. That it would end."), "source": (), "cue": ()},
        content=where(source, "it would end"),
    )
    (copy,) = copies_of([source, other])
    found = project([statement], copy, source, other, lambda text: ())
    assert (found.items, found.left_out) == ((), (statement,))


def test_texts_that_the_copy_is_not_of_are_refused():
    source, other = report("was", BODY), report("now", BODY[:3])
    (copy,) = copies_of([source, other])
    with pytest.raises(ValueError, match="is of now and was"):
        project([], copy, other, source, lambda text: ())


@given(st.integers(0, 400), st.integers(1, 80), st.integers(0, 3))
def test_whatever_was_not_changed_is_found_word_for_word(start, length, dropped):
    was = paragraphs(22, 4)
    now = ["Home > World", *was[:dropped], *was[dropped + 1 :]]
    pair = Compared.of(Side(report("was", was)), Side(report("now", now)))
    raw, other = pair.source.document.raw, pair.copy.document.raw
    gone = raw.index(was[dropped]), raw.index(was[dropped]) + len(was[dropped])
    span = start, min(start + length, len(raw.rstrip()))
    found = Carrier(pair).spans((span,))
    if span[0] < span[1] and (span[1] <= gone[0] or span[0] >= gone[1]) and raw[slice(*span)].strip():
        assert "".join("".join(other[slice(*one)] for one in found).split()) == "".join(
            raw[slice(*span)].split()
        )
    if gone[0] <= span[0] and span[1] <= gone[1]:
        assert found == ()
