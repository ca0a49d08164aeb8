"""The first paragraph is right for every kind of case, and says no more than is known."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_for_briefs import LINE, RANGES, many, weir

from tracktwo.brief import Facts, facts_of
from tracktwo.brief.words.headline import Status, headline, status
from tracktwo.brief.words.say import Say
from tracktwo.case import Case, load

ROOT = Path(__file__).resolve().parents[2]
NOTHING = "rules:\n  - {when: {water: [low, mid, high]}, excludes: {gates: [one, both]}, because: a test}\n"


def told(facts: Facts) -> str:
    parts = headline(facts, Say(facts))
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def changed(folder: Path, *pairs: tuple[str, str]) -> Case:
    """Write a case of single numbers with other words in some places, and read it."""
    weir(folder)
    text = (folder / "case.yaml").read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (folder / "case.yaml").write_text(text, "utf-8")
    return load(folder)


@pytest.mark.parametrize(
    ("changes", "known", "said"),
    [
        (
            {},
            Status.PROVEN,
            "On the numbers as given, there is a deal that Upstream and Downstream would both",
        ),
        (
            RANGES,
            Status.OPEN,
            "Whether there is a deal that Upstream and Downstream would both accept is open.",
        ),
        (
            {"up_more": LINE, "mid": "[50, 60]", "down_no_deal": "10"},
            Status.PROVEN,
            "must contain “One side” on Control of the gates. It cannot contain “Little” on ",
        ),
        (
            {"up_no_deal": "95", "down_no_deal": "95"},
            Status.EXCLUDED,
            "On the numbers as given, there is no deal that",
        ),
        (
            {"up_more": LINE, "down_no_deal": "[60, 80]"},
            Status.EXCLUDED,
            "There could be a deal if one party gave up “Nobody else at the gates” (Upstream).",
        ),
        (
            {"up_more": LINE, "up_no_deal": "95", "down_no_deal": "[95, 96]"},
            Status.EXCLUDED,
            "Giving up any one red line would not change it.",
        ),
        (
            {"down_inside": "false"},
            Status.PROVEN,
            "The channel cannot settle it alone: a deal also needs the consent of Downstream.",
        ),
    ],
)
def test_what_is_known_is_said_and_no_more(
    changes: dict[str, str], known: Status, said: str, tmp_path: Path
) -> None:
    facts = facts_of(weir(tmp_path, **changes), draws=30)
    assert status(facts) is known
    assert said in told(facts)


def test_where_there_is_no_package_or_no_consent_to_ask_for_it_says_only_that(tmp_path: Path) -> None:
    assert told(facts_of(weir(tmp_path, more=NOTHING))).startswith("The rules of the case allow no package")
    nobody = changed(
        tmp_path, ("name: Upstream", "name: Upstream, consent: false"), ("true}", "true, consent: false}")
    )
    assert told(facts_of(nobody)).startswith("No party's consent is needed")


def test_who_is_outside_is_named_and_who_is_inside_is_not_called_absent(tmp_path: Path) -> None:
    assert "Every party whose consent is needed is in the channel." in told(facts_of(weir(tmp_path)))
    outside = changed(tmp_path, ("name: Upstream", "name: Upstream, in_channel: false"), ("true}", "false}"))
    assert "No party whose consent is needed is in the channel." in told(facts_of(outside))
    one = changed(tmp_path, ("name: Upstream", "name: Upstream, consent: false"))
    assert "there is a deal that Downstream would accept." in told(facts_of(one))


def test_many_parties_are_not_named_one_by_one(tmp_path: Path) -> None:
    text = told(facts_of(many(tmp_path, 10), draws=30))
    assert "a deal that all parties whose consent is needed would accept is open" in text


def test_lines_that_are_only_assumed_are_called_so(tmp_path: Path) -> None:
    facts = facts_of(weir(tmp_path, **RANGES, up_more=LINE), draws=30)
    assert "It also hangs on a red line that is only assumed to hold." in told(facts)


def test_the_example_says_what_hangs_on_what() -> None:
    text = told(facts_of(load(ROOT / "examples" / "ukraine-2023"), draws=200))
    assert "would all accept is open" in text
    assert "must contain “Set aside” on Status of the areas under Russian control" in text
    assert "a deal also needs the consent of European NATO allies and Ukraine." in text
    assert "The answer hangs most on what no deal is worth to" in text
    assert "red lines, some of which are only assumed to hold" in text
