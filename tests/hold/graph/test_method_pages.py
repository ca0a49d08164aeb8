"""What the pages on these methods show is what comes out."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGES = ["after-the-deal", "inverse", "interventions", "misperception", "unknown-preferences"]


@pytest.mark.parametrize("name", PAGES)
def test_examples_of_a_method_are_real(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ROOT / "docs" / "methods" / f"{name}.md"
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "talks").mkdir()
    for case in re.findall(r"^```yaml\n(tracktwo: 1\n.*?)^```$", page.read_text("utf-8"), re.M | re.S):
        (tmp_path / "talks" / "case.yaml").write_text(case, "utf-8")
    monkeypatch.chdir(tmp_path)
    text = page.read_text("utf-8").replace("```pycon\n", "").replace("\n```\n", "\n\n")
    test = doctest.DocTestParser().get_doctest(text, {}, name, str(page), 0)
    assert test.examples
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append)
    assert "".join(said) == ""
