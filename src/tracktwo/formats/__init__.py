"""Other people's files: what is read here becomes a case and then goes the way of every case."""

from tracktwo.formats.detect import open_case

__all__ = ["open_case"]
