"""Meetings and precedents: those that were or are to be; not those that only may be."""

from __future__ import annotations

import pytest
from told_reports import matter_after_opening, read_text, texts

MEETINGS = [
    ("Norwegian diplomats brought the two sides together in Oslo.", "Oslo", ""),
    ("The rebel leader was expected to see President Emmanuel Macron on Tuesday.", "", "on Tuesday"),
    ("The two leaders met in Geneva on Tuesday.", "Geneva", "on Tuesday"),
    ("The envoys held a second round of talks in Doha on Sunday.", "Doha", "on Sunday"),
    ("Talks between Arvania and Belmark opened in Vienna on Monday.", "Vienna", "on Monday"),
    ("The chief negotiator flew to Ankara to meet the Turkish foreign minister.", "Ankara", ""),
    ("A secret meeting between the two spy chiefs took place in Oman in May.", "Oman", "in May"),
    ("A first round of negotiations was held in Lima in August.", "Lima", "in August"),
    ("The leaders of the two communities are due to meet in Nicosia on Friday.", "Nicosia", "on Friday"),
    ("The delegation was in Khartoum last week for talks with the junta.", "Khartoum", "last week"),
    ("The rebel chief was received by the president in Kampala on Friday.", "Kampala", "on Friday"),
    ("Officials of the two countries met face to face.", "", ""),
    ("Norwegian diplomats hosted the two delegations near Oslo in January.", "Oslo", "in January"),
]
NOT_MEETINGS = [
    "The two leaders may meet in Geneva.",
    "The leaders have not met.",
    "The army met fierce resistance.",
    "The pope hopes to meet the rebel leader.",
    "He meets his old comrades in Oslo every year.",
    "No talks have been held with the rebels in Oslo.",
    "The senator called the general a liar.",
]
PRECEDENTS = [
    ("The 1998 Halden Agreement ended three decades of violence.", "1998"),
    ("Previous ceasefires, brokered in 2014 and 2015, collapsed within days.", "2014"),
    ("A similar channel in 2012 led to the release of five prisoners.", "2012"),
    ("In 1979, shuttle diplomacy by a retired general produced a treaty between the two.", "1979"),
    ("The last round of talks broke down over the fate of the detainees.", ""),
]


@pytest.mark.parametrize(("sentence", "place", "when"), MEETINGS)
def test_a_meeting_is_told_with_place_and_time(sentence: str, place: str, when: str) -> None:
    found = matter_after_opening(sentence).meetings[-1]
    assert texts((found,)) == [sentence.rstrip(".")]
    assert found.place == place
    assert found.when.removeprefix("on ").removeprefix("in ") == when.removeprefix("on ").removeprefix("in ")


@pytest.mark.parametrize("sentence", NOT_MEETINGS)
def test_what_only_may_be_or_is_something_else_is_no_meeting(sentence: str) -> None:
    assert len(matter_after_opening(sentence).meetings) == 1  # that of the opening


def test_a_secret_meeting_is_marked() -> None:
    found = matter_after_opening("The envoys met secretly in Oman in May.").meetings
    assert [one.secret for one in found] == [False, True]


@pytest.mark.parametrize(("sentence", "year"), PRECEDENTS)
def test_a_precedent_has_its_year(sentence: str, year: str) -> None:
    (found,) = matter_after_opening(sentence).precedents
    assert found.year == year
    assert found.outcome


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("In 2015 the two sides exchanged 220 prisoners.", ""),
        ("The two sides last met in 2017.", ""),
        ("The first Halden agreement, in January 2003, kept the president in office.", ""),
        (
            "It would be like the Dayton accord that ended the war in Bosnia.",
            "the Dayton accord that ended the war in Bosnia",
        ),
        (
            "An earlier truce, agreed in 2017, lasted for only 101 days; nobody had watched it.",
            "An earlier truce, agreed in 2017, lasted for only 101 days",
        ),
    ],
)
def test_a_precedent_is_told_by_what_was_done_or_by_its_place(sentence: str, text: str) -> None:
    found = [one.text for one in matter_after_opening(sentence).precedents]
    assert found == [text or sentence]


def test_earlier_secret_talks_are_a_meeting_as_well() -> None:
    found = [one.text for one in matter_after_opening("Secret talks in Oslo in 1993 led to it.").meetings]
    assert "Secret talks in Oslo in 1993" in found


def test_deals_of_trade_are_no_precedents() -> None:
    raw = "In 2008, the developer negotiated a deal to buy the hotel.\nThe 2012 trade agreement lapsed.\n"
    assert read_text(raw)[0].precedents == ()
