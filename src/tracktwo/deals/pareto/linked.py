"""Rules between options: issues that a rule links are solved together, as one block.

Within a block the search goes issue by issue. Which options a partial package may still take depends
only on which rules it could still break, so partial packages compete where these are the same: its
*state* is the set of rules that have begun and that every option taken so far keeps alive. A rule is
forgotten as soon as its last issue is taken, so that a chain of rules over many issues stays small.
What options are worth together is followed in the same way: a combination that is still alive when its
last issue is taken adds its worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import prod
from operator import mul

import numpy as np

from tracktwo.deals.pareto.exact import Integers, from_integers
from tracktwo.deals.pareto.layers import Layer, merge
from tracktwo.deals.pareto.limits import Forecast, check_size
from tracktwo.deals.pareto.origins import Indexes
from tracktwo.deals.pareto.scaled import Scaled
from tracktwo.deals.problem import Combination

__all__ = ["Block", "blocks", "components"]

SMALL = 10_000
"""So few packages are looked at in two steps: merging issue by issue would take longer."""
FEW = 12
"""An issue with so few options is not worth a search of its own."""

Rule = Mapping[int, frozenset[int]]
Block = tuple[set[int], Layer]
"""The issues of a block, and their undominated partial packages."""


def blocks(scaled: Scaled, combinations: Iterable[Combination], limit: int) -> Iterator[Block]:
    """Solve each set of linked issues; an issue that nothing ties to another is a block of its own.

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
        Without rows where the rules allow nothing. Of an issue with few options, all rows.

    Raises
    ------
    LimitError
        If a block grows beyond `limit`.
    """
    sizes = [len(issue) for issue in scaled.worths]
    if not (combinations := tuple(combinations)) and not scaled.joint and prod(sizes) <= SMALL:
        for half in _halves(sizes):
            yield set(half), scaled.leaf(*half)
        return
    ties = [Tie(rule) for combination in combinations for rule in _essential(combination, sizes)]
    ties += [Tie(rule, row) for combination, row in scaled.joint for rule in _essential(combination, sizes)]
    for issues in map(set, components(len(sizes), (tie.options for tie in ties))):
        inside = [tie for tie in ties if not issues.isdisjoint(tie.options)]
        if inside or len(scaled.worths[min(issues)]) > FEW:
            yield issues, _solve(scaled, issues, inside, limit)
        else:  # what is dominated within the issue goes when it is merged with others
            yield issues, scaled.leaf(min(issues))


@dataclass(frozen=True)
class Tie:
    """Options that count where they meet: ``worth`` is what they add by party, None if they must not meet."""

    options: Rule
    worth: tuple[int, ...] | None = None


def _essential(combination: Combination, sizes: Sequence[int]) -> Iterator[Rule]:
    """Leave out issues in which any option counts; yield nothing if the combination cannot occur."""
    named = {
        issue: frozenset(option for option in chosen if 0 <= option < sizes[issue])
        for issue, chosen in combination.options.items()
    }
    if all(named.values()):
        bounded = {issue: chosen for issue, chosen in named.items() if len(chosen) < sizes[issue]}
        yield bounded or dict([min(named.items())])


def _halves(sizes: Sequence[int]) -> Iterator[range]:
    """Split issues, in order, into two sets with about as many choices of options each."""
    made, whole = list(accumulate(sizes, mul)), prod(sizes)
    cut = 1 + min(range(len(sizes)), key=lambda last: made[last] + whole // made[last])
    yield from (half for half in (range(cut), range(cut, len(sizes))) if half)


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


def _solve(scaled: Scaled, issues: set[int], ties: Sequence[Tie], limit: int) -> Layer:
    """Merge the issues of one block."""
    sizes = [len(issue) for issue in scaled.worths]
    order = _order(issues, [tie.options for tie in ties], sizes)
    forecast = Forecast(sum(sizes[issue] > 1 for issue in issues), scaled.parties, scaled.grid(), limit)
    layer, alive = scaled.unit_layer(), [0]
    for position, issue in enumerate(order, start=1):
        done = order[:position]
        before = _rows_of_a_state(layer)
        states = bonus = None
        if ties:
            check_size(len(alive) * sizes[issue], limit, "states of the ties between options")
            table, won, alive = _next_states(alive, issue, done, ties, sizes[issue])
            states = table[layer.states].ravel()
            bonus = _bonus(scaled, ties, won, layer.states)
        slack = scaled.slack(done)
        layer = merge(layer, scaled.leaf(issue), limit=limit, slack=slack, states=states, bonus=bonus)
        forecast.check(before, _rows_of_a_state(layer), made=sum(sizes[n] > 1 for n in done))
    return layer


def _rows_of_a_state(layer: Layer) -> float:
    """Return how many rows compete in a state, on average."""
    return len(layer) / max(len(np.unique(layer.states)), 1)


def _bits(chosen: Iterable[bool]) -> int:
    return sum(1 << place for place, is_set in enumerate(chosen) if is_set)


def _next_states(
    alive: Sequence[int], issue: int, done: Sequence[int], ties: Sequence[Tie], options: int
) -> tuple[Indexes, list[list[int]], list[int]]:
    """Tell what each option does in each state.

    A state is a whole number whose bit r tells whether tie r, begun and not finished, is alive.

    Returns
    -------
    table : array of int, shape (states, options)
        The next state; -1 where a rule forbids the option.
    won : list of list of int
        By state and option, the bits of the ties that hold for good and add their worth.
    meanings : list of int
        The next states.
    """
    here = _bits(issue in tie.options for tie in ties)
    begins = _bits(issue in tie.options and tie.options.keys().isdisjoint(done[:-1]) for tie in ties)
    ends = _bits(issue in tie.options and tie.options.keys() <= set(done) for tie in ties)
    forbids = _bits(tie.worth is None for tie in ties)
    met = [
        _bits(issue in tie.options and option in tie.options[issue] for tie in ties)
        for option in range(options)
    ]
    numbers: dict[int, int] = {}
    table, won = np.full((len(alive), options), -1, dtype=np.intp), []
    for row, state in enumerate(alive):
        following = [(state | begins) & (~here | kept) for kept in met]
        won.append([now & ends for now in following])
        for option, now in enumerate(following):
            if not now & ends & forbids:
                table[row, option] = numbers.setdefault(now & ~ends, len(numbers))
    return table, won, list(numbers)


def _bonus(scaled: Scaled, ties: Sequence[Tie], won: list[list[int]], states: Indexes) -> Integers | None:
    """Return what finished ties add to each row and option, shape (limbs, rows * options, parties)."""
    distinct = sorted({bits for row in won for bits in row})
    if distinct in ([], [0]):
        return None
    worths = [_added(ties, bits, scaled.parties) for bits in distinct]
    place = {bits: number for number, bits in enumerate(distinct)}
    which = np.array([[place[bits] for bits in row] for row in won])
    return from_integers(worths, scaled.limbs)[:, which[states].ravel()]


def _added(ties: Sequence[Tie], bits: int, parties: int) -> list[int]:
    rows = [tie.worth for number, tie in enumerate(ties) if bits >> number & 1 and tie.worth is not None]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0] * parties
