"""NegMAS scenarios: a folder with a file of the issues and a file of utilities for each party.

References
----------
Mohammad, Nakadai and Greenwald (2021), "NegMAS: a platform for automated negotiations", whose files
these are.
"""

from __future__ import annotations

from tracktwo.formats.negmas.folder import matches, read
from tracktwo.formats.negmas.write import write

__all__ = ["matches", "read", "write"]
