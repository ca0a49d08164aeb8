"""Estimate how many packages are refused for which reasons, from packages drawn at random."""

from __future__ import annotations

import itertools
from collections import Counter
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.problem import Combination, Problem
from tracktwo.deals.refusal.tracks import WORD, Reason, Track, combination_track, issue_order

__all__ = ["sample_reasons"]

Array = NDArray[Any]


def sample_reasons(problem: Problem, samples: int, seed: int) -> tuple[Counter[frozenset[Reason]], int]:
    """Draw packages uniformly from those that the rules allow and count their reasons.

    Every issue is drawn in proportion to the exact number of allowed packages behind each
    option, so that no draw is wasted on a package that a rule forbids.

    Returns
    -------
    found : Counter
        Sets of reasons of consenting parties among the packages drawn.
    total : int
        The exact number of allowed packages.

    Raises
    ------
    LimitError
        If the rules link so many issues that allowed packages cannot be counted.
    """
    order = issue_order(problem, problem.forbidden)
    rules = combination_track(problem, order, ())
    behind = _behind(rules)
    total = int(behind[0][0])
    if not total:
        return Counter(), 0
    packages = np.zeros((len(order), samples), dtype=np.int64)
    states = np.zeros(samples, dtype=np.int64)
    random = np.random.default_rng(seed)
    for step, issue in enumerate(order):
        packages[issue] = _drawn(rules.moves[step], behind[step : step + 2], states, random)
        states = rules.moves[step][packages[issue], states]
    return _reasons(problem, packages), total


def _behind(rules: Track) -> list[Array]:
    """Count the allowed ways to go on from each state, before each step and at the end."""
    counts = [np.ones(len(rules.ends), dtype=object)]
    for move in reversed(rules.moves):
        ways = np.append(counts[-1], 0)[move]  # the last entry stands for -1, what a rule forbids
        counts.append(ways.sum(axis=0))
    return counts[::-1]


def _drawn(move: Array, behind: list[Array], states: Array, random: np.random.Generator) -> Array:
    """Draw one option for each sample, given its state."""
    chance, chosen = random.random(len(states)), np.zeros(len(states), dtype=np.int64)
    for state in np.unique(states):
        ways = np.append(behind[1], 0)[move[:, state]]
        bounds = (np.cumsum(ways) / behind[0][state]).astype(float)
        mine = states == state
        chosen[mine] = np.searchsorted(bounds, chance[mine], side="right")
    return chosen


def _reasons(problem: Problem, packages: Array) -> Counter[frozenset[Reason]]:
    """Count the packages drawn by their reasons; values are exact."""
    reasons, columns = [], []
    for party in problem.consenting:
        no_deal = problem.no_deal[party]
        if no_deal is not None:
            reasons.append(Reason(party))
            columns.append(_below(problem, packages, party, no_deal))
    for index, line in enumerate(problem.red_lines):
        if problem.consent[line.party]:
            reasons.append(Reason(line.party, index))
            columns.append(_holds(line.combination, packages))
    if not reasons:
        return Counter({frozenset(): packages.shape[1]})
    rows, counts = np.unique(np.array(columns), axis=1, return_counts=True)
    return Counter(
        {
            frozenset(reason for reason, is_so in zip(reasons, row, strict=True) if is_so): int(count)
            for row, count in zip(rows.T, counts, strict=True)
        }
    )


def _below(problem: Problem, packages: Array, party: int, no_deal: Fraction) -> Array:
    """Tell which packages are worth less than no deal to a party, exactly."""
    together = [(one.combination, one.worth[party]) for one in problem.joint if one.worth[party]]
    rows = [[row[party] for row in rows] for rows in problem.worth]
    scale = lcm(no_deal.denominator, *(worth.denominator for worth in itertools.chain(*rows)))
    scale = lcm(scale, *(worth.denominator for _, worth in together))
    most = sum(max(map(abs, row)) for row in rows) + sum(abs(worth) for _, worth in together) + abs(no_deal)
    kind = np.int64 if most * scale < WORD else object
    value = np.full(packages.shape[1], -int(no_deal * scale), dtype=kind)
    for row, chosen in zip(rows, packages, strict=True):
        value += np.array([int(worth * scale) for worth in row], dtype=kind)[chosen]
    for combination, worth in together:
        value += np.array([0, int(worth * scale)], dtype=kind)[_holds(combination, packages).astype(int)]
    return np.asarray(value < 0, dtype=bool)


def _holds(combination: Combination, packages: Array) -> Array:
    """Tell in which packages a combination occurs."""
    met = np.ones(packages.shape[1], dtype=bool)
    for issue, chosen in combination.options.items():
        met &= np.isin(packages[issue], list(chosen))
    return met
