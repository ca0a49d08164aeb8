"""Scenarios written as NegMAS YAML, so that every engine reads the same files. JSON is YAML."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

__all__ = ["write"]

Table = Sequence[Sequence[float]]
"""What a party's options are worth: a row an issue."""


def write(
    home: Path, options: Sequence[Sequence[str]], parties: Sequence[Table], no_deal: Sequence[float]
) -> Path:
    """Write a scenario and return its folder.

    Parameters
    ----------
    home : Path
        The folder; what was there before is removed.
    options : sequence of sequence of str
        The options of each issue.
    parties : sequence of table
        One a party.
    no_deal : sequence of float
        Reserved values.
    """
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    issues = [
        {"name": f"issue {place}", "type": "CategoricalIssue", "values": list(names)}
        for place, names in enumerate(options, 1)
    ]
    _file(home / "domain.yml", {"type": "DiscreteCartesianOutcomeSpace", "name": home.name, "issues": issues})
    for place, (table, least) in enumerate(zip(parties, no_deal, strict=True), 1):
        _file(home / f"party{place:02}.yml", _profile(f"party{place:02}", options, table, least))
    return home


def _profile(name: str, options: Sequence[Sequence[str]], table: Table, least: float) -> dict[str, object]:
    values = [
        {"type": "TableFun", "mapping": dict(zip(names, map(float, row), strict=True))}
        for names, row in zip(options, table, strict=True)
    ]
    return {
        "type": "LinearAdditiveUtilityFunction",
        "name": name,
        "reserved_value": float(least),
        "values": values,
        "weights": [1.0] * len(values),
    }


def _file(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
