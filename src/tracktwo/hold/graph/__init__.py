"""The graph model for conflict resolution: is a state stable, against whom, and by which path not."""

from tracktwo.hold.graph.after import AfterDeal, after_deal, after_deals, deal_model, side_by_side
from tracktwo.hold.graph.concepts import CONCEPTS, stable, stable_for
from tracktwo.hold.graph.deviation import Deviation, Deviations
from tracktwo.hold.graph.merge import merged
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.option_form import model_of_conflict
from tracktwo.hold.graph.paths import Reach, Step, reach
from tracktwo.hold.graph.questions import (
    READINGS,
    Hypergame,
    Intervention,
    Interventions,
    Inverse,
    Liking,
    StrengthOfPreference,
    UnknownPreferences,
    View,
    hypergame,
    interventions,
    inverse,
    likings_of,
    strength_of_preference,
    unknown_preferences,
    views_of_conflict,
)
from tracktwo.hold.graph.result import Stability, Together, stability
from tracktwo.hold.graph.together import stable_together
from tracktwo.hold.graph.why import coalition_breaks, why
from tracktwo.hold.graph.written import is_graph, read_graph, schema

__all__ = [
    "CONCEPTS",
    "READINGS",
    "AfterDeal",
    "Arcs",
    "Deviation",
    "Deviations",
    "GraphModel",
    "Hypergame",
    "Intervention",
    "Interventions",
    "Inverse",
    "Liking",
    "Reach",
    "Stability",
    "Step",
    "StrengthOfPreference",
    "Together",
    "UnknownPreferences",
    "View",
    "after_deal",
    "after_deals",
    "coalition_breaks",
    "deal_model",
    "hypergame",
    "interventions",
    "inverse",
    "is_graph",
    "likings_of",
    "merged",
    "model_of_conflict",
    "reach",
    "read_graph",
    "schema",
    "side_by_side",
    "stability",
    "stable",
    "stable_for",
    "stable_together",
    "strength_of_preference",
    "unknown_preferences",
    "views_of_conflict",
    "why",
]
