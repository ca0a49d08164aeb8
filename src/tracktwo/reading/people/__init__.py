"""Who is in a report: named people, bodies, and those who are described and not named."""

from tracktwo.reading.people.authors import with_authors
from tracktwo.reading.people.cast import Cast
from tracktwo.reading.people.find import cast_of

__all__ = ["Cast", "cast_of", "with_authors"]
