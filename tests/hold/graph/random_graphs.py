"""Random graph models: with ties, one-way options, combinations that cannot be, two to five parties."""

from __future__ import annotations

import numpy as np

from tracktwo.formats.gmcr import Conflict, DecisionMaker, GraphOption, Pattern
from tracktwo.hold.graph import Arcs, GraphModel


def random_conflict(rng: np.random.Generator) -> Conflict:
    """Draw a conflict in option form with 2 to 5 parties and at least one feasible state."""
    while True:
        parties = int(rng.integers(2, 6))
        owned = [int(n) for n in rng.integers(1, 3 if parties < 4 else 2, parties)]
        size = sum(owned)
        bounds = np.cumsum([0, *owned])
        makers = tuple(
            DecisionMaker(
                f"P{p}",
                tuple(range(bounds[p], bounds[p + 1])),
                tuple(_pattern(rng, size) for _ in range(rng.integers(1, 6))),
            )
            for p in range(parties)
        )
        directions = rng.choice(["both", "fwd", "back"], size, p=[0.6, 0.2, 0.2])
        options = tuple(GraphOption(f"o{n}", str(d), n) for n, d in enumerate(directions))
        infeasible = tuple(_pattern(rng, size) for _ in range(rng.integers(0, 3)))
        made = Conflict("drawn", options, makers, infeasible)
        if made.states():
            return made


def _pattern(rng: np.random.Generator, size: int) -> Pattern:
    return Pattern(tuple(_literals(rng, size) for _ in range(rng.integers(1, 3))))


def _literals(rng: np.random.Generator, size: int) -> tuple[tuple[int, bool], ...]:
    named = rng.choice(size, min(size, int(rng.integers(1, 4))), replace=False)
    return tuple((int(option), bool(rng.integers(2))) for option in sorted(named))


def random_graph(rng: np.random.Generator) -> GraphModel:
    """Draw moves from state to state, transitive by chance only, and rankings with ties."""
    parties, states = int(rng.integers(2, 6)), int(rng.integers(2, 13))
    chance = rng.choice([0.08, 0.2, 0.4])
    moves = []
    for _ in range(parties):
        drawn = rng.random((states, states)) < chance
        np.fill_diagonal(drawn, False)
        moves.append(Arcs.from_pairs(states, [(int(a), int(b)) for a, b in np.argwhere(drawn)]))
    return GraphModel(
        title="drawn",
        parties=tuple(f"p{n}" for n in range(parties)),
        names=tuple(f"P{n}" for n in range(parties)),
        states=tuple(range(1, states + 1)),
        options=("",) * states,
        labels=("",) * states,
        moves=tuple(moves),
        ranks=rng.integers(0, max(2, int(rng.integers(1, states + 1))), (parties, states)).astype(np.int32),
        coalitions=tuple(
            tuple(sorted(int(p) for p in rng.choice(parties, int(rng.integers(2, parties + 1)), False)))
            for _ in range(rng.integers(0, 3))
        ),
    )
