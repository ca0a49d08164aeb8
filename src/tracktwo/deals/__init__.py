"""Which packages there are: frontier, zone of agreement, solutions, blockers, unlocking, robustness."""

from tracktwo.deals.compare import Change, Comparison, Difference, compare
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.joined import joined
from tracktwo.deals.named import Standing, Stands, standing, standings
from tracktwo.deals.pareto.front import Frontier, frontier
from tracktwo.deals.problem import Combination, Joint, Problem, RedLine
from tracktwo.deals.refusal.blocking import Blockage, Blocker, Cost, Room, blocking
from tracktwo.deals.refusal.tally import Count, Tally, tally
from tracktwo.deals.result import Deals, Point, schema
from tracktwo.deals.solutions.division import Shares, shares_of
from tracktwo.deals.solutions.winner import Division, adjusted_winner
from tracktwo.deals.solve import solve
from tracktwo.deals.uncertain.completions import OpenPackage
from tracktwo.deals.uncertain.corners import Corners, Reach, Verdict
from tracktwo.deals.uncertain.draws import Draws, draw
from tracktwo.deals.uncertain.judged import Answer, Candidate, Share
from tracktwo.deals.uncertain.ranked import Ranking
from tracktwo.deals.uncertain.robust import robust
from tracktwo.deals.uncertain.robustness import Absent, Robustness
from tracktwo.deals.uncertain.sharpen import Influence, Outcome, Sharpening, sharpen
from tracktwo.deals.unlocking.settlement import Improvements, improvements
from tracktwo.deals.unlocking.trades import Trade, Trades, trades
from tracktwo.deals.unlocking.unlock import PackageUnlock, unlock_package
from tracktwo.deals.unlocking.unlock_zone import Move, NewOption, ZoneUnlock, new_options, unlock_zone

__all__ = [
    "Absent",
    "Answer",
    "Blockage",
    "Blocker",
    "Candidate",
    "Change",
    "Combination",
    "Comparison",
    "Corners",
    "Cost",
    "Count",
    "Deals",
    "Difference",
    "Division",
    "Draws",
    "Frontier",
    "Improvements",
    "Influence",
    "Joint",
    "Move",
    "NewOption",
    "OpenPackage",
    "Outcome",
    "PackageUnlock",
    "Point",
    "Problem",
    "Ranking",
    "Reach",
    "RedLine",
    "Robustness",
    "Room",
    "Share",
    "Shares",
    "Sharpening",
    "Standing",
    "Stands",
    "Tally",
    "Trade",
    "Trades",
    "Verdict",
    "ZoneUnlock",
    "adjusted_winner",
    "blocking",
    "compare",
    "draw",
    "frontier",
    "improvements",
    "joined",
    "new_options",
    "problem_of",
    "robust",
    "schema",
    "shares_of",
    "sharpen",
    "solve",
    "standing",
    "standings",
    "tally",
    "trades",
    "unlock_package",
    "unlock_zone",
]
