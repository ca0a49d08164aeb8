"""Which if's uncertain likelihood matters most to how likely it is that all come true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.ifs.chain import Chain
from tracktwo.hold.ifs.chance import DRAWS, Sample
from tracktwo.hold.ifs.network import Network
from tracktwo.hold.ifs.sobol import sobol
from tracktwo.hold.ifs.variance import can_be_exact, variances_of

__all__ = ["Matters", "Weight", "matters"]

Floats = NDArray[np.float64]

HARDLY = 1e-12
"""A variance that is nothing but rounding."""


@dataclass(frozen=True)
class Weight:
    """How much one if's uncertain likelihood matters to how likely it is that all come true.

    Attributes
    ----------
    condition : str
        Its id.
    first : float
        Share of the variance that would go if this if's likelihood were known and no other.
    total : float
        Share that would stay if all others were known.
    first_error, total_error : float
        Half the width of the 95 % interval of the error of sampling; 0 where the answer is exact.
    weakest : float or None
        Share of the draws in which it is the least likely of those that must come true, so that it sets
        the upper bound by itself; None where it need not come true.
    """

    condition: str
    first: float
    total: float
    first_error: float
    total_error: float
    weakest: float | None


@dataclass(frozen=True)
class Matters:
    """The ifs of a package, those first that account for most of what is uncertain.

    Attributes
    ----------
    weights : tuple of Weight
        By `Weight.total`, then in the order of the file; those alone whose likelihood is uncertain.
    exact : bool
        Whether the shares are exact or sampled.
    spread : float
        Standard deviation of how likely it is that all come true, over the draws of the numbers.
    """

    weights: tuple[Weight, ...]
    exact: bool
    spread: float


def matters(sample: Sample, found: Chain, seed: int) -> Matters | None:
    """Rank a package's ifs by how much their uncertain likelihoods matter.

    Parameters
    ----------
    sample : Sample
    found : Chain
        Of the package, from the same sample.
    seed : int
        Of the random numbers, where it has to be sampled.

    Returns
    -------
    Matters or None
        None where no likelihood is uncertain, or nothing is open.

    Notes
    -----
    First-order and total indices after Sobol' (2001), of all numbers of an if together. Groups of ifs are
    taken as independent of each other.
    """
    network, wanted = sample.network, [one for group in found.groups for one in group]
    uncertain = {} if found.failed else _uncertain(network, wanted)
    if not uncertain:
        return None
    exact = can_be_exact(network, wanted)
    shares, spread = (
        _exact(network, wanted, uncertain) if exact else _sampled(network, wanted, uncertain, seed)
    )
    if spread**2 <= HARDLY:
        return None
    least = _weakest(sample, wanted)
    rows = zip(uncertain, np.stack(shares, axis=1).tolist(), strict=True)
    weights = [
        Weight(one, first, total, first_error, total_error, least.get(one))
        for one, (first, total, first_error, total_error) in rows
    ]
    return Matters(tuple(sorted(weights, key=lambda one: -round(one.total, 9))), exact, spread)


def _uncertain(network: Network, wanted: Sequence[str]) -> dict[str, list[int]]:
    """Return the uncertain numbers of each if that bears on some, in the order of the network."""
    parts = [(group, [one for one in wanted if one in group]) for group in network.components]
    nodes = [node for group, some in parts if some for node in network.relevant(group, some)]
    numbers = {node.id: sorted(set(node.numbers)) for node in nodes if not network.settled(node)}
    spread = {one: [n for n in own if network.numbers[n].variance > 0] for one, own in numbers.items()}
    return {one: own for one, own in spread.items() if own}


def _exact(
    network: Network, wanted: Sequence[str], uncertain: dict[str, list[int]]
) -> tuple[list[Floats], float]:
    own = np.array([number.variance for number in network.numbers])
    inside = np.zeros((len(uncertain), len(own)), dtype=bool)
    for row, numbers in enumerate(uncertain.values()):
        inside[row, numbers] = True
    questions = np.concatenate([own[None, :], np.where(inside, own, 0.0), np.where(inside, 0.0, own)])
    whole, *parts = variances_of(network, wanted, questions)
    if whole <= HARDLY:
        return [np.zeros(len(uncertain))] * 4, 0.0
    alone, without = np.array(parts).reshape(2, -1) / whole
    none = np.zeros(len(uncertain))
    return [alone, 1 - without, none, none], float(np.sqrt(whole))


def _sampled(
    network: Network, wanted: Sequence[str], uncertain: dict[str, list[int]], seed: int
) -> tuple[list[Floats], float]:
    columns = [number for numbers in uncertain.values() for number in numbers]
    places = iter(range(len(columns)))
    groups = [[next(places) for _ in numbers] for numbers in uncertain.values()]
    fixed = np.array([number.point for number in network.numbers])

    def likelihood(quantiles: Floats) -> Floats:
        values = np.tile(fixed, (len(quantiles), 1))
        for place, number in enumerate(columns):
            values[:, number] = network.numbers[number].at(quantiles[:, place])
        return network.probabilities(values, [dict.fromkeys(wanted, True)])[:, 0]

    found = sobol(likelihood, groups, seed=seed)
    return [found.first, found.total, found.first_error, found.total_error], found.spread


def _weakest(sample: Sample, wanted: Sequence[str]) -> dict[str, float]:
    drawn = sample.marginals(wanted)[DRAWS:]
    least = drawn == drawn.min(axis=1, keepdims=True)
    shares = (least / least.sum(axis=1, keepdims=True)).mean(axis=0)
    return dict(zip(wanted, shares.tolist(), strict=True))
