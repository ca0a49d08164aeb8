"""The frontier: every package to which no other is at least as good for all and better for one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

import moocore
import numpy as np
import numpy.typing as npt

from tracktwo.deals.pareto.exact import Floats, Integers, common_scale, from_integers, limbs_for, to_integers
from tracktwo.deals.pareto.layers import merge
from tracktwo.deals.pareto.limits import LIMIT, Forecast
from tracktwo.deals.pareto.linked import blocks
from tracktwo.deals.pareto.origins import Indexes, Listed, Origin
from tracktwo.deals.pareto.scaled import Rulers, Scaled
from tracktwo.deals.problem import Combination, Package, Problem

__all__ = [
    "LIMIT",
    "Frontier",
    "frontier",
    "frontier_of",
    "maximum_over_allowed",
    "minimum_over_allowed",
    "nondominated_sums",
]


@dataclass(frozen=True, eq=False, repr=False)
class Frontier:
    """Distinct value vectors on the frontier, and all packages that give them.

    Rows are sorted by value, best for the first party first, then for the second, and so on.

    Attributes
    ----------
    rulers : Rulers
        What a step means to each party.
    steps : array of int64, shape (limbs, rows, parties)
        Values as whole numbers of steps; see `tracktwo.deals.pareto.exact`.
    counts : tuple of int
        How many packages give each row.
    origin : Origin
        Lists them.
    ties : bool
        Whether all packages of a row are counted and listed; else one stands for them.
    """

    rulers: Rulers
    steps: Integers
    counts: tuple[int, ...]
    origin: Origin
    ties: bool = True

    def __post_init__(self) -> None:
        self.steps.setflags(write=False)

    def __len__(self) -> int:
        return int(self.steps.shape[1])

    def __repr__(self) -> str:
        packages = f", {self.packages_total:,} packages" if self.ties else ""
        return f"<Frontier: {len(self):,} value vectors{packages}>"

    @property
    def packages_total(self) -> int | None:
        """How many packages are on the frontier, ties counted; None where they are not."""
        return sum(self.counts) if self.ties else None

    @property
    def scale(self) -> int:
        """Values are whole numbers divided by this."""
        return self.rulers.scale

    @cached_property
    def floats(self) -> Floats:
        """The values as the nearest floats, shape (rows, parties)."""
        return self.rulers.nearest(self.steps)

    @cached_property
    def rough(self) -> Floats:
        """The values right to within a few roundings, which takes far less time."""
        return self.rulers.rough(self.steps)

    def integers(self, row: int) -> tuple[int, ...]:
        """Return the values of a row as whole numbers on the scale."""
        return self.rulers.integers(to_integers(self.steps[:, [row]])[0])

    def exact(self, row: int) -> tuple[Fraction, ...]:
        """Return the values of a row."""
        return tuple(Fraction(number, self.scale) for number in self.integers(row))

    def packages(self, row: int) -> Iterator[Package]:
        """List every package that gives a row, always in the same order."""
        order = np.argsort(self.origin.issues)
        for batch in self.origin.batches(row):
            yield from map(tuple, batch[:, order].tolist())

    def package(self, row: int) -> Package:
        """Return the first package that gives a row."""
        options = self.origin.first(np.array([row]))[0, np.argsort(self.origin.issues)]
        return tuple(options.tolist())


def frontier(
    problem: Problem,
    *,
    limit: int = LIMIT,
    floor: Sequence[Fraction | None] | None = None,
    extra_forbidden: Iterable[Combination] = (),
    parties: Sequence[int] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Frontier:
    """Return the exact frontier over all packages that the rules allow.

    No-deal values and red lines play no part, unless given as `floor` and `extra_forbidden`.

    Parameters
    ----------
    problem : Problem
        The question.
    limit : int, optional
        Greatest number of distinct value vectors.
    floor : sequence of Fraction or None, optional
        Leave out packages worth less than this to a party; one entry for each party looked at.
    extra_forbidden : iterable of Combination, optional
        Combinations ruled out besides the problem's own rules.
    parties : sequence of int, optional
        Look at these parties only, in this order; at all of them if left out.
    progress : callable, optional
        Told, after each step, how many blocks of issues are merged and how many there are.

    Returns
    -------
    Frontier
        Without rows where nothing is allowed.

    Raises
    ------
    LimitError
        If there are more vectors than `limit`, or, as a rule of thumb, if there will be.

    Notes
    -----
    Dominance-pruned dynamic programming over issues, Nemhauser and Ullmann (1969), "Discrete dynamic
    programming and capital allocation", Management Science 15(9), 494-505; exact because a package
    with a dominated part is dominated. Dominated sums are found by the algorithm of Kung, Luccio and
    Preparata (1975) as implemented in moocore.
    """
    whose = range(len(problem.parties)) if parties is None else parties
    scaled = Scaled.of(problem, whose, floor)
    parts = list(blocks(scaled, (*problem.forbidden, *extra_forbidden), limit))
    # Weighty issues first, so that the last and longest steps add little to what is already there.
    parts.sort(key=lambda part: (len(part[1]), -sum(map(scaled.shares, part[0]))))
    choices = sum(len(layer) > 1 for _, layer in parts)
    forecast = Forecast(choices, scaled.parties, scaled.grid(), limit)
    done: set[int] = set()
    whole = scaled.unit_layer()
    for position, (issues, layer) in enumerate(parts, start=1):
        done |= issues
        before, whole = len(whole), merge(whole, layer, limit=limit, slack=scaled.slack(done))
        forecast.check(before, len(whole), made=choices - len(parts) + position)
        if progress is not None:
            progress(position, len(parts))
    return Frontier(scaled.rulers, whole.values, tuple(whole.counts.tolist()), whole.origin)


def frontier_of(problem: Problem, packages: Sequence[Package]) -> Frontier:
    """Return the frontier that some packages make up, one for each value vector.

    Parameters
    ----------
    problem : Problem
        The question.
    packages : sequence of Package
        None better for all than another, no two worth the same.

    Returns
    -------
    Frontier
        Without the packages that are worth the same.
    """
    valued = sorted(((problem.values(package), package) for package in packages), reverse=True)
    parties = len(problem.parties)
    scale = common_scale(value for values, _ in valued for value in values)
    rows = [[int(value * scale) for value in values] for values, _ in valued]
    limbs = limbs_for(max((abs(number) for row in rows for number in row), default=0))
    options = np.array([package for _, package in valued], dtype=np.intp).reshape(-1, len(problem.issues))
    return Frontier(
        Rulers(scale, (0,) * parties, (1,) * parties),
        from_integers(rows, limbs).reshape(limbs, -1, parties),
        (1,) * len(rows),
        Listed(tuple(range(len(problem.issues))), options),
        ties=False,
    )


def maximum_over_allowed(problem: Problem, party: int) -> Fraction | None:
    """Return a party's greatest value over the packages that the rules allow; None if there is none."""
    if not problem.forbidden and not problem.joint:
        return sum((max(row[party] for row in issue) for issue in problem.worth), Fraction(0))
    best = frontier(problem, parties=[party])
    return best.exact(0)[0] if len(best) else None


