"""From files to documents: which files, how they are decoded, what a reader sees of them."""

from tracktwo.reading.ingest.gather import gather
from tracktwo.reading.ingest.limits import LARGEST_FILE, LONGEST_TEXT, MOST_PARAGRAPHS
from tracktwo.reading.ingest.open import SUFFIXES, open_document

__all__ = ["LARGEST_FILE", "LONGEST_TEXT", "MOST_PARAGRAPHS", "SUFFIXES", "gather", "open_document"]
