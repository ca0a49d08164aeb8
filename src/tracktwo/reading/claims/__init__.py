"""Claims, and the stances that actors take on them: never one verdict, always who, what and where."""

from tracktwo.reading.claims.find import claims_of

__all__ = ["claims_of"]
