"""Claims keep who says what of them apart: no verdict, no merging with a denial."""

from __future__ import annotations

import pytest
from told_reports import OPENING, read_text, stances_after_opening

from tracktwo.reading.model import STANCES, Claim, Stance

REACTIONS = [
    ("Nobody from the ministry had spoken to the rebels, the minister said.", "denied"),
    ('"We never agreed to this," the minister said.', "denied"),
    ("The ministry said it had not agreed to any truce.", "denied"),
    ("The report lacks any basis, the spokesman said.", "denied"),
    ("The ministry brushed aside the report.", "denied"),
    ("The palace issued a denial.", "denied"),
    ("Neither side has confirmed the meeting.", "no comment"),
    ("Officials have said nothing about the talks.", "no comment"),
    ("The palace has kept silent on the talks.", "no comment"),
    ("The minister said that no one had been authorised to negotiate.", "disowned"),
    ("The spokesman dismissed the reports as fabrications.", "denied"),
    ("The ministry denied that any secret talks had taken place.", "denied"),
    ("The army called the report baseless.", "denied"),
    ("A senior official confirmed the meeting.", "acknowledged"),
    ("The embassy declined to comment.", "no comment"),
    ("The ministry did not respond to a request for comment.", "no comment"),
    ("The palace would neither confirm nor deny the report.", "no comment"),
    ("The palace distanced itself from the contacts.", "disowned"),
    ("The ministry said it had not authorised the talks.", "disowned"),
    ('"Pure invention," the minister said.', "denied"),
    ('"No such meeting ever took place," the minister said.', "denied"),
    ('"We have had no contact with them whatsoever," the rebel leader said.', "denied"),
    ('"There is no truth in these reports," the ambassador said.', "denied"),
    ("The report was denied by the ministry.", "denied"),
    ("There was no immediate comment from the foreign ministry.", "no comment"),
    ("The army has yet to comment.", "no comment"),
    ("The ministry could not confirm the report.", "no comment"),
    ("The ministry said the envoy had no mandate to negotiate.", "disowned"),
    ("The ministry said it was unaware of any meeting.", "disowned"),
    ("The minister said the ministry was aware of the talks.", "acknowledged"),
]


@pytest.mark.parametrize(("sentence", "stance"), REACTIONS)
def test_a_reaction_is_a_stance_on_what_the_report_is_about(sentence: str, stance: str) -> None:
    _, items = read_text(f"{OPENING}\n{sentence}\n")
    central = next(one for one in items if isinstance(one, Claim) and one.central)
    found = [one for one in items if isinstance(one, Stance) and one.stance == stance]
    assert [one.claim for one in found] == [central.id]


@pytest.mark.parametrize(
    "sentence",
    [
        "The junta rejected an offer of mediation.",
        "The officer admitted defeat.",
        "The minister did not deny himself a holiday.",
        '"It is not a lie," the minister said.',
    ],
)
def test_refusing_an_offer_is_no_denial(sentence: str) -> None:
    assert [one.stance for one in stances_after_opening(sentence) if one.stance == "denied"] == []


def test_all_who_react_together_have_a_stance() -> None:
    _, items = read_text(f"{OPENING}\nNorway and Sweden have both denied the report.\n")
    found = [one.actor_name for one in items if isinstance(one, Stance) and one.stance == "denied"]
    assert found == ["Norway", "Sweden"]


def test_it_is_the_body_that_spoke_before() -> None:
    _, items = read_text(f"{OPENING}\nThe foreign ministry met the press. It did not comment on the talks.\n")
    found = [one.actor_name for one in items if isinstance(one, Stance) and one.stance == "no comment"]
    assert found == ["The foreign ministry"]


def test_a_name_reacts_and_not_what_is_set_beside_it() -> None:
    sentence = "Tomas Arendt, a spokesman for the front, confirmed the visit on Monday."
    _, items = read_text(f"{OPENING}\n{sentence}\n")
    found = [one.actor_name for one in items if isinstance(one, Stance) and one.stance == "acknowledged"]
    assert found == ["Tomas Arendt"]


