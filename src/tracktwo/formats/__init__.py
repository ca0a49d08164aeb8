"""Other people's files: what is read here becomes a case and then goes the way of every case."""

from tracktwo.formats.detect import format_of, open_case, read
from tracktwo.formats.registry import FORMATS, Format, Written
from tracktwo.formats.scenario import Imported

__all__ = ["FORMATS", "Format", "Imported", "Written", "format_of", "open_case", "read"]
