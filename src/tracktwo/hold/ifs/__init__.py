"""Ifs: what an outcome is said to depend on, how likely all of it is, and how good such forecasts were."""

from tracktwo.hold.ifs.analysis import ifs_of
from tracktwo.hold.ifs.calibration import Bin, Calibration
from tracktwo.hold.ifs.chain import Chain, Needed
from tracktwo.hold.ifs.chance import Bounds, Chance
from tracktwo.hold.ifs.forecasts import forecasts_of, new_entries, record_of
from tracktwo.hold.ifs.matters import Matters, Weight
from tracktwo.hold.ifs.news import News
from tracktwo.hold.ifs.pools import Pooled, Said, Spanned, extremised, linear, logarithmic
from tracktwo.hold.ifs.record import Forecast, Outcome, Record, add_to_record, read_record
from tracktwo.hold.ifs.result import If, Ifs, Outlook
from tracktwo.hold.ifs.scores import Scored, Scores, Summary, scores

__all__ = [
    "Bin",
    "Bounds",
    "Calibration",
    "Chain",
    "Chance",
    "Forecast",
    "If",
    "Ifs",
    "Matters",
    "Needed",
    "News",
    "Outcome",
    "Outlook",
    "Pooled",
    "Record",
    "Said",
    "Scored",
    "Scores",
    "Spanned",
    "Summary",
    "Weight",
    "add_to_record",
    "extremised",
    "forecasts_of",
    "ifs_of",
    "linear",
    "logarithmic",
    "new_entries",
    "read_record",
    "record_of",
    "scores",
]
