"""Any words stand for one of the cast, or for nobody: by their head."""

from __future__ import annotations

import pytest
from made_casts import actor, actor_name, cast_in, person

from tracktwo.reading.model import Organisation, Person, Unnamed


@pytest.mark.parametrize(
    ("raw", "words", "name"),
    [
        ("White House spokesman John Carver said so.", "White House spokesman John Carver", "John Carver"),
        ("Matt Dimmer, an aide to Anna Holt, said so.", "Matt Dimmer, an aide to Anna Holt", "Matt Dimmer"),
        ("An aide in Holt’s office said so.", "An aide in Holt’s office", "An aide in Holt’s office"),
        ("The Holt administration said so.", "The Holt administration", "Holt administration"),
        ("Moscow said the plan was dead.", "Moscow", "Russia"),
        ("The plan was rejected by Iran.", "Iran", "Iran"),
        ("According to NBC, the talks failed.", "NBC", "NBC News"),
        ("President Anna Holt arrived. The president said no.", "The president said"[:13], "Anna Holt"),
        ("Anna Holt left. The Holt campaign was silent.", "The Holt campaign", ""),
        ("An NBC report was silent.", "An NBC report", "NBC News"),
        ("The ministry of trade fell. The table said nothing.", "The table", ""),
    ],
)  # fmt: skip
def test_the_head_of_the_words_decides(raw: str, words: str, name: str) -> None:
    assert actor_name(raw, words) == name


def test_a_capital_is_a_place_where_nobody_acts() -> None:
    raw = "They flew to Moscow on Monday. Moscow denied it."
    assert actor(raw, "Moscow") is None
    state = cast_in(raw).organisations[0]
    assert (state.form, state.side, state.spans) == ("state", "RU", ((31, 37),))


def test_pronouns_stand_for_the_last_subject_that_fits() -> None:
    raw = "Peter Haller met Anna Holt. He told her so.\nLater he added that she knew."
    cast = cast_in(raw)
    assert [raw[slice(*span)] for span in person(raw, "Peter Haller").pronouns] == ["He", "he"]
    assert [raw[slice(*span)] for span in person(raw, "Anna Holt").pronouns] == ["her", "she"]
    assert {type(cast.actor_at(raw.index("He "), raw.index("He ") + 2))} == {Person}


def test_who_says_so_is_not_in_what_is_said() -> None:
    raw = "Peter Haller came back on Sunday. John Carver, he said, had treated him well."
    assert [raw[slice(*span)] for span in person(raw, "Peter Haller").pronouns] == ["he", "him"]


def test_who_goes_on_speaking_is_who_spoke() -> None:
    raw = "John Carver will go, Peter Haller said. He said it was time."
    assert [raw[slice(*span)] for span in person(raw, "Peter Haller").pronouns] == ["He"]


def test_a_front_has_its_people_and_a_government_no_guests() -> None:
    told = cast_in(
        "The Tigray People’s Liberation Front said no. Talks with Haller’s government in Oslo failed."
    )
    assert [one.name for one in told.organisations] == ["Tigray People’s Liberation Front"]


def test_a_name_behind_an_office_is_whom_the_office_stands_for() -> None:
    raw = "Mediators say a deal is near. The Swiss mediator, Anna Holt, declined to comment."
    assert actor_name(raw, "The Swiss mediator") == "Anna Holt"


def test_a_ministry_is_of_the_state_whose_it_is() -> None:
    (ministry,) = cast_in("On Monday Iran’s Foreign Ministry denied it.").organisations
    assert (ministry.form, ministry.side) == ("agency", "IR")


def test_it_stands_for_the_body_that_was_the_subject() -> None:
    raw = "The State Department repeated its view on the talks. It also said the aid would go on."
    assert actor_name(raw, "It") == "State Department"


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        ("Two people familiar with the talks said so.", ["Two people familiar with the talks"]),
        ("A group of former top diplomats met officials at the highest level of the Cuban government in May.",
         ["A group of former top diplomats", "officials at the highest level of the Cuban government"]),
        ("Party aides and army officers want peace.", ["Party aides and army officers"]),
        ("Iraqi and U.S. officials want peace.", ["Iraqi and U.S. officials"]),
        ("The war, some say, is over.", ["some"]),
        ("A number of Republicans have said so.", ["A number of Republicans"]),
        ("Human rights groups condemn the bombs.", ["Human rights groups"]),
        ("Several other unnamed persons were there.", ["Several other unnamed persons"]),
        ("A diplomat who asked not to be named said the troops would stay.",
         ["A diplomat who asked not to be named"]),
        ("An aide who spoke on condition of anonymity said no.",
         ["An aide who spoke on condition of anonymity"]),
    ],
)  # fmt: skip
def test_people_who_are_described_and_not_named(raw: str, texts: list[str]) -> None:
    assert [one.text for one in cast_in(raw).unnamed] == texts


@pytest.mark.parametrize(
    "raw",
    [
        "Spokesman John Carver left.",
        "John Carver, a senior official in Paris, left.",
        "The bombs kill citizens and soldiers.",
        "No official came.",
        "It is a source of money.",
    ],
)
def test_who_is_named_or_in_general_is_not_unnamed(raw: str) -> None:
    assert cast_in(raw).unnamed == ()


@pytest.mark.parametrize(
    ("raw", "name", "form", "side"),
    [
        ("He works at the Council on Maritime Affairs.", "Council on Maritime Affairs", "other", ""),
        (
            "She leads the European Trade and Industry Center.",
            "European Trade and Industry Center",
            "other",
            "",
        ),
        ("The Cuban Foreign Ministry was silent.", "Cuban Foreign Ministry", "agency", "CU"),
        ("The Chilean government was silent.", "Chilean government", "state", "CL"),
        ("Only the government in Quito can decide.", "government in Quito", "state", "EC"),
        ("He told the French publication L’Étoile des Alpes so.", "L’Étoile des Alpes", "media", ""),
        ("The U.N. was silent.", "United Nations", "alliance", "UN"),
        ("The Red Cross was silent.", "Red Cross", "other", ""),
    ],
)
def test_bodies_have_a_form_and_a_side(raw: str, name: str, form: str, side: str) -> None:
    found = {one.name: one for one in cast_in(raw).organisations}
    assert (found[name].form, found[name].side) == (form, side)


def test_initials_stand_for_the_body_named_in_full() -> None:
    raw = "The Global Relief Network spoke. The GRN left. The U.N. and the United Nations stayed."
    found = {one.name: len(one.spans) for one in cast_in(raw).organisations}
    assert found == {"Global Relief Network": 2, "United Nations": 2}


def test_a_minister_for_foreign_affairs_is_not_of_the_journal() -> None:
    assert cast_in("Foreign Affairs Minister Sergio Valdano left.").organisations == ()
    journal = cast_in("They wrote an article in Foreign Affairs.").organisations
    assert [one.name for one in journal] == ["Foreign Affairs"]


def test_ids_are_of_the_document_and_unlike_each_other() -> None:
    cast = cast_in("Anna Holt of the Red Cross met officials. Peter Haller said no. Moscow said yes.")
    items = [*cast.persons, *cast.organisations, *cast.unnamed]
    assert len({one.id for one in items}) == len(items) == 5
    assert {type(one) for one in items} == {Person, Organisation, Unnamed}
    assert all(one.id.startswith("made/") and one.rule for one in items)
