"""The pages on consent: what they show is what comes out, with the pieces of a case they show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from tracktwo.case import check

PAGES = Path(__file__).resolve().parents[3] / "docs" / "methods"
BASE = """
tracktwo: 1
title: The Weir
issues:
  - id: water
    name: Summer water
    options: [{id: low, name: Low}, {id: middle, name: Middle}, {id: high, name: High}]
  - id: control
    name: Control
    options:
      - {id: upstream, name: Upstream}
      - {id: joint, name: A joint crew}
      - {id: downstream, name: Downstream}
positions:
  upstream:
    no_deal: [30, 40]
    issues:
      water: {weight: 40, values: {low: 0, middle: 50, high: 100}}
      control: {weight: 60, values: {upstream: 100, joint: 50, downstream: 0}}
  downstream:
    no_deal: [20, 30]
    issues:
      water: {weight: 70, values: {low: 100, middle: 60, high: 0}}
      control: {weight: 30, values: {upstream: 0, joint: 90, downstream: 100}}
  ministry:
    no_deal: 30
    issues:
      water: {weight: 10, values: {low: 50, middle: 50, high: 50}}
      control: {weight: 90, values: {upstream: [0, 40], joint: 100, downstream: 40}}
packages:
  - {id: wet, name: A joint crew and much water, options: {water: high, control: joint}}
  - {id: dry, name: Downstream's offer, options: {water: low, control: downstream}}
  - {id: open, name: A joint crew, options: {control: joint}}
"""


def blocks(page: str, kind: str) -> list[str]:
    """Give the blocks of a kind on a page."""
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def case_of(page: str) -> str:
    """Put a page's pieces into the case that all share; parties that it leaves out are plain ones."""
    shown = "".join(blocks(page, "yaml")) or "parties:\n"
    rest = {"upstream": "Upstream", "downstream": "Downstream", "ministry": "The ministry"}
    named = [f"  - {{id: {id_}, name: {name}}}\n" for id_, name in rest.items() if f"id: {id_}" not in shown]
    return BASE + shown + "".join(named)


@pytest.mark.parametrize("page", ["win-sets", "power", "absent-party"])
def test_what_a_page_shows_is_what_comes_out(page, tmp_path, monkeypatch) -> None:
    (tmp_path / "weir").mkdir()
    (tmp_path / "weir" / "case.yaml").write_text(case_of(page), "utf-8")
    case, findings = check(tmp_path / "weir")
    assert case is not None, "\n".join(map(str, findings))
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "pycon")), {}, page, page, 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=told.append)
    assert "".join(told) == ""
