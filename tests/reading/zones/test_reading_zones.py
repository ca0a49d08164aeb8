"""Each line of a page is told apart by its use, and news is never taken for furniture."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zone_pages import BODY, MORE, document, zoned, zones

from tracktwo.reading.ingest import open_document
from tracktwo.reading.zones import PARSED, zones_of

LINES = st.sampled_from(
    [
        BODY,
        MORE,
        "Comments",
        "Home > World > Talks",
        "By Jane Doe",
        "Share",
        "What next?",
        "July 6, 2023",
        "DOHA (AP) — " + BODY,
        "Envoys meet in Doha",
        "© 2023 The Herald. All rights reserved.",
        "***",
        "“We said no,” she added.",
        MORE + " (Reuters)",
    ]
)


@given(
    st.lists(LINES, min_size=1, max_size=12),
    st.dictionaries(st.integers(0, 11), st.sampled_from(["title", "heading", "caption", "furniture"])),
)
def test_every_line_has_a_zone_and_what_is_parsed_leads_back(lines: list[str], marks: dict[int, str]) -> None:
    made = document(*lines, marks=marks)
    found = zones_of(made)
    assert [zone.id for zone in found.zones] == [f"d/zone-{n}" for n in range(1, len(found.zones) + 1)]
    for zone in found.zones:
        ((start, end),) = zone.spans
        assert made.raw[start:end] == zone.text
    covered = {at for zone in found.zones for start, end in zone.spans for at in range(start, end)}
    assert all(made.raw[at].isspace() for at in range(len(made.raw)) if at not in covered)
    for block in found.text.blocks:
        string = found.text.string[block.start : block.end]
        assert (
            block.zone in PARSED
            and "".join(made.raw[a:b] for a, b in found.text.raw(block.start, block.end)) == string
        )


@given(st.text(max_size=300))
def test_any_text_is_zoned_alike_each_time(text: str) -> None:
    made = document(
        *text.split("\n"),
        "The end of it is that they said no to all of the offers that were on the table for them.",
    )
    assert zones_of(made) == zones_of(made)


def test_a_page_from_top_to_bottom() -> None:
    page = {
        "Home > World > Envoys meet in Doha": "furniture",
        "Envoys meet in Doha": "title",
        "A second round is planned for next week": "standfirst",
        "By Jane Doe and John Roe, Associated Press": "byline",
        "Published: 6 July 2023, 10:30 GMT": "dateline",
        "The hotel in Doha where they met. (AP Photo/John Roe)": "caption",
        BODY: "body",
        "Share this article": "furniture",
        "What comes next": "heading",
        MORE: "body",
        "“No,” he said.": "body",
        "Additional reporting by Max Moe in Geneva": "byline",
        "Sign up for our newsletter to get the day's news": "furniture",
        "Most read": "furniture",
        "Weather: rain in the north": "furniture",
        "Three recipes for lentils": "furniture",
        "Leave a Reply": "furniture",
        "Your email address will not be published. Required fields are marked *": "furniture",
    }
    assert dict(zip(page, zones(*page), strict=True)) == page


def test_a_standfirst_that_the_body_repeats_is_read_once_whatever_the_spaces() -> None:
    first, second = "They agreed on very little of what was on the table.", "A longer story follows here."
    found = zoned(
        "Envoys meet in Doha", first.replace("on the", "on\u00a0the"), f"{BODY} {first} {second}", MORE
    )
    assert [zone.zone for zone in found.zones] == ["title", "standfirst", "body", "body"]
    assert (
        found.text.string.count("very little of what was on the table.")
        == 2 - BODY.count("very little") * 0 - 0
    )


@pytest.mark.parametrize(
    "line",
    [
        "“Please support free journalism,” she told readers, saying that donations help us and you.",
        "Comments from the minister were brief.",
        "Share prices fell in Kyiv after the talks were made public by the paper.",
        "Read more than the headline, the envoy told reporters.",
        "Follow the money, a mediator said, and you will see who gains from war.",
        "More than 300 people were killed in the first week, the monitors said.",
        "Subscribe to the view that talks fail and they will, he warned.",
        "By Thursday the sides had not replied to the offer of the mediators.",
        "By Friday, Lavrov and Kuleba had left Geneva.",
        "The party asked its members for help, and free newsletters for readers were given to supporters.",
        "He called it a hat tip to the hosts.",
        "Reuters reported from Kyiv that the line was quiet, and no one denied it.",
        "The Associated Press contributed photographs that the court used to date the attack on the town.",
        "Talks > war, she wrote, and the crowd agreed.",
        "Copyright law was not on the table in Doha.",
        "A poll shows that most want talks, according to a CNN/ORC poll in February.",
        "They ate strawberries and pretzels, courtesy of the Association of School Boards.",
        "The cookies that the aid workers gave to children came from the north.",
        "Home is where the refugees want to go, he said.",
        "July 6, 2023 was the day on which the ceasefire was meant to begin.",
        "WE WILL NOT SIGN",
        "Source: she would not say who had told her, or when.",
    ],
)
def test_news_that_looks_like_furniture_is_kept(line: str) -> None:
    assert zones("Envoys meet in Doha", BODY, line, MORE)[2] in ("body", "heading")
    assert zones("Envoys meet in Doha", BODY, MORE, line)[3] in ("body", "heading")


@pytest.mark.parametrize(
    "line",
    [
        "12 Comments",
        "READ MORE",
        "Read more: Why talks fail",
        "Tags: Qatar, talks",
        "Advertisement",
        "***",
        "https://example.org/a/b",
        "Follow Jane Doe on Twitter @janedoe",
        "Copyright © 2023 The Herald",
        "Like us on Facebook",
        "You are receiving this e-mail because you signed up",
        "Unsubscribe",
        "Published",
        "We use cookies to make this website work",
        "Daily news, delivered straight to your inbox",
        "5 min read",
        "<tweet id='1'><tweet/>",
        "We rely on readers like you to fund our independent journalism. Please donate today.",
        "If you enjoyed this article, please support us: our reporting is free because you contribute.",
    ],
)
def test_furniture_is_known_in_the_tail(line: str) -> None:
    assert zones("Envoys meet in Doha", BODY, MORE, line)[3] == "furniture"


def test_the_word_comments_early_on_a_page_swallows_nothing() -> None:
    assert zones("Comments", "A short line", BODY, MORE)[1:] == ["title", "body", "body"]


def test_readers_comments_are_set_aside_with_their_heading() -> None:
    assert (
        zones(
            "Envoys meet",
            BODY,
            MORE,
            BODY,
            MORE,
            "2 Comments",
            "I do not believe a word of this report.",
            "Nor do I.",
        )[5:]
        == ["furniture"] * 3
    )


def test_markup_decides_where_there_is_some() -> None:
    marks = {0: "furniture", 1: "title", 2: "caption", 4: "heading", 6: "furniture"}
    lines = [
        "The Herald, since 1904",
        "No deal",
        "The hotel at night",
        BODY,
        "Why it failed, and what follows.",
        MORE,
        "Other news",
    ]
    assert zones(*lines, marks=marks) == [
        "furniture",
        "title",
        "caption",
        "body",
        "heading",
        "body",
        "furniture",
    ]


def test_a_title_that_the_file_tells_is_found_wherever_it_stands() -> None:
    told = {"title": "Envoys meet in Doha | The Herald"}
    assert zones("World news today", "Envoys meet in Doha", BODY, MORE, told=told)[1] == "title"


def test_a_report_that_starts_with_its_text_has_no_title() -> None:
    assert zones(BODY, MORE) == ["body", "body"]


@pytest.mark.parametrize(
    "lead",
    [
        "The two sides agreed on Monday to extend the truce by a month.",
        "Envoys of the two governments met in Doha for the first time since the spring.",
        "The ceasefire has held for a week, and the monitors are back.",
    ],
)
def test_a_first_sentence_is_no_title(lead: str) -> None:
    assert zones(lead, BODY, MORE) == ["body", "body", "body"]


@pytest.mark.parametrize(
    "title",
    [
        "Envoys meet in Doha, agree on little.",
        "Envoys Of Both Sides Met In The Capital On Thursday.",
        "Truce extended by a month",
        "Rebels Say They Will Not Attend.",
    ],
)
def test_a_title_may_end_in_a_full_stop(title: str) -> None:
    assert zones(title, BODY, MORE) == ["title", "body", "body"]


def test_a_loud_title_over_the_text_is_the_title() -> None:
    lead = "Both sides walked out of the meeting on Friday, two diplomats said."
    assert zones("TALKS FAIL AGAIN", lead, BODY) == ["title", "body", "body"]


@pytest.mark.parametrize("loud", ["EXCLUSIVE", "THE LONG WAR"])
def test_a_loud_word_over_the_title_is_not_the_title(loud: str) -> None:
    assert zones(loud, "Envoys meet in Doha for the first time", BODY) == ["heading", "title", "body"]


def test_the_gold_of_the_two_reports(shared: Path) -> None:
    gold = json.loads((shared / "data/reports_gold.json").read_text())["documents"]
    kinds = {"body": "body", "subheading": "heading", "title": "title", "byline": "byline"}
    for number, answer in gold.items():
        (path,) = (shared / "reports").glob(f"{number}_*.txt")
        found = {zone.spans[0]: zone.zone for zone in zones_of(open_document(path, number)).zones}
        for block in answer["blocks"]:
            expected = (
                "standfirst"
                if block["kind"].startswith("standfirst")
                else kinds.get(block["kind"], "furniture")
            )
            assert found[tuple(block["span"])] == expected


def test_hardly_a_line_of_real_articles_is_set_aside(shared: Path) -> None:
    paths = sorted((shared / "data/polnear/dev/text").glob("*.txt"))[::4]
    found = [zone for path in paths for zone in zones_of(open_document(path, "d")).zones]
    aside = [zone for zone in found if zone.zone not in PARSED]
    assert len(found) > 400 and sum(len(zone.text) for zone in aside) < 0.01 * sum(
        len(zone.text) for zone in found
    )


def test_a_title_that_is_printed_twice_is_read_once() -> None:
    found = zoned(
        "Envoys meet in Doha", "July 8, 2017 / 12:56 AM / 2 days ago", "Envoys meet in Doha", BODY, MORE
    )
    assert [zone.zone for zone in found.zones] == ["title", "dateline", "title", "body", "body"]
    assert found.text.string.count("Envoys meet in Doha") == 1


@pytest.mark.parametrize(
    "line", ["A boy in the town, July 6, 2023. REUTERS/Jane Doe", "Getty/Instagram.", "Jane Doe / Reuters"]
)
def test_lines_signed_by_those_who_make_pictures_are_captions(line: str) -> None:
    assert zones("Envoys meet in Doha", BODY, line, MORE)[2] == "caption"


@pytest.mark.parametrize(
    "piece",
    [
        "Aa and ",
        "Aa Bb, ",
        "By Aa Bb, ",
        "AP/Reuters/",
        "(AP ",
        "A.B.C. ",
        "The Aa of the ",
        "6 July ",
        "© 2023 Aa and ",
        "Aa | ",
        "a@b ",
        "> A ",
    ],
)
def test_no_line_however_made_is_slow(piece: str) -> None:
    lines = [piece * (limit // len(piece)) + end for limit in (200, 900) for end in ("", "x", "!")]
    started = time.process_time()
    zoned("Envoys meet in Doha", *lines, *[BODY] * 20, *lines)
    assert time.process_time() - started < 2
