"""Which packages there are: frontier, zone of agreement, solutions, blockers, unlocking, robustness."""

from tracktwo.deals.compare import Change, Comparison, Difference, compare
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.named import Standing, Stands, standings
from tracktwo.deals.pareto.front import Frontier, frontier
from tracktwo.deals.problem import Combination, Problem, RedLine
from tracktwo.deals.refusal.blocking import Blockage, blocking
from tracktwo.deals.refusal.tally import Tally, tally
from tracktwo.deals.result import Deals, Point, schema
from tracktwo.deals.solutions.division import Shares, shares_of
from tracktwo.deals.solutions.winner import Division, adjusted_winner
from tracktwo.deals.solve import solve
from tracktwo.deals.uncertain.draws import Draws, draw
from tracktwo.deals.uncertain.robust import robust
from tracktwo.deals.uncertain.robustness import Robustness
from tracktwo.deals.uncertain.sharpen import Sharpening, sharpen
from tracktwo.deals.unlocking.settlement import Improvements, improvements
from tracktwo.deals.unlocking.trades import Trades, trades
from tracktwo.deals.unlocking.unlock import PackageUnlock, unlock_package
from tracktwo.deals.unlocking.unlock_zone import NewOption, ZoneUnlock, new_options, unlock_zone

__all__ = [
    "Blockage",
    "Change",
    "Combination",
    "Comparison",
    "Deals",
    "Difference",
    "Division",
    "Draws",
    "Frontier",
    "Improvements",
    "NewOption",
    "PackageUnlock",
    "Point",
    "Problem",
    "RedLine",
    "Robustness",
    "Shares",
    "Sharpening",
    "Standing",
    "Stands",
    "Tally",
    "Trades",
    "ZoneUnlock",
    "adjusted_winner",
    "blocking",
    "compare",
    "draw",
    "frontier",
    "improvements",
    "new_options",
    "problem_of",
    "robust",
    "schema",
    "shares_of",
    "sharpen",
    "solve",
    "standings",
    "tally",
    "trades",
    "unlock_package",
    "unlock_zone",
]
