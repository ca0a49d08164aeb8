"""Ifs: what an outcome is said to depend on, how likely all of it is, and how good such forecasts were."""

from tracktwo.hold.ifs.analysis import ifs_of
from tracktwo.hold.ifs.chain import Chain, Needed
from tracktwo.hold.ifs.chance import Bounds, Chance
from tracktwo.hold.ifs.matters import Matters, Weight
from tracktwo.hold.ifs.news import News
from tracktwo.hold.ifs.pools import Pooled, Said, Spanned, extremised, linear, logarithmic
from tracktwo.hold.ifs.result import If, Ifs, Outlook

__all__ = [
    "Bounds",
    "Chain",
    "Chance",
    "If",
    "Ifs",
    "Matters",
    "Needed",
    "News",
    "Outlook",
    "Pooled",
    "Said",
    "Spanned",
    "Weight",
    "extremised",
    "ifs_of",
    "linear",
    "logarithmic",
]
