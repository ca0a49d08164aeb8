"""What is asked of a graph model beside what is stable: what would have to change, who sees or knows what."""

from tracktwo.hold.graph.questions.hypergame import Hypergame, View, hypergame, views_of_conflict
from tracktwo.hold.graph.questions.interventions import Intervention, Interventions, interventions
from tracktwo.hold.graph.questions.inverse import Inverse, Shift, inverse
from tracktwo.hold.graph.questions.liking import Liking, likings_of
from tracktwo.hold.graph.questions.strength import StrengthOfPreference, strength_of_preference
from tracktwo.hold.graph.questions.unknown import READINGS, UnknownPreferences, unknown_preferences

__all__ = [
    "READINGS",
    "Hypergame",
    "Intervention",
    "Interventions",
    "Inverse",
    "Liking",
    "Shift",
    "StrengthOfPreference",
    "UnknownPreferences",
    "View",
    "hypergame",
    "interventions",
    "inverse",
    "likings_of",
    "strength_of_preference",
    "unknown_preferences",
    "views_of_conflict",
]
