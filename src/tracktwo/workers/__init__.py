"""Who does much work, and what keeps it safe: processes of this machine, a Dask cluster, a journal."""

from tracktwo.workers.cluster import Dask
from tracktwo.workers.executors import Executor, Local, Lost
from tracktwo.workers.journal import Journal
from tracktwo.workers.outputs import write_lines, written

__all__ = ["Dask", "Executor", "Journal", "Local", "Lost", "write_lines", "written"]
