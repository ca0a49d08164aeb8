"""Where a report is from is read from datelines, bylines, credits, furniture and the file itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from zone_pages import BODY, MORE, zoned

from tracktwo.errors import InputError
from tracktwo.reading.ingest import open_document
from tracktwo.reading.zones import language_of, zones_of
from tracktwo.reading.zones.when import date_line


@pytest.mark.parametrize(
    ("dateline", "place", "credits"),
    [
        ("DOHA (AP) — ", "DOHA", ("AP",)),
        ("DOHA, July 6 (UPI) — ", "DOHA", ("UPI",)),
        ("NEW YORK, July 6 (Reuters) - ", "NEW YORK", ("Reuters",)),
        ("Doha (AFP) – ", "Doha", ("AFP",)),
        ("New Delhi, July 6 (PTI) ", "New Delhi", ("PTI",)),
        ("MOSCOW, July 6. /TASS/. ", "MOSCOW", ("TASS",)),
        ("BEIJING, July 6 (Xinhua) -- ", "BEIJING", ("Xinhua",)),
        ("July 6 (Reuters) - ", "", ("Reuters",)),
        ("(Reuters) - ", "", ("Reuters",)),
        ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", ("AP",)),
        ("Geneva, Switzerland (AFP) - ", "Geneva, Switzerland", ("AFP",)),
        ("LONDON/GENEVA (Reuters/dpa) - ", "LONDON/GENEVA", ("Reuters", "dpa")),
        ("HEMPSTEAD, N.Y. ― ", "HEMPSTEAD, N.Y.", ()),
        ("GENEVA - ", "GENEVA", ()),
        ("SANA’A — ", "SANA’A", ()),
        ("Geneva, 6 July 2023 – ", "Geneva", ()),
        ("ANKARA (The Daily News / Sputnik - 3rd July, 2023) ", "ANKARA", ("RIA Novosti",)),
        ("ANKARA, July 6 – Anadolu. ", "ANKARA", ("Anadolu",)),
    ],
)
def test_datelines_tell_place_and_agency_and_are_no_text(
    dateline: str, place: str, credits: tuple[str, ...]
) -> None:
    found = zoned("Envoys meet in Doha", dateline + BODY, MORE)
    assert (found.provenance.place, found.provenance.credits) == (place, credits)
    assert found.text.string.split("\n")[1] == BODY


@pytest.mark.parametrize(
    "start",
    [
        "EXCLUSIVE - ",
        "BREAKING — ",
        "UPDATE — ",
        "Lavrov — ",
        "TRUMP: ",
        "The Associated Press (AP) said that ",
        "A deal — ",
        "HOW ACCURATE ARE ALL THE POLLS - ",
    ],
)
def test_what_only_looks_like_a_dateline_is_text(start: str) -> None:
    found = zoned("Envoys meet in Doha", start + BODY, MORE)
    assert found.text.string.split("\n")[1] == start + BODY
    assert not found.provenance.credits and not found.provenance.place


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("h/t: The Hill", ("The Hill",)),
        ("Hat tip to Balkan Insight", ("Balkan Insight",)),
        ("With inputs from PTI and ANI", ("PTI", "ANI")),
        ("Source: Xinhua", ("Xinhua",)),
        ("- Reuters", ("Reuters",)),
        ("Reuters Staff", ("Reuters",)),
        ("BBC News, Geneva", ("BBC",)),
        ("by Reuters", ("Reuters",)),
        ("(With inputs from agencies.)", ("agencies",)),
        ("source https://www.example.org/news?id=5", ("example.org",)),
        ("from The Herald https://example.org/x", ("The Herald",)),
        ("Agence France-Presse", ("AFP",)),
        ("The Associated Press contributed to this report.", ("AP",)),
        ("This article was originally published by Open Democracy", ("Open Democracy",)),
        ("This story first appeared in Foreign Policy.", ("Foreign Policy",)),
        ("Republished with permission from The Conversation", ("The Conversation",)),
    ],
)
def test_credit_lines_tell_whose_the_text_is(line: str, credits: tuple[str, ...]) -> None:
    found = zoned("Envoys meet in Doha", BODY, MORE, line)
    assert found.provenance.credits == credits and line not in found.text.string
    assert found.provenance.evidence["credits"] == (found.zones[-1].id,)


@pytest.mark.parametrize(
    ("sign", "credits", "author"),
    [
        (" (ANI)", ("ANI",), ""),
        (" — AFP", ("AFP",), ""),
        (" /TASS/", ("TASS",), ""),
        (" (QQNA)", ("QQNA",), ""),
        (" (Reporting by Jane Doe in Doha; Editing by John Roe)", (), "Jane Doe"),
        (" (h/t Balkan Insight)", ("Balkan Insight",), ""),
    ],
)
def test_signatures_behind_the_last_words(sign: str, credits: tuple[str, ...], author: str) -> None:
    found = zoned("Envoys meet in Doha", BODY, MORE + sign)
    assert (found.provenance.credits, found.provenance.author) == (credits, author)
    assert found.text.string.rstrip("\n").endswith(MORE if "h/t" not in sign else sign)


@pytest.mark.parametrize(
    ("line", "author", "publisher"),
    [
        ("By Jane Doe", "Jane Doe", ""),
        ("BY JANE DOE", "JANE DOE", ""),
        ("By Jane Doe | July 6, 2023", "Jane Doe", ""),
        (
            "By Jan van der Berg and Ana O’Neill, Special to The Herald",
            "Jan van der Berg and Ana O’Neill",
            "The Herald",
        ),
        ("J.R. Doe for The Daily Herald", "J.R. Doe", "The Daily Herald"),
        ("Written by Jane Doe in Geneva", "Jane Doe", ""),
    ],
)
def test_bylines_tell_author_and_paper(line: str, author: str, publisher: str) -> None:
    for lines in (("Envoys meet in Doha", line, BODY, MORE), ("Envoys meet in Doha", BODY, MORE, line)):
        found = zoned(*lines)
        assert (found.provenance.author, found.provenance.publisher) == (author, publisher)
        assert line not in found.text.string


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        (
            "At The Daily Herald, we rely on readers like you: please donate to our journalism.",
            "The Daily Herald",
        ),
        ("© 2023 The Herald. All rights reserved.", "The Herald"),
        ("Copyright 2021-2023 Balkan Insight", "Balkan Insight"),
        ("Subscribe to The Herald today", "The Herald"),
        ("Dear Herald readers, we ask you to support our journalism with a donation.", "Herald"),
    ],
)
def test_a_paper_that_speaks_for_itself_is_the_publisher(line: str, publisher: str) -> None:
    found = zoned("Envoys meet in Doha", BODY, MORE, line)
    assert found.provenance.publisher == publisher
    (evidence,) = found.provenance.evidence["publisher"]
    assert next(zone.text for zone in found.zones if zone.id == evidence) == publisher


def test_what_the_file_tells_goes_before_what_its_text_tells() -> None:
    told = {"title": "Envoys meet", "author": "Max Moe", "publisher": "The Paper", "date": "2023-07-05"}
    found = zoned("Envoys meet", "By Jane Doe", "July 6, 2023", BODY, MORE, told=told).provenance
    assert (found.title, found.author, found.publisher, found.published) == (
        "Envoys meet",
        "Max Moe",
        "The Paper",
        "2023-07-05",
    )
    assert set(found.evidence) == {"title"}


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(
        ["%B %d, %Y", "%d %B %Y", "%b. %d, %Y", "%Y-%m-%d", "%A, %B %d, %Y", "%d %b %Y", "%Y/%m/%d"]
    ),
    st.sampled_from(
        ["{}", "Published: {}", "Posted on {} at 10:30 a.m. EST", "Updated {} 14:05 GMT", "Geneva, {}"]
    ),
)
def test_dates_are_read_as_they_were_printed(day: date, form: str, around: str) -> None:
    line = around.format(day.strftime(form))
    place = "Geneva" if "Geneva" in around else ""
    assert date_line(line) == ((day.year, day.month, day.day), place)


@pytest.mark.parametrize("line", ["31/12/2023", "12/31/2023"])
def test_a_day_beyond_twelve_tells_day_from_month(line: str) -> None:
    assert date_line(line) == ((2023, 12, 31), "")


@pytest.mark.parametrize(
    ("lines", "path", "published"),
    [
        (("Title of it", "July 6, 2023", BODY), "a.txt", "2023-07-06"),
        (("Title of it", "Updated: July 8, 2023", "Published: July 6, 2023", BODY), "a.txt", "2023-07-06"),
        (("Title of it", "06/07/2023", BODY), "a.txt", ""),
        (("Title of it", "DOHA, July 6 (AP) — " + BODY), "a.txt", ""),
        (("Title of it", "DOHA, July 6 (AP) — " + BODY), "paper_2023-07-08_envoys.txt", "2023-07-06"),
        (("Title of it", "DOHA, Dec. 31 (AP) — " + BODY), "20240101-envoys.txt", "2023-12-31"),
        (("Title of it", BODY), "paper_2023-07-08_envoys.txt", "2023-07-08"),
        (("Title of it", BODY), "0012023070812345.txt", ""),
        (("Title of it", "February 30, 2023", BODY), "a.txt", ""),
        (
            ("Title of it", BODY, "He was born on July 6, 1970, in Doha, and that is all."),
            "a.txt",
            "",
        ),
    ],
)
def test_the_day_of_publication(lines: tuple[str, ...], path: str, published: str) -> None:
    assert zoned(*lines, path=path).provenance.published == published


LANGUAGES = yaml.safe_load(Path(__file__).with_name("zone_languages.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("language", "text"), LANGUAGES.items())
def test_other_languages_are_told_and_refused_politely(language: str, text: str) -> None:
    assert language_of(text) == (language, True)
    with pytest.raises(InputError, match="only English is read"):
        zoned(text)


def test_english_is_read_and_what_is_too_short_is_taken_to_be() -> None:
    assert language_of(BODY) == ("en", True)
    found = zoned("Envoys meet")
    assert found.language == "en" and "too short" in found.notes[0]


def test_the_two_reports(shared: Path) -> None:
    gold = json.loads((shared / "data/reports_gold.json").read_text())["origin"]["documents"]
    for number, answer in gold.items():
        (path,) = (shared / "reports").glob(f"{number}_*.txt")
        found = zones_of(open_document(path, number))
        assert found.provenance.publisher == answer["publisher"]
        assert found.provenance.author == (answer["author"] or "")
        start, end = answer["publisher_evidence"]["span"]
        (evidence,) = found.provenance.evidence["publisher"]
        assert next(start <= zone.spans[0][0] < end for zone in found.zones if zone.id == evidence)


def test_wire_credits_in_real_articles(shared: Path) -> None:
    expected = {"mary-j-blige-sings": ("UPI",), "the-latest-trump-urges": ("AP",), "poll-wealthy-voters": ()}
    for name, credits in expected.items():
        (path,) = (shared / "data/polnear/dev/text").glob(f"*{name}*")
        assert zones_of(open_document(path, "d")).provenance.credits == credits


def test_fields_on_a_line_tell_agency_place_and_day() -> None:
    fields = "Reuters | Geneva | Updated: 27-01-2022 02:12 IST | Created: 26-01-2022 02:12 IST"
    found = zoned("Envoys meet in Doha", BODY, fields, MORE).provenance
    assert (found.credits, found.place, found.published) == (("Reuters",), "Geneva", "2022-01-27")


def test_a_name_before_a_date_is_the_author_and_a_place_is_not() -> None:
    found = zoned("Envoys meet", "Jane Doe (@janedoe) Published January 03, 2023 | 05:38 PM", BODY).provenance
    assert (found.author, found.published) == ("Jane Doe", "2023-01-03")
    found = zoned("Envoys meet", "New York, January 3, 2023", BODY).provenance
    assert (found.author, found.place) == ("", "New York")


@pytest.mark.parametrize(
    "paper",
    [
        *("The Daily Herald", "Kyiv Post", "The Baltic Times", "Daily Monitor"),
        *("HIGHLAND OBSERVER", "VALLEY NEWS DESK", "Harbour News Network", "THE COASTAL NEWS"),
    ],
)
def test_a_masthead_over_or_under_the_title_is_the_publisher(paper: str) -> None:
    for lines in ((paper, "Envoys meet in Doha"), ("Envoys meet in Doha", paper)):
        found = zoned(*lines, BODY, MORE).provenance
        assert (found.title, found.publisher) == ("Envoys meet in Doha", paper)


def test_a_lone_line_over_the_text_is_its_title_whatever_its_words() -> None:
    assert zoned("The Last Post", BODY, MORE).provenance.title == "The Last Post"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Herald Staff", "Herald Staff"),
        ("From our diplomatic desk", "our diplomatic desk"),
        ("By a staff reporter", "a staff reporter"),
    ],
)
def test_those_who_wrote_may_be_told_without_a_name(line: str, author: str) -> None:
    assert zoned("Envoys meet in Doha", line, BODY).provenance.author == author


@pytest.mark.parametrize("media", ["pdf", "docx"])
def test_who_saved_a_file_neither_wrote_nor_named_the_report(media: str) -> None:
    told = {"title": "untitled", "author": "Office User"}
    found = zoned("Envoys meet in Doha", "By Jane Doe", BODY, told=told, media=media).provenance
    assert (found.title, found.author) == ("Envoys meet in Doha", "Jane Doe")
    assert zoned(BODY, MORE, told={"author": "python-docx"}, media=media).provenance.author == ""


def test_of_a_forwarded_letter_only_the_report_is_read() -> None:
    lines = (
        "For your information, from this morning.",
        "---------- Forwarded message ---------",
        "From: The Herald <news@herald.example>",
        "Subject: Envoys meet in Doha",
        "Envoys meet in Doha",
        "By Jane Doe",
        BODY,
        "--",
        "Max Moe",
    )
    found = zoned(*lines, told={"title": "Envoys meet in Doha", "author": "Max Moe"}, media="email")
    assert (found.provenance.title, found.provenance.author) == ("Envoys meet in Doha", "Jane Doe")
    assert found.text.string.split("\n")[:2] == ["Envoys meet in Doha", BODY]
    assert "Max Moe" not in found.text.string


@pytest.mark.parametrize("line", ["Breaking News", "World News", "War News"])
def test_the_name_of_a_section_is_no_paper(line: str) -> None:
    assert zoned(line, "Envoys meet in Doha", BODY).provenance.publisher == ""


@pytest.mark.parametrize("line", ["Jane Doe", "Jane Doe in Geneva", "Jane Doe and Max Moe in New York"])
def test_names_beside_a_date_are_those_who_wrote(line: str) -> None:
    for lines in ((line, "Thu 6 Jul 2023 10.30 BST"), ("Thu 6 Jul 2023 10.30 BST", line)):
        found = zoned("Envoys Meet in Doha", *lines, BODY, MORE).provenance
        assert (found.title, found.author) == ("Envoys Meet in Doha", line.split(" in ")[0])
        assert found.published == "2023-07-06"
