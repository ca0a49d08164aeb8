"""What ``tracktwo hold`` says of making a state hold, and of parties that do not see all states."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracktwo.cli.hold_words import CONCEPTS, named
from tracktwo.formats import gmcr
from tracktwo.hold.graph import (
    GraphModel,
    Hypergame,
    Intervention,
    Interventions,
    Inverse,
    hypergame,
    interventions,
    inverse,
    views_of_conflict,
)

SHOWN = 12


@dataclass(frozen=True, eq=False)
class Changes:
    """What would have to change for a state to hold, and what each party would have to prefer."""

    model: GraphModel
    state: int
    single: Interventions
    needed: Mapping[str, Inverse]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, with the ids of parties and states."""
        needed = {}
        for party, one in self.needed.items():
            records = one.to_records()
            needed[party] = {key: records[key] for key in NEEDED}
        return {**self.single.to_records(), "needed": needed}


NEEDED = ("holds", "condition", "in_words", "rankings", "least_change", "margin", "fewest_states")


def changes_for(model: GraphModel, state: str, concept: str) -> Changes:
    """Work out what would make a state hold by a concept."""
    place = model.index(state)
    single = interventions(model, state, concept)
    asked = single.unstable_for or model.parties
    needed = {party: inverse(model, state, party, concept) for party in asked}
    return Changes(model, place, single, needed)


def changes_in_words(found: Changes) -> list[str]:
    """Tell it, line by line."""
    model, concept = found.model, CONCEPTS[found.single.concept]
    state = named(model, found.state)
    if not found.single.unstable_for:
        return [f"State {state} holds by {concept} as things are.", *_margins(found)]
    lines = [f"What would make {state} hold by {concept}:"]
    for party, one in found.needed.items():
        lines += _needed(model, model.names[model.parties.index(party)], one)
    lines.append("  Single changes that would do:" if found.single.found else "  No single change would do.")
    lines += [f"      {_single(one)}" for one in found.single.found[:SHOWN]]
    rest = len(found.single.found) - SHOWN
    lines += [f"      ... and {rest:,} more"] if rest > 0 else []
    return [
        *lines,
        *([] if found.single.complete else ["  Not all changes were looked at: they are too many."]),
    ]


def _needed(model: GraphModel, name: str, one: Inverse) -> list[str]:
    least = " and ".join(str(model.states[state]) for state in one.least.to)
    many = f"; {one.count:,} of {one.of:,} rankings do" if one.count is not None else ""
    return [
        f"  It does not hold for {name}. All of this would have to be so:",
        *(f"      {line}" for line in one.in_words()),
        f"      The least: {name} likes {model.states[one.state]} at least as well as {least}{many}.",
    ]


def _margins(found: Changes) -> list[str]:
    """Tell how far each party's preferences are from breaking a state that holds."""
    model, lines = found.model, []
    for party, one in found.needed.items():
        name = model.names[model.parties.index(party)]
        if one.margin is None:
            lines.append(f"  For {name} it holds whatever it prefers.")
        else:
            below = " and ".join(str(model.states[state]) for state in one.margin.to)
            least = f"liked it less than {below} ({_pairs(one.margin.places)} of states)"
            lines.append(f"  It would hold no more if {name} {least}.")
    return lines


def _pairs(many: int) -> str:
    return "1 pair" if many == 1 else f"{many} pairs"


def _single(one: Intervention) -> str:
    more = [f"then {_states(one.gains)} would hold as well"] if one.gains else []
    more += [f"{_states(one.loses)} would not hold any more"] if one.loses else []
    return one.what + (f" ({'; '.join(more)})" if more else "")


def _states(ids: tuple[int | str, ...]) -> str:
    return ", ".join(str(one) for one in ids[:SHOWN]) + (", ..." if len(ids) > SHOWN else "")


def misperceived(model: GraphModel, path: Path) -> Hypergame | None:
    """Judge a graph model by what each party sees; None where its file hides no state from anybody."""
    if not gmcr.matches(path):
        return None
    conflict, _ = gmcr.read_conflict(path)
    if not any(maker.misperceptions for maker in conflict.makers):
        return None
    return hypergame(model, views_of_conflict(conflict))


def misperceived_in_words(found: Hypergame) -> list[str]:
    """Tell what holds where not all parties see all states."""
    model = found.model
    lines = [
        "Not all parties see all states. By what each sees (the above is what holds had all seen all; states",
        "that a ranking leaves out count as the worst there):",
    ]
    for name, row in zip(model.names, found.seen, strict=True):
        unseen = tuple(model.states[n] for n in range(len(row)) if not row[n])
        lines += [f"  {name} does not see {_states(unseen)}"] if unseen else []
    for concept in CONCEPTS:
        if concept in found.stable:
            ids = tuple(model.states[state] for state in found.equilibria(concept))
            beyond = tuple(model.states[state] for state in found.unforeseen(concept))
            wrong = tuple(model.states[state] for state in found.resting_on_error(concept))
            said = f"{_states(ids) or 'none'} {'hold' if len(ids) != 1 else 'holds'}"
            said += f", of which only by error {_states(wrong)}" if wrong else ""
            said += f"; not seen by all, but held by all who see them: {_states(beyond)}" if beyond else ""
            lines.append(f"  {CONCEPTS[concept]}: {said}")
    return lines
