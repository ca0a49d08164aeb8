"""What is left if one red line falls is what the analysis finds without that line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from cases_for_briefs import LINE, RANGES, weir

from tracktwo.brief import facts_of, page
from tracktwo.case import Case, load
from tracktwo.deals import Corners, Problem, tally

ROOT = Path(__file__).resolve().parents[2]


def lifted(problem: Problem, label: str) -> Problem:
    return replace(problem, red_lines=tuple(line for line in problem.red_lines if line.label != label))


def taken(problem: Problem) -> set[tuple[str, str]]:
    """Return the options that some package of the zone takes."""
    return {
        (issue, option)
        for place, issue in enumerate(problem.issues)
        for number, option in enumerate(problem.options[place])
        if tally(problem.restricted({place: number})).zone.value
    }


@pytest.mark.parametrize("name", ["ukraine-2023", "weir"])
def test_each_line_alone_is_lifted(name: str, tmp_path: Path) -> None:
    case: Case = (
        weir(tmp_path, **RANGES, up_more=LINE) if name == "weir" else load(ROOT / "examples" / "ukraine-2023")
    )
    corners, facts = Corners.of(case), facts_of(case, draws=5)
    assert facts.without
    for one in facts.without:
        best, worst = (lifted(problem, one.label) for problem in (corners.best, corners.worst))
        assert one.possible.value == tally(best).zone.value
        assert one.always.value == tally(worst).zone.value
        back = {(issue, option) for issue, options in one.options.items() for option in options}
        assert back == taken(best) - taken(corners.best)


def test_lines_of_parties_that_need_not_consent_are_left_out(tmp_path: Path) -> None:
    weir(tmp_path, up_more=LINE)
    text = (tmp_path / "case.yaml").read_text("utf-8")
    (tmp_path / "case.yaml").write_text(text.replace("name: Upstream", "name: Upstream, consent: false"))
    assert facts_of(load(tmp_path)).without == ()


def test_the_page_lists_every_line_and_the_summary_says_how_much_hangs_on_one() -> None:
    facts = facts_of(load(ROOT / "examples" / "ukraine-2023"), draws=20)
    html = page(facts)
    assert (
        html.count(
            "What all could accept if one red line alone fell (over all numbers in the ranges)</caption>"
        )
        == 1
    )
    assumed = [one.possible.value for one in facts.without if one.footing == "assumed"]
    assert (
        f"on some of the numbers {min(assumed):,} to {max(assumed):,} packages, depending on which line"
        in html
    )
    assert facts.zone.reach is not None
    assert f"against {facts.zone.reach.possible.value:,} now" in html
