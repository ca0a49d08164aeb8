"""Where talks on a scale would end: mean, median, compromise, challenge, exchange, Nash."""

from tracktwo.forecast.exchange import Exchange
from tracktwo.forecast.from_case import actors_of
from tracktwo.forecast.models import BASELINE, MODELS, Model, Outcome
from tracktwo.forecast.result import Answer, Forecast, Pull, Spread
from tracktwo.forecast.rounds import Round
from tracktwo.forecast.run import forecast
from tracktwo.forecast.scene import Dimension, Scene, Voice, scene_of
from tracktwo.forecast.scores import ModelError, crps, known_errors, score
from tracktwo.forecast.spatial.contests import Target, best_targets, chances, gains
from tracktwo.forecast.spatial.values import Standing, standing
from tracktwo.forecast.spatial.view import Spatial, spatial
from tracktwo.forecast.table import Table

__all__ = [
    "BASELINE",
    "MODELS",
    "Answer",
    "Dimension",
    "Exchange",
    "Forecast",
    "Model",
    "ModelError",
    "Outcome",
    "Pull",
    "Round",
    "Scene",
    "Spatial",
    "Spread",
    "Standing",
    "Table",
    "Target",
    "Voice",
    "actors_of",
    "best_targets",
    "chances",
    "crps",
    "forecast",
    "gains",
    "known_errors",
    "scene_of",
    "score",
    "spatial",
    "standing",
]
