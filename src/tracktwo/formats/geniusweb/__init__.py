"""GeniusWeb scenarios: a folder with a domain and a profile for each party, in JSON.

References
----------
GeniusWeb (Delft University of Technology), documentation of the core: it shows these files by example.
"""

from __future__ import annotations

from tracktwo.formats.geniusweb.folder import matches, read
from tracktwo.formats.geniusweb.write import write

__all__ = ["matches", "read", "write"]
