"""People are found by name, once for all mentions, and not taken for bodies, places or slogans."""

from __future__ import annotations

import pytest
from made_casts import cast_in, mentions


def test_a_surname_alone_is_a_mention_in_the_whole_text_before_and_after_the_full_name() -> None:
    raw = "Talks led by Obasi failed.\nDavid Obasi said so. Obasi’s aides agreed; the Obasi-Marsh plan died."
    assert mentions(raw)["David Obasi"] == ["Obasi", "David Obasi", "Obasi", "Obasi"]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("The envoy met Foreign Affairs Minister Sergio Valdano on Monday.", "Sergio Valdano"),
        ("Former Defense Department official Mary Ann Short was there.", "Mary Ann Short"),
        ("Secretary of State Anton Brinkman denounced the vote.", "Anton Brinkman"),
        ("Georgetown Professor Charles Kuppel took part.", "Charles Kuppel"),
        ("Oleg Nestrov runs a firm. Nestrov has said the war will end.", "Oleg Nestrov"),
        ("“They must leave,” said Bashar al-Kassab, the president.", "Bashar al-Kassab"),
        ("Leader Kim Dong-su met the envoys. “Not now,” Kim said.", "Kim Dong-su"),
        ("Republican Rep. J.R. Tolland said no.", "J.R. Tolland"),
        ("A spokesman, Juan de la Rosa, said no.", "Juan de la Rosa"),
    ],
)
def test_titles_offices_and_places_before_a_name_are_no_part_of_it(raw: str, name: str) -> None:
    assert [one.name for one in cast_in(raw).persons] == [name]


def test_an_administration_is_a_body_and_no_mention_of_the_person() -> None:
    raw = "President Peter Marlow spoke. The Marlow administration announced aid. Marlow smiled."
    assert mentions(raw) == {"Peter Marlow": ["Peter Marlow", "Marlow"]}
    assert [one.name for one in cast_in(raw).organisations] == ["Marlow administration"]


def test_a_full_name_before_administration_names_the_person() -> None:
    raw = "He was an adviser during the George W. Marlow administration."
    assert mentions(raw) == {"George W. Marlow": ["George W. Marlow"]}


def test_two_of_one_surname_are_told_apart_by_full_names_and_titles() -> None:
    raw = (
        "Mary Olsen runs for office. Her husband, John Olsen, agrees. Mr. Olsen cooks. "
        "Mrs. Olsen talks. Olsen will win."
    )
    assert mentions(raw) == {
        "Mary Olsen": ["Mary Olsen", "Olsen", "Olsen"],
        "John Olsen": ["John Olsen", "Olsen"],
    }


def test_of_a_couple_with_one_surname_both_are_named() -> None:
    raw = "Peter and Helen Marlow spoke."
    assert mentions(raw) == {"Peter Marlow": ["Peter"], "Helen Marlow": ["Helen Marlow"]}


def test_people_are_called_by_the_name_they_go_by() -> None:
    raw = "Abiy Tesfaye met rebels in May. The rebels told Abiy to stop."
    assert mentions(raw) == {"Abiy Tesfaye": ["Abiy Tesfaye", "Abiy"]}


def test_initials_and_fuller_forms_are_one_person() -> None:
    raw = "Donald J. Krum won. Later Donald Krum spoke. Krum left."
    assert list(mentions(raw)) == ["Donald J. Krum"]
    assert len(mentions(raw)["Donald J. Krum"]) == 3


@pytest.mark.parametrize(
    "raw",
    [
        "They crossed the George Washington Bridge at noon.",
        "He teaches at the John Kemper Center in Ohio.",
        "Its slogan, “Stronger Together,” was dull.",
        "The plan was to fund Citizens United again.",
        "Hill Democrats, however, were vague.",
        "She flew to San Pedro on Monday.",
        "The Smith-Jones plan died.",
    ],
)
def test_bridges_centres_slogans_and_camps_are_nobody(raw: str) -> None:
    assert cast_in(raw).persons == ()


def test_a_headline_gives_no_new_names_but_mentions_those_known() -> None:
    raw = "Marlow Calls Rivals Weak Before Summit\nPresident Peter Marlow called his rivals weak on Monday."
    assert mentions(raw) == {"Peter Marlow": ["Marlow", "Peter Marlow"]}


def test_names_in_capitals_are_those_of_the_same_people() -> None:
    raw = "JAKE TALLOW: Peter Marlow spoke on Friday.\nMARLOW: It was not easy for us.\nTALLOW: I see."
    assert mentions(raw) == {
        "Jake Tallow": ["JAKE TALLOW", "TALLOW"],
        "Peter Marlow": ["Peter Marlow", "MARLOW"],
    }


def test_every_mention_is_where_it_says() -> None:
    raw = "Dr. Anna Petrov of Vienna met Boris Ilin.\nPetrov's and Ilin's talks failed; Petrov left."
    cast = cast_in(raw)
    for one in cast.persons:
        assert all(raw[start:end].split()[-1] == one.name.split()[-1] for start, end in one.spans)
        assert one.text == raw[slice(*one.spans[0])]
    assert len({span for one in cast.persons for span in one.spans}) == 5
