"""Whatever a case says of the time after a deal, the brief can say it, and says what each number rests on."""

from __future__ import annotations

import re

from after_strategies import cases_to_the_end
from hypothesis import given, settings

from tracktwo.brief import facts_of, holding_in_words, page
from tracktwo.case import check
from tracktwo.case.written import dumped


@settings(max_examples=5)
@given(cases_to_the_end())
def test_any_case_has_a_brief_whose_links_lead_somewhere(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp()
    (folder / "case.yaml").write_text(dumped(data), "utf-8")
    case, _ = check(folder)
    assert case is not None
    facts = facts_of(case, draws=4)
    html = page(facts)
    ids = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert {one.path for one in facts.later} == {one.path for one in case.later_judgements()}
    assert holding_in_words(case, draws=4).startswith(case.title)
