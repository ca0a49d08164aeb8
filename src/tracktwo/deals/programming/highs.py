"""Linear programmes of 0-1 and continuous columns, handed to HiGHS.

HiGHS: Huangfu and Hall (2018), "Parallelizing the dual revised simplex method", Mathematical Programming
Computation 10(1), 119-142.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

__all__ = ["SLACK", "Column", "Floats", "Outcome", "Row", "Watch", "maximise"]

Floats = NDArray[np.float64]

SLACK = 1e-8
"""Added to every bound: what the solver's tolerances may hide of an objective near 1."""

_TOLERANCE = 1e-9
_PAUSE = 0.2  # seconds between two reports of progress


@dataclass(frozen=True)
class Row:
    """A linear row: lower <= sum of value x column <= upper."""

    index: NDArray[np.int32]
    value: Floats
    lower: float = -np.inf
    upper: float = np.inf


@dataclass(frozen=True)
class Column:
    """A continuous column beside the 0-1 columns."""

    lower: float
    upper: float
    cost: float = 0.0


@dataclass(frozen=True)
class Outcome:
    """What the solver found: column values, if any; a dual for each row; an upper bound; whether it ended."""

    values: Floats | None
    duals: Floats
    bound: float
    finished: bool


class Watch:
    """Time left, shared by all that is asked, and who is told how far the solver is.

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
        self._told = 0.0

    @property
    def left(self) -> float:
        """Seconds left, 0 at least."""
        return max(self.end - monotonic(), 0.0)

    def tell(self, gap: float) -> None:
        """Pass the gap on, unless this was done a moment ago."""
        if self.progress is not None and monotonic() - self._told >= _PAUSE:
            self._told = monotonic()
            self.progress(gap)


def maximise(
    cost: Floats,
    rows: list[Row],
    columns: tuple[Column, ...],
    watch: Watch,
    *,
    start: list[int] | None = None,
    gap: float = 0.0,
    whole: bool = True,
) -> Outcome:
    """Solve a programme.

    Parameters
    ----------
    cost : ndarray
        Of the 0-1 columns, which come first.
    rows : list of Row
        What must hold.
    columns : tuple of Column
        The continuous columns, which follow.
    watch : Watch
        Time left.
    start : list of int, optional
        The 0-1 columns that are 1 in a good solution.
    gap : float, optional
        Absolute gap at which to stop.
    whole : bool, optional
        False to let the 0-1 columns take fractions.
    """
    solver = _quiet_solver(watch, gap)
    solver.passModel(_programme(cost, rows, columns, whole))
    if start is not None:
        _warm(solver, start)
    solver.run()
    info, solution = solver.getInfo(), solver.getSolution()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return Outcome(
        np.array(solution.col_value) if found else None,
        np.array(solution.row_dual),
        info.mip_dual_bound + SLACK if found else np.inf,
        solver.getModelStatus() != highspy.HighsModelStatus.kTimeLimit,
    )


def _programme(cost: Floats, rows: list[Row], columns: tuple[Column, ...], whole: bool) -> Any:
    """Write a programme in the solver's form."""
    size = len(cost)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = size + len(columns), len(rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.r_[cost, [column.cost for column in columns]]
    lp.col_lower_ = np.r_[np.zeros(size), [column.lower for column in columns]]
    lp.col_upper_ = np.r_[np.ones(size), [column.upper for column in columns]]
    lp.row_lower_ = np.array([row.lower for row in rows])
    lp.row_upper_ = np.array([row.upper for row in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row.index) for row in rows)])
    lp.a_matrix_.index_ = np.concatenate([row.index for row in rows])
    lp.a_matrix_.value_ = np.concatenate([row.value for row in rows])
    kind = highspy.HighsVarType
    lp.integrality_ = [kind.kInteger if whole else kind.kContinuous] * size + [kind.kContinuous] * len(
        columns
    )
    return lp


def _quiet_solver(watch: Watch, gap: float) -> Any:
    """Make a solver that says nothing, runs on one thread and does the same every time."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    tolerances = ("mip_feasibility_tolerance", "primal_feasibility_tolerance", "dual_feasibility_tolerance")
    options = dict.fromkeys(tolerances, _TOLERANCE) | {
        "threads": 1,
        "random_seed": 1,
        "mip_rel_gap": 0.0,
        "mip_abs_gap": gap,
        "small_matrix_value": 1e-12,
        "time_limit": watch.left,
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    if watch.progress is not None:
        solver.setCallback(lambda kind, message, out, into, data: watch.tell(out.mip_gap), None)
        solver.startCallback(highspy.cb.HighsCallbackType.kCallbackMipInterrupt)
    return solver


def _warm(solver: Any, start: list[int]) -> None:
    """Give the solver its first solution, and spare it most searches for others and for cuts in the tree.

    From a package that a local search cannot better, these cost more time than they save: 2.1 s became
    0.3 to 0.9 s for the greatest minimum of five parties over 30 issues.
    """
    for name in ("rins", "rens"):
        solver.setOptionValue(f"mip_heuristic_run_{name}", False)
    solver.setOptionValue("mip_allow_cut_separation_at_nodes", False)
    solver.setSolution(len(start), np.array(start, dtype=np.int32), np.ones(len(start)))
