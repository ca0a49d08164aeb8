"""What is said of a deal made without somebody whose consent it needs."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.deals import Count
from tracktwo.hold.consent.doubt import OverDraws, OverRanges

__all__ = ["Choice", "LeftOut", "Nearest", "Price", "Shortfall"]


@dataclass(frozen=True)
class Shortfall:
    """What an absent party would need to accept a package.

    Parameters
    ----------
    party : str
        Its id.
    value, no_deal : float
        What the package and no deal are worth to it.
    short : float
        How much the package falls short of no deal; 0 where it does not.
    red_lines : tuple of str
        Its red lines that the package crosses.
    over_ranges : str
        Whether it accepts over all judged ranges: ``always``, ``never`` or ``depends``; empty where options
        are worth something together, because ranges are then looked at with other issues.
    """

    party: str
    value: float
    no_deal: float
    short: float
    red_lines: tuple[str, ...]
    over_ranges: str


@dataclass(frozen=True)
class Choice:
    """What the others would choose by one principle.

    Parameters
    ----------
    concept : str
        ``nash``, ``kalai_smorodinsky``, ``egalitarian`` or ``utilitarian``.
    package : mapping of str to str
        One such package: of those tied, one that the absent can accept if there is one.
    ties : int
        How many vectors of the others' values are tied.
    rejected : bool
        Whether every package with one of these vectors is rejected by some absent party.
    shortfalls : tuple of Shortfall
        One for each absent party.
    exact : bool
        False where the package is the best of a search with a proven gap.
    """

    concept: str
    package: dict[str, str]
    ties: int
    rejected: bool
    shortfalls: tuple[Shortfall, ...]
    exact: bool


@dataclass(frozen=True)
class Nearest:
    """The best that the others' zone holds for an absent party.

    Parameters
    ----------
    party : str
        Its id.
    best, no_deal : float
        The greatest value to it of a package that all others accept, red lines aside, and no deal.
    short : float
        How much even that falls short of no deal; 0 where it does not.
    """

    party: str
    best: float
    no_deal: float
    short: float


@dataclass(frozen=True)
class Price:
    """What asking the absent costs one of the others.

    Parameters
    ----------
    party : str
        Its id.
    without, including : float
        What it gets in the Nash package of the others; and in the package with the greatest product of the
        others' gains that the absent accept, too.
    cost : float
        The difference; below 0 where it gets more.
    best_without, best_including : float
        The most that it can get of packages that all others accept; and that all accept.
    """

    party: str
    without: float
    including: float
    cost: float
    best_without: float
    best_including: float


@dataclass(frozen=True)
class LeftOut:
    """A deal made without some parties whose consent it needs.

    Parameters
    ----------
    absent, others : tuple of str
        Who is not asked; and all others whose consent is needed.
    zone : Count
        Packages that all others accept.
    rejected : Count
        Of these, those that some absent party rejects.
    rejected_by : mapping of str to Count
        The same for each absent party.
    frontier, frontier_rejected : int or None
        Vectors of the others' values that no package of their zone beats for all of them; and those of
        them that every package which gives them is rejected. None where they are too many to list.
    choices : tuple of Choice
        What they would choose, by each principle that has an answer.
    nearest : tuple of Nearest
        One for each absent party; empty where the frontier is too large to list, or the zone empty.
    prices : tuple of Price
        One for each of the others; empty where nothing is left that all accept, or it is not listed.
    ranges : OverRanges or None
        The same counts whatever the judged numbers are in their ranges; None where too many options are
        worth something together.
    drawn : OverDraws or None
        The others' Nash package, and whether it is rejected, over draws; None where nothing was drawn.
    reason : str
        Why something is left out; empty where nothing is.
    """

    absent: tuple[str, ...]
    others: tuple[str, ...]
    zone: Count
    rejected: Count
    rejected_by: dict[str, Count]
    frontier: int | None
    frontier_rejected: int | None
    choices: tuple[Choice, ...]
    nearest: tuple[Nearest, ...]
    prices: tuple[Price, ...]
    ranges: OverRanges | None
    drawn: OverDraws | None
    reason: str
