"""The graph model for conflict resolution: is a state stable, against whom, and by which path not."""

from tracktwo.hold.graph.concepts import CONCEPTS, stable, stable_for
from tracktwo.hold.graph.model import Arcs, GraphModel
from tracktwo.hold.graph.option_form import model_of_conflict

__all__ = ["CONCEPTS", "Arcs", "GraphModel", "model_of_conflict", "stable", "stable_for"]
