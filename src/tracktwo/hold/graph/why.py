"""Who would leave a state, and what keeps them: deviations gathered over parties, coalitions and concepts."""

from __future__ import annotations

from tracktwo.hold.graph.deviation import Deviation, Deviations
from tracktwo.hold.graph.result import Stability

__all__ = ["coalition_breaks", "why"]

MOST_ASKED = 200
BROADEST_FIRST = ("nash", "seq", "sseq", "smr", "gmr")


def why(found: Stability, state: int) -> tuple[Deviation, ...]:
    """List every improvement from a state, by concept, with the sanction that meets it or none.

    Parameters
    ----------
    found : Stability
    state : int
        Index of the state.

    Returns
    -------
    tuple of Deviation
        By party in the order of the file, then by coalition; within, by concept. ``nash`` knows no
        sanctions.
    """
    deviations = Deviations(found.model)
    movers: list[tuple[int, ...]] = [(party,) for party in range(len(found.model.parties))]
    movers += [together.members for together in found.coalitions]
    return tuple(
        one
        for by in movers
        for concept in found.broken
        if concept != "sim" or len(by) == 1
        for one in deviations.of(state, by, concept)
    )


def coalition_breaks(found: Stability) -> tuple[Deviation, ...]:
    """Tell how coalitions break states that hold against every party by itself.

    Parameters
    ----------
    found : Stability

    Returns
    -------
    tuple of Deviation
        One for each such state and coalition, by the first concept that fails of Nash, SEQ, SSEQ, SMR and
        GMR; for the first 200 such states of each concept.
    """
    deviations = Deviations(found.model)
    broken: dict[tuple[int, tuple[int, ...]], Deviation] = {}
    for concept in BROADEST_FIRST:
        for state in found.equilibria(concept)[:MOST_ASKED]:
            for together in found.coalitions:
                key = state, together.members
                if key not in broken and not together.stable[concept][state]:
                    one = deviations.breaking(state, together.members, concept)
                    if one is not None:
                        broken[key] = one
    return tuple(broken[key] for key in sorted(broken))
