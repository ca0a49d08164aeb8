"""What news of one if would do to how likely it is that all come true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.hold.ifs.chain import Chain
from tracktwo.hold.ifs.chance import Chance, Sample, at_least, at_most, chance_of
from tracktwo.hold.ifs.network import Event

__all__ = ["News", "news"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class News:
    """What hearing whether one if comes true would do to the likelihood that all do.

    Attributes
    ----------
    condition : str
        Its id.
    chance : Chance
        Of good news: that it comes true.
    if_true, if_false : float or None
        How likely it is then that all come true, at the points, groups of ifs taken as independent of each
        other; None where such news cannot come.
    if_true_between, if_false_between : (float, float) or None
        The same whatever the dependence between groups.
    change : float or None
        ``if_true`` less ``if_false``.
    expected : Chance
        By how much the news would move the likelihood on average, up or down: 2 x chance x (1 - chance) x
        ``change`` without its sign; over the draws, without its extremes.
    """

    condition: str
    chance: Chance
    if_true: float | None
    if_false: float | None
    if_true_between: tuple[float, float] | None
    if_false_between: tuple[float, float] | None
    change: float | None
    expected: Chance


def news(sample: Sample, found: Chain) -> tuple[News, ...]:
    """Rank open ifs by how much the news of them would change how likely it is that all come true.

    Parameters
    ----------
    sample : Sample
    found : Chain
        Of a package, from the same sample.

    Returns
    -------
    tuple of News
        By `News.expected` at the points, then in the order of the network: every open if that must come
        true, and every one that an arrow, or a line of arrows, ties to one of these.
    """
    if found.failed:
        return ()
    heard = _heard(sample, found.groups)
    whole: list[Event] = [dict.fromkeys(group, True) for group in found.groups]
    both: list[Event] = [{**whole[number], one: True} for one, number in heard.items()]
    chances = sample.network.probabilities(sample.values, [*whole, *both])
    joint, good = chances[:, : len(whole)], chances[:, len(whole) :]
    told = [
        _news(
            one,
            sample.marginals([one])[:, 0],
            _put(joint, number, column),
            _put(joint, number, joint[:, number] - column),
        )
        for (one, number), column in zip(heard.items(), good.T, strict=True)
    ]
    return tuple(sorted(told, key=lambda one: -round(one.expected.point, 9)))


def _heard(sample: Sample, groups: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the open ifs of which news may count, each with the group that it is tied to."""
    network = sample.network
    number = {one: n for n, group in enumerate(groups) for one in group}
    tied = {
        one: next(number[other] for other in component if other in number)
        for component in network.components
        if any(other in number for other in component)
        for one in component
    }
    return {
        node.id: tied[node.id] for node in network.nodes if node.id in tied and node.id not in network.known
    }


def _put(joint: Floats, number: int, column: Floats) -> Floats:
    """Return the likelihoods of the groups, that of one of them together with the news."""
    changed = joint.copy()
    changed[:, number] = np.maximum(0.0, column)
    return changed


def _news(one: str, marginal: Floats, good: Floats, bad: Floats) -> News:
    """Say what hearing of one if would do, from the likelihoods of groups with it and without it."""
    chance = np.delete(marginal, [1, 2])
    if_true, if_false = _over(np.prod(good, axis=1), chance), _over(np.prod(bad, axis=1), 1 - chance)
    moved = np.nan_to_num(2 * chance * (1 - chance) * np.abs(if_true - if_false))
    return News(
        condition=one,
        chance=chance_of(marginal),
        if_true=_number(if_true[0]),
        if_false=_number(if_false[0]),
        if_true_between=_between(good[0], chance[0]),
        if_false_between=_between(bad[0], 1 - chance[0]),
        change=_number(if_true[0] - if_false[0]),
        expected=chance_of(np.insert(moved, 1, [np.nan, np.nan])),
    )


def _over(chances: Floats, odds: Floats) -> Floats:
    """Divide, without a number where there is nothing to divide by."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(odds > 0, np.minimum(1.0, chances / odds), np.nan)


def _between(chances: Floats, odds: float) -> tuple[float, float] | None:
    if odds <= 0:
        return None
    return float(at_least(chances) / odds), min(1.0, float(at_most(chances) / odds))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
