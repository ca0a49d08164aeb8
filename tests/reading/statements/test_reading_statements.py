"""Who said what: the ways of saying that a news text has, and the traps in them."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from said_texts import lines, said_in, who_said

CLAUSES = [
    ("The minister said that the border would stay closed.", "The minister", "the border would stay closed"),
    ("Envoy Ana Torres denied any money had been paid.", "Envoy Ana Torres", "any money had been paid"),
    ("“Our door is open,” said the prime minister.", "the prime minister", "“Our door is open,”"),
    (
        "President Marko Ilic vowed to keep the bridge open.",
        "President Marko Ilic",
        "to keep the bridge open",
    ),
    ("The rebels demanded the release of all prisoners.", "The rebels", "the release of all prisoners"),
    ("The foreign ministry called for a ceasefire.", "The foreign ministry", "a ceasefire"),
    ("Her demand that the prisoners be released was ignored.", "Her", "the prisoners be released"),
    (
        "The army has left the valley, according to the defence ministry.",
        "the defence ministry",
        "The army has left the valley",
    ),
    (
        "He ignored demands from the palace that the army leave the city.",
        "the palace",
        "the army leave the city",
    ),
    (
        "The opposition accused the government of hiding the truth.",
        "The opposition",
        "the government of hiding the truth",
    ),
    (
        "The spokesman had one message: “Our position has not changed.”",
        "The spokesman",
        "“Our position has not changed.”",
    ),
]


@pytest.mark.parametrize(("text", "source", "content"), CLAUSES)
def test_each_way_of_saying_gives_source_and_content(text: str, source: str, content: str) -> None:
    assert (source, content.strip(" .,")) in who_said(text)


def test_a_cue_in_the_middle_takes_the_sentence_round_it() -> None:
    (one,) = lines("The talks, two diplomats said, had gone on for months.")
    assert (one.source, one.cue, one.content) == (
        "two diplomats",
        "said",
        "The talks … had gone on for months",
    )


def test_speech_goes_on_after_its_cue_without_another() -> None:
    (one,) = lines("“We will never sign,” the general said on Monday. “It is an insult to our dead.”")
    assert one.content == "“We will never sign,” … “It is an insult to our dead.”"
    assert one.direct


def test_speech_that_runs_over_paragraphs_is_one_statement() -> None:
    (one,) = lines("“We came in the night.\n“We saw nothing,” the driver recalled.")
    assert (one.source, one.content) == ("the driver", "“We came in the night. … “We saw nothing,”")


@pytest.mark.parametrize("gap", [" ", "\n"])
def test_that_according_to_speaks_of_the_sentence_before_even_over_paragraphs(gap: str) -> None:
    text = f"The army has left the valley.{gap}That according to Valley Radio, which has a man there."
    assert ("Valley Radio", "The army has left the valley") in who_said(text)


def test_who_adds_without_a_subject_is_who_spoke_before() -> None:
    text = "The chairman praised the guides, adding that the work was not done."
    assert ("The chairman", "the work was not done") in who_said(text)


def test_it_stands_for_the_body_that_spoke_last() -> None:
    said = said_in("The State Council called for calm. It also said that aid would be let in.").statements
    assert said[0].actor
    assert said[1].actor == said[0].actor


def test_a_relative_pronoun_stands_for_whom_it_describes() -> None:
    said = said_in("Envoy Ana Torres, who said that nothing had been paid, left at noon.").statements
    one = next(one for one in said if one.source)
    assert (
        one.actor == next(iter(said_in("Envoy Ana Torres said that nothing had been paid.").statements)).actor
    )


def test_reportedly_is_a_statement_in_nobodys_name_and_a_hedge() -> None:
    (one,) = lines("The two leaders reportedly met in a hotel in Geneva.")
    assert (one.source, one.cue, one.hedge) == ("", "reportedly", "reportedly")
    assert one.content.endswith("met in a hotel in Geneva")


@pytest.mark.parametrize(
    ("text", "told_to"),
    [
        ("The admiral told Coast Daily that the fleet was ready.", "Coast Daily"),
        (
            "In an interview with Coast Daily, the admiral said the fleet was ready.",
            "an interview with Coast Daily",
        ),
        ("The admiral said in a statement that the fleet was ready.", "a statement"),
        ("The admiral said to reporters that the fleet was ready.", "reporters"),
        ("The admiral said in June that the fleet was ready.", ""),
        ("The fleet is ready, according to the admiral.", ""),
    ],
)
def test_whom_or_where_it_was_told(text: str, told_to: str) -> None:
    assert [one.told_to for one in lines(text)] == [told_to]


def test_what_one_says_that_another_said_stands_within_it() -> None:
    said = said_in("The speaker said the governor had told him that the dam was safe.").statements
    assert [one.within for one in said] == ["", said[0].id]


def test_a_passive_expectation_is_in_nobodys_name() -> None:
    (one,) = lines("The army is expected to leave the city by June.")
    assert one.source == ""
    assert one.content == "The army … to leave the city by June"


def test_a_sentence_in_which_nobody_says_anything_gives_nothing() -> None:
    assert lines("The river flooded the lower town in 1974, and two bridges fell.") == []


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The plan, known as the “green line”, was drawn up in 1974.", "term"),
        ("The so-called “ghost fleet” carries oil.", "term"),
        ("He wrote an article titled “The Long Road to Peace” last year.", "title"),
        ("She called the vote “a disgrace”.", "speech"),
        ("The speaker said the offer was “generous”.", "speech"),
        ("“The bridge must be opened before winter comes.”", "speech"),
        ("Their “victory” cost them the town.", "scare"),
    ],
)
def test_quotation_marks_are_told_apart_by_use(text: str, use: str) -> None:
    assert [one.use for one in said_in(text).quotations] == [use]


def test_speech_that_nobody_is_named_for_is_a_statement_without_a_source() -> None:
    (one,) = said_in("“The bridge must be opened before winter comes.”").statements
    assert (one.source, one.cue, one.direct) == ((), (), True)


def test_every_statement_says_which_rule_made_it() -> None:
    said = said_in("The minister said that the border would stay closed.").statements
    assert [one.rule for one in said] == ["clause: say"]


PIECES = [
    *"“”‘’\"'«», .:;—()\n",
    " said ",
    " he ",
    "that ",
    "according to ",
    "the minister ",
    "denied ",
    "A. ",
    "7",
]


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_whatever_is_written_spans_are_in_order_and_in_the_text(parts: list[str]) -> None:
    raw = "".join(parts)
    if not raw.strip():
        return
    said = said_in(raw)
    names = [one.id for one in said.statements]
    assert len(set(names)) == len(names)
    for one in said.statements:
        assert one.content
        assert one.within in ("", *names)
        for spans in (one.source, one.cue, one.content):
            flat = [at for span in spans for at in span]
            assert flat == sorted(set(flat))
            assert not flat or (flat[0] >= 0 and flat[-1] <= len(raw))


def test_a_paragraph_without_end_takes_time_in_proportion() -> None:
    from said_texts import parsed_text

    from tracktwo.reading.statements import Nobody, statements_of

    unit = "“Go,” he said that she, who denied it, told them “no and "
    took = []
    for times in (20, 160):
        parsed = parsed_text(unit * times)
        began = process_time()
        statements_of(parsed, Nobody())
        took.append(process_time() - began)
    assert took[1] < 40 * max(took[0], 0.01)
