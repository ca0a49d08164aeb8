"""Rules between options: issues that a rule links are solved together, as one block.

Within a block the search goes issue by issue. Which options a partial package may still take depends
only on which rules it could still break, so partial packages compete where these are the same: its
*state* is the set of rules that have begun and that every option taken so far keeps alive. A rule is
forgotten as soon as its last issue is taken, so that a chain of rules over many issues stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import prod

import numpy as np

from tracktwo.deals.pareto.layers import Layer, merge
from tracktwo.deals.pareto.limits import Forecast, check_size
from tracktwo.deals.pareto.origins import Indexes
from tracktwo.deals.pareto.scaled import Scaled
from tracktwo.deals.problem import Combination

__all__ = ["Block", "blocks", "components"]

Rule = Mapping[int, frozenset[int]]
Block = tuple[set[int], Layer]
"""The issues of a block, and their undominated partial packages."""


def blocks(scaled: Scaled, combinations: Iterable[Combination], limit: int) -> Iterator[Block]:
    """Solve each set of linked issues; an issue that no rule names is a block of its own.

    Parameters
    ----------
    scaled : Scaled
        The worths.
    combinations : iterable of Combination
        Combinations that are ruled out.
    limit : int
        Greatest number of rows of a block, states included.

    Yields
    ------
    Block
        Without rows where the rules allow nothing.

    Raises
    ------
    LimitError
        If a block grows beyond `limit`.
    """
    sizes = [len(issue) for issue in scaled.worths]
    rules = [rule for combination in combinations for rule in _essential(combination, sizes)]
    for issues in map(set, components(len(sizes), rules)):
        yield issues, _solve(scaled, issues, [rule for rule in rules if not issues.isdisjoint(rule)], limit)


def _essential(combination: Combination, sizes: Sequence[int]) -> Iterator[Rule]:
    """Leave out issues in which any option counts; yield nothing if the combination cannot occur."""
    named = {
        issue: frozenset(option for option in chosen if 0 <= option < sizes[issue])
        for issue, chosen in combination.options.items()
    }
    if all(named.values()):
        bounded = {issue: chosen for issue, chosen in named.items() if len(chosen) < sizes[issue]}
        yield bounded or dict([min(named.items())])


def components(issues: int, scopes: Iterable[Iterable[int]]) -> list[list[int]]:
    """Return the sets of issues that rules link, directly or through others.

    Parameters
    ----------
    issues : int
        How many there are.
    scopes : iterable of iterable of int
        The issues that each rule names.

    Returns
    -------
    list of list of int
        Every issue in just one of them, ascending.
    """
    linked = {issue: {issue} for issue in range(issues)}
    for scope in scopes:
        union = set().union(*(linked[issue] for issue in scope))
        linked.update(dict.fromkeys(union, union))
    return [sorted(together) for issue, together in linked.items() if issue == min(together)]


def _order(issues: set[int], rules: Iterable[Rule], sizes: Sequence[int]) -> list[int]:
    """Return the issues in an order that keeps few of them waiting for the rest of a rule.

    Greedy: next comes the issue after which the issues that wait have the fewest joint options.
    """
    scopes = {frozenset(rule) for rule in rules}
    done: list[int] = []

    def waiting(issue: int) -> tuple[int, int, int]:
        now = {*done, issue}
        unfinished = [scope for scope in scopes if scope & now and not scope <= now]
        joint = prod(sizes[n] for n in now.intersection(*[frozenset().union(*unfinished)]))
        return joint, sum(issue in scope for scope in scopes), issue

    while len(done) < len(issues):
        done.append(min(issues.difference(done), key=waiting))
    return done


def _solve(scaled: Scaled, issues: set[int], rules: Sequence[Rule], limit: int) -> Layer:
    """Merge the issues of one block."""
    sizes = [len(issue) for issue in scaled.worths]
    order = _order(issues, rules, sizes)
    forecast = Forecast(sum(sizes[issue] > 1 for issue in issues), scaled.parties, scaled.grid(), limit)
    layer, alive = scaled.unit(), [0]
    for position, issue in enumerate(order, start=1):
        done = order[:position]
        before = _rows_of_a_state(layer)
        states = None
        if rules:
            check_size(len(alive) * sizes[issue], limit, "states of the rules between options")
            table, alive = _next_states(alive, issue, done, rules, sizes[issue])
            states = table[layer.states].ravel()
        layer = merge(layer, scaled.leaf(issue), limit=limit, slack=scaled.slack(done), states=states)
        forecast.check(before, _rows_of_a_state(layer), made=sum(sizes[n] > 1 for n in done))
    return layer


def _rows_of_a_state(layer: Layer) -> float:
    """Return how many rows compete in a state, on average."""
    return len(layer) / max(len(np.unique(layer.states)), 1)


def _next_states(
    alive: Sequence[int], issue: int, done: Sequence[int], rules: Sequence[Rule], options: int
) -> tuple[Indexes, list[int]]:
    """Return the next state for each state and option (-1 where a rule forbids it), and what states mean.

    A state is a whole number whose bit r tells whether rule r, begun and not finished, is alive.
    """

    def bits(chosen: Iterable[bool]) -> int:
        return sum(1 << rule for rule, is_set in enumerate(chosen) if is_set)

    here = bits(issue in rule for rule in rules)
    begins = bits(issue in rule and rule.keys().isdisjoint(done[:-1]) for rule in rules)
    ends = bits(issue in rule and rule.keys() <= set(done) for rule in rules)
    met = [bits(issue in rule and option in rule[issue] for rule in rules) for option in range(options)]
    numbers: dict[int, int] = {}
    table = np.full((len(alive), options), -1, dtype=np.intp)
    for row, state in enumerate(alive):
        for option in range(options):
            following = (state | begins) & (~here | met[option])
            if not following & ends:
                table[row, option] = numbers.setdefault(following, len(numbers))
    return table, list(numbers)
