"""The one-hot mixed-integer model of a problem, and its solution by HiGHS.

Every option of every issue is a column of 0 or 1; rules and red lines are rows that allow all but one
of the options that must not meet. Values are brought to 0..1 of each party's range for the solver, and
every package that it returns is checked in fractions: what its tolerance let slip below a floor is cut
off and the solver asked again.

HiGHS: Q. Huangfu and J. A. J. Hall, "Parallelizing the dual revised simplex method", Mathematical
Programming Computation 10(1), 2018, 119-142.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from time import monotonic
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.problem import Combination, Package, Problem
from tracktwo.errors import LimitError

__all__ = ["SLACK", "Answer", "Column", "Model", "Row", "Watch"]

Floats = NDArray[np.float64]
Indexes = NDArray[np.int32]

TOLERANCE = 1e-9
SLACK = 1e-8
"""Added to every bound: what the solver's tolerances, all at 1e-9, may hide of an objective near 1."""


@dataclass(frozen=True)
class Row:
    """A linear row: lower <= sum of value x column <= upper."""

    index: Indexes
    value: Floats
    lower: float = -np.inf
    upper: float = np.inf


@dataclass(frozen=True)
class Column:
    """A continuous column beside those of the options."""

    lower: float
    upper: float
    cost: float = 0.0


@dataclass(frozen=True)
class Answer:
    """The package found, None if there is none; an upper bound; whether the solver came to an end."""

    package: Package | None
    bound: float
    finished: bool


class Watch:
    """Time left, shared by all solves for one question, and who is told how far they are.

    Parameters
    ----------
    time_limit : float or None
        Seconds.
    progress : callable or None
        Told the relative gap of the solve under way, a few times a second.
    """

    def __init__(self, time_limit: float | None, progress: Callable[[float], None] | None) -> None:
        self.end = np.inf if time_limit is None else monotonic() + time_limit
        self.progress = progress

    @property
    def left(self) -> float:
        """Seconds left, 0 at least."""
        return max(self.end - monotonic(), 0.0)


