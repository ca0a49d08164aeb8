"""What ``tracktwo hold`` says where some preferences are unknown, or much stronger than others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from tracktwo.cli.hold_words import CONCEPTS
from tracktwo.errors import TracktwoError
from tracktwo.hold.graph import CONCEPTS as KNOWN
from tracktwo.hold.graph import (
    READINGS,
    GraphModel,
    StrengthOfPreference,
    UnknownPreferences,
    likings_of,
    strength_of_preference,
    unknown_preferences,
)

KEPT = ("readings", "unknown_pairs", "equilibria", "stability")


def with_unknown(model: GraphModel, asked: Sequence[str]) -> UnknownPreferences | None:
    """Judge a model with pairs of states unknown: ``party:state,state,...``, all pairs of those."""
    if not asked:
        return None
    likings = list(likings_of(model))
    for text in asked:
        party, states = _split(model, "--unknown", text)
        pairs = list(combinations([one.strip() for one in states.split(",")], 2))
        if not pairs:
            raise TracktwoError(
                f"--unknown {text}: name two states or more, as in {model.parties[party]}:1,2."
            )
        likings[party] = likings[party].without(model, pairs)
    return unknown_preferences(model, likings)


def with_strength(model: GraphModel, asked: Sequence[str]) -> StrengthOfPreference | None:
    """Judge a model with some preferences strong: ``party:state,state/state``, groups from the best."""
    if not asked:
        return None
    groups = {}
    for text in asked:
        party, levels = _split(model, "--much", text)
        groups[model.parties[party]] = [
            [one.strip() for one in part.split(",")] for part in levels.split("/")
        ]
    return strength_of_preference(model, likings_of(model, groups=groups))


def _split(model: GraphModel, option: str, text: str) -> tuple[int, str]:
    name, _, rest = text.partition(":")
    if name not in model.parties or not rest:
        known = ", ".join(model.parties)
        raise TracktwoError(f"{option} {text}: write a party, a colon and states; the parties are {known}.")
    return model.parties.index(name), rest


def unknown_in_words(found: UnknownPreferences) -> list[str]:
    """Tell which states hold, by each way to take what is unknown."""
    named = zip(found.model.names, found.pairs, strict=True)
    pairs = ", ".join(f"{many} of {name}" for name, many in named if many)
    lines = [f"With pairs of states unknown ({pairs}), these hold, if parties are"]
    for reading, meaning in READINGS.items():
        held = {concept: found.equilibria(reading, concept) for concept in KNOWN}
        lines += [f"  {reading}, {meaning}:", f"      {_listed(found.model, held)}"]
    return lines


def strength_in_words(found: StrengthOfPreference) -> list[str]:
    """Tell which states hold strongly, and which only weakly."""
    strong = {concept: found.strong_equilibria(concept) for concept in KNOWN}
    weak = {concept: found.weak_equilibria(concept) for concept in KNOWN}
    return [
        "Of the states that hold, what keeps parties there is",
        f"  much worse for them, or they want nothing else: {_listed(found.model, strong)}",
        f"  for some only no better: {_listed(found.model, weak)}",
    ]


def _listed(model: GraphModel, held: Mapping[str, Sequence[int]]) -> str:
    ids = {one: ", ".join(str(model.states[state]) for state in states) for one, states in held.items()}
    return "; ".join(f"{CONCEPTS[one]} {shown or 'none'}" for one, shown in ids.items())


def pair_records(found: UnknownPreferences | StrengthOfPreference) -> dict[str, Any]:
    """Return what the output of the command has of it."""
    records = found.to_records()
    return {key: records[key] for key in KEPT if key in records}
