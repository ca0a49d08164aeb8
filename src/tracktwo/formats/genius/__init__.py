"""GENIUS: a folder with a domain and one profile a party, in XML.

What the files mean is what GENIUS 10.4 makes of them; what is repaired, set aside or refused stands in
the reference page of the format.

References
----------
Lin, Kraus, Baarslag, Tykhonov, Hindriks and Jonker (2014), "Genius: an integrated environment for
supporting the design of generic automated negotiators", Computational Intelligence 30(1), 48-70.
"""

from tracktwo.formats.genius.folder import matches, read
from tracktwo.formats.genius.write import write

__all__ = ["matches", "read", "write"]
