"""A number that a person judged, how sure it is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tracktwo.errors import Place

__all__ = ["NOTHING_SAID", "Estimate", "Footing", "Judgement"]


@dataclass(frozen=True)
class Estimate:
    """A number that a person judged: a point, a range, or low, likely, high.

    Parameters
    ----------
    low, high : Fraction
        Ends of what is thought possible; equal for a point.
    likely : Fraction, optional
        Most likely value: makes the spread triangular. Without it a range is uniform.
    """

    low: Fraction
    high: Fraction
    likely: Fraction | None = None

    @property
    def point(self) -> Fraction:
        """The one number that stands in where one is needed: the likely value or the midpoint."""
        return (self.low + self.high) / 2 if self.likely is None else self.likely

    @property
    def certain(self) -> bool:
        """True for a point."""
        return self.low == self.high


@dataclass(frozen=True)
class Footing:
    """What a judgement rests on.

    Parameters
    ----------
    kind : str
        ``sourced`` (passages say so), ``elicited`` (somebody was asked), ``assumed`` (the analyst
        assumed it, whatever passages it leans on) or ``none`` (the file does not say).
    evidence : tuple of str
        Ids of evidence items.
    text : str
        Why it was assumed, or from whom it was elicited.
    on : date, optional
        When it was elicited.
    """

    kind: str = "none"
    evidence: tuple[str, ...] = ()
    text: str = ""
    on: date | None = None


NOTHING_SAID = Footing()
"""The footing of a number about which the file says nothing."""


@dataclass(frozen=True)
class Judgement:
    """An estimate with its footing, its place in the file and its earlier or later versions.

    Parameters
    ----------
    path : str
        Its name in the case, such as ``russia/lines/current-front`` or ``russia/no-deal``.
    estimate : Estimate
        The number in force at the case's date.
    footing : Footing
        What it rests on.
    versions : tuple of (date, Estimate, Footing)
        All dated versions, oldest first; empty where there is only one, undated.
    """

    path: str
    estimate: Estimate
    footing: Footing = NOTHING_SAID
    versions: tuple[tuple[date, Estimate, Footing], ...] = ()
    place: Place | None = field(default=None, compare=False)
