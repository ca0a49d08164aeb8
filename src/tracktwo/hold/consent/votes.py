"""What is said of a package that a party would have to ratify at home."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tracktwo.hold.consent.answers import HomeAnswer

__all__ = ["Decides", "HomeSpread", "Ratified", "Ways"]


@dataclass(frozen=True)
class Ways:
    """Ways to settle what a package leaves open, by what comes of them at home.

    Parameters
    ----------
    never, always, depends : int
        How many are never ratified, always, or depending on how constituents answer.
    exact : bool
        False where they are too many to count: then of a sample.
    """

    never: int
    always: int
    depends: int
    exact: bool


@dataclass(frozen=True)
class Decides:
    """How much more likely ratification is if a constituent says yes than if it says no.

    Parameters
    ----------
    constituent : str
        Its id.
    swing : Fraction or float
        The likelihood that its answer decides, the others answering independently.
    """

    constituent: str
    swing: Fraction | float


@dataclass(frozen=True)
class HomeSpread:
    """How a likelihood spreads over draws of the judgements behind it.

    Parameters
    ----------
    low, median, high : float
        The 5 %, 50 % and 95 % points.
    """

    low: float
    median: float
    high: float


@dataclass(frozen=True)
class Ratified:
    """Whether a party would ratify a package.

    Parameters
    ----------
    package, party : str
        Ids.
    verdict : str
        ``never``: those who refuse can stop it by themselves; ``always``: those who surely accept suffice;
        else ``depends``. Of a package with open issues, over every way to settle them.
    likelihood : Fraction, float or None
        At the points, if constituents answer independently; exact where no survey is in it. None where it
        turns on somebody whose answer is not known, or on open issues.
    low, high : float
        Least and greatest likelihood over all judged ranges, unknown answers and ways to settle open
        issues, if constituents answer independently.
    bounds : (float, float) or None
        The same at the points, however the answers hang together; None where there are too many smallest
        coalitions.
    spread : HomeSpread or None
        Of `likelihood` over draws; None where there is none, or nothing to draw.
    unknown : tuple of str
        Constituents of whom no ballot speaks, in at least one way to settle open issues.
    refusing : tuple of str
        Constituents that say no in every such way.
    depends_on : tuple of str
        Open issues on which answers turn.
    answers : tuple of HomeAnswer
        One for each constituent, in the order of the file.
    decides : tuple of Decides
        Whose answer decides, most often first; empty where an answer is not known or depends.
    ways : Ways
        By what comes of them; one where no issue is open, none where the rules forbid the package.
    """

    package: str
    party: str
    verdict: str
    likelihood: Fraction | float | None
    low: float
    high: float
    bounds: tuple[float, float] | None
    spread: HomeSpread | None
    unknown: tuple[str, ...]
    refusing: tuple[str, ...]
    depends_on: tuple[str, ...]
    answers: tuple[HomeAnswer, ...]
    decides: tuple[Decides, ...]
    ways: Ways
