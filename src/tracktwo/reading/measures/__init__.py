"""Numbers and dates that a report gives."""

from tracktwo.reading.measures.dates import dates_of
from tracktwo.reading.measures.figures import figures_of

__all__ = ["dates_of", "figures_of"]
