"""What is asked of large cases, and what they are told instead."""

from __future__ import annotations

import json

from tracktwo.case import load
from tracktwo.hold import consent_of


def test_too_many_packages_are_told_how_many_there_are_and_what_to_drop(tmp_path):
    issues = [
        {"id": f"i{n}", "name": f"I{n}", "options": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]}
        for n in range(40)
    ]
    values = {one["id"]: {"weight": 1, "values": {"a": 0, "b": 100}} for one in issues}
    parties = [{"id": "in", "name": "In"}, {"id": "out", "name": "Out", "in_channel": False}]
    positions = {one["id"]: {"no_deal": 50, "issues": values} for one in parties}
    case = {"tracktwo": 1, "title": "Long", "parties": parties, "issues": issues, "positions": positions}
    (tmp_path / "case.yaml").write_text(json.dumps(case), "utf-8")
    found = consent_of(load(tmp_path), draws=2)
    assert found.left_out == ()
    assert "some 1e+12 packages before rules" in found.left_out_reason
    assert "Leave out issues" in found.left_out_reason
