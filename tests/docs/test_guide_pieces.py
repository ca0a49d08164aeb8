"""The guides show pieces of a case that work, and explain a brief as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tracktwo.brief import facts_of, page
from tracktwo.brief.facts.reading import READING
from tracktwo.case import check, load
from tracktwo.case.document import parse

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PIECE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
GUIDES = [guide for guide in sorted((DOCS / "how-to").glob("*.md")) if PIECE.search(guide.read_text("utf-8"))]


def small_case() -> dict[str, Any]:
    """Return the small case of the page on the case file, which the pieces are to fit."""
    text = (DOCS / "reference" / "case-file.md").read_text("utf-8")
    found: dict[str, Any] = read(next(piece for piece in PIECE.findall(text) if piece.startswith("tracktwo")))
    return found


def read(text: str) -> Any:
    return parse(text, "guide").data


def put_in(case: Any, piece: Any) -> Any:
    """Put a piece in its place; lists and numbers take the place of what was there."""
    if not (isinstance(case, dict) and isinstance(piece, dict)):
        return piece
    return {**case, **{key: put_in(case[key], one) if key in case else one for key, one in piece.items()}}


def without_sacred_issues(case: Any) -> Any:
    """Take sacred issues out of a party's numbers, as the guide tells the reader to."""
    for position in case["positions"].values():
        for sacred in position.get("sacred", ()):
            del position["issues"][sacred["issue"]]
    return case


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_every_piece_of_a_case_in_a_guide_fits_the_small_case(guide: Path, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    for piece in PIECE.findall(guide.read_text("utf-8")):
        written = without_sacred_issues(put_in(small_case(), read(piece)))
        file.write_text(json.dumps(written, default=float), "utf-8")
        case, findings = check(file)
        assert case is not None, piece + "\n".join(map(str, findings))


def test_the_guide_explains_every_section_of_a_brief_and_every_phrase() -> None:
    guide = (DOCS / "how-to" / "read-a-brief.md").read_text("utf-8")
    html = page(facts_of(load(ROOT / "examples" / "ukraine-2023"), draws=20))
    titles = [re.sub(r"<[^>]+>", "", title).strip() for title in re.findall(r"<h2[^>]*>(.*?)</h2>", html)]
    assert len(titles) > 8
    assert [title for title in titles if title != "Contents" and f"**{title}**" not in guide] == []
    assert [one.phrase for one in READING if one.phrase not in guide] == []
