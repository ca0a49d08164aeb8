"""The graph model for conflict resolution: is a state stable, against whom, and by which path not."""

from tracktwo.hold.graph.after import AfterDeal, after_deal, after_deals, deal_model
from tracktwo.hold.graph.concepts import CONCEPTS, stable, stable_for
from tracktwo.hold.graph.deviation import Deviation, Deviations
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.option_form import model_of_conflict
from tracktwo.hold.graph.paths import Reach, Step, reach
from tracktwo.hold.graph.result import Stability, Together, stability
from tracktwo.hold.graph.together import stable_together

__all__ = [
    "CONCEPTS",
    "AfterDeal",
    "Arcs",
    "Deviation",
    "Deviations",
    "GraphModel",
    "Reach",
    "Stability",
    "Step",
    "Together",
    "after_deal",
    "after_deals",
    "deal_model",
    "model_of_conflict",
    "reach",
    "stability",
    "stable",
    "stable_for",
    "stable_together",
]
