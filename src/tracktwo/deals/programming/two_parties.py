"""The frontier of two parties, one point after another, by integer programming.

For problems whose joint worths tie too many issues for any decomposition. The best package for the
first party, and among those the best for the second, is the first point; the next is what is best for
the first party once the second must get more than it did, and so on until nothing is left.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm

from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.programming.highs import Watch
from tracktwo.deals.programming.milp import Answer, Model
from tracktwo.errors import LimitError

__all__ = ["two_party_points"]

FIRST, SECOND = 0, 1


def two_party_points(problem: Problem, seconds: float) -> list[Package]:
    """Return one package for each value vector on the frontier of two parties.

    Parameters
    ----------
    problem : Problem
        Of two parties. No-deal values and red lines play no part.
    seconds : float
        For the whole frontier.

    Returns
    -------
    list of Package
        Best for the first party first.

    Raises
    ------
    LimitError
        If the time is up, or if the solver's bound does not prove a point.

    Notes
    -----
    The epsilon-constraint method, Haimes, Lasdon and Wismer (1971), "On a bicriterion formulation of the
    problems of integrated system identification and system optimization", IEEE Transactions on Systems,
    Man, and Cybernetics 1(3), 296-297. Values are whole multiples of a step, so a point is proved as soon
    as the solver's bound is less than one step better.
    """
    search = _Search(problem, seconds)
    found: list[Package] = []
    least: Fraction | None = None
    while (package := search.best_with(least)) is not None:
        found.append(package)
        least = problem.values(package)[SECOND] + search.steps[SECOND]
    return found


class _Search:
    def __init__(self, problem: Problem, seconds: float) -> None:
        self.problem = problem
        self.model = Model(problem, Watch(seconds, None))
        self.steps = [_step(problem, party) for party in (FIRST, SECOND)]

    def best_with(self, least: Fraction | None) -> Package | None:
        """Find what is best for the first party, then for the second, where the second gets ``least``."""
        floor = {} if least is None else {SECOND: least}
        top = self.model.best({FIRST: Fraction(1)}, self.model.rules, floor)
        if top is None:
            return None
        most = self._proved(top, FIRST)
        best = self.model.best({SECOND: Fraction(1)}, self.model.rules, {**floor, FIRST: most}, top.package)
        assert best is not None  # the package just found keeps the floors
        self._proved(best, SECOND)
        return best.package

    def _proved(self, answer: Answer, party: int) -> Fraction:
        """Return a party's value if no package can give it a step more."""
        value = self.problem.values(answer.package)[party]
        if not answer.finished or answer.bound >= value + self.steps[party]:
            raise LimitError(
                "The frontier is too large to list, and integer programming did not prove it in time. "
                "Allow more time, or ask for the solutions without the list."
            )
        return value


def _step(problem: Problem, party: int) -> Fraction:
    """Return a step of which every difference between a party's values is a whole multiple."""
    worths = [row[party] - rows[0][party] for rows in problem.worth for row in rows]
    worths += [joint.worth[party] for joint in problem.joint]
    scale = lcm(*(worth.denominator for worth in worths))
    return Fraction(gcd(*(int(worth * scale) for worth in worths)) or scale, scale)
