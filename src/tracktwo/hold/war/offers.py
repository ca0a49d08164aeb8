"""Offers in turn: one last demand, and offers that go back and forth while time costs."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tracktwo.hold.war.game import Decision, End, Node

__all__ = ["alternating_share", "last_demand", "offers_game"]


def last_demand(wins: Fraction, costs: tuple[Fraction, Fraction], shares: Sequence[Fraction]) -> Decision:
    """Return the game in which one side demands a share and the other gives it or fights.

    Parameters
    ----------
    wins : Fraction
        Likelihood that the first side would prevail.
    costs : (Fraction, Fraction)
        What fighting costs each, as a share of all that is at stake.
    shares : sequence of Fraction
        What the first side may ask for itself.

    Returns
    -------
    Decision
        For `solve_game`, with the first side as player 0.
    """
    war = End((wins - costs[0], 1 - wins - costs[1]))
    asked = tuple(
        (f"ask {share}", Decision(1, (("give", End((share, 1 - share))), ("fight", war)), f"asked {share}"))
        for share in shares
    )
    return Decision(0, asked, "demand")


def offers_game(patience: tuple[Fraction, Fraction], rounds: int, shares: Sequence[Fraction]) -> Node:
    """Return the game in which two sides make offers in turn, and get nothing if all are refused.

    Parameters
    ----------
    patience : (Fraction, Fraction)
        What a share is worth to each one round earlier.
    rounds : int
        How many offers are made; the first side makes the first.
    shares : sequence of Fraction
        What whoever offers may keep.

    Returns
    -------
    node
        For `solve_game`. It has about `len(shares) ** rounds` places.
    """
    return _offers(patience, rounds, shares, 0)


def _offers(patience: tuple[Fraction, Fraction], rounds: int, shares: Sequence[Fraction], done: int) -> Node:
    if done == rounds:
        return End((Fraction(0), Fraction(0)))
    who, worth = done % 2, (patience[0] ** done, patience[1] ** done)
    moves = []
    for share in shares:
        split = (share, 1 - share) if who == 0 else (1 - share, share)
        taken = End((split[0] * worth[0], split[1] * worth[1]))
        later = _offers(patience, rounds, shares, done + 1)
        answer = Decision(1 - who, (("accept", taken), ("refuse", later)), f"round {done + 1}: {share} kept")
        moves.append((f"keep {share}", answer))
    return Decision(who, tuple(moves), f"round {done + 1}")


def alternating_share(patience: tuple[Fraction, Fraction], rounds: int) -> Fraction:
    """Return what the side that offers first keeps when any share may be offered.

    Parameters
    ----------
    patience : (Fraction, Fraction)
        What a share is worth to each one round earlier, below 1.
    rounds : int
        How many offers are made, 1 or more; if all are refused both get nothing.

    Returns
    -------
    Fraction
        Whoever answers accepts what is worth no less than going on.

    Notes
    -----
    With more and more rounds it tends to (1 - d2) / (1 - d1 d2), as in Rubinstein (1982).
    """
    kept = Fraction(1)
    for done in range(rounds - 2, -1, -1):
        kept = 1 - patience[(done + 1) % 2] * kept
    return kept
