"""Log-rolling: two issues changed together, so that what one party gives on one it gets on the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import Any

from tracktwo.deals.joint import issue_by_issue
from tracktwo.deals.plain import plain
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.unlocking.unlock import chosen

__all__ = ["Change", "Trade", "Trades", "change", "trades"]

Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Change:
    """A package changed on some issues, and what that is worth to everybody.

    Parameters
    ----------
    changes : mapping of str to (str, str)
        Issue id to its option now and its new one.
    package : mapping of str to str
        The whole new package, issue id to option id.
    gains : mapping of str to Fraction
        What each party gains in all, in its own units; negative for a loss.
    by_issue : mapping of str to mapping of str to Fraction
        By issue and party, what the party gains on that issue; parties that gain nothing there and
        lose nothing are left out.
    """

    changes: Mapping[str, tuple[str, str]]
    package: Mapping[str, str]
    gains: Mapping[str, Fraction]
    by_issue: Mapping[str, Mapping[str, Fraction]]

    def givers(self, issue: str) -> tuple[str, ...]:
        """Return the parties that give something on an issue."""
        return tuple(party for party, gain in self.by_issue[issue].items() if gain < 0)

    def takers(self, issue: str) -> tuple[str, ...]:
        """Return the parties that get something on an issue."""
        return tuple(party for party, gain in self.by_issue[issue].items() if gain > 0)


@dataclass(frozen=True)
class Trade:
    """The best joint change of exactly two issues.

    Parameters
    ----------
    change : Change
        What changes and what it is worth.
    least_gain : Fraction
        What the party that gains least gains, among those watched.
    shares : Fraction
        Sum over the parties watched of the gain as a share of the party's whole range of values,
        which is what its best and its worst options differ by.
    """

    change: Change
    least_gain: Fraction
    shares: Fraction


@dataclass(frozen=True)
class Trades:
    """Trades from one package, the best of each pair of issues; most promising first.

    Parameters
    ----------
    package : mapping of str to str
        Where they start from.
    consenting : tuple of Trade
        Those that leave no consenting party worse off.
    everyone : tuple of Trade
        Those that leave no party at all worse off.
    """

    package: Mapping[str, str]
    consenting: tuple[Trade, ...]
    everyone: tuple[Trade, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return dict(plain(self))


def trades(problem: Problem, package: Package) -> Trades:
    """Find for each pair of issues the best change of both that leaves nobody worse off.

    A trade counts only if it makes somebody better off and neither of its two changes would do as
    much as an improvement by itself. A party is worse off if it values the new package less, or if
    the new package crosses a red line of its own that the old one does not. The best trade of a
    pair has the greatest least gain, then the greatest sum of shares; trades are ranked likewise.

    Parameters
    ----------
    problem : Problem
        The question.
    package : tuple of int
        Where to start from; complete.

    Returns
    -------
    Trades

    Notes
    -----
    Trading issues that matter differently to the parties: Riker and Brams (1973), "The paradox of vote
    trading", American Political Science Review 67(4), 1235-1247, for the term; Raiffa (1982), "The Art
    and Science of Negotiation", for its use.
    """
    everyone = range(len(issue_by_issue(problem).parties))
    return Trades(
        chosen(problem, package),
        _Table(problem, package, problem.consenting).trades(),
        _Table(problem, package, everyone).trades(),
    )


class _Table:
    """What each single change from one package does to the parties watched."""

    def __init__(self, problem: Problem, package: Package, watched: Sequence[int]) -> None:
        self.problem, self.package, self.watched = problem, package, watched
        self.gains = [
            [tuple(row[party] - rows[old][party] for party in watched) for row in rows]
            for rows, old in zip(problem.worth, package, strict=True)
        ]
        self.old_lines = problem.crossed(package)
        columns = [[[row[party] for row in rows] for rows in problem.worth] for party in watched]
        self.ranges = [sum((max(c) - min(c) for c in column), Fraction(0)) for column in columns]

    def trades(self) -> tuple[Trade, ...]:
        """Return the best trade of each pair of issues, best first."""
        pairs = combinations(range(len(self.package)), 2)
        best = [max(found) for pair in pairs if (found := list(self._of_pair(*pair)))]
        best.sort(key=lambda one: (-one[0], -one[1], one[2]))
        return tuple(
            Trade(change(self.problem, self.package, new), least, shares) for least, shares, new in best
        )

    def _of_pair(self, one: int, two: int) -> Iterator[tuple[Fraction, Fraction, Package]]:
        """Yield the trades of a pair of issues, each with its rank."""
        others = [
            [option for option in range(len(self.gains[issue])) if option != self.package[issue]]
            for issue in (one, two)
        ]
        for first, second in product(*others):
            pairs = zip(self.gains[one][first], self.gains[two][second], strict=True)
            gains = tuple(a + b for a, b in pairs)
            if (
                self._improves(gains, {one: first, two: second})
                and not self._improves(self.gains[one][first], {one: first})
                and not self._improves(self.gains[two][second], {two: second})
            ):
                parts = zip(gains, self.ranges, strict=True)
                shares = sum((gain / whole for gain, whole in parts if whole), Fraction(0))
                yield min(gains), shares, self._with({one: first, two: second})

    def _improves(self, gains: Vector, changes: Mapping[int, int]) -> bool:
        """Tell whether a change is allowed, leaves nobody worse off and somebody better off."""
        if any(gain < 0 for gain in gains) or not any(gains):
            return False
        new = self._with(changes)
        hurt = (line for line in self.problem.crossed(new) if line.party in self.watched)
        return self.problem.allowed(new) and all(line in self.old_lines for line in hurt)

    def _with(self, changes: Mapping[int, int]) -> Package:
        return tuple(changes.get(issue, old) for issue, old in enumerate(self.package))


def change(problem: Problem, old: Package, new: Package) -> Change:
    """Tell two packages apart issue by issue, and who gains and loses how much.

    Parameters
    ----------
    problem : Problem
        The question.
    old, new : tuple of int
        Complete packages.

    Returns
    -------
    Change
    """
    changed = [issue for issue, option in enumerate(new) if option != old[issue]]
    before, after = problem.values(old), problem.values(new)
    by_issue: dict[str, dict[str, Fraction]] = {}
    for issue in changed:
        rows = problem.worth[issue]
        moved = zip(problem.parties, rows[old[issue]], rows[new[issue]], strict=True)
        by_issue[problem.issues[issue]] = {party: two - one for party, one, two in moved if two != one}
    return Change(
        {problem.issues[i]: (problem.options[i][old[i]], problem.options[i][new[i]]) for i in changed},
        chosen(problem, new),
        {party: two - one for party, one, two in zip(problem.parties, before, after, strict=True)},
        by_issue,
    )
