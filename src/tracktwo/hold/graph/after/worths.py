"""What the states after a deal are worth to those who act, at any quantiles of the judgements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from tracktwo.case import Case, Judgement, NamedPackage
from tracktwo.deals import Draws, Problem, joined, problem_of
from tracktwo.deals.uncertain.draws import drawn_at, quantile_to_value, quantiles_of, uncertain
from tracktwo.deals.uncertain.space import Space
from tracktwo.hold.graph.after.space import ActSpace
from tracktwo.hold.graph.after.threats import Payoffs

__all__ = ["MOST_LISTED", "Completions", "Worths", "possible_in"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.int64]

MOST_LISTED = 4096
"""Ways to settle open issues that are looked at one by one; of more, as many are drawn."""


@dataclass(frozen=True, eq=False)
class Completions:
    """Ways to settle what a package leaves open.

    Parameters
    ----------
    count : int
        How many the rules allow; 0 where they allow none, and those that they forbid are looked at.
    rows : ndarray of int64, shape (ways, issues)
        Options of all issues, by index; all the ways, or some drawn at random.
    listed : bool
        Whether these are all.
    """

    count: int
    rows: Indexes
    listed: bool

    @classmethod
    def of(cls, case: Case, package: NamedPackage, seed: int, most: int = MOST_LISTED) -> Completions:
        """List the ways to complete a package that the rules allow, or where they allow none, all.

        Of more than ``most``, as many are drawn.

        Raises
        ------
        LimitError
            Rules link too many open issues.
        """
        problem = problem_of(case)
        settled = {
            place: problem.options[place].index(package.options[issue])
            for place, issue in enumerate(problem.issues)
            if issue in package.options
        }
        space = Space.of(problem.restricted(settled))
        count = space.packages
        if not count:
            space = Space.of(replace(problem, forbidden=()).restricted(settled))
        listed = space.packages <= most
        ways = np.arange(space.packages) if listed else None
        rows = space.options(_rows(space, ways, most, seed, package.id)).astype(np.int64)
        rows[:, list(settled)] = list(settled.values())
        return cls(count, rows, listed)

    def drawn(self, draws: int, seed: int, package: str) -> Indexes:
        """Return one way for each draw, all equally likely."""
        stream = _stream(seed, f"{package}/open-issues")
        return self.rows[stream.integers(len(self.rows), size=draws)]


def _rows(space: Space, ways: Indexes | None, draws: int, seed: int, package: str) -> Indexes:
    """Return the row of each block in all the ways, or in so many drawn ones."""
    sizes = [len(rows) for _, rows in space.blocks]
    if ways is not None:
        return np.stack(np.unravel_index(ways, sizes), axis=1)
    stream = _stream(seed, f"{package}/completions")
    return np.stack([stream.integers(size, size=draws) for size in sizes], axis=1)


def _stream(seed: int, name: str) -> np.random.Generator:
    digest = np.frombuffer(sha256(name.encode()).digest(), dtype="<u4")
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, *digest.tolist()])))


def possible_in(space: ActSpace, ways: Indexes) -> Flags | None:
    """Say which states can be in which way to settle open issues; None where all can in all."""
    settled = {
        issue.id: [issue.options[option].id for option in ways[:, place]]
        for place, issue in enumerate(space.case.issues)
        if issue.id in space.open
    }
    return space.possible(settled)


class Worths:
    """Values of the states of a package's acts.

    Parameters
    ----------
    space : ActSpace
        States and actors.
    at : date, optional
        For which day's no-deal values; the case's own date by default.
    """

    def __init__(self, space: ActSpace, at: date | None = None) -> None:
        self.space, self.at = space, at
        self.case = space.case
        self.problem: Problem = problem_of(self.case, at=at)
        self.changes, self.which = space.changes()
        # Acts may make packages that the rules forbid: worths are asked of the case without its rules.
        self.free = replace(self.case, rules=())
        self.of_package = uncertain(self.free, at)
        self.of_acts = tuple(
            judgement
            for act in space.acts
            for who, judgement in act.worth.items()
            if who in space.actors and not judgement.estimate.certain
        )

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The uncertain ones: of packages, then of acts."""
        return (*self.of_package, *self.of_acts)

    @property
    def without_no_deal(self) -> tuple[str, ...]:
        """The parties of those who act for which no no-deal value is given."""
        acting = {actor.split("/")[0] for actor in self.space.actors}
        known = zip(self.problem.parties, self.problem.no_deal, strict=True)
        return tuple(party for party, worth in known if worth is None and party in acting)

    def quantiles(self, draws: int, seed: int) -> Floats:
        """Draw where each judgement lies in its spread, shape (draws, judgements)."""
        return quantiles_of(self.free, self.judgements, draws, seed)

    def payoffs(self, quantiles: Floats, ways: Indexes, states: Sequence[int] | None = None) -> Payoffs:
        """Return what states are worth to the actors, in points of value.

        Parameters
        ----------
        quantiles : array, shape (draws, judgements)
            None of them, shape (0, judgements): every judgement at its point.
        ways : array, shape (draws or any number, issues)
            How all issues are settled, draw by draw.
        states : sequence of int, optional
            Which; all by default.
        """
        chosen = np.arange(len(self.which)) if states is None else np.array(states, dtype=np.int64)
        drawn = drawn_at(self.free, self.of_package, quantiles[:, : len(self.of_package)], at=self.at)
        parties = [self.space.party(actor) for actor in self.space.actors]
        values = np.empty((len(parties), len(chosen), len(ways)))
        kept = ~self.space.ended[chosen]
        for number in sorted(set(self.which[chosen[kept]].tolist())):
            worth = self._package_values(drawn, ways, number)[parties]
            values[:, kept & (self.which[chosen] == number)] = worth[:, None, :]
        values[:, ~kept] = self._no_deal(drawn, quantiles)[parties][:, None, :]
        values += self._of_acts(quantiles[:, len(self.of_package) :], chosen, drawn.scale)
        possible = possible_in(self.space, ways)
        slack = (len(self.problem.issues) + len(self.space.acts) + 2) / drawn.scale
        return Payoffs(values, None if possible is None else possible[chosen], slack)

    def _no_deal(self, drawn: Draws, quantiles: Floats) -> Floats:
        """Return the no-deal values, shape (parties, draws); a missing one is the least allowed value."""
        if None in self.problem.no_deal:
            used = {judgement.path for judgement in uncertain(self.case, self.at)}
            kept = [column for column, one in enumerate(self.of_package) if one.path in used]
            judged = [self.of_package[column] for column in kept]
            drawn = drawn_at(self.case, judged, quantiles[:, kept], at=self.at)
        return np.asarray(drawn.no_deal.T / drawn.scale)

    def _package_values(self, drawn: Draws, ways: Indexes, number: int) -> Floats:
        """Return the value of the package with some changes, shape (parties, draws)."""
        rows = ways.copy()
        for changed, to in self.changes[number].items():
            place = self.problem.issues.index(changed)
            rows[:, place] = self.problem.options[place].index(to)
        chosen = self._in_joined_issues(rows)
        draw = np.arange(len(rows)) if drawn.count else np.zeros(len(rows), dtype=np.int64)
        total = np.zeros((len(rows), len(self.problem.parties)))
        for issue, worth in enumerate(drawn.worth):
            total += worth[draw, chosen[:, issue]]
        return np.asarray(total.T / drawn.scale)

    def _in_joined_issues(self, rows: Indexes) -> Indexes:
        """Write packages in the issues of the case with tied issues joined, as draws have them."""
        if not any(position.joint for position in self.case.positions.values()):
            return rows
        distinct, back = np.unique(rows, axis=0, return_inverse=True)
        named = tuple(
            NamedPackage(
                str(number),
                "",
                {i: o[n] for i, o, n in zip(self.problem.issues, self.problem.options, row, strict=True)},
            )
            for number, row in enumerate(distinct)
        )
        case = joined(replace(self.free, packages=named))
        ids = [[option.id for option in issue.options] for issue in case.issues]
        found = [
            [options.index(one.options[issue.id]) for issue, options in zip(case.issues, ids, strict=True)]
            for one in case.packages
        ]
        return np.array(found, dtype=np.int64)[back.ravel()]

    def _of_acts(self, quantiles: Floats, chosen: Indexes, scale: float) -> Floats:
        """Return what the acts that stand add, shape (actors, states, draws or 1)."""
        draws = max(len(quantiles), 1)
        added = np.zeros((len(self.space.actors), len(chosen), draws))
        column = {judgement.path: quantiles[:, n] for n, judgement in enumerate(self.of_acts)}
        for number, act in enumerate(self.space.acts):
            for who, judgement in act.worth.items():
                if who in self.space.actors:
                    there = len(quantiles) and not judgement.estimate.certain
                    worth = (
                        quantile_to_value(judgement.estimate, column[judgement.path])
                        if there
                        else np.array([float(judgement.estimate.point)])
                    )
                    rounded = np.rint(worth * scale) / scale
                    added[self.space.actors.index(who)] += self.space.taken[chosen, number][:, None] * rounded
        return added
