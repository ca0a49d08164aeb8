"""Published conflicts in option form, from the facts of the shared collection."""

from __future__ import annotations

from typing import Any

from tracktwo.formats.gmcr import Conflict, DecisionMaker, GraphOption, Pattern

PUBLISHED = [
    "gmcr_cuban_missile",
    "gmcr_elmira12_coalition",
    "gmcr_prisoners_dilemma",
    "gmcr_syria_iraq_1975",
]


def conflict_of(facts: Any) -> Conflict:
    """Take options, what cannot be, and rankings as they are told."""
    named = zip(facts["options"], facts["option_direction"], strict=True)
    return Conflict(
        facts["id"],
        tuple(GraphOption(name, direction, place) for place, (name, direction) in enumerate(named)),
        tuple(
            DecisionMaker(
                maker["name"],
                tuple(maker["options"]),
                ranking=tuple(
                    tuple(one) if isinstance(one, list) else (one,)
                    for one in facts["preferences_best_to_worst"][maker["name"]]
                ),
            )
            for maker in facts["decision_makers"]
        ),
        tuple(
            Pattern((tuple((int(key.rpartition("#")[2]), mark == "Y") for key, mark in one.items()),))
            for one in facts["infeasible_conditions"]
        ),
    )
