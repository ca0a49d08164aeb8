"""Random sequential games, small enough to try every plan."""

from __future__ import annotations

import random
from fractions import Fraction

from tracktwo.hold.war import Chance, Decision, End

PLAYERS = ("a", "b")


def random_game(rng: random.Random, depth: int, most: int = 3):
    """Make a game with frequent ties."""
    if depth == 0 or rng.random() < 0.2:
        return End(tuple(Fraction(rng.randint(0, most)) for _ in PLAYERS))
    after = [random_game(rng, depth - 1, most) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.25:
        weights = [rng.randint(1, 3) for _ in after]
        return Chance(
            tuple(
                (f"c{n}", Fraction(w, sum(weights)), a)
                for n, (w, a) in enumerate(zip(weights, after, strict=True))
            )
        )
    return Decision(rng.randrange(2), tuple((f"m{n}", a) for n, a in enumerate(after)))


def decisions(game):
    """List the decisions of a game."""
    if isinstance(game, End):
        return []
    after = [a for *_, a in (game.moves if isinstance(game, Decision) else game.branches)]
    return ([game] if isinstance(game, Decision) else []) + [d for a in after for d in decisions(a)]


def plans(game) -> int:
    """Count the pure plans."""
    count = 1
    for decision in decisions(game):
        count *= len(decision.moves)
    return count