def minimum_over_allowed(problem: Problem, party: int) -> Fraction | None:
    """Return a party's least value over the packages that the rules allow; None if there is none."""
    turned = tuple(tuple(tuple(-worth for worth in row) for row in issue) for issue in problem.worth)
    joint = tuple(replace(one, worth=tuple(-worth for worth in one.worth)) for one in problem.joint)
    worst = maximum_over_allowed(replace(problem, worth=turned, joint=joint), party)
    return None if worst is None else -worst


def nondominated_sums(tables: Sequence[npt.NDArray[np.float64 | np.int64]]) -> tuple[Floats, Indexes]:
    """Return undominated sums of one row of each table, for questions asked thousands of times.

    Parameters
    ----------
    tables : sequence of array, each of shape (options, parties)
        Worths; whole numbers below 2**53 in all are summed exactly, floats as floats.

    Returns
    -------
    values : array of float64, shape (rows, parties)
        The distinct undominated sums, in no order that means anything.
    packages : array of int, shape (rows, issues)
        One package for each.
    """
    parties = tables[0].shape[1]
    order = sorted(range(len(tables)), key=lambda issue: len(tables[issue]))
    values, steps = np.zeros((1, parties)), []
    for issue in order:
        sums = (values[:, None] + tables[issue]).reshape(-1, parties)
        kept = np.flatnonzero(moocore.is_nondominated(sums, maximise=True))
        values = sums[kept]
        steps.append(np.divmod(kept, len(tables[issue])))
    packages = np.empty((len(values), len(tables)), dtype=np.intp)
    row: Indexes = np.arange(len(values))
    for issue, (parent, choice) in zip(reversed(order), reversed(steps), strict=True):
        packages[:, issue] = choice[row]
        row = parent[row]
    return values, packages
