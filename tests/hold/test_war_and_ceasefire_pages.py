"""The pages on war and ceasefire: what they show is what comes out, with the pieces of a case they show."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from tracktwo.case import check

PAGES = Path(__file__).resolve().parents[2] / "docs" / "methods"
NAMES = [
    *("backward-induction", "bargaining-range", "durability", "inspection"),
    *("keeping-a-ceasefire", "phases", "ripeness"),
]
BASE = """
tracktwo: 1
title: The Saddle
as_of: 2024-03-01
parties: [{id: north, name: North}, {id: south, name: South}]
issues:
  - {id: zone, name: Zone, options: [{id: none, name: None}, {id: deep, name: Forty kilometres}]}
  - {id: monitors, name: Monitors, options: [{id: none, name: Nobody}, {id: mission, name: A mission}]}
  - {id: pass, name: The pass, options: [{id: north, name: North's}, {id: south, name: South's}]}
"""
POSITIONS = """
positions:
  north: {no_deal: 30, issues: {pass: {weight: 1, values: {north: 100, south: 0}}}}
  south: {no_deal: 30, issues: {pass: {weight: 1, values: {north: 40, south: 100}}}}
"""
PACKAGES = """
packages:
  - {id: thin, name: Thin truce, options: {zone: none, monitors: none, pass: north}}
  - {id: watched, name: Watched truce, options: {zone: deep, pass: north}}
"""


def blocks(page: str, kind: str) -> list[str]:
    """Give the blocks of a kind on a page."""
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def case_of(page: str) -> str:
    """Put a page's pieces into the case that all share, where the page has no case of its own."""
    shown = "".join(blocks(page, "yaml"))
    if "tracktwo: 1" in shown:
        return shown
    return BASE + ("" if "positions:" in shown else POSITIONS) + PACKAGES + shown


@pytest.mark.parametrize("page", NAMES)
def test_what_a_page_shows_is_what_comes_out(page, tmp_path, monkeypatch) -> None:
    (tmp_path / "saddle").mkdir()
    (tmp_path / "saddle" / "case.yaml").write_text(case_of(page), "utf-8")
    case, findings = check(tmp_path / "saddle")
    assert case is not None, "\n".join(map(str, findings))
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "pycon")), {}, page, page, 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=told.append)
    assert "".join(told) == ""
