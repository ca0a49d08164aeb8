"""NegMAS scenarios: a folder with a file of the issues and a file of utilities for each party.

References
----------
Mohammad, Nakadai and Greenwald (2021), "NegMAS: a platform for situated negotiations", whose files
these are.
"""

from __future__ import annotations

from tracktwo.formats.negmas.folder import matches, read

__all__ = ["matches", "read"]
