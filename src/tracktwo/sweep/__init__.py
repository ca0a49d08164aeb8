"""Many scenarios at once: all that are found under some folders, on all cores or on a Dask cluster."""

from tracktwo.sweep.options import Options
from tracktwo.sweep.page import figures_of
from tracktwo.sweep.result import Sweep, schema
from tracktwo.sweep.run import sweep
from tracktwo.sweep.tournament import Standing, Tournament
from tracktwo.workers.cluster import Dask
from tracktwo.workers.executors import Executor, Local, Lost

__all__ = [
    "Dask",
    "Executor",
    "Local",
    "Lost",
    "Options",
    "Standing",
    "Sweep",
    "Tournament",
    "figures_of",
    "schema",
    "sweep",
]
