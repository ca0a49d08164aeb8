"""How many packages are refused, by whom and for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor, sqrt

from tracktwo.deals.compound import compounded
from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.count import count_reasons
from tracktwo.deals.refusal.sample import sample_reasons
from tracktwo.deals.refusal.tracks import Reason, Worths, combination_track, issue_order, value_track
from tracktwo.errors import LimitError

__all__ = ["Count", "Reason", "Reasons", "Tally", "all_reasons", "tally"]

Reasons = frozenset[Reason]

Z95 = 1.959963984540054  # the normal distribution's 97.5 % point


@dataclass(frozen=True)
class Count:
    """A number of packages, exact or within an interval.

    Parameters
    ----------
    value : int
        The count, or the best estimate of it.
    low, high : int
        Bounds of the 95 % interval; both equal ``value`` where the count is exact.
    """

    value: int
    low: int
    high: int


@dataclass(frozen=True)
class Tally:
    """All packages that the rules allow, counted by the exact set of reasons to refuse them.

    Parameters
    ----------
    total : int
        Allowed packages; always exact.
    seen : tuple of (frozenset of Reason, int)
        How many of the packages looked at have exactly these reasons; most first. Reasons of
        consenting parties only; the empty set is the zone of agreement.
    drawn : int
        How many packages were looked at: all of them, or the size of the sample.
    exact : bool
        Whether all were counted.
    method : str
        How, in words.
    """

    total: int
    seen: tuple[tuple[Reasons, int], ...]
    drawn: int
    exact: bool
    method: str

    def count(self, test: Callable[[Reasons], bool]) -> Count:
        """Count the packages whose set of reasons passes a test.

        Notes
        -----
        Intervals of an estimate: Wilson (1927), Journal of the American Statistical Association
        22(158):209-212; each holds on its own with 95 % confidence.
        """
        return self._scaled(sum(number for reasons, number in self.seen if test(reasons)))

    @property
    def by_reasons(self) -> tuple[tuple[Reasons, Count], ...]:
        """Counts per exact set of reasons, greatest first."""
        return tuple((reasons, self._scaled(number)) for reasons, number in self.seen)

    @property
    def by_parties(self) -> tuple[tuple[frozenset[int], Count], ...]:
        """Counts per exact set of parties that refuse, greatest first, then by party."""
        counter: Counter[frozenset[int]] = Counter()
        for reasons, number in self.seen:
            counter[refusing(reasons)] += number
        ordered = sorted(counter.items(), key=lambda item: (-item[1], sorted(item[0])))
        return tuple((parties, self._scaled(number)) for parties, number in ordered)

    @property
    def zone(self) -> Count:
        """Packages that every consenting party can live with."""
        return self.count(lambda reasons: not reasons)

    def sole(self, party: int) -> Count:
        """Packages that this party refuses and no other does."""
        return self.count(lambda reasons: refusing(reasons) == {party})

    def only_reason(self, reason: Reason) -> Count:
        """Packages that nothing but this reason keeps out of the zone: what it costs."""
        return self.count(lambda reasons: reasons == {reason})

    def accepted_by(self, parties: Iterable[int]) -> Count:
        """Packages that none of these parties refuses, whatever the others do."""
        wanted = frozenset(parties)
        return self.count(lambda reasons: refusing(reasons).isdisjoint(wanted))

    def _scaled(self, number: int) -> Count:
        """Turn a number of packages looked at into a count of all packages."""
        if self.exact:
            return Count(number, number, number)
        low, high = wilson(number, self.drawn)
        best = (2 * self.total * number + self.drawn) // (2 * self.drawn)
        return Count(best, floor(Fraction(low) * self.total), ceil(Fraction(high) * self.total))


def refusing(reasons: Reasons) -> frozenset[int]:
    """Return the parties that have a reason."""
    return frozenset(reason.party for reason in reasons)


def wilson(hits: int, drawn: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    centre = hits + Z95**2 / 2
    spread = Z95 * sqrt(hits * (drawn - hits) / drawn + Z95**2 / 4)
    low, high = (centre - spread) / (drawn + Z95**2), (centre + spread) / (drawn + Z95**2)
    return (0.0 if hits == 0 else max(low, 0.0)), (1.0 if hits == drawn else min(high, 1.0))


def all_reasons(problem: Problem) -> tuple[Reason, ...]:
    """List every reason that a consenting party can have, by party, no-deal value first."""
    below = [Reason(party) for party in problem.consenting if problem.no_deal[party] is not None]
    crossed = [
        Reason(line.party, index)
        for index, line in enumerate(problem.red_lines)
        if problem.consent[line.party]
    ]
    return tuple(sorted(below + crossed))


def tally(problem: Problem, *, limit: int = 50_000_000, samples: int = 200_000, seed: int = 0) -> Tally:
    """Count the packages that the rules allow by the reasons for which they are refused.

    Exact, by a walk over the issues that merges partial packages which cannot be told apart any
    more; up to ``limit`` packages it always succeeds, and where judgements are round numbers it
    counts 10**30. Beyond that, an estimate from packages drawn uniformly.

    Parameters
    ----------
    problem : Problem
        The parties, issues, worths, rules and red lines.
    limit : int, optional
        How many partial packages the exact count may look at before it gives up.
    samples : int, optional
        How many packages the estimate draws; 0 for no estimate.
    seed : int, optional
        Of the estimate's random numbers.

    Returns
    -------
    Tally

    Raises
    ------
    LimitError
        If the exact count is out of reach and no estimate is wanted or possible.
    """
    try:
        found, drawn = _counted(problem, limit), 0
        total, exact, method = found.total(), True, "exact count, issue by issue"
    except LimitError:
        if not samples:
            raise
        found, total = sample_reasons(problem, samples, seed)
        drawn, exact = samples, False
        method = f"estimate from {samples} packages drawn uniformly (seed {seed}), Wilson 95 % intervals"
    ordered = sorted(found.items(), key=lambda item: (-item[1], sorted(item[0])))
    return Tally(total, tuple(ordered), drawn or total, exact, method)


def _untied(problem: Problem) -> Problem:
    """Return a problem without joint worths that is counted in the same way."""
    never_below = all(
        no_deal is None or _least(problem, party) >= no_deal
        for party, no_deal in enumerate(problem.no_deal)
        if problem.consent[party]
    )
    return replace(problem, joint=()) if never_below else compounded(problem).problem


def _least(problem: Problem, party: int) -> Fraction:
    """Bound what a package is worth to a party from below."""
    alone = sum((min(row[party] for row in rows) for rows in problem.worth), Fraction(0))
    return alone + sum((min(one.worth[party], Fraction(0)) for one in problem.joint), Fraction(0))


def _counted(problem: Problem, limit: int) -> Counter[Reasons]:
    """Count exactly; issues that are worth something together are taken as one."""
    problem = _untied(problem)
    lines = [reason.line for reason in all_reasons(problem) if reason.line >= 0]
    combinations = [*problem.forbidden, *(problem.red_lines[line].combination for line in lines)]
    order = issue_order(problem, combinations)
    tracks = [combination_track(problem, order, lines)]
    for party in problem.consenting:
        no_deal = problem.no_deal[party]
        worths = None if no_deal is None else Worths.of(problem, party, no_deal)
        if worths is not None and worths.threshold > 0:  # else nothing is below no deal
            tracks.append(value_track(worths, order, Reason(party)))
    return count_reasons(tracks, [len(problem.options[issue]) for issue in order], limit)
