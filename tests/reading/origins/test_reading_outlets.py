"""Only newsrooms and agencies are origins by name: not whoever was told something."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracktwo.reading import Ledger, read
from tracktwo.reading.model import Document, Item, Organisation, Origin, Person, Reading, Unnamed
from tracktwo.reading.origins.outlets import Outlets

NOBODY = [
    "reporters",
    "a news conference",
    "a joint statement on Tuesday",
    "a telephone interview",
    "his roommate",
    "a crowd in Lund Tuesday",
    "them",
    "him",
    "Anders B. Holm",
    "Congress",
    "the newspaper Tuesday",
    "the Israeli newspaper",
    "the French publication",
    "a TV station",
    "the Central Intelligence Agency",
    "the White House Press Office",
    "The newspaper",
    "delegates",
    "Holm, a newspaper editor",
]
OUTLETS = {
    "the newspaper Dagvakt": "Dagvakt",
    "the newspaper Dagvakt Tuesday": "Dagvakt",
    "the Dagvakt newspaper": "Dagvakt",
    "French daily Le Courant": "Le Courant",
    "State broadcaster KBX": "KBX",
    "Dagvakt, a weekly": "Dagvakt",
    "Valley News": "Valley News",
    "the Valley Post": "Valley Post",
    "Dagvakt TV": "Dagvakt TV",
    "an interview with Radio Vostok": "Radio Vostok",
    "the Belmark News Agency": "Belmark News Agency",
    "Reuters": "Reuters",
    "an Associated Press reporter": "AP",
}


def named(text: str, raw: str = "", *items: Item, actor: str = "") -> str:
    """Say which outlet words stand for in a report."""
    raw = raw or f"Envoys met in May, he told {text} later."
    document = Document("a", "a.txt", raw, "0" * 64, "text", "utf-8", (), {})
    return Outlets(Reading(document, items)).named(text, (0, len(raw)), actor)


def told(kind: type, name: str, raw: str, **more: str) -> Item:
    """Make somebody whom a report mentions once."""
    start = raw.index(name)
    place = ((start, start + len(name)),)
    return kind(id=f"a/{name}", document="a", spans=place, text=name, rule="made", name=name, **more)


def read_text(folder: Path, text: str) -> Ledger:
    """Read a report of its own."""
    file = folder / "report.txt"
    file.write_text(text, encoding="utf-8")
    return read([file])


@pytest.mark.parametrize("text", NOBODY)
def test_who_is_told_something_is_no_outlet(text: str) -> None:
    assert named(text) == ""


@pytest.mark.parametrize("text", OUTLETS)
def test_an_outlet_is_known_by_its_name_or_by_how_it_is_introduced(text: str) -> None:
    assert named(text) == OUTLETS[text]


@pytest.mark.parametrize(
    "raw",
    ["Holm told Dagvakt, a Belmark weekly, of it.", "The paper Dagvakt has it. Holm told Dagvakt more."],
)
def test_an_outlet_may_be_introduced_elsewhere_in_the_report(raw: str) -> None:
    assert named("Dagvakt", raw) == "Dagvakt"
    assert named("Holm", raw) == ""
    assert named("Holm", "He told Holm, a newspaper editor, of it.") == ""


def test_a_description_stands_for_the_name_behind_it() -> None:
    raw = "He told the French publication L’Ancre du Lac that talks go on."
    assert named("the French publication", raw) == "L’Ancre du Lac"


def test_a_description_stands_for_the_only_outlet_before_it() -> None:
    raw = "Valley News had it. The newspaper said that envoys met. Hill Radio was silent."
    valley, hill = (told(Organisation, name, raw, form="media") for name in ("Valley News", "Hill Radio"))
    unnamed = told(Unnamed, "The newspaper", raw)
    assert named("The newspaper", raw, valley, hill, unnamed, actor=unnamed.id) == "Valley News"


def test_a_description_that_may_be_one_of_two_stands_for_none() -> None:
    raw = "Valley News and Hill News had it. The newspaper said that envoys met."
    outlets = [told(Organisation, name, raw, form="media") for name in ("Valley News", "Hill News")]
    assert named("The newspaper", raw, *outlets) == ""


def test_an_outlet_described_is_not_the_description() -> None:
    raw = "Xinhua, the official news agency, said that envoys met."
    words = "Xinhua, the official news agency"
    unnamed = told(Unnamed, words, raw)
    assert named(words, raw, unnamed, actor=unnamed.id) == "Xinhua"


def test_a_person_is_no_outlet_whatever_the_name() -> None:
    raw = "He told Emily Post that envoys met."
    assert named("Emily Post", raw, told(Person, "Emily Post", raw)) == ""


def test_a_pronoun_stands_for_the_outlet_that_the_cast_knows() -> None:
    raw = "Dagvakt was first. It said that envoys met."
    outlet = told(Organisation, "Dagvakt", raw, form="media")
    assert named("It", raw, outlet, actor=outlet.id) == "Dagvakt"
    assert named("It", raw, outlet) == ""


@pytest.mark.parametrize("opening", ["", "Later, ", "Last week, ", "However, "])
def test_a_relay_is_found_whatever_opens_its_sentence(opening: str, tmp_path: Path) -> None:
    sentence = (
        f"{opening}envoys of Arvania and Belmark met in secret in Oslo, the newspaper Dagvakt reported."
    )
    ledger = read_text(tmp_path, f"{sentence[0].upper()}{sentence[1:]} The war began in 2019.\n")
    assert [one.name for one in ledger.of(Origin)] == ["Dagvakt"]


@pytest.mark.parametrize("opening", ["The", "Later, the", "In May, the"])
def test_a_relay_in_the_middle_of_its_sentence_is_that_of_the_sentence(opening: str, tmp_path: Path) -> None:
    sentence = f"{opening} newspaper Dagvakt reported, envoys of Arvania and Belmark met in Oslo."
    ledger = read_text(tmp_path, f"{sentence} The war began in 2019.\n")
    assert [one.name for one in ledger.of(Origin)] == ["Dagvakt"]


def test_reporters_add_no_origin_to_a_report(tmp_path: Path) -> None:
    ledger = read_text(
        tmp_path,
        "Arvania has accepted talks on a truce, its envoy Anders Holm told reporters in Oslo on Monday. "
        "He said at a news conference that the talks would begin in May.\n",
    )
    assert [one.relation for one in ledger.of(Origin)] == ["own"]
