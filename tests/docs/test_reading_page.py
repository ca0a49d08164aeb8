"""The worked example on the page about reading is what reading finds."""

from __future__ import annotations

import re
from pathlib import Path

from tracktwo.reading import read
from tracktwo.reading.model import Claim, Copy, Stance

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "reading.md"
REPORT = re.compile(r"`(\w+\.txt)`[^`]*```text\n(.*?)```", re.DOTALL)
ROW = re.compile(r"^\| (claim|stance|condition|term) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_the_example_is_read_as_the_page_says(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    reports = REPORT.findall(page)
    assert [name for name, _ in reports] == ["courier.txt", "gazette.txt"]
    for name, text in reports:
        (tmp_path / name).write_text(text, "utf-8")
    ledger = read([tmp_path])
    own = [item for item in ledger.items if item.document == "courier"]
    rows = ROW.findall(page)
    assert len(rows) >= 5
    for kind, passage, told in rows:
        (item,) = [one for one in own if one.kind == kind and one.text == passage]
        if isinstance(item, Claim):
            assert item.central and list(item.origins) == ["Daily Herald"] and "Daily Herald" in told
        if isinstance(item, Stance):
            assert told == f"{item.actor_name}: {item.stance}"
    (copy,) = [one for one in ledger.items if isinstance(one, Copy)]
    assert (copy.document, copy.source) == ("gazette", "courier")
    left_out = {one.stance for one in ledger.left_out(copy) if isinstance(one, Stance)}
    assert {"denied", "no comment"} <= left_out
