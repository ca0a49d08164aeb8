"""Scenarios written as NegMAS YAML, so that every engine reads the same files. JSON is YAML."""

from __future__ import annotations

import json
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
        The folder; what else is in it is removed.
    options : sequence of sequence of str
        The options of each issue.
    parties : sequence of table
        One a party.
    no_deal : sequence of float
        Reserved values.
    """
    home.mkdir(parents=True, exist_ok=True)
    for stray in set(home.iterdir()) - {home / name for name in _names(len(parties))}:
        stray.unlink()
    issues = [
        {"name": f"issue {place}", "type": "CategoricalIssue", "values": list(names)}
        for place, names in enumerate(options, 1)
    ]
    domain, *profiles = _names(len(parties))
    _file(home / domain, {"type": "DiscreteCartesianOutcomeSpace", "name": home.name, "issues": issues})
    for name, table, least in zip(profiles, parties, no_deal, strict=True):
        _file(home / name, _profile(Path(name).stem, options, table, least))
    return home


def _names(parties: int) -> list[str]:
    return ["domain.yml", *(f"party{place:02}.yml" for place in range(1, parties + 1))]


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
    text = json.dumps(content, indent=1) + "\n"
    if not file.exists() or file.read_text("utf-8") != text:
        file.write_text(text, encoding="utf-8")
