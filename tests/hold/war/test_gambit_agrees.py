"""Where the program Gambit is installed: what backward induction finds is among its Nash equilibria."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from random_games import PLAYERS, plans, random_game

from tracktwo.hold.war import Chance, End, last_demand, solve_game

gambit = pytest.importorskip("pygambit")


def written(game):
    """Write a game for Gambit."""
    tree = gambit.Game.new_tree(players=list(PLAYERS))
    waiting, ends = [(tree.root, game)], 0
    while waiting:
        node, ours = waiting.pop()
        if isinstance(ours, End):
            ends += 1
            tree.set_outcome(node, tree.add_outcome(f"end {ends}", list(ours.payoffs)))
            continue
        if isinstance(ours, Chance):
            tree.append_move(node, tree.players.chance, [name for name, *_ in ours.branches])
            tree.set_chance_probs(node.infoset, [likely for _, likely, _ in ours.branches])
        else:
            tree.append_move(node, PLAYERS[ours.player], [name for name, _ in ours.moves])
        after = [one for *_, one in (ours.branches if isinstance(ours, Chance) else ours.moves)]
        waiting += list(zip(node.children, after, strict=True))
    return tree


def pure_payoffs(game) -> set[tuple[Fraction, ...]]:
    """Give the payoffs of all equilibria in pure strategies, by Gambit."""
    found = gambit.nash.enumpure_solve(written(game)).equilibria
    return {tuple(Fraction(str(one.payoff(player))) for player in PLAYERS) for one in found}


def test_backward_induction_is_among_the_pure_equilibria_of_random_games():
    looked_at = 0
    for seed in range(400):
        game = random_game(random.Random(seed), 4)
        if isinstance(game, End) or not 1 < plans(game) <= 400:
            continue
        looked_at += 1
        assert {play.payoffs for play in solve_game(PLAYERS, game).plays} <= pure_payoffs(game), seed
    assert looked_at > 100


def test_more_is_a_nash_equilibrium_than_is_believed():
    game = last_demand(Fraction(1, 2), (Fraction(1, 10), Fraction(1, 5)), [Fraction(n, 5) for n in range(6)])
    perfect = {play.payoffs for play in solve_game(PLAYERS, game).plays}
    assert perfect < pure_payoffs(game)
