"""Who said what: statements with source, cue and content, and the use of quotation marks."""

from tracktwo.reading.statements.said import Actors, Nobody, Said, statements_of

__all__ = ["Actors", "Nobody", "Said", "statements_of"]