@dataclass
class Model:
    """The rows and columns that all questions about one problem share.

    Parameters
    ----------
    problem : Problem
        What is modelled, for all parties.
    """

    problem: Problem
    first: list[int] = field(init=False)  # column of each issue's first option; at the end their number
    low: list[Fraction] = field(init=False)  # each party's value if every issue had its worst option
    unit: list[Fraction] = field(init=False)  # each party's range, from there to the best
    share: Floats = field(init=False)  # (columns, parties): worth above the issue's worst, in units

    def __post_init__(self) -> None:
        worth, parties = self.problem.worth, range(len(self.problem.parties))
        worst = [[min(option[party] for option in issue) for party in parties] for issue in worth]
        best = [[max(option[party] for option in issue) for party in parties] for issue in worth]
        self.first = [0, *accumulate(map(len, worth))]
        self.low = [sum((row[party] for row in worst), Fraction(0)) for party in parties]
        top = [sum((row[party] for row in best), Fraction(0)) for party in parties]
        self.unit = [(high - low) or Fraction(1) for high, low in zip(top, self.low, strict=True)]
        self.share = np.array(
            [
                [float((option[party] - least[party]) / self.unit[party]) for party in parties]
                for issue, least in zip(worth, worst, strict=True)
                for option in issue
            ]
        )

    @property
    def size(self) -> int:
        """The number of option columns."""
        return self.first[-1]

    def scaled(self, party: int, value: Fraction) -> float:
        """Bring a party's value to its range."""
        return float((value - self.low[party]) / self.unit[party])

    def columns(self, package: Package) -> list[int]:
        """Return the columns of a package's options."""
        return [start + option for start, option in zip(self.first, package, strict=False)]

    def value_row(self, party: int, lower: float, extra: Mapping[int, float] | None = None, by: float = 1) -> Row:
        """Bound a party's scaled value, times `by`, plus extra columns, from below."""
        extra = extra or {}
        index = np.r_[np.arange(self.size), [self.size + column for column in extra]]
        return Row(index.astype(np.int32), np.r_[by * self.share[:, party], [*extra.values()]], lower)

    def not_all(self, combination: Combination) -> Row:
        """Forbid options to meet."""
        index = [self.first[issue] + option for issue, chosen in combination.options.items() for option in chosen]
        ones = np.ones(len(index))
        return Row(np.array(sorted(index), dtype=np.int32), ones, upper=len(combination.options) - 1)

    def not_as_bad(self, package: Package, party: int) -> Row:
        """Forbid a package, with all that are issue by issue no better for the party."""
        worth = [[option[party] for option in issue] for issue in self.problem.worth]
        bad = {
            issue: frozenset(o for o, value in enumerate(values) if value <= values[package[issue]])
            for issue, values in enumerate(worth)
        }
        return self.not_all(Combination(bad))

    def solve(
        self,
        cost: Floats,
        rows: Iterable[Row],
        watch: Watch,
        floors: Mapping[int, Fraction],
        columns: tuple[Column, ...] = (),
        start: Package | None = None,
        gap: float = 0.0,
    ) -> Answer:
        """Maximise cost x options + cost x further columns over the packages that keep the floors.

        Parameters
        ----------
        cost : ndarray
            Of the option columns.
        rows : iterable of Row
            Beside one option for each issue and the floors.
        watch : Watch
            Time left.
        floors : mapping of int to Fraction
            Least value by party; kept exactly.
        columns : tuple of Column, optional
            Further columns; their indexes follow those of the options.
        start : tuple of int, optional
            A good package that keeps everything; saves the solver its own search for one.
        gap : float, optional
            Absolute gap at which to stop.
        """
        rows = [*rows, *(self.value_row(party, self.scaled(party, floor)) for party, floor in floors.items())]
        while True:
            solver = self._solver(cost, rows, columns, watch, gap)
            if start is not None:
                _warm(solver, self.columns(start))
            answer = self._run(solver)
            if answer.package is None and not answer.finished:
                return self._out_of_time(start)
            slipped = self._below(answer.package, floors)
            if answer.package is None or slipped is None:
                return answer
            rows.append(self.not_as_bad(answer.package, slipped))

    def _below(self, package: Package | None, floors: Mapping[int, Fraction]) -> int | None:
        """Name a party whose floor a package misses, in fractions."""
        values = self.problem.values(package) if package is not None else ()
        return next((party for party, floor in floors.items() if values and values[party] < floor), None)

    def _solver(
        self, cost: Floats, rows: list[Row], columns: tuple[Column, ...], watch: Watch, gap: float
    ) -> Any:
        """Hand rows and columns to a new solver."""
        sizes = np.diff(self.first)
        one = [Row(np.arange(n, dtype=np.int32) + at, np.ones(n), 1.0, 1.0) for at, n in zip(self.first, sizes, strict=False)]
        every = [*one, *rows]
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = self.size + len(columns), len(every)
        lp.sense_ = highspy.ObjSense.kMaximize
        lp.col_cost_ = np.r_[cost, [column.cost for column in columns]]
        lp.col_lower_ = np.r_[np.zeros(self.size), [column.lower for column in columns]]
        lp.col_upper_ = np.r_[np.ones(self.size), [column.upper for column in columns]]
        lp.row_lower_ = np.array([row.lower for row in every])
        lp.row_upper_ = np.array([row.upper for row in every])
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row.index) for row in every)])
        lp.a_matrix_.index_ = np.concatenate([row.index for row in every])
        lp.a_matrix_.value_ = np.concatenate([row.value for row in every])
        kind = highspy.HighsVarType
        lp.integrality_ = [kind.kInteger] * self.size + [kind.kContinuous] * len(columns)
        solver = _quiet_solver(watch, gap)
        solver.passModel(lp)
        return solver

    @staticmethod
    def _out_of_time(start: Package | None) -> Answer:
        """Answer with what was known before the solver found anything."""
        if start is None:
            raise LimitError("No package was found in the time allowed. Allow more time.")
        return Answer(start, np.inf, False)

    def _run(self, solver: Any) -> Answer:
        """Solve, and read the package off."""
        solver.run()
        status, info = solver.getModelStatus(), solver.getInfo()
        finished = status != highspy.HighsModelStatus.kTimeLimit
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return Answer(None, np.inf, finished)
        chosen = np.array(solver.getSolution().col_value[: self.size])
        package = tuple(int(part.argmax()) for part in np.split(chosen, self.first[1:-1]))
        return Answer(package, info.mip_dual_bound + SLACK, finished)


def _quiet_solver(watch: Watch, gap: float) -> Any:
    """Make a solver that says nothing, runs on one thread and does the same every time."""
    solver = highspy.Highs()
    solver.silent()
    tolerances = ("mip_feasibility_tolerance", "primal_feasibility_tolerance", "dual_feasibility_tolerance")
    options = dict.fromkeys(tolerances, TOLERANCE) | {
        "threads": 1, "random_seed": 1, "mip_rel_gap": 0.0, "mip_abs_gap": gap,
        "small_matrix_value": 1e-12, "time_limit": watch.left,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    if watch.progress is not None:
        tell = watch.progress
        solver.setCallback(lambda kind, message, out, into, data: tell(out.mip_gap), None)
        solver.startCallback(highspy.cb.HighsCallbackType.kCallbackMipLogging)
    return solver


def _warm(solver: Any, chosen: list[int]) -> None:
    """Give the solver its first package, and spare it the search for others and for cuts in the tree.

    With a package that a local search cannot better, both cost more time than they save: 2.1 s became
    0.6 s for the greatest minimum of five parties over 30 issues.
    """
    for name in ("rins", "rens", "root_reduced_cost"):
        solver.setOptionValue(f"mip_heuristic_run_{name}", False)
    solver.setOptionValue("mip_allow_cut_separation_at_nodes", False)
    size = len(chosen)
    solver.setSolution(size, np.array(chosen, dtype=np.int32), np.ones(size))
