"""Would a deal hold once it is made: a case's acts as a graph model, over all its judgements."""

from tracktwo.hold.graph.after.deal import after_deal, after_deals, deal_model
from tracktwo.hold.graph.after.parts import Held, Mover, Swing, Turn, WayOut
from tracktwo.hold.graph.after.result import AfterDeal, Ended
from tracktwo.hold.graph.after.union import side_by_side

__all__ = [
    "AfterDeal",
    "Ended",
    "Held",
    "Mover",
    "Swing",
    "Turn",
    "WayOut",
    "after_deal",
    "after_deals",
    "deal_model",
    "side_by_side",
]
