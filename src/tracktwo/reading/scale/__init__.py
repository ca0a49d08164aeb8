"""Very many reports: on all cores or a Dask cluster, in bounded memory, resumed where they were stopped."""

from tracktwo.reading.scale.run import Part, read_all
from tracktwo.reading.scale.work import Steps

__all__ = ["Part", "Steps", "read_all"]