def test_a_report_that_opens_with_a_denial_is_about_what_is_denied() -> None:
    raw = (
        "The government on Tuesday denied a report that its envoys had met rebel leaders in Oslo.\n"
        "A rebel spokesman confirmed the meeting.\n"
    )
    _, items = read_text(raw)
    (central,) = [one for one in items if isinstance(one, Claim) and one.central]
    assert central.text == "its envoys had met rebel leaders in Oslo"
    on_it = {one.stance for one in items if isinstance(one, Stance) and one.claim == central.id}
    assert on_it == {"denied", "acknowledged"}


def test_what_a_newsroom_is_named_for_is_reported_by_it() -> None:
    raw = "Envoys of Arvania and Belmark have met in secret since May.\nThat is according to Reuters.\n"
    _, items = read_text(raw)
    (central,) = [one for one in items if isinstance(one, Claim) and one.central]
    (stance,) = [one for one in items if isinstance(one, Stance)]
    assert (stance.claim, stance.stance, stance.actor_name) == (central.id, "reported", "Reuters")
    assert central.origins == ("Reuters",)


def test_a_claim_and_its_denial_stay_apart() -> None:
    raw = (
        "Envoys of Arvania and Belmark met in secret last week.\n"
        "General Peter Marlow said the rebels had crossed the river.\n"
        "Colonel Mary Dane said the rebels had not crossed the river.\n"
    )
    _, items = read_text(raw)
    claims = [one for one in items if isinstance(one, Claim) and "river" in one.text]
    assert len(claims) == 2
    stances = [one for one in items if isinstance(one, Stance) and "river" not in one.text]
    assert {one.claim for one in stances} == {one.id for one in claims}


def test_the_same_said_twice_is_one_claim_with_two_stances() -> None:
    raw = (
        "Envoys of Arvania and Belmark met in secret last week.\n"
        "General Peter Marlow said the rebels had crossed the river.\n"
        "Colonel Mary Dane also said the rebels had crossed the river.\n"
    )
    _, items = read_text(raw)
    (claim,) = [one for one in items if isinstance(one, Claim) and "river" in one.text]
    actors = [one.actor_name for one in items if isinstance(one, Stance) and one.claim == claim.id]
    assert actors == ["Peter Marlow", "Mary Dane"]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        (
            "General Peter Marlow and Colonel Mary Dane wrote a report on the truce.",
            "Peter Marlow and Mary Dane",
        ),
        ("The rebels left the hall in anger.", "The rebels"),
    ],
)
def test_they_are_those_who_were_last_named_together(before: str, name: str) -> None:
    _, items = read_text(f"{OPENING}\n{before} They predicted that the truce would collapse.\n")
    (stance,) = [one for one in items if isinstance(one, Stance)]
    assert (stance.stance, stance.actor_name) == ("predicted", name)


def test_each_stance_is_one_of_the_seven_and_each_stands_on_a_claim() -> None:
    _, items = read_text(f"{OPENING}\n" + "\n".join(sentence for sentence, _ in REACTIONS) + "\n")
    claims = {one.id for one in items if isinstance(one, Claim)}
    stances = [one for one in items if isinstance(one, Stance)]
    assert stances
    assert {one.stance for one in stances} <= set(STANCES)
    assert {one.claim for one in stances} <= claims


def test_hedges_are_kept_with_the_claim() -> None:
    _, items = read_text(f"{OPENING}\nThe rebels have reportedly crossed the river.\n")
    claim = next(one for one in items if isinstance(one, Claim) and "river" in one.text)
    assert claim.hedges == ("reportedly",)


def test_a_newsroom_reports_and_acknowledges_nothing():
    _, found = read_text(
        "Envoys of both sides have met in secret since May, Valley News reported on Monday.\n"
        "The talks took place in Oslo, according to Valley News.\n"
    )
    stances = {one.stance for one in found if isinstance(one, Stance) and one.actor_name == "Valley News"}
    assert stances == {"reported"}


LEAD = "Envoys of both sides have held secret talks since May 2021, Valley News reported on Monday.\n"


@pytest.mark.parametrize(
    "earlier",
    [
        "It is not the first report of its kind. In March 2008 the minister denied that there were talks.\n",
        "The rebels said that a bomb had destroyed the bridge. The army denied the claim.\n",
    ],
)
def test_a_denial_of_something_else_is_no_denial_of_what_the_report_is_about(earlier):
    _, found = read_text(LEAD + earlier)
    (central,) = [one for one in found if isinstance(one, Claim) and one.central]
    (denied,) = [one for one in found if isinstance(one, Stance) and one.stance == "denied"]
    assert denied.claim != central.id
