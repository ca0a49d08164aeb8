"""The page on the case file shows a case that works and explains every key of the format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracktwo.case import check, schema
from tracktwo.case.document import parse
from tracktwo.case.written import dumped

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "case-file.md"


def keys(part: Any) -> Iterator[str]:
    """Give every key that a case may have, however deep."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for below in part.values():
            yield from keys(below)
    elif isinstance(part, list):
        for below in part:
            yield from keys(below)


def test_the_case_on_the_page_can_be_read_without_a_warning(tmp_path: Path) -> None:
    (case_text,) = re.findall(
        r"^```yaml\n(tracktwo: 1\n.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    (tmp_path / "case.yaml").write_text(case_text, "utf-8")
    case, findings = check(tmp_path)
    assert [str(finding) for finding in findings] == []
    assert case is not None
    assert case.title == "The Lower Weir"


def test_what_the_page_shows_of_the_time_after_a_deal_fits_that_case(tmp_path: Path) -> None:
    case_text, *pieces = re.findall(
        r"^```yaml\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    data = parse(case_text, "page").data
    for piece in pieces:
        more = parse(piece, "page").data
        if "parties" in more:
            more["parties"] += [one for one in data["parties"] if one["id"] != more["parties"][0]["id"]]
        data |= more
    (tmp_path / "case.yaml").write_text(dumped(data), "utf-8")
    case, findings = check(tmp_path)
    assert [str(finding) for finding in findings] == []
    assert case is not None
    assert case.moves and case.ceasefire and case.war and case.parties[0].constituents[1].veto


def test_every_key_of_the_format_is_explained() -> None:
    code = " ".join(re.findall(r"`([^`\n]+)`", PAGE.read_text("utf-8")))
    assert sorted(set(keys(schema())) - set(re.findall(r"\w+", code))) == []
