"""Choices of options: a level of a range is the same level however it is written."""

from __future__ import annotations

import pytest

from tracktwo.case import load

FROST = """\
tracktwo: 1
title: The cold store
parties: [{id: one, name: One}, {id: two, name: Two}]
issues:
  - {id: degrees, name: Temperature, kind: range, from: -1.5, to: 1, step: 0.5}
positions:
  one:
    red_lines: [{options: {degrees: [LEVEL, 1]}}]
    issues: {degrees: {weight: 1, values: {-1.5: 0, 1: 100}}}
  two: {}
packages: [{id: cold, name: Cold, options: {degrees: LEVEL}}]
"""


@pytest.mark.parametrize("level", ["-0.5", '"-0.5"', "-0.50", '"-0.50"'])
def test_a_level_below_zero_may_stand_in_quotes(tmp_path, level):
    path = tmp_path / "case.yaml"
    path.write_text(FROST.replace("LEVEL", level), "utf-8")
    case = load(path)
    assert case.packages[0].options == {"degrees": "-0.5"}
    assert case.positions["one"].red_lines[0].options == {"degrees": ("-0.5", "1")}
