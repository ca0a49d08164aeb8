"""Actors with influence, positions and saliences, as they stand in a file."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Actor", "Actors"]


@dataclass(frozen=True)
class Actor:
    """Somebody who wants something on each dimension.

    Parameters
    ----------
    name, about : str
        As in the file.
    influence : Fraction
        How much it can bring to bear; 0 or more, in the file's own unit.
    positions : tuple of Fraction
        What it wants on each dimension, 0 to 100.
    saliences : tuple of Fraction
        How much each dimension matters to it, 0 or more, up to 100 where the file keeps the rules.
    """

    name: str
    about: str
    influence: Fraction
    positions: tuple[Fraction, ...]
    saliences: tuple[Fraction, ...]


@dataclass(frozen=True)
class Actors:
    """A file of actors.

    Parameters
    ----------
    title, about : str
        As in the file's first line.
    dimensions : tuple of str
        Names of the dimensions.
    actors : tuple of Actor
        In the order of the file.
    """

    title: str
    about: str
    dimensions: tuple[str, ...]
    actors: tuple[Actor, ...]
