"""Bargaining in the shadow of war: range, screening, shifting power, ripeness over time, sequential games."""

from tracktwo.hold.war.bargaining import WarBargain, war_of
from tracktwo.hold.war.commitment import Shift, Weakening, fight_now
from tracktwo.hold.war.division import Division, bargaining_range
from tracktwo.hold.war.game import Chance, Decision, End
from tracktwo.hold.war.induction import Induction, Play, solve_game
from tracktwo.hold.war.offers import alternating_share, last_demand, offers_game
from tracktwo.hold.war.ripeness import Hurt, Moment, Ripeness, ripeness_of
from tracktwo.hold.war.screening import Demand, Screening, best_demand, two_type_demand

__all__ = [
    "Chance",
    "Decision",
    "Demand",
    "Division",
    "End",
    "Hurt",
    "Induction",
    "Moment",
    "Play",
    "Ripeness",
    "Screening",
    "Shift",
    "WarBargain",
    "Weakening",
    "alternating_share",
    "bargaining_range",
    "best_demand",
    "fight_now",
    "last_demand",
    "offers_game",
    "ripeness_of",
    "solve_game",
    "two_type_demand",
    "war_of",
]
