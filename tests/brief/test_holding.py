"""Whether named packages would hold: what the brief and the command say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_for_briefs import PACKAGES, RANGES, weir
from reading_pages import tree

from tracktwo.brief import Facts, facts_of, holding_in_words, page
from tracktwo.brief.plain_text import in_text
from tracktwo.brief.words.blocks import Footing, Grid, Link, Para, Section, row, words
from tracktwo.brief.words.holding import QUESTIONS
from tracktwo.case import load
from tracktwo.deals import Share

ROOT = Path(__file__).resolve().parents[2]
UKRAINE = ROOT / "examples" / "ukraine-2023"


@pytest.fixture(scope="module")
def ukraine() -> tuple[Facts, str]:
    facts = facts_of(load(UKRAINE), draws=60)
    return facts, page(facts)


def section(html: str, name: str) -> str:
    found = next(one for one in tree(html).all("section") if one.attributes.get("id") == name)
    return found.text(frozenset({"svg"}))


def test_every_named_package_is_held_against_every_way_to_fail(ukraine: tuple[Facts, str]) -> None:
    facts, html = ukraine
    text = section(html, "hold")
    assert all(question in text for question in QUESTIONS)
    assert all(one.name in text for one in facts.named)


def test_rows_are_never_multiplied_into_one_number(ukraine: tuple[Facts, str]) -> None:
    assert "Rows are not multiplied" in section(ukraine[1], "hold")


def test_what_a_party_always_refuses_is_said_first(ukraine: tuple[Facts, str]) -> None:
    _, html = ukraine
    assert "yes, by Ukraine, on every number" in section(html, "hold")
    assert "refused at the table on every number" in section(html, "summary")


def test_a_path_away_from_a_deal_names_who_what_how_often_and_on_what_it_rests(
    ukraine: tuple[Facts, str],
) -> None:
    facts, html = ukraine
    text = section(html, "after")
    for found in facts.holding.after:
        names = dict(zip(found.acts, found.model.option_names, strict=True))
        for mover in found.movers:
            for way in mover.deviations[:1]:
                assert names[way.takes[0]] in text
    assert "no-deal value" in text and "assumed" in text


def test_acts_that_a_package_rules_out_are_counted_so_that_shares_are_not_compared(
    ukraine: tuple[Facts, str],
) -> None:
    facts, html = ukraine
    assert any(one.left_out for one in facts.holding.after)
    assert "acts are possible under it" in section(html, "hold")
    assert "not to be compared" in section(html, "after")


def test_bounds_stand_beside_the_product_of_the_ifs(ukraine: tuple[Facts, str]) -> None:
    text = section(ukraine[1], "ifs")
    assert "whatever the dependence" in text and "Plain product" in text


def test_the_weighted_mean_comes_first_and_every_model_has_its_errors(ukraine: tuple[Facts, str]) -> None:
    facts, html = ukraine
    text = section(html, "scales")
    assert facts.forecast is not None
    assert text.index("Weighted mean (baseline)") < text.index("Challenge model")
    assert all(round(answer.errors[0].mean_absolute, 1) > 20 for answer in facts.forecast.answers.values())
    assert "23.7" in text


def test_a_case_that_says_nothing_of_it_gets_a_sentence_for_each_question(tmp_path: Path) -> None:
    facts = facts_of(weir(tmp_path, **RANGES, more=PACKAGES), draws=5)
    html = page(facts)
    assert {"after", "keeping", "phases", "war", "ifs"} <= set(facts.holding.unsaid)
    assert "moves:" in section(html, "after") and "ceasefire:" in section(html, "keeping-it")
    assert "No issue of the case lies on a scale." in section(html, "scales")


def test_without_a_named_package_there_is_nothing_to_hold_against(tmp_path: Path) -> None:
    assert "names no package" in section(page(facts_of(weir(tmp_path), draws=5)), "hold")


def test_the_command_says_what_the_brief_says(ukraine: tuple[Facts, str]) -> None:
    text = " ".join(holding_in_words(load(UKRAINE), draws=60).split())
    shown = section(ukraine[1], "hold")
    assert "Would it hold?" in text and "Who keeps the ceasefire?" in text
    for answer in ("European NATO allies 0 to 84%", "yes, by Ukraine, on every number"):
        assert answer in text and answer in shown


def test_text_for_a_terminal_keeps_words_and_tables_and_leaves_marks_and_folds_out() -> None:
    table = Grid("Counts", ("Who", "How many"), (row("North", ["3"]), row("South", ["", ""][:1])))
    folded = Grid("Hidden", ("Who",), (row("Nobody", []),), fold="more")
    para = Para(words("See ", Link("there", "#x"), ".", Footing("assumed")))
    text = in_text([Section("s", "Title", (para, table, folded))])
    assert text == "Title\n=====\n\nSee there.\n\nCounts:\n  North\n    How many: 3\n  South"


def test_two_shares_are_one_range_in_whole_percent() -> None:
    from tracktwo.brief.words.say import between

    high, low = Share(0.82, 0.8, 0.84), Share(0.465, 0.4, 0.5)
    assert (between(high, low), between(low, low)) == ("46 to 82%", "46%")
