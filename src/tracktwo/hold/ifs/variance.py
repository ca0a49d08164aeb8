"""How much a likelihood varies with the numbers behind it: exactly, as it is a straight line in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.ifs.eliminate import Node
from tracktwo.hold.ifs.network import Network

__all__ = ["MOST_FREE", "can_be_exact", "variances_of"]

Floats = NDArray[np.float64]

MOST_FREE = 8
"""How many open ifs that need not come true may stand before those that must; each counts fourfold."""


def can_be_exact(network: Network, wanted: Sequence[str]) -> bool:
    """Tell whether `variances_of` knows the answer."""
    parts = [network.relevant(group, _within(group, wanted)) for group in _asked(network, wanted)]
    free = [sum(node.id not in {*wanted, *network.known} for node in nodes) for nodes in parts]
    return max(free, default=0) <= MOST_FREE and not any(network.telling(nodes) for nodes in parts)


def variances_of(network: Network, wanted: Sequence[str], variances: Floats) -> Floats:
    """Return the variance of the likelihood that all of some ifs come true.

    Parameters
    ----------
    network : Network
        Nothing is known in it that changes how likely an earlier if is.
    wanted : sequence of str
        Ids of ifs, none of them known.
    variances : array, shape (questions, numbers)
        Of the numbers, in each of some questions: 0 where a number is taken as known.

    Returns
    -------
    array, shape (questions,)

    Notes
    -----
    The likelihood is a sum of products in which no number stands twice, so with independent numbers its mean
    is what it is at their means. Its square is the likelihood that all come true in two worlds drawn apart
    from the same numbers; the two have a number's variance in common where both come by it.
    """
    means = np.array([number.mean for number in network.numbers])
    squares, mean = np.ones(len(variances)), 1.0
    for group in _asked(network, wanted):
        nodes = network.relevant(group, _within(group, wanted))
        squares *= _in_two_worlds(network, nodes, _within(group, wanted), means, variances)
        at_means = network.probabilities(means[None, :], [dict.fromkeys(_within(group, wanted), True)])
        mean *= float(at_means[0, 0])
    return np.asarray(np.maximum(0.0, squares - mean**2))


def _in_two_worlds(
    network: Network, nodes: Sequence[Node], wanted: Sequence[str], means: Floats, variances: Floats
) -> Floats:
    """Return how likely all come true in both of two worlds: shape (questions,)."""
    certain: Mapping[str, bool] = {**dict.fromkeys(wanted, True), **network.known}
    column = {node.id: n for n, node in enumerate(nodes)}
    first = second = np.zeros((1, 0), dtype=bool)
    weights = np.ones((len(variances), 1))
    for node in nodes:
        ways = [certain[node.id]] if node.id in certain else [True, False]
        pairs = [(one, other) for one in ways for other in ways]
        if not network.settled(node):
            places = _places(node, first, column), _places(node, second, column)
            factors = [_factor(places, pair, means, variances) for pair in pairs]
            weights = np.concatenate([weights * factor for factor in factors], axis=1)
        first, second = (
            np.concatenate([np.column_stack([worlds, np.full(len(worlds), pair[side])]) for pair in pairs])
            for side, worlds in enumerate((first, second))
        )
    return np.asarray(weights.sum(axis=1))


def _factor(
    places: tuple[NDArray[np.int64], NDArray[np.int64]],
    pair: tuple[bool, bool],
    means: Floats,
    variances: Floats,
) -> Floats:
    """Return the mean of what one if contributes to two worlds, multiplied: (questions, pairs of worlds)."""
    one, other = (means[place] if way else 1 - means[place] for place, way in zip(places, pair, strict=True))
    sign = 1.0 if pair[0] == pair[1] else -1.0
    shared = np.where(places[0] == places[1], variances[:, places[0]], 0.0)
    return np.asarray(one * other + sign * shared)


def _places(node: Node, worlds: NDArray[np.bool_], column: Mapping[str, int]) -> NDArray[np.int64]:
    """Return which number is a node's likelihood in each of some ways in which ifs may come out."""
    parents = worlds[:, [column[parent] for parent in node.parents]]
    return np.asarray(np.array(node.numbers)[parents @ (1 << np.arange(len(node.parents)))])


def _asked(network: Network, wanted: Sequence[str]) -> list[tuple[str, ...]]:
    return [group for group in network.components if _within(group, wanted)]


def _within(group: Sequence[str], wanted: Sequence[str]) -> list[str]:
    return [one for one in wanted if one in group]
