"""The fewest issues to change in a package so that it becomes acceptable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from tracktwo.deals.problem import Combination, Package, Problem
from tracktwo.errors import LimitError

__all__ = ["Floor", "Rewrite", "Rewrites", "fewest_changes", "losses", "programmed_changes"]

Floor = Sequence[Fraction | None]

SECONDS = 20.0  # for an integer programme


@dataclass(frozen=True)
class Rewrite:
    """A package with some issues changed.

    Parameters
    ----------
    package : tuple of int
        The new package.
    changed : tuple of int
        Issues whose option is another one now.
    losses : tuple of Fraction
        What each consenting party loses by the change, greatest first; negative for a gain.
    """

    package: Package
    changed: tuple[int, ...]
    losses: tuple[Fraction, ...]


@dataclass(frozen=True)
class Rewrites:
    """All smallest sets of issues to change, each with its best rewrite.

    Parameters
    ----------
    found : tuple of Rewrite
        One for each smallest set, least greatest loss first; empty if no package will do.
    complete : bool
        False where the search reached its limit after it had found the smallest size: there may
        be more sets, or better rewrites of these.
    """

    found: tuple[Rewrite, ...]
    complete: bool = True


def fewest_changes(
    problem: Problem,
    package: Package,
    floor: Floor,
    barred: Sequence[Combination],
    *,
    accept: Callable[[Package], bool] = lambda package: True,
    limit: int = 400_000,
) -> Rewrites:
    """Find all smallest sets of issues to change so that a package meets a floor.

    Searches sets of one issue, then of two and so on, and leaves a branch as soon as the changes
    that are left cannot lift some party to its floor, or a barred combination can no longer be
    undone. For each smallest set the best rewrite is kept: the one whose greatest loss is least,
    then whose second greatest is, and so on.

    Parameters
    ----------
    problem : Problem
        The parties, issues and worths.
    package : tuple of int
        Where to start from; complete.
    floor : sequence of Fraction or None
        The least value that each party must have; None where it does not matter.
    barred : sequence of Combination
        What the new package must not contain.
    accept : callable, optional
        A further condition on the new package.
    limit : int, optional
        How many partial changes may be looked at.

    Returns
    -------
    Rewrites

    Raises
    ------
    LimitError
        If ``limit`` does not suffice to find any.
    """
    search = _Search(problem, package, floor, barred, limit)
    for size in range(len(package) + 1):
        best: dict[tuple[int, ...], Rewrite] = {}
        complete = True
        try:
            for new in filter(accept, search.rewrites(size)):
                changed = tuple(
                    i for i, (one, two) in enumerate(zip(package, new, strict=True)) if one != two
                )
                rewrite = Rewrite(new, changed, losses(problem, package, new))
                best[changed] = min(best.get(changed, rewrite), rewrite, key=_rank)
        except LimitError:
            if not best:
                raise
            complete = False
        if best:
            return Rewrites(tuple(sorted(best.values(), key=_rank)), complete)
    return Rewrites(())


def programmed_changes(problem: Problem, package: Package) -> Rewrites:
    """Find one smallest set of issues to change so that a package enters the zone of agreement.

    By integer programming: for packages with too many ways to change for `fewest_changes`.

    Parameters
    ----------
    problem : Problem
        The question.
    package : tuple of int
        Where to start from; complete.

    Returns
    -------
    Rewrites
        One rewrite, not said to be all; none if the zone is empty.

    Raises
    ------
    LimitError
        If no set is proved smallest in time.
    """
    from tracktwo.deals.programming.program import Program

    best = Program(problem, SECONDS).fewest_changes(package)
    if best is None:
        return Rewrites(())
    if not best.finished:
        raise LimitError(f"No set of changes was proved to be smallest within {SECONDS:g} seconds.")
    changed = tuple(i for i, (old, new) in enumerate(zip(package, best.package, strict=True)) if old != new)
    return Rewrites((Rewrite(best.package, changed, losses(problem, package, best.package)),), False)


def _rank(rewrite: Rewrite) -> tuple[tuple[Fraction, ...], tuple[int, ...], Package]:
    """Order rewrites: least greatest loss first."""
    return rewrite.losses, rewrite.changed, rewrite.package


def losses(problem: Problem, old: Package, new: Package) -> tuple[Fraction, ...]:
    """Return what each consenting party loses by a change, greatest first."""
    before, after = problem.values(old), problem.values(new)
    return tuple(sorted((before[party] - after[party] for party in problem.consenting), reverse=True))


class _Search:
    """Rewrites of one package that meet a floor and contain nothing barred."""

    def __init__(
        self, problem: Problem, package: Package, floor: Floor, barred: Sequence[Combination], limit: int
    ) -> None:
        self.package, self.limit = package, limit
        self.barred: list[list[Combination]] = [[] for _ in package]
        for combination in barred:
            self.barred[max(combination.options)].append(combination)
        values = problem.values(package)
        bound = [(party, least - values[party]) for party, least in enumerate(floor) if least is not None]
        units = [
            lcm(missing.denominator, *(row[party].denominator for rows in problem.worth for row in rows))
            for party, missing in bound
        ]  # whole numbers: the search adds and compares many times
        self.missing = [int(missing * unit) for (_, missing), unit in zip(bound, units, strict=True)]
        self.gains = [
            [
                [
                    int((row[party] - rows[old][party]) * unit)
                    for (party, _), unit in zip(bound, units, strict=True)
                ]
                for row in rows
            ]
            for rows, old in zip(problem.worth, package, strict=True)
        ]
        self.reach = self._reach()

    def _reach(self) -> list[list[list[int]]]:
        """Bound from above what at most so many changes from each issue on can give each party."""
        reach = []
        for issue in range(len(self.package) + 1):
            columns = zip(*(map(max, zip(*rows, strict=True)) for rows in self.gains[issue:]), strict=True)
            ordered = [sorted(column, reverse=True) for column in columns]
            left = len(self.package) - issue
            reach.append(
                [
                    [sum(column[:size]) for column in ordered] or [0] * len(self.missing)
                    for size in range(left + 1)
                ]
            )
        return reach

    def rewrites(self, size: int) -> Iterator[Package]:
        """Yield every rewrite that changes exactly so many issues."""
        return self._walk(self.package, 0, size, self.missing)

    def _walk(self, package: Package, issue: int, size: int, missing: list[int]) -> Iterator[Package]:
        self.limit -= 1
        if self.limit < 0:
            raise LimitError("Finding the fewest changes takes more steps than the limit allows.")
        if issue and any(combination.holds_in(package) for combination in self.barred[issue - 1]):
            return
        if size > len(package) - issue or any(
            need > can for need, can in zip(missing, self.reach[issue][size], strict=True)
        ):
            return
        if issue == len(package):
            yield package
            return
        yield from self._walk(package, issue + 1, size, missing)
        for option, gain in enumerate(self.gains[issue] if size else []):
            if option != package[issue]:
                changed = (*package[:issue], option, *package[issue + 1 :])
                left = [need - more for need, more in zip(missing, gain, strict=True)]
                yield from self._walk(changed, issue + 1, size - 1, left)
