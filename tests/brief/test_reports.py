"""The brief shows what a case's reports say: stances, origins, what copies lack, each with its passage."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from reading_pages import tree

from tracktwo.brief import facts_of, page
from tracktwo.brief.facts.reports import reports_of
from tracktwo.case import load
from tracktwo.case.quotes import report_text

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "ukraine-2023"


@pytest.fixture(scope="module")
def case():
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def found(case):
    return reports_of(case)


@pytest.fixture(scope="module")
def html(case) -> str:
    return page(facts_of(case, draws=5))


def test_reports_are_told_from_copies(found):
    assert (found.documents, found.texts) == (3, 2)
    (copy,) = found.copies
    assert (copy.source, copy.of) == ("eastmoor", "northgate")


def test_stances_on_the_central_claim_stand_by_actor_and_none_is_merged(found):
    subject = next(one for one in found.subjects if one.source == "northgate")
    said = {(one.actor, one.stance) for one in subject.heard}
    assert ("Maria Zakharova", "denied") in said
    assert ("John Kirby", "acknowledged") in said
    assert any(stance == "no comment" for _, stance in said)


def test_the_copy_lost_the_denial_and_the_brief_says_so(found):
    subject = next(one for one in found.subjects if one.source == "northgate")
    (denial,) = [one for one in subject.heard if one.stance == "denied"]
    assert denial.left_out_by == ("eastmoor",)
    (copy,) = found.copies
    assert any("denial by Maria Zakharova" in one.says for one in copy.left_out)
    kept = {one.actor for one in subject.heard if not one.left_out_by}
    assert "John Kirby" in kept


def test_the_account_has_one_origin_in_whichever_report(found):
    assert found.origins == ("NBC News",)
    assert {one.origins for one in found.subjects} == {("NBC News",)}


def test_every_passage_stands_where_it_is_said_to(case, found):
    sources = {source.id: source for source in case.sources}
    assert found.passages
    for one in found.passages:
        text = report_text(EXAMPLE, sources[one.source])
        assert " ".join(text[one.start : one.end].split()) == one.quote


def test_each_stance_and_each_loss_leads_to_its_passage(html, found):
    ids = {element.attributes["id"] for element in tree(html).all() if "id" in element.attributes}
    (section,) = [one for one in tree(html).all("section") if one.attributes["id"] == "reports"]
    links = [link.attributes["href"] for link in section.all("a")]
    named = [one.passage for subject in found.subjects for one in subject.heard]
    named += [one.passage for copy in found.copies for one in copy.left_out]
    assert len(named) > 5
    for passage in named:
        href = f"#passage-{re.sub('/', '.2f.', passage)}"
        assert href in links
        assert href.removeprefix("#") in ids


def test_a_case_without_reports_says_so(tmp_path):
    case = load(ROOT / "examples" / "panama-1974")
    assert reports_of(case) is None
    assert "no report in its folder" in page(facts_of(case, draws=5))


def test_reports_that_cannot_be_read_are_told(tmp_path):
    folder = Path(shutil.copytree(EXAMPLE, tmp_path / "case"))
    french = (
        "Les émissaires des deux gouvernements se sont rencontrés en mai, selon la radio de la vallée. " * 9
    )
    text = (folder / "case.yaml").read_text("utf-8")
    start, end = text.index("\nsources:"), text.index("\nparties:")
    only = "\nsources:\n  - {id: radio, title: La radio, file: reports/radio.txt}\n"
    (folder / "reports" / "radio.txt").write_text(french, "utf-8")
    cited = re.compile(r"^ *evidence: \[.*\]\n|,? ?evidence: \[[^\]]*\]", re.MULTILINE)
    (folder / "case.yaml").write_text(text[:start] + only + cited.sub("", text[end:]), "utf-8")
    found = reports_of(load(folder))
    assert found.documents == 0
    assert "radio.txt" in found.unread[0]
