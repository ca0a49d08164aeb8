"""Terms of a deal, however they are held out; each of a series apart; none where nothing is held out."""

from __future__ import annotations

import pytest
from told_reports import matter_after_opening, read_text, texts

TERMS = [
    (
        "The rebels must lay down their arms, leave the cities and accept the vote, the minister said.",
        ["The rebels must lay down their arms", "leave the cities", "accept the vote"],
        "position",
    ),
    (
        "The draft would give the province wide autonomy and would require a referendum.",
        ["The draft would give the province wide autonomy", "would require a referendum"],
        "proposal",
    ),
    ("Manila offered amnesty to fighters who disarm.", ["amnesty to fighters who disarm"], "proposal"),
    (
        "The deal bars foreign troops from the south.",
        ["foreign troops from the south"],
        "proposal",
    ),
    (
        "The council and the church were to monitor the truce.",
        ["The council and the church were to monitor the truce"],
        "proposal",
    ),
    (
        "Both sides committed to refrain from attacks on civilians.",
        ["to refrain from attacks on civilians"],
        "position",
    ),
    (
        "Under the draft agreement, Arvania would withdraw its troops and Belmark would lift its embargo.",
        ["Arvania would withdraw its troops", "Belmark would lift its embargo"],
        "proposal",
    ),
    (
        "The rebels demanded the release of 200 detainees, an end to the siege and safe passage for all.",
        ["the release of 200 detainees", "an end to the siege", "safe passage for all"],
        "position",
    ),
    ("Belmark ruled out any talks on sovereignty.", ["any talks on sovereignty"], "red line"),
    (
        "The president refused to extend the truce beyond Friday.",
        ["to extend the truce beyond Friday"],
        "red line",
    ),
    ("The union called on both sides to lift the blockade.", ["to lift the blockade"], "position"),
    ("The envoy suggested a buffer zone along the river.", ["a buffer zone along the river"], "proposal"),
    ("The two countries signed an agreement to exchange prisoners.", ["to exchange prisoners"], "proposal"),
    (
        "The accord provides for power-sharing between the main parties.",
        ["power-sharing between the main parties"],
        "proposal",
    ),
    (
        "A demilitarised strip could be set up along the line with foreign observers patrolling it.",
        [
            "A demilitarised strip could be set up along the line",
            "with foreign observers patrolling it",
        ],
        "proposal",
    ),
    (
        "The withdrawal of foreign forces is a precondition for talks.",
        ["The withdrawal of foreign forces"],
        "red line",
    ),
    (
        "The opposition has made the release of its leader a condition for joining the talks.",
        ["the release of its leader"],
        "red line",
    ),
    (
        "The president has said that the peninsula is not up for negotiation.",
        ["the peninsula"],
        "red line",
    ),
    (
        "The militia has preconditioned any talks on the complete pullout of foreign forces.",
        ["the complete pullout of foreign forces"],
        "position",
    ),
    (
        "The deal would see five prisoners from each side freed.",
        ["The deal would see five prisoners from each side freed"],
        "proposal",
    ),
    (
        "Mediators have drafted a plan under which foreign fighters would leave within a month.",
        ["foreign fighters would leave within a month"],
        "proposal",
    ),
    (
        "The two sides reached an agreement on the release of all prisoners.",
        ["the release of all prisoners"],
        "proposal",
    ),
    (
        "All foreign troops are to leave within 90 days.",
        ["All foreign troops are to leave within 90 days"],
        "proposal",
    ),
    ("The talks are aimed at ending a nine-year civil war.", ["ending a nine-year civil war"], "proposal"),
]
NONE = [
    "The envoy said he would travel to Doha next week.",
    "The minister said the two sides would meet again in March.",
    "The talks would be a waste of time, he said.",
    "The group said it was ready to talk.",
    "Nobody has accepted the proposal to divide the city.",
    "The minister warned that the truce would collapse.",
    "The rebels accepted the mediators' proposal.",
    "The minister gave no comment on the talks.",
    "Nobody knows what a peace deal might look like.",
    "The rebels insist that they hold no prisoners.",
    "The general rejected rumours about the ceasefire.",
]


@pytest.mark.parametrize(("sentence", "terms", "use"), TERMS)
def test_a_term_is_found_with_its_use(sentence: str, terms: list[str], use: str) -> None:
    found = matter_after_opening(sentence).terms
    assert texts(found) == terms
    assert {term.use for term in found} == {use}


@pytest.mark.parametrize("sentence", NONE)
def test_what_holds_nothing_out_is_no_term(sentence: str) -> None:
    assert matter_after_opening(sentence).terms == ()


def test_a_text_about_something_else_has_no_terms() -> None:
    raw = "The coach demanded better referees.\nThe club refused to sell its striker.\n"
    assert read_text(raw)[0].terms == ()


def test_a_term_names_its_holder_and_its_hedge() -> None:
    (term,) = matter_after_opening("The rebels demanded the release of all prisoners.").terms
    assert term.holder_name == "The rebels"
    (hedged,) = matter_after_opening("The ceasefire would probably be monitored by neighbours.").terms
    assert hedged.hedge == "would probably"


def test_a_sequence_tells_what_comes_first() -> None:
    (found,) = matter_after_opening(
        "After disarming the militias, the government would hold elections."
    ).sequences
    assert found.rule == "sequence.after"
    assert found.first < found.then
