"""Which packages there are: frontier, zone of agreement, solutions, blockers, unlocking, robustness."""

from tracktwo.deals.from_case import problem_of
from tracktwo.deals.problem import Combination, Problem, RedLine
from tracktwo.deals.result import Deals, Point
from tracktwo.deals.solve import solve

__all__ = ["Combination", "Deals", "Point", "Problem", "RedLine", "problem_of", "solve"]
