"""What people are said to be, now or formerly, for which side, and in what capacity."""

from __future__ import annotations

import pytest
from made_casts import person

OFFICES = [
    ("White House spokesman John Carver said so.", "John Carver", ["White House spokesman"], "current"),
    ("Former Secretary of State Anna Pauling slept.", "Anna Pauling",
     ["Former Secretary of State"], "former"),
    ("Maria Sakharin, a spokeswoman for the Iranian Foreign Ministry, laughed.", "Maria Sakharin",
     ["a spokeswoman for the Iranian Foreign Ministry"], "current"),
    ("They met Pavel Lanin—the man in charge of foreign policy.", "Pavel Lanin",
     ["the man in charge of foreign policy"], "current"),
    ("Peter Haller is currently president of the Aspen Institute.", "Peter Haller",
     ["president of the Aspen Institute"], "current"),
    ("Peter Haller served as a planner at the State Department and an envoy to Cyprus.", "Peter Haller",
     ["a planner at the State Department", "an envoy to Cyprus"], "former"),
    ("Thomas Gray also came; he was an in-house expert and a diplomat in Oslo.", "Thomas Gray",
     ["an in-house expert", "a diplomat in Oslo"], "former"),
    ("A regular commentator on the war, Thomas Gray said it would last.", "Thomas Gray",
     ["A regular commentator on the war"], "current"),
    ("On Monday the U.S. envoy for the region, Thomas Gray, flew home.", "Thomas Gray",
     ["the U.S. envoy for the region"], "current"),
    ("Later Iran’s foreign minister, Thomas Gray, turned it down.", "Thomas Gray",
     ["Iran’s foreign minister"], "current"),
    ("They discussed the war with Iran’s foreign minister, Thomas Gray.", "Thomas Gray",
     ["Iran’s foreign minister"], "current"),
    ("It came from the former head of the army, Thomas Gray.", "Thomas Gray",
     ["the former head of the army"], "former"),
    ("Olga Nestrov heads up the European Trade Center, a lobby.", "Olga Nestrov",
     ["heads up the European Trade Center"], "current"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "name", "roles", "when"), OFFICES)
def test_offices_are_told_in_many_ways(raw: str, name: str, roles: list[str], when: str) -> None:
    told = person(raw, name).roles
    assert [role.text for role in told] == roles
    assert {role.when for role in told} == {when}
    assert [raw[slice(*role.spans[0])] for role in told] == roles


def test_present_and_former_offices_of_one_person_stand_apart() -> None:
    raw = "“Wait,” Brad Barlow, a former Senate aide and current researcher at a think tank, said."
    assert [(role.text, role.when) for role in person(raw, "Brad Barlow").roles] == [
        ("a former Senate aide", "former"),
        ("current researcher at a think tank", "current"),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "Brad Barlow, who was late, sat down.",
        "Brad Barlow leads the field by ten points.",
        "Brad Barlow, Anna Holt and others came.",
        "VIENNA - Brad Barlow spoke.",
        "Supporters of Brad Barlow cheered.",
        "He is no ally of Brad Barlow.",
        "Brad Barlow would be a good president.",
        "Brad Barlow is not the president.",
        "A senior aide said little, Brad Barlow said.",
    ],
)
def test_not_every_word_beside_a_name_is_an_office(raw: str) -> None:
    assert person(raw, "Brad Barlow").roles == ()


def test_whoever_is_spoken_to_holds_no_office_of_the_speaker() -> None:
    assert person("He met the prime minister, Anna Holt said.", "Anna Holt").roles == ()


def test_a_former_president_has_a_daughter_now() -> None:
    raw = "Jenna Barlow, a daughter of former President Brad Barlow, spoke."
    assert [role.when for role in person(raw, "Jenna Barlow").roles] == ["current"]
    assert [role.text for role in person(raw, "Brad Barlow").roles] == ["former President"]


@pytest.mark.parametrize(
    ("raw", "name", "side", "capacity"),
    [
        ("Iranian Foreign Minister Javad Rahimi spoke.", "Javad Rahimi", "IR", "official"),
        ("Matt Dimmer, a former Russia director for the NSC, spoke.", "Matt Dimmer", "US", "former official"),
        ("Charles Cupper, a Russia expert at Oxford University, spoke.", "Charles Cupper", "", "private"),
        ("CIA Director William Barnes spoke.", "William Barnes", "US", "official"),
        ("Peter Haller, president of the Aspen Institute, spoke.", "Peter Haller", "", "private"),
        ("Brad Barlow, a contender for U.S. president, spoke.", "Brad Barlow", "US", ""),
        ("Turkish opposition leader Kemal Aydin spoke.", "Kemal Aydin", "TR", ""),
    ],
)
def test_side_and_capacity_are_what_the_offices_say(raw: str, name: str, side: str, capacity: str) -> None:
    found = person(raw, name)
    assert (found.side, found.capacity) == (side, capacity)


def test_who_has_no_office_has_no_side_and_no_capacity() -> None:
    assert (
        person("Peter Haller slept.", "Peter Haller").side,
        person("Peter Haller slept.", "Peter Haller").capacity,
    ) == ("", "")
