"""The graph model for conflict resolution: is a state stable, against whom, and by which path not."""

from tracktwo.hold.graph.after.deal import after_deal, after_deals, deal_model
from tracktwo.hold.graph.after.result import AfterDeal, Deviation, Ended, Held, Mover, Step, Swing
from tracktwo.hold.graph.concepts import CONCEPTS, stable, stable_for
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.option_form import model_of_conflict

__all__ = [
    "CONCEPTS",
    "AfterDeal",
    "Arcs",
    "Deviation",
    "Ended",
    "GraphModel",
    "Held",
    "Mover",
    "Step",
    "Swing",
    "after_deal",
    "after_deals",
    "deal_model",
    "model_of_conflict",
    "stable",
    "stable_for",
]
