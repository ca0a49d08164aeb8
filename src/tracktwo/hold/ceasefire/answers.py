"""One keeper under one watch and depth: verdict, share, and what would be enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from tracktwo.case import Ceasefire, Depth, Judgement, Keeper, Watch
from tracktwo.deals import Share, Verdict
from tracktwo.hold.ceasefire.patience import (
    critical_patience,
    longest_delay,
    needed_detection,
    needed_loss,
    needed_watch,
    surplus,
)
from tracktwo.hold.ceasefire.surprise import Surprise, left_of_surprise
from tracktwo.hold.war.chance import Floats

__all__ = ["KeeperAnswer", "answers_of", "judgements_of"]

ROUNDING = 1e-12
"""How far below 0 a surplus may lie and count as 0."""


@dataclass(frozen=True)
class KeeperAnswer:
    """What one keeper does best, and what would make keeping its best choice.

    Parameters
    ----------
    party : str
        Its id.
    verdict : Verdict
        Whether keeping is the better choice on every number in the ranges, on none, or on some.
    keeps : Share
        In which share of the draws it is.
    margin : float or None
        What a single breach costs it, in units of value of one period, at the points; below 0 it pays. None
        where that is not finite: patience is 1 and there are no false alarms.
    detection : float
        The likelihood of detection that the case judges, at the point.
    needed_detection : float or None
        The least that would be enough at the points; None if certain detection would not be.
    needed_in_corners : (float or None, float or None)
        The same with all other numbers at the ends that help keeping, and at those that hurt it.
    needed_patience : float or None
        The least patience with which it would keep, at the points of the rest.
    needed_loss : float or None
        The least loss by the other side's answer, a period.
    longest_delay : float or None
        The longest delay of the answer, in periods; None if it breaks even without, or keeps with any.
    needed_watch : float or None
        The share of periods that must be watched as well as the case judges; None if all is not enough.
    hangs_on : tuple of str
        Paths of the judgements whose range alone decides whether keeping is better, with all others at their
        points; exact. Empty where no single one does.
    """

    party: str
    verdict: Verdict
    keeps: Share
    margin: float | None
    detection: float
    needed_detection: float | None
    needed_in_corners: tuple[float | None, float | None]
    needed_patience: float | None
    needed_loss: float | None
    longest_delay: float | None
    needed_watch: float | None
    hangs_on: tuple[str, ...]


@dataclass(frozen=True)
class _Numbers:
    """What the game is played with; floats, or arrays of draws."""

    gain: Any
    loss: Any
    patience: Any
    detection: Any
    false_alarm: Any
    delay: Any

    def surplus(self) -> Any:
        """Return the surplus of keeping."""
        return surplus(self.gain, self.loss, self.patience, self.detection, self.false_alarm, self.delay)


Reading = Callable[[Judgement, bool], Any]
"""Gives a judgement's number; told whether a greater number helps keeping."""


def judgements_of(ceasefire: Ceasefire) -> Iterator[Judgement]:
    """List all that is judged of a ceasefire."""
    for keeper in ceasefire.keepers:
        yield from (keeper.gain, keeper.loss, keeper.patience)
    for watch in ceasefire.watches:
        yield from (one for one in (watch.detection, watch.false_alarm, watch.delay) if one is not None)
    yield from (depth.km for depth in ceasefire.depths)
    yield from (one for one in (ceasefire.advance, ceasefire.response) if one is not None)


def answers_of(
    ceasefire: Ceasefire, watch: Watch | None, depth: Depth | None, numbers: Mapping[str, Floats]
) -> tuple[Surprise | None, tuple[KeeperAnswer, ...]]:
    """Return what a depth leaves of surprise, and what each keeper does under a watch."""
    surprise = _surprise(ceasefire, depth)
    if watch is None:
        return surprise, ()
    found = tuple(_answer(_Game(ceasefire, keeper, watch, depth), numbers) for keeper in ceasefire.keepers)
    return surprise, found


def _point(judgement: Judgement, helps: bool) -> float:
    return float(judgement.estimate.point)


def _best(judgement: Judgement, helps: bool) -> float:
    return float(judgement.estimate.high if helps else judgement.estimate.low)


def _worst(judgement: Judgement, helps: bool) -> float:
    return float(judgement.estimate.low if helps else judgement.estimate.high)


