"""The pages on ifs: what they show is what comes out, with the ifs that they show."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[3] / "docs" / "methods"
BASE = """
tracktwo: 1
title: Talks
parties: [{id: north, name: North}, {id: south, name: South}]
issues: [{id: line, name: Line, options: [{id: here, name: Here}, {id: there, name: There}]}]
positions:
  north: {no_deal: 40, issues: {line: {weight: 1, values: {here: 60, there: 50}}}}
  south: {no_deal: 40, issues: {line: {weight: 1, values: {here: 45, there: 70}}}}
packages: [{id: two-steps, name: Two steps, options: {line: here}}]
"""
BLOCK = r"^```{}\n(.*?)^```$"


def blocks(page: str, kind: str) -> list[str]:
    text = (PAGES / f"{page}.md").read_text("utf-8")
    return re.findall(BLOCK.format(kind), text, re.MULTILINE | re.DOTALL)


@pytest.fixture
def talks(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with the case of a page in it."""
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "case.yaml").write_text(BASE + "".join(blocks(page, "yaml")), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", ["dependence", "ifs", "pooling", "what-matters"])
def test_the_python_of_a_page_gives_what_it_shows(page: str, talks: Path) -> None:
    test = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "pycon")), {}, page, page, 0)
    assert test.examples
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test, out=told.append)
    assert "".join(told) == ""


@pytest.mark.parametrize("page", ["scores"])
def test_the_commands_of_a_page_give_what_it_shows(page: str, talks: Path, run_cli) -> None:
    for block in blocks(page, "console check"):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = step.partition("\n")
            done = run_cli(*shlex.split(command)[1:])
            assert done.code == 0, done.err
            assert done.out == shown
