"""Where reports have it from, and how many independent origins a claim rests on."""

from tracktwo.reading.origins.find import Edge, Origins, origins_of

__all__ = ["Edge", "Origins", "origins_of"]
