"""A drafted case has the sides of a conflict as parties, and nobody who stands between them or looks on."""

from __future__ import annotations

import pytest
import yaml

from tracktwo.reading import draft_case, read
from tracktwo.reading.draft.actors import Sides

REPORTS = {
    "movement": """Talks on the upper valley to resume

GENEVA, March 4, 2022 — Moldova's government and the Valley Liberation Front will meet in Geneva next \
week, Swiss mediator Urs Frei said on Friday.

The front proposed that monitors be posted along the river. Foreign Minister Ion Rusu denied that there \
had been secret talks with the front. "We have not met them," he said.

U.N. Secretary-General Antonio Guterres welcomed the deal. The European Union also welcomed the truce \
and said the truce was a step toward peace.

A spokesman for the Valley Liberation Front, Petru Lupu, said the rebels would accept a ceasefire if \
prisoners were released. The government rejected a referendum. They demanded a withdrawal.
""",
    "hosts": """Rebels reject truce

Chad's army and the Desert Front are close to a truce, two people familiar with the talks said. The \
front demanded that troops leave the north. Chadian President Omar Diallo said the government would \
accept a ceasefire if the rebels disarmed.

Qatar hosted the talks. Qatari diplomat Ali Nasser said he was hopeful. "The truce will hold," said Mary \
Jones, an analyst at a research institute. A British aid group, Open Hand, called the deal a success.
""",
    "administration": """Harper administration denies talks

WASHINGTON, June 3, 2021 — The Harper administration denied on Thursday that it was holding secret talks \
with Cuba. "There are no talks," State Department spokeswoman Jane Lowe said.

Cuba's Foreign Ministry acknowledged the meetings. President Tom Harper offered to lift the embargo if \
Cuba freed prisoners. Cuban President Luis Vega said that Havana would not accept conditions. Norway is \
mediating between the two sides, officials said.
""",
    "opposition": """Opposition leader sets a condition

LUSAKA, July 1, 2020 — Zambia's opposition leader, Grace Banda, said on Tuesday that talks with the \
government could begin if President Peter Zulu freed detainees.

The government denied that there had been secret talks with the opposition. "They are welcome," said Sam \
Okoro, the African Union envoy, who is mediating.
""",
    "callers": """Armenia and Azerbaijan trade conditions

YEREVAN, May 9, 2022 — Armenian Prime Minister Aram Petrosyan said that Armenia would sign a peace treaty if \
Azerbaijan withdrew troops from the border. Azerbaijani Foreign Minister Elchin Aliyev said Baku demanded \
a corridor. French President Paul Martin urged both sides to withdraw.
""",
    "condition": """Opposition ready for a vote

LUSAKA, July 1, 2020 — Zambia's opposition leader, Grace Banda, said on Tuesday that she would accept an \
election in May if President Peter Zulu freed detainees.
""",
    "nobody": """Aid group welcomes deal

LONDON, June 3, 2021 — The World Health Organization welcomed a truce on Monday. "We are glad," said \
Paul Reed, a professor of history.
""",
}
PARTIES = {
    "movement": ["Moldova", "Valley Liberation Front"],
    "hosts": ["Chad", "Desert Front"],
    "administration": ["Cuba", "United States"],
    "opposition": ["Opposition in Zambia", "Zambia"],
    "callers": ["Armenia", "Azerbaijan"],
    "condition": ["Opposition in Zambia", "Zambia"],
    "nobody": [],
}


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    made = {}
    for name, text in REPORTS.items():
        path = folder / f"{name}.txt"
        path.write_text(text, "utf-8")
        made[name] = read([path])
    return made


@pytest.mark.parametrize("name", REPORTS)
def test_parties_are_the_sides_and_no_mediator_host_or_commentator(ledgers, name):
    assert [side.name for side in Sides(ledgers[name]).parties] == PARTIES[name]


def test_several_names_of_one_side_are_one_party(ledgers):
    _, states = Sides(ledgers["administration"]).parties
    names = {one.name for one in states.actors}
    assert {"Jane Lowe", "Tom Harper", "Harper administration"} <= names


def test_what_a_movement_wants_without_its_full_name_is_its_own(ledgers):
    case = yaml.safe_load(draft_case(ledgers["movement"]).case)
    assert [party["id"] for party in case["parties"]] == ["moldova", "valley-liberation-front"]
    assert case["positions"]["moldova"]["red_lines"]


def test_a_pronoun_holds_nothing(ledgers):
    naming = Sides(ledgers["movement"])._naming["movement"]
    assert [naming.side_in(word) for word in ("They", "it", "He")] == ["", "", ""]
    assert naming.side_in("the rebels") == "Valley Liberation Front"
    assert naming.side_in("his government") == "MD"


def test_placeholders_are_said_to_be_that(ledgers):
    case = yaml.safe_load(draft_case(ledgers["nobody"]).case)
    assert len(case["parties"]) == 2
    assert "do not show" in str(case)
