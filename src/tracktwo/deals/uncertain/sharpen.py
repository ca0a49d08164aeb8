"""Which judgement, made sharper, would tell most about the outcome; from draws already made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.uncertain.judged import Share
from tracktwo.deals.uncertain.robust import Robustness

__all__ = ["Influence", "Outcome", "Sharpening", "sharpen"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]

CANDIDATES = 10
SHUFFLES = 20_000
PER_CLASS = 50
FEWEST_CLASSES, MOST_CLASSES = 2, 20

METHOD = (
    "share of the outcome's variance explained by each judgement alone, from the draws of the robustness "
    "analysis cut into equal classes by the judgement, corrected for chance; influences below the noise "
    "level (95 % point of the greatest share among all judgements when the outcome is shuffled) are left out"
)


@dataclass(frozen=True)
class Influence:
    """How much an outcome hangs on one judgement, or on judgements linked with each other.

    Parameters
    ----------
    judgements : tuple of str
        Paths; several where the case links them. High means high in the first of them.
    share : float
        Of the outcome's variance, how much knowing this alone would take away on average: 0 to 1. Chance
        may make it slightly negative.
    lowest, highest : Share
        How often the outcome comes true in the fifth of the draws in which the judgement is lowest, and
        in that in which it is highest.
    """

    judgements: tuple[str, ...]
    share: float
    lowest: Share
    highest: Share


@dataclass(frozen=True)
class Outcome:
    """One yes-or-no outcome and what it hangs on.

    Parameters
    ----------
    what : str
        ``zone`` (some package is acceptable to all) or ``candidate``.
    candidate : int or None
        Place in the list of candidates, from 0.
    share : Share
        How often it comes true.
    noise : float
        Influences up to here cannot be told from chance.
    influences : tuple of Influence
        Those above the noise level, greatest first; the others are not ranked.
    untold : int
        How many judgements, or linked sets, are not above it.
    """

    what: str
    candidate: int | None
    share: Share
    noise: float
    influences: tuple[Influence, ...]
    untold: int


@dataclass(frozen=True)
class Sharpening:
    """Where better knowledge would matter most.

    Parameters
    ----------
    draws, seed : int
        Of the robustness analysis.
    classes : int
        Into how many classes the draws were cut.
    outcomes : tuple of Outcome
        First whether there is a zone, then each of the top candidates, in their order; an outcome
        that is the same in every draw hangs on nothing.
    method : str
        In words.
    """

    draws: int
    seed: int
    classes: int
    outcomes: tuple[Outcome, ...]
    method: str

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return asdict(self)


def sharpen(found: Robustness, *, candidates: int = CANDIDATES) -> Sharpening:
    """Find the judgements on which the outcomes hang most.

    Parameters
    ----------
    found : Robustness
        The robustness analysis; its draws are used again.
    candidates : int, optional
        How many of the top candidates are looked at.

    Returns
    -------
    Sharpening

    Notes
    -----
    Given-data estimate of first-order variance shares by classes: Plischke, Borgonovo and Smith (2013),
    "Global sensitivity measures from given data", European Journal of Operational Research 226(3),
    536-550. Chance alone explains (classes - 1) / (draws - 1) on average; the correction for it is
    epsilon squared of Kelley (1935), "An unbiased correlation ratio measure", PNAS 21(9), 554-559.
    First-order shares leave out what judgements do only in combination.
    """
    sample = found.sample
    count = sample.draws.count
    classes = int(np.clip(count // PER_CLASS, FEWEST_CLASSES, MOST_CLASSES))
    groups = sample.draws.groups
    order = np.argsort(sample.draws.quantiles[:, [group[0] for group in groups]], axis=0, kind="stable")
    names = [tuple(found.judgements[column] for column in group) for group in groups]
    asked: list[tuple[str, int | None, Flags]] = [("zone", None, sample.solved.zone)]
    asked += [
        ("candidate", place, sample.accepted[:, place])
        for place in range(min(candidates, len(found.candidates)))
    ]
    outcomes = tuple(
        _outcome(what, place, came_true, order, names, classes, found.seed)
        for what, place, came_true in asked
    )
    return Sharpening(found.draws, found.seed, classes, outcomes, METHOD)


def _outcome(
    what: str,
    place: int | None,
    came_true: Flags,
    order: Indexes,
    names: Sequence[tuple[str, ...]],
    classes: int,
    seed: int,
) -> Outcome:
    if came_true.all() or not came_true.any() or not names:
        return Outcome(what, place, Share.of(came_true), 0.0, (), len(names))
    starts = np.arange(classes) * len(came_true) // classes
    sizes = np.diff(np.append(starts, len(came_true)))
    shares = _explained(np.add.reduceat(came_true[order.T], starts, axis=1, dtype=np.int64), sizes)
    noise = _noise(int(came_true.sum()), sizes, len(names), seed)
    ranked = [group for group in np.argsort(-shares, kind="stable") if shares[group] > noise]
    influences = tuple(
        Influence(names[group], float(shares[group]), *_fifths(came_true[order[:, group]]))
        for group in ranked
    )
    return Outcome(what, place, Share.of(came_true), noise, influences, len(names) - len(influences))


def _explained(hits: Indexes, sizes: Indexes) -> Floats:
    """Return the share of variance between classes, corrected for chance, from the hits in each class."""
    count, classes = sizes.sum(), len(sizes)
    overall = hits.sum(axis=-1, keepdims=True) / count
    between = (sizes * (hits / sizes - overall) ** 2).sum(axis=-1)
    explained = between / (count * overall * (1 - overall))[..., 0]
    by_chance = (classes - 1) / (count - 1)
    return np.asarray((explained - by_chance) / (1 - by_chance))


def _noise(hits: int, sizes: Indexes, judgements: int, seed: int) -> float:
    """Return what the greatest of so many shares stays below in 95 % of cases if all are mere chance.

    How many hits each class gets when outcomes are shuffled is multivariate hypergeometric, whatever
    the judgement, so one set of shuffles serves all.
    """
    stream = np.random.Generator(np.random.PCG64(seed))
    shuffled = stream.multivariate_hypergeometric(sizes, hits, size=SHUFFLES, method="marginals")
    return float(np.quantile(_explained(shuffled, sizes), 0.95 ** (1 / judgements)))


def _fifths(ordered: Flags) -> tuple[Share, Share]:
    """Return how often the outcome comes true in the first and in the last fifth."""
    fifth = max(len(ordered) // 5, 1)
    return Share.of(ordered[:fifth]), Share.of(ordered[-fifth:])
