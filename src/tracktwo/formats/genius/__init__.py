"""GENIUS: a folder with a domain and one profile a party, in XML.

What the files mean is what GENIUS 10.4 makes of them; what is repaired, set aside or refused stands in
the reference page of the format.

References
----------
Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker (2014), "Genius: an integrated environment for
supporting the design of generic automated negotiators", Computational Intelligence 30(1), 48-70.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.formats.genius.files import matches

if TYPE_CHECKING:
    from tracktwo.case import Case
    from tracktwo.formats.registry import Written
    from tracktwo.formats.scenario import Imported

__all__ = ["matches", "read", "write"]


def read(path: Path) -> Imported:
    """Read a scenario: see `tracktwo.formats.genius.folder.read`."""
    from tracktwo.formats.genius import folder

    return folder.read(path)


def write(case: Case) -> Written:
    """Write a case: see `tracktwo.formats.genius.writer.write`."""
    from tracktwo.formats.genius import writer

    return writer.write(case)
