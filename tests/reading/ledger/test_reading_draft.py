"""A case drafted from a ledger can be solved at once, and says of everything that it is drafted."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from reading_ledgers import TEXT, document, ledgers, valley

from tracktwo.case import check, load
from tracktwo.deals import problem_of, solve
from tracktwo.reading import Ledger, draft_case
from tracktwo.reading.draft import NOTE
from tracktwo.reading.draft.passages import Report
from tracktwo.reading.model import Claim, Piece, Term


def put(ledger: Ledger, folder: Path) -> Path:
    draft = draft_case(ledger)
    for name, text in {**draft.reports, "case.yaml": draft.case}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8", newline="")
    return folder


@pytest.fixture
def case(tmp_path):
    return load(put(valley(), tmp_path))


def test_it_has_nothing_wrong_and_can_be_solved(tmp_path):
    case, findings = check(put(valley(), tmp_path))
    assert findings == ()
    assert solve(problem_of(case)).counted.total == 8


def test_parties_are_the_sides_that_speak_and_no_newsroom(case):
    assert [party.name for party in case.parties] == ["Northland", "Southland"]
    assert "Ana Lind" in case.party("northland").about


def test_terms_become_options_of_the_issues_that_they_are_about(case):
    assert {issue.id: issue.options[0].name for issue in case.issues} == {
        "monitors": "monitors would come",
        "territory": "the border would remain",
        "other": "a third country",
    }


def test_what_a_party_refuses_becomes_a_red_line(case):
    (line,) = case.positions["southland"].red_lines
    assert dict(line.options) == {"other": ("other-1",)}


def test_a_proposal_and_a_precedent_become_packages_and_a_condition_an_if(case):
    proposal, precedent = case.packages
    assert dict(proposal.options) == {"monitors": "monitors-1", "territory": "territory-1"}
    assert (precedent.name, dict(precedent.options)) == ("The Accord (1998)", {})
    assert [one.text for one in case.ifs] == ["The rains fail"]


def test_every_passage_leads_to_its_item_and_to_its_place_in_the_report(case):
    ledger = valley()
    for one in case.evidence:
        item = ledger.item(one.item)
        assert item.text in one.quote
        assert TEXT[one.start : one.end] == one.quote


def test_every_number_is_a_range_and_everything_says_that_it_is_drafted(case):
    judgements = case.judgements()
    assert judgements
    assert all(one.estimate.low < one.estimate.high for one in judgements)
    assert all(NOTE in one.footing.text for one in judgements)
    parts = [*case.parties, *case.issues, *case.packages]
    assert all(NOTE in one.about for one in parts)
    assert all(NOTE in one.footing.text for one in case.ifs)
    assert all(NOTE in one.says for one in case.evidence)


def test_a_ledger_without_anything_gives_a_case_with_room(tmp_path):
    case, findings = check(put(Ledger((document("empty", "Nothing here.\n"),), ()), tmp_path))
    assert findings == ()
    assert len(case.parties) == 2


@given(ledgers())
def test_a_draft_of_any_ledger_can_be_used(tmp_path_factory, ledger):
    case, findings = check(put(ledger, tmp_path_factory.mktemp("case")))
    assert [str(one) for one in findings if not one.warning] == []
    assert case is not None


def test_words_that_stand_twice_are_quoted_with_words_around_them():
    report = Report(document("twice", "Guns. They gave up guns in May. They took up guns in June.\n"))
    term = Term(id="twice/term-1", document="twice", spans=((20, 24),), text="guns", rule="t", use="proposal")
    assert report.text.count(report.quote(term)) == 1
    assert "guns" in report.quote(term)
    again = Report(document("again", "guns\nguns\nguns\n"))
    assert again.quote(Term(**{**vars(term), "spans": ((5, 9),)})) == ""


def test_a_web_page_is_put_beside_the_case_as_its_readable_text():
    raw = "<p>Talks &amp; more talks</p>"
    pieces = (Piece("Talks ", 3, 9), Piece("&", 9, 14), Piece(" more talks", 14, 25))
    page = document("page", raw)
    report = Report(type(page)(**{**vars(page), "media": "html", "paragraphs": (pieces,)}))
    claim = Claim(id="page/claim-1", document="page", spans=((9, 25),), text="&amp; more talks", rule="t")
    assert report.text == "Talks & more talks\n"
    assert report.quote(claim) == "& more talks"
