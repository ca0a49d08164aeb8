"""The summary says first what is certain, and never more than is known."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from cases_for_briefs import LINE, PACKAGES, RANGES, weir
from reading_pages import Element, tree

from tracktwo.brief import facts_of, page
from tracktwo.case import Case, load

ROOT = Path(__file__).resolve().parents[2]


def part(case: Case, name: str, draws: int = 60) -> Element:
    """Return a section of a case's brief."""
    root = tree(page(facts_of(case, draws=draws)))
    (found,) = [e for e in root.all("section") if e.attributes["id"] == name]
    return found


def said(element: Element) -> str:
    return " ".join(element.text().split())


def headings(element: Element) -> list[str]:
    return [said(heading) for heading in element.all("h3")]


def test_what_is_certain_comes_first(tmp_path: Path) -> None:
    found = headings(part(weir(tmp_path, **RANGES), "summary"))
    assert found[0] == "Holds for every number in the ranges"


def test_without_ranges_nothing_is_said_about_draws(tmp_path: Path) -> None:
    case = weir(tmp_path)
    summary = part(case, "summary")
    assert headings(summary) == ["Follows from the judgements as given"]
    assert "Every judgement is given as a single number" in said(summary)
    assert "draws" not in said(summary)
    assert "this cannot be said" in said(part(case, "sure"))


def test_an_empty_zone_is_an_answer(tmp_path: Path) -> None:
    case = weir(tmp_path, up_more=LINE, down_no_deal="[60, 80]", more=PACKAGES)
    text = said(part(case, "summary"))
    assert "None of 6 packages could be accepted by both parties" in text
    assert "Whole deal : refused by Upstream. It crosses “Nobody else at the gates” (assumed)." in text
    assert "It picks none" in said(part(case, "packages"))
    assert "There is no package to compare" in said(
        part(weir(tmp_path, up_more=LINE, down_no_deal="80"), "packages")
    )
    assert "would be enough" in said(part(case, "unlock"))


def test_no_allowed_package_is_said(tmp_path: Path) -> None:
    rules = "rules:\n  - {when: {water: [low, mid, high]}, excludes: {gates: [one, both]}, because: a test}\n"
    text = said(part(weir(tmp_path, more=rules), "summary"))
    assert "The rules of the case allow no package at all" in text


def test_what_the_room_takes_and_the_absent_refuse_is_never_called_acceptable(tmp_path: Path) -> None:
    case = weir(tmp_path, down_inside="false", down_no_deal="[80, 90]", mid="[20, 90]")
    text = said(part(case, "summary"))
    reach = facts_of(case, draws=20).zone.reach
    assert reach is not None
    assert reach.inside == reach.refused_by_absent + reach.possible.value
    assert f"Of {reach.inside} packages that those in the channel could accept on some of the numbers" in text
    assert "Downstream (outside it) refuses" in text
    absent = said(part(case, "blockers"))
    assert "Downstream (outside it) refuses" in absent
    assert (
        "What suits those in the channel alone is not acceptable: it lacks a consent that is needed" in absent
    )


def test_a_case_without_packages_ifs_or_sources_says_so(tmp_path: Path) -> None:
    case = weir(tmp_path)
    assert "The case names no package" in said(part(case, "named"))
    assert "names no condition" in said(part(case, "ifs"))
    assert "cites no source" in said(part(case, "basis"))


def test_a_summary_sentence_leads_to_its_evidence(tmp_path: Path) -> None:
    summary = part(weir(tmp_path, **RANGES, more=PACKAGES), "summary")
    items = list(summary.all("li"))
    assert items
    linked = [item for item in items if list(item.all("a"))]
    assert len(linked) >= len(items) - 1  # "no package is acceptable on all numbers" follows its twin


def test_the_example_leads_with_what_every_range_leaves_standing() -> None:
    summary = part(load(ROOT / "examples" / "ukraine-2023"), "summary", draws=100)
    text = said(summary)
    certain, _, rest = text.partition("Holds in most draws")
    for terms, party in (
        ("Terms of 2015", "Russia"),
        ("Russia's stated", "Ukraine"),
        ("Ukraine's stated", "Russia"),
    ):
        assert terms in certain
        assert f"refused by {party}" in certain[certain.index(terms) :]
    assert "cannot be ranked on these judgements" in rest


def test_every_quoted_passage_is_printed_with_its_place() -> None:
    case = load(ROOT / "examples" / "ukraine-2023")
    basis = said(part(case, "basis", draws=20))
    for item in case.evidence:
        assert item.id in basis
        if item.start >= 0:
            assert f"characters {item.start:,} to {item.end:,}" in basis


def test_every_judgement_is_listed_with_its_footing() -> None:
    case = load(ROOT / "examples" / "panama-1974")
    basis = part(case, "basis")
    ids = {e.attributes["id"] for e in basis.all("span") if "id" in e.attributes}
    assert {f"judgement-{j.path.replace('/', '.2f.')}" for j in case.judgements()} <= ids
    tables = [t for t in basis.all("table") if "Judgements about" in next(t.all("caption")).text()]
    rows = [row for table in tables for row in list(table.all("tr"))[1:]]
    assert all("sourced" in said(row) or "assumed" in said(row) for row in rows)


def test_the_tutorial_changes_what_it_says_it_changes(tmp_path: Path) -> None:
    example = ROOT / "examples" / "ukraine-2023"
    tutorial = (ROOT / "docs" / "tutorial" / "first-brief.md").read_text("utf-8")
    label, changed = re.findall(r"^```yaml\n(.*?)\n```$", tutorial, re.MULTILINE | re.DOTALL)
    shutil.copytree(example / "reports", tmp_path / "reports")
    text = (example / "case.yaml").read_text("utf-8")
    before = text[: text.index(label)].splitlines()[-1]
    assert text.count(label) == 1
    (tmp_path / "case.yaml").write_text(text.replace(f"{before}\n{label}", f"{changed}\n{label}"), "utf-8")
    old, new = (
        said(part(load(folder), "summary", draws=20)).partition("Depends on the judgements")[0]
        for folder in (example, tmp_path)
    )
    refused = "Terms of 2015 (Minsk II) : refused by Russia"
    assert refused in old
    assert refused not in new
    for terms in ("Russia's stated terms : refused by Ukraine", "Ukraine's stated terms"):
        assert terms in new


def test_an_exchange_names_every_party_and_the_lines_still_crossed() -> None:
    text = said(part(load(ROOT / "examples" / "ukraine-2023"), "unlock", draws=20))
    assert "Ukraine 0 and United States" in text
    assert "The package that results crosses “No return of the claimed regions in law” (assumed)." in text


def test_the_frontier_counts_the_lines_that_are_sound() -> None:
    facts = facts_of(load(ROOT / "examples" / "ukraine-2023"), draws=20)
    text = said(part(load(ROOT / "examples" / "ukraine-2023"), "zone", draws=20))
    zone = facts.zone
    assert f"{zone.frontier_packages} packages with {zone.frontier} different sets of values" in text
    assert f"{sum(zone.edge_inside)} of these lines cross no red line" in text
    assert "a grey line may cross a red line" in text


@pytest.mark.parametrize("ranges", [{}, RANGES])
def test_what_not_to_conclude_stands_with_the_legend(ranges: dict[str, str], tmp_path: Path) -> None:
    text = said(tree(page(facts_of(weir(tmp_path, **ranges), draws=20))))
    assert "Do not conclude that this is a forecast" in text
    assert ("is the chance of a deal" in text.partition("Contents")[0]) == bool(ranges)
