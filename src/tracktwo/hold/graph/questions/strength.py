"""Strong and weak stability: whether what deters a move is much worse, or only no better."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.bibliography import citations
from tracktwo.errors import TracktwoError
from tracktwo.hold.graph.concepts import CONCEPTS
from tracktwo.hold.graph.model import GraphModel, StateId
from tracktwo.hold.graph.questions.liking import Liking
from tracktwo.hold.graph.questions.pairwise import Answers, stable_by_pairs

__all__ = ["StrengthOfPreference", "strength_of_preference"]

Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class StrengthOfPreference:
    """Which states are stable, and how strongly; exact.

    Parameters
    ----------
    model : GraphModel
        What was asked.
    stable : mapping of str to ndarray of bool, shape (parties, states)
        By concept, whatever the strength.
    strong : mapping of str to ndarray of bool, shape (parties, states)
        By concept: stable, and every improvement is met by an answer that leaves the party much worse off
        than before it moved; where the concept looks at a move back, all of those leave it much worse off
        too. A state from which there is no improvement is strongly stable.
    """

    model: GraphModel
    stable: dict[str, Flags]
    strong: dict[str, Flags]

    def strong_equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the states that are strongly stable for every party, by index."""
        return tuple(int(state) for state in np.flatnonzero(self.strong[concept].all(axis=0)))

    def weak_equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the states that are stable for every party, for some only weakly, by index."""
        held = self.stable[concept].all(axis=0) & ~self.strong[concept].all(axis=0)
        return tuple(int(state) for state in np.flatnonzero(held))

    def to_records(self) -> dict[str, Any]:
        """Return plain values, with the ids of parties and states."""
        weak = {concept: self.stable[concept] & ~self.strong[concept] for concept in CONCEPTS}
        kinds = {"strong": self.strong, "weak": weak}
        equilibria = {
            "strong": {concept: self.strong_equilibria(concept) for concept in CONCEPTS},
            "weak": {concept: self.weak_equilibria(concept) for concept in CONCEPTS},
        }
        return {
            "equilibria": {
                kind: {concept: self._ids(states) for concept, states in found.items()}
                for kind, found in equilibria.items()
            },
            "stability": {
                party: {
                    kind: {concept: self._ids(np.flatnonzero(rows[concept][number])) for concept in CONCEPTS}
                    for kind, rows in kinds.items()
                }
                for number, party in enumerate(self.model.parties)
            },
            "citations": [one.to_records() for one in citations(["strength of preference"])],
            "exact": True,
        }

    def _ids(self, states: Iterable[int]) -> list[StateId]:
        return [self.model.states[state] for state in states]


def strength_of_preference(model: GraphModel, likings: Sequence[Liking]) -> StrengthOfPreference:
    """Tell strong from weak stability.

    Parameters
    ----------
    model : GraphModel
        States and moves; its rankings are not used.
    likings : sequence of Liking
        Of each party, without unknown pairs: see `likings_of` and `Liking.much_more`.

    Returns
    -------
    StrengthOfPreference

    Raises
    ------
    TracktwoError
        Some preferences are unknown.

    Notes
    -----
    After Hamouda, Kilgour and Hipel (2006). SSEQ, which they do not treat, is taken in the same way.
    """
    for party, liking in enumerate(likings):
        if liking.unknown.any():
            known = "Ask unknown_preferences, or say which it likes better."
            raise TracktwoError(f"Some preferences of {model.names[party]} are unknown. {known}")
    glad = [
        arcs.only(one.better[arcs.sources(), arcs.target])
        for arcs, one in zip(model.moves, likings, strict=True)
    ]
    anything, gladly = Answers(model, model.moves), Answers(model, glad)
    ways: dict[str, tuple[Answers | None, bool]] = {
        "nash": (None, False),
        "gmr": (anything, False),
        "smr": (anything, True),
        "seq": (gladly, False),
        "sseq": (gladly, True),
    }
    stable, strong = {}, {}
    for concept, (answers, back) in ways.items():
        plain, firm = [], []
        for party, one in enumerate(likings):
            plain.append(stable_by_pairs(model, party, one.better, ~one.better, answers, back=back))
            firm.append(stable_by_pairs(model, party, one.better, one.much.T, answers, back=back))
        stable[concept], strong[concept] = np.array(plain), np.array(firm)
    return StrengthOfPreference(model, stable, strong)
