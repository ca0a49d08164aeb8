"""Actors on scales: CSV files of KTAB's spatial model of politics.

The first line gives name, description, number of actors and of dimensions; then come headings, and a
line an actor: name, description, influence, and position and salience on each dimension.

References
----------
Wise, Lester and Efird (2015), for the model that reads these files.
"""

from __future__ import annotations

from pathlib import Path

from tracktwo.formats.ktab.model import Actor, Actors
from tracktwo.formats.ktab.reading import looks_right, read_actors
from tracktwo.formats.scenario import Imported

__all__ = ["Actor", "Actors", "matches", "read", "read_actors"]


def matches(path: Path) -> bool:
    """Tell whether a path is a CSV file whose headings begin with Actor."""
    return path.suffix.lower() == ".csv" and looks_right(path)


def read(file: Path) -> Imported:
    """Read actors as a case: an issue a dimension, an option a position that somebody takes.

    Parameters
    ----------
    file : Path
        A CSV file.

    Returns
    -------
    Imported
        On the scale of shares: an option is worth 100 less its distance to the actor's position, and
        an issue weighs what the actor's salience is. Influence has no place in a case; it stands in
        what is said about the party.

    Raises
    ------
    FormatError
        A line cannot be read, by its line and column.
    """
    from tracktwo.formats.ktab.to_case import case_of_actors

    actors, findings = read_actors(file)
    case, more = case_of_actors(actors, file)
    return Imported(case, "ktab", (*findings, *more))
