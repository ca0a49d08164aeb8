"""Which packages there are: frontier, zone of agreement, solutions, blockers, unlocking, robustness."""

from tracktwo.deals.compare import Change, Comparison, Difference, compare
from tracktwo.deals.division import Shares, shares_of
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.named import Standing, Stands, standings
from tracktwo.deals.problem import Combination, Problem, RedLine
from tracktwo.deals.result import Deals, Point, schema
from tracktwo.deals.solve import solve

__all__ = [
    "Change",
    "Combination",
    "Comparison",
    "Deals",
    "Difference",
    "Point",
    "Problem",
    "RedLine",
    "Shares",
    "Standing",
    "Stands",
    "compare",
    "problem_of",
    "schema",
    "shares_of",
    "solve",
    "standings",
]
