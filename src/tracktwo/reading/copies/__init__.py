"""Which reports repeat others: found by containment, compared word by word, and read only once."""

from tracktwo.reading.copies.find import copies_of
from tracktwo.reading.copies.project import Projected, in_words, project
from tracktwo.reading.copies.search import LEAST, candidates, families
from tracktwo.reading.copies.sketch import sketch

__all__ = ["LEAST", "Projected", "candidates", "copies_of", "families", "in_words", "project", "sketch"]