def _left(ceasefire: Ceasefire, depth: Depth | None, read: Reading) -> Any:
    """Return the share of a gain that a depth leaves; a deeper zone helps, speed and slowness hurt."""
    if depth is None or ceasefire.advance is None or ceasefire.response is None:
        return 1.0
    return left_of_surprise(
        read(depth.km, True), read(ceasefire.advance, False), read(ceasefire.response, False)
    )


def _surprise(ceasefire: Ceasefire, depth: Depth | None) -> Surprise | None:
    if depth is None or ceasefire.advance is None or ceasefire.response is None:
        return None
    km, speed = _point(depth.km, True), _point(ceasefire.advance, False)
    left, least, most = (float(_left(ceasefire, depth, read)) for read in (_point, _best, _worst))
    return Surprise(km, km / speed if speed else None, left, least, most)


@dataclass(frozen=True)
class _Game:
    """One keeper under one watch and depth, as the case judges them."""

    ceasefire: Ceasefire
    keeper: Keeper
    watch: Watch
    depth: Depth | None

    def numbers(self, read: Reading) -> _Numbers:
        """Return what it is played with."""
        gain = np.maximum(read(self.keeper.gain, False), 0.0) * _left(self.ceasefire, self.depth, read)
        alarm, delay = self.watch.false_alarm, self.watch.delay
        return _Numbers(
            gain=gain if np.ndim(gain) else float(gain),
            loss=read(self.keeper.loss, True),
            patience=read(self.keeper.patience, True),
            detection=read(self.watch.detection, True),
            false_alarm=0.0 if alarm is None else read(alarm, False),
            delay=0.0 if delay is None else read(delay, False),
        )

    def judged(self) -> Iterator[Judgement]:
        """List the judgements that are uncertain."""
        keeper, watch, ceasefire = self.keeper, self.watch, self.ceasefire
        apart = (self.depth.km, ceasefire.advance, ceasefire.response) if self.depth else ()
        listed = (keeper.gain, keeper.loss, keeper.patience, watch.detection, watch.false_alarm, watch.delay)
        yield from (one for one in (*listed, *apart) if one is not None and not one.estimate.certain)

    def hangs_on(self) -> Iterator[str]:
        """Name the judgements of which one end makes keeping better, and the other does not."""
        for one in self.judged():
            low, high = (self._keeps_with(one, float(end)) for end in (one.estimate.low, one.estimate.high))
            if low != high:
                yield one.path

    def _keeps_with(self, judgement: Judgement, number: float) -> bool:
        numbers = self.numbers(lambda one, helps: number if one is judgement else _point(one, helps))
        return float(numbers.surplus()) >= -ROUNDING


def _answer(game: _Game, drawn: Mapping[str, Floats]) -> KeeperAnswer:
    over = game.numbers(lambda judgement, helps: drawn[judgement.path])
    point, best, worst = (game.numbers(read) for read in (_point, _best, _worst))
    verdict = Verdict.DEPENDS
    if float(worst.surplus()) >= -ROUNDING:
        verdict = Verdict.ALWAYS
    elif float(best.surplus()) < -ROUNDING:
        verdict = Verdict.NEVER
    return KeeperAnswer(
        game.keeper.party,
        verdict,
        Share.of(np.asarray(over.surplus() >= -ROUNDING), verdict),
        _margin(point),
        float(point.detection),
        _enough(point),
        (_enough(best), _enough(worst)),
        critical_patience(point.gain, point.loss, point.detection, point.false_alarm, point.delay),
        needed_loss(point.gain, point.patience, point.detection, point.false_alarm, point.delay),
        _delay(point),
        needed_watch(point.gain, point.loss, point.patience, point.detection, point.false_alarm, point.delay),
        tuple(game.hangs_on()),
    )


def _enough(numbers: _Numbers) -> float | None:
    return needed_detection(numbers.gain, numbers.loss, numbers.patience, numbers.false_alarm, numbers.delay)


def _margin(numbers: _Numbers) -> float | None:
    weight = 1 - numbers.patience * (1 - numbers.false_alarm)
    return float(numbers.surplus()) / weight if weight else None


def _delay(numbers: _Numbers) -> float | None:
    found = longest_delay(
        numbers.gain, numbers.loss, numbers.patience, numbers.detection, numbers.false_alarm
    )
    return None if found == inf else found
