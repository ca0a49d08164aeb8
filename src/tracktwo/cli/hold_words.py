"""What holds in a graph model, in words: against whom not, by which move, and what can be reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tracktwo.hold.graph import Deviation, GraphModel, Reach, Stability, Step, coalition_breaks, why

SHOWN = 12
CONCEPTS = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sseq": "SSEQ", "sim": "SIM"}
MEANINGS = [
    "Nash: nobody can move to a state it prefers. The others allow for answers: whoever makes such a move",
    "can be brought down again by moves of the others; by any (GMR), or by such as are better for those who",
    "make them (SEQ); and has no way out from there (SMR, SSEQ). SIM: an answer made at the same time.",
]
Movers = list[tuple[int, ...]]


def in_words(found: Stability, reaches: Mapping[str, Reach], state: int | None) -> str:
    """Tell what was found: of one state all there is to say, or of all states which hold."""
    parts = [_counts(found)]
    if state is None:
        parts += [_holding(found), MEANINGS, _status_quo(found, reaches)]
    else:
        parts += [_one_state(found, state), _ways_to(found, reaches, state), MEANINGS]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _counts(found: Stability) -> list[str]:
    model = found.model
    moves = sum(map(len, model.moves))
    lines = [f"{model.title}: {len(model.states):,} states, {len(model.parties)} parties, {moves:,} moves."]
    if model.same:
        lines.append(f"{_states(len(model.same))} merged into others that are the same.")
    if found.coalition_reason:
        lines.append(f"Coalitions were left out: {found.coalition_reason}")
    return lines


def _states(many: int) -> str:
    return f"{many:,} state was" if many == 1 else f"{many:,} states were"


def _holding(found: Stability) -> list[str]:
    """List the states that hold for every party, those first that hold by most of the concepts."""
    by_state = _held(found)
    if not by_state:
        return ["No state holds: from each, somebody would move on by every one of these measures."]
    order = sorted(by_state, key=lambda state: (-len(by_state[state]), state))
    breaks = coalition_breaks(found)
    lines = ["States that hold against every party by itself:"]
    for state in order[:SHOWN]:
        lines.append(f"  {named(found.model, state)}: {_concepts(by_state[state])}")
        lines += _leaving(found, state)
        together = [one for one in breaks if one.moves[0].start == state]
        lines += [f"      {_together(found.model, one)}" for one in together]
    rest = len(order) - SHOWN
    return [*lines, f"  ... and {rest:,} more"] if rest > 0 else lines


def _held(found: Stability) -> dict[int, list[str]]:
    """Give the states that hold for every party by some concept, and by which."""
    by_state: dict[int, list[str]] = {}
    for concept in found.broken:
        for state in found.equilibria(concept):
            by_state.setdefault(state, []).append(concept)
    return by_state


def _leaving(found: Stability, state: int) -> list[str]:
    """Say who would leave a state by the concepts that it does not hold by."""
    movers: dict[tuple[int, int], list[str]] = {}
    for concept, broken in found.broken.items():
        for party in range(len(found.model.parties)):
            to = int(broken[party][state])
            if to >= 0:
                movers.setdefault((party, to), []).append(concept)
    model = found.model
    return [
        f"      not {_concepts(concepts, 'or')}: {model.names[party]} would move to {named(model, to)}"
        for (party, to), concepts in movers.items()
    ]


def _together(model: GraphModel, one: Deviation) -> str:
    end = one.moves[-1].end
    concept = CONCEPTS[one.concept]
    who = _names(model, one.by)
    where = f"{named(model, end)}: {_way(model, one.moves)}"
    return f"not against {who} together ({concept}), who would go to {where}"


def _one_state(found: Stability, state: int) -> list[str]:
    """Tell, for each party and coalition, every improvement from a state and what meets it."""
    model = found.model
    lines = [f"State {named(model, state)}"]
    deviations = why(found, state)
    movers: Movers = [(party,) for party in range(len(model.parties))]
    movers += [together.members for together in found.coalitions]
    for by in movers:
        own = [one for one in deviations if one.by == by]
        who = _names(model, by) + (" together" if len(by) > 1 else "")
        if not own:
            lines.append(f"  {who}: no move to anything better")
        for end in dict.fromkeys(one.moves[-1].end for one in own):
            lines += _improvement(model, who, [one for one in own if one.moves[-1].end == end])
    return lines


def _improvement(model: GraphModel, who: str, same: Sequence[Deviation]) -> list[str]:
    """Tell one improvement: by which concepts nothing meets it, and what does by the others."""
    verb = "prefer" if len(same[0].by) > 1 else "prefers"
    lines = [f"  {who} {verb} {named(model, same[0].moves[-1].end)}: {_way(model, same[0].moves)}"]
    free = [one.concept for one in same if one.breaks]
    if free:
        whom = "them" if len(same[0].by) > 1 else "it"
        lines.append(f"      nothing keeps {whom} from that by {_concepts(free, 'or')}")
    met: dict[tuple[tuple[Step, ...], int], list[str]] = {}
    for one in same:
        if not one.breaks:
            met.setdefault((one.sanction, one.joint), []).append(one.concept)
    for (sanction, joint), concepts in met.items():
        at_once = f", both at once leading to {named(model, joint)}" if joint >= 0 else ""
        lines.append(f"      met by {_way(model, sanction)}{at_once} ({_concepts(concepts)})")
    return lines


def _status_quo(found: Stability, reaches: Mapping[str, Reach]) -> list[str]:
    """Tell what comes of where things stand."""
    if not reaches:
        return []
    model = found.model
    start = model.status_quo
    lines = [f"From where things stand, {named(model, start)}:"]
    holding = _held(found)
    for name, how in (
        ("improvements", "by moves that each improve things for who makes them"),
        ("improvements_with_coalitions", "the same, with coalitions"),
        ("moves", "by any moves"),
    ):
        if name in reaches:
            states = reaches[name].states
            held = sorted((one for one in states if one in holding), key=lambda one: -len(holding[one]))
            many = f"{len(states):,} {'state' if len(states) == 1 else 'states'} can be reached"
            hold = "holds" if len(held) == 1 else "hold"
            lines.append(f"  {how}: {many}; {len(held):,} of them {hold} by some measure")
            lines += [f"      {_reached(reaches[name], state)}" for state in held[:SHOWN] if name != "moves"]
    return lines


def _reached(one: Reach, state: int) -> str:
    return f"{named(one.model, state)}: {_way(one.model, one.paths.to(state) or ())}"


def _ways_to(found: Stability, reaches: Mapping[str, Reach], state: int) -> list[str]:
    """Tell how a state is come to from the status quo."""
    if not reaches or state == found.model.status_quo:
        return []
    for name, how in (
        ("improvements", "each better for who makes it"),
        ("improvements_with_coalitions", "each better for who makes it, coalitions among them"),
        ("moves", "not all better for who makes them"),
    ):
        way = reaches[name].paths.to(state) if name in reaches else None
        if way:
            start = named(found.model, found.model.status_quo)
            return [f"Reached from {start} by moves, {how}: {_way(found.model, way)}"]
    return ["It cannot be reached from where things stand."]


def _way(model: GraphModel, steps: Iterable[Step]) -> str:
    return ", ".join(
        f"{_names(model, one.by)} {model.states[one.start]} -> {model.states[one.end]}" for one in steps
    )


def _names(model: GraphModel, parties: Sequence[int]) -> str:
    return " and ".join(model.names[party] for party in parties)


def named(model: GraphModel, state: int) -> str:
    """Name a state by its id and in words."""
    label = model.label(state)
    return label if label == f"state {model.states[state]}" else f"{model.states[state]} ({label})"


def _concepts(concepts: Sequence[str], last: str = "and") -> str:
    names = [CONCEPTS[one] for one in concepts]
    return f" {last} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
