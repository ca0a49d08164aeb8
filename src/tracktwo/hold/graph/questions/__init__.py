"""What is asked of a graph model beside which states are stable: what would have to change, who sees what."""

from tracktwo.hold.graph.questions.interventions import Intervention, Interventions, interventions
from tracktwo.hold.graph.questions.inverse import Inverse, Raise, inverse

__all__ = ["Intervention", "Interventions", "Inverse", "Raise", "interventions", "inverse"]
