"""What the draws and the corners say about one package: who accepts it, how surely, and what it forgoes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.refusal.tally import wilson
from tracktwo.deals.uncertain.candidates import CONCEPTS
from tracktwo.deals.uncertain.corners import Corners, Verdict, together
from tracktwo.deals.uncertain.draws import Draws
from tracktwo.deals.uncertain.resolve import Solved

__all__ = ["Answer", "Candidate", "Judge", "Share", "Spread"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Share:
    """A share of the draws: a probability, as far as the stated ranges and their shapes are right.

    Parameters
    ----------
    value : float
        0 to 1.
    low, high : float
        95 % interval of the sampling error alone (Wilson 1927); it says nothing of how good the
        judgements are. All three are equal where the answer is exact.
    """

    value: float
    low: float
    high: float

    @classmethod
    def of(cls, flags: Flags, verdict: Verdict | None = None) -> Share:
        """Return the share of true ones, or exactly 1 or 0 where a verdict says so."""
        if verdict is Verdict.ALWAYS:
            return cls(1.0, 1.0, 1.0)
        if verdict is Verdict.NEVER:
            return cls(0.0, 0.0, 0.0)
        hits = int(np.count_nonzero(flags))
        return cls(hits / len(flags), *wilson(hits, len(flags)))


@dataclass(frozen=True)
class Spread:
    """How a number spreads over the draws, in points of value.

    Parameters
    ----------
    low, median, high : float
        The 5 %, 50 % and 95 % points.
    """

    low: float
    median: float
    high: float

    @classmethod
    def each(cls, numbers: Floats, scale: float) -> list[Spread]:
        """Return the spread of each column of numbers in steps."""
        return [cls(*row) for row in (np.quantile(numbers, (0.05, 0.5, 0.95), axis=0).T / scale).tolist()]


@dataclass(frozen=True)
class Answer:
    """What one party says to one package.

    Parameters
    ----------
    party : str
        Its id.
    verdict : Verdict
        Whether it accepts in every corner of the ranges, in none, or in some.
    accepts : Share
        In which share of the draws it does.
    value, gain : Spread
        What the package is worth to it, and that less no deal.
    crosses : tuple of str
        Labels of its red lines that the package crosses.
    """

    party: str
    verdict: Verdict
    accepts: Share
    value: Spread
    gain: Spread
    crosses: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """One package, followed through all draws.

    Parameters
    ----------
    package : mapping of str to str
        Option by issue.
    origins : tuple of str
        Why it is looked at.
    answers : tuple of Answer
        One for each party.
    verdict, accepted : Verdict, Share
        Whether, and in which share of draws, every party whose consent is needed accepts.
    room_verdict, room : Verdict, Share
        The same for those among them who take part in the talks.
    regret : Spread or None
        How much of what a party could have at best in the zone of agreement the package forgoes, for
        the party that forgoes most; a package that somebody refuses leaves everybody with no deal.
        Over the draws in which there is a zone; None if there is one in no draw.
    answer_of : mapping of str to float
        Share of the draws in which it is an answer of each solution concept.
    """

    package: Mapping[str, str]
    origins: tuple[str, ...]
    answers: tuple[Answer, ...]
    verdict: Verdict
    accepted: Share
    room_verdict: Verdict
    room: Share
    regret: Spread | None
    answer_of: Mapping[str, float]

    @property
    def order(self) -> tuple[Any, ...]:
        """Sort key: most widely accepted first, then what survives every corner, then least regret."""
        regret = self.regret.median if self.regret else 0.0
        return -self.accepted.value, self.verdict is not Verdict.ALWAYS, regret


@dataclass(frozen=True, eq=False)
class Judge:
    """Holds what is needed to judge packages, one after another."""

    problem: Problem
    corners: Corners
    draws: Draws
    solved: Solved

    def judge(self, package: Package, origins: Sequence[str]) -> tuple[Candidate, Flags]:
        """Return what is to be said of a package, and in which draws every consenting party accepts it."""
        problem, draws = self.problem, self.draws
        values, verdicts = draws.values(package), self.corners.verdicts(package)
        accepts = self._accepts(values, verdicts)
        consenting = list(problem.consenting)
        room = [party for party in consenting if problem.in_channel[party]]
        of_all = together(tuple(verdicts[party] for party in consenting))
        of_room = together(tuple(verdicts[party] for party in room))
        everyone: Flags = np.all(accepts[:, consenting], axis=1)
        candidate = Candidate(
            package={
                issue: options[option]
                for issue, options, option in zip(problem.issues, problem.options, package, strict=True)
            },
            origins=tuple(origins),
            answers=self._answers(package, values, accepts, verdicts),
            verdict=of_all,
            accepted=Share.of(everyone, of_all),
            room_verdict=of_room,
            room=Share.of(np.all(accepts[:, room], axis=1), of_room),
            regret=self._regret(values, everyone),
            answer_of=self._answer_of(values, everyone),
        )
        return candidate, everyone

    def _accepts(self, values: Floats, verdicts: Sequence[Verdict]) -> Flags:
        """Return who accepts in which draw, shape (draws, parties); exact verdicts come first."""
        accepts = values >= self.draws.no_deal - self.draws.slack
        for party, verdict in enumerate(verdicts):
            if verdict is not Verdict.DEPENDS:
                accepts[:, party] = verdict is Verdict.ALWAYS
        return accepts

    def _answers(
        self, package: Package, values: Floats, accepts: Flags, verdicts: Sequence[Verdict]
    ) -> tuple[Answer, ...]:
        crossed = self.problem.crossed(package)
        worth = Spread.each(values, self.draws.scale)
        gains = Spread.each(values - self.draws.no_deal, self.draws.scale)
        return tuple(
            Answer(
                name,
                verdicts[party],
                Share.of(accepts[:, party], verdicts[party]),
                worth[party],
                gains[party],
                tuple(line.label for line in crossed if line.party == party),
            )
            for party, name in enumerate(self.problem.parties)
        )

    def _regret(self, values: Floats, everyone: Flags) -> Spread | None:
        """Return the greatest shortfall from a party's best in the zone."""
        zone, consenting = self.solved.zone, list(self.problem.consenting)
        if not zone.any():
            return None
        had = np.where(everyone[:, None], values, self.draws.no_deal)[:, consenting]
        missed = np.maximum(self.solved.best - had, 0.0)[zone].max(axis=1)
        return Spread.each(missed[:, None], self.draws.scale)[0]

    def _answer_of(self, values: Floats, everyone: Flags) -> dict[str, float]:
        """Return how often the package is worth to everybody what a concept's answer is."""
        off = np.abs(self.solved.points - values[:, None, list(self.problem.consenting)]).max(axis=2)
        same = (off <= self.draws.slack) & everyone[:, None]  # NaN, no zone, is never the same
        return {concept: float(share) for concept, share in zip(CONCEPTS, same.mean(axis=0), strict=True)}
