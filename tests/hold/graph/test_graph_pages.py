"""The pages on graph models show what the command prints."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PAGES = [ROOT / "docs" / "methods" / "graph-model.md", ROOT / "docs" / "reference" / "formats" / "graph.md"]
RUN = re.compile(r"^```\n\$ tracktwo (.+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_is_printed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_cli
) -> None:
    text = page.read_text("utf-8")
    monkeypatch.chdir(tmp_path)
    models = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for name, model in zip(("spring", "second"), models, strict=False):
        Path(f"{name}.json").write_text(model, "utf-8")
        assert run_cli("hold", f"{name}.json").code == 0
    shown = RUN.findall(text)
    assert shown
    for command, output in shown:
        assert output.strip() in run_cli(*shlex.split(command)).out
