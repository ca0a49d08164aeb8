"""Many scenarios at once: every case and every scenario under some folders, on all cores or a Dask cluster."""

from tracktwo.sweep.cluster import Dask
from tracktwo.sweep.executors import Executor, Local, Lost
from tracktwo.sweep.options import Options
from tracktwo.sweep.result import Sweep, schema
from tracktwo.sweep.run import sweep
from tracktwo.sweep.tournament import Standing, Tournament

__all__ = ["Dask", "Executor", "Local", "Lost", "Options", "Standing", "Sweep", "Tournament", "schema", "sweep"]
