"""What each part of a page is for, and where the report is from."""

from tracktwo.reading.zones.language import language_of
from tracktwo.reading.zones.provenance import Provenance
from tracktwo.reading.zones.zones import PARSED, Zoned, zones_of

__all__ = ["PARSED", "Provenance", "Zoned", "language_of", "zones_of"]
