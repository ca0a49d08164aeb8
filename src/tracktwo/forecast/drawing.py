"""Draws of the judgements behind a scene: what if each were a little different, many times over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256

import numpy as np

from tracktwo.case import Case, Estimate, Judgement, Position
from tracktwo.deals import draw
from tracktwo.deals.uncertain.draws import quantile_to_value
from tracktwo.forecast.from_case import placed
from tracktwo.forecast.scene import Scene
from tracktwo.forecast.table import Floats, Table

__all__ = ["drawn", "uncertain"]


def uncertain(scene: Scene) -> tuple[Judgement, ...]:
    """Return the judgements behind a scene that are not points: weights, values, influence."""
    if scene.case is None:
        return ()
    return tuple(one for one in _judgements(scene.case) if not one.estimate.certain)


def drawn(scene: Scene, draws: int, seed: int) -> Iterator[Table]:
    """Give the scene's table once for every draw of its judgements.

    Parameters
    ----------
    scene : Scene
        Made from a case.
    draws, seed : int
        As for `tracktwo.deals.draw`, whose draws of weights and values these are: ranges uniform,
        low-likely-high triangular, links kept. Influence is drawn by a stream of its own for each party.

    Yields
    ------
    Table
        Positions move where another option becomes the one valued most. The scales, and who takes a side,
        stay.
    """
    if scene.case is None:
        return
    case, point = scene.case, scene.table()
    numbers = _numbers(case, draws, seed)
    issues = [case.issue(one.id) for one in scene.dimensions]
    rows = [n for n, party in enumerate(case.parties) if party.id in {one.id for one in scene.voices}]
    found = placed(case, issues, lambda one: numbers.get(one.path, float(one.estimate.point)))
    for at in range(draws):
        positions = found.positions[at % len(found.positions)][rows]
        saliences = found.saliences[at % len(found.saliences)][rows]
        capabilities = found.capabilities[at % len(found.capabilities)][rows]
        positions = np.where(point.held, np.where(np.isnan(positions), point.positions, positions), np.nan)
        yield replace(point, positions=positions, saliences=saliences, capabilities=capabilities)


def _numbers(case: Case, draws: int, seed: int) -> dict[str, Floats]:
    """Return what each uncertain judgement comes to in each draw, by its path."""
    found = draw(_bare(case), draws=draws, seed=seed)
    numbers = {
        one.path: quantile_to_value(one.estimate, found.quantiles[:, column])
        for column, one in enumerate(found.judgements)
    }
    for party in case.parties:
        if party.influence is not None and not party.influence.estimate.certain:
            quantiles = _stream(f"{party.id}/influence", draws, seed)
            numbers[party.influence.path] = quantile_to_value(party.influence.estimate, quantiles)
    return numbers


def _bare(case: Case) -> Case:
    """Return a case with weights and values alone, so that drawing it asks for nothing else."""
    positions = {party: _without_deals(position) for party, position in case.positions.items()}
    return replace(case, positions=positions, rules=(), packages=())


def _without_deals(position: Position) -> Position:
    none = Judgement(f"{position.party}/no-deal", Estimate(Fraction(0), Fraction(0)))
    return replace(position, no_deal=none, no_deal_over_time=(), joint=())


def _stream(name: str, draws: int, seed: int) -> Floats:
    """Return one quantile in each of as many equal parts as there are draws, in random order."""
    digest = np.frombuffer(sha256(name.encode()).digest(), dtype="<u4")
    stream = np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *digest.tolist()])))
    return np.asarray((stream.permutation(draws) + stream.random(draws)) / draws)


def _judgements(case: Case) -> Iterator[Judgement]:
    for party in case.parties:
        position = case.positions[party.id]
        yield from position.weights.values()
        for values in position.values.values():
            yield from values.values()
        if party.influence is not None:
            yield party.influence
