"""Small cases of every kind that a brief must cope with, written as an analyst would write them."""

from __future__ import annotations

from pathlib import Path

from tracktwo.case import Case, load

WEIR = """\
tracktwo: 1
title: The Lower Weir
as_of: 2021-03-01
parties:
  - {{id: up, name: Upstream}}
  - {{id: down, name: Downstream, in_channel: {down_inside}}}
issues:
  - id: water
    name: Summer water
    options: [{{id: low, name: Little}}, {{id: mid, name: Some}}, {{id: high, name: Much}}]
  - id: gates
    name: Control of the gates
    options: [{{id: one, name: One side}}, {{id: both, name: Both sides}}]
positions:
  up:
    assumed: a test
    no_deal: {up_no_deal}
    issues:
      water: {{weight: 60, values: {{low: 100, mid: {mid}, high: 0}}}}
      gates: {{weight: 40, values: {{one: 100, both: 30}}}}
    {up_more}
  down:
    assumed: a test
    no_deal: {down_no_deal}
    issues:
      water: {{weight: 50, values: {{low: 0, mid: 60, high: 100}}}}
      gates: {{weight: 50, values: {{one: 0, both: 100}}}}
{more}
"""

DEFAULTS = {
    "down_inside": "true",
    "up_no_deal": "30",
    "down_no_deal": "30",
    "mid": "60",
    "up_more": "",
    "more": "",
}

LINE = "red_lines: [{options: {gates: both}, label: Nobody else at the gates}]"
PACKAGES = """\
packages:
  - {id: whole, name: Whole deal, options: {water: mid, gates: both}}
  - {id: part, name: Part of a deal, options: {gates: both}}
"""
RANGES = {"mid": "[20, 90]", "up_no_deal": "[10, 70]", "down_no_deal": "[10, 70]"}


def weir(folder: Path, **changes: str) -> Case:
    """Write a case of two parties and two issues with some places changed, and read it."""
    (folder / "case.yaml").write_text(WEIR.format(**(DEFAULTS | changes)), "utf-8")
    return load(folder)


def many(folder: Path, parties: int, ranged: bool = True) -> Case:
    """Write a case of so many parties and four issues, and read it."""
    ids = [f"p{number}" for number in range(parties)]
    names = "\n".join(f"  - {{id: {p}, name: Party {n}}}" for n, p in enumerate(ids))
    issues = "\n".join(
        f"  - {{id: i{n}, name: Issue {n}, options: [{{id: a, name: A}}, {{id: b, name: B}}]}}"
        for n in range(4)
    )
    positions = "".join(
        f"  {p}:\n    assumed: a test\n    no_deal: {'[10, 60]' if ranged else 40}\n    issues:\n"
        + "".join(
            f"      i{n}: {{weight: {5 + (n * 7 + k * 3) % 11}, "
            f"values: {{a: {(k * 37 + n * 11) % 101}, b: {(k * 53 + n * 29) % 101}}}}}\n"
            for n in range(4)
        )
        for k, p in enumerate(ids)
    )
    text = f"tracktwo: 1\ntitle: Many\nparties:\n{names}\nissues:\n{issues}\npositions:\n{positions}"
    (folder / "case.yaml").write_text(text, "utf-8")
    return load(folder)
