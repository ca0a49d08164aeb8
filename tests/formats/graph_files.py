"""Build ``.gmcr`` and KTAB CSV files from published facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PUBLISHED = [
    "gmcr_cuban_missile",
    "gmcr_elmira12_coalition",
    "gmcr_prisoners_dilemma",
    "gmcr_syria_iraq_1975",
]


def published(shared: Path, name: str) -> Any:
    return json.loads((shared / "data" / "cases" / f"{name}.json").read_text("utf-8"))


def gmcr_of(facts: Any) -> dict[str, Any]:
    """Write the facts of a published conflict as such files have them."""
    return {
        "program": "test",
        "options": [
            {"name": name, "permittedDirection": direction}
            for name, direction in zip(facts["options"], facts["option_direction"], strict=True)
        ],
        "decisionMakers": [
            {
                "name": maker["name"],
                "options": maker["options"],
                "preferences": [],
                "preferenceRanking": facts["preferences_best_to_worst"][maker["name"]],
            }
            for maker in facts["decision_makers"]
        ],
        "infeasibles": [
            [[int(key.rpartition("#")[2]), mark] for key, mark in condition.items()]
            for condition in facts["infeasible_conditions"]
        ],
        "useManualPreferenceRanking": True,
    }


def written(folder: Path, data: Any, name: str = "x.gmcr") -> Path:
    file = folder / name
    file.write_text(json.dumps(data), "utf-8")
    return file


def conflict(options: int, makers: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A conflict with options named o0, o1 and so on."""
    return {
        "options": [{"name": f"o{n}", "permittedDirection": "both"} for n in range(options)],
        "decisionMakers": [{"preferences": [], **maker} for maker in makers],
        "infeasibles": [],
        **more,
    }


def ktab_of(facts: Any) -> str:
    """Write the actors of a published example as such files have them."""
    lines = [f"Example,Five actors,{len(facts['actors'])},{len(facts['actors'][0]['position'])},"]
    dimensions = range(1, len(facts["actors"][0]["position"]) + 1)
    lines.append("Actor,Description,Power," + "".join(f"Pstn{n},Sal{n}," for n in dimensions))
    for actor in facts["actors"]:
        pairs = zip(actor["position"], actor["salience"], strict=True)
        numbers = ", ".join(f"{position}, {salience}" for position, salience in pairs)
        lines.append(f"{actor['name']}, , {actor['capability']}, {numbers},")
    return "\n".join(lines) + "\n"
