"""The graph model of a package and its acts, and what is to be said of how it was made."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.graph.after.space import ActSpace
from tracktwo.hold.graph.model import GraphModel

__all__ = ["assumptions", "methods", "model_from"]

Floats = NDArray[np.float64]


def model_from(
    space: ActSpace, values: Floats, slack: float, coalitions: Sequence[tuple[int, ...]]
) -> GraphModel:
    """Return states, moves and the preferences that values make, shape (actors, states)."""
    return GraphModel(
        title=f"{space.case.title}: {space.package.name}",
        parties=space.actors,
        names=tuple(space.case.actor_name(actor) for actor in space.actors),
        states=tuple(range(1, len(space.taken) + 1)),
        options=tuple("".join("Y" if there else "N" for there in row) for row in space.taken),
        labels=tuple(
            " + ".join(act.name for act, there in zip(space.acts, row, strict=True) if there)
            or "The deal is kept"
            for row in space.taken
        ),
        moves=space.moves,
        ranks=np.array([_ranks(row, slack) for row in values], dtype=np.int32),
        coalitions=tuple(coalitions),
        status_quo=0,
        option_names=tuple(act.name for act in space.acts),
    )


def _ranks(values: Floats, slack: float) -> NDArray[np.int64]:
    """Number values from the least up; those within the slack of the next below are equal."""
    order = np.argsort(values, kind="stable")
    steps = np.diff(values[order], prepend=values[order[:1]]) > slack
    ranks = np.empty(len(values), dtype=np.int64)
    ranks[order] = np.cumsum(steps) + 1
    return ranks


def methods() -> tuple[str, ...]:
    """Say how it was worked out."""
    return (
        "stability of the state in which no act is taken: Nash, general and symmetric metarationality, "
        "sequential and symmetric sequential stability, after Fang, Hipel and Kilgour (1993)",
        "shares over draws of all judgements, a Latin hypercube after McKay, Beckman and Conover (1979); "
        "intervals of shares are 95 % intervals of the sampling error alone, after Wilson (1927)",
        "margins: the mover's gain, or what the answer that hurts it most leaves of it, whichever is less, "
        "with the sign turned; for seq and sseq with the others' preferences as they are in the draw",
    )


def assumptions(space: ActSpace, ways: int, looked_at: int, without: Sequence[str]) -> tuple[str, ...]:
    """Say what was assumed; ``without`` are parties of which no no-deal value is given."""
    found = [
        "a state is worth what the package, as changed by acts, is worth, or no deal where an act has ended "
        "it, and what the acts that stand add",
        "an act cannot be taken back while another stands that needs it",
        "acts that make different things of the same issue cannot stand together",
    ]
    if any("/" in actor for actor in space.actors):
        found.append("a group inside a party values packages and no deal as its party does")
    if without:
        said = ", ".join(without)
        found.append(
            f"no no-deal value is given for {said}: the least that an allowed package is worth stands in"
        )
    if not ways:
        found.append("the rules allow no way to carry the package out; it is looked at all the same")
    elif space.open:
        some = "all of them" if looked_at == ways else f"{looked_at:,} of them, drawn at random,"
        found.append(
            f"the package leaves {', '.join(space.open)} open: of {ways:,} ways to settle that, {some} were "
            "looked at with judgements at their points, and for each draw one was drawn, all equally likely"
        )
    return tuple(found)
