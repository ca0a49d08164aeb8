"""What the analysis of uncertain judgements says."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tracktwo.deals.uncertain.completions import OpenPackage
from tracktwo.deals.uncertain.corners import Reach
from tracktwo.deals.uncertain.draws import Draws
from tracktwo.deals.uncertain.judged import Candidate, Share
from tracktwo.deals.uncertain.ranked import Ranking
from tracktwo.deals.uncertain.resolve import EVERY_PACKAGE, FRONTIER, POOL, Solved
from tracktwo.frames import frame

__all__ = ["ASSUMPTIONS", "METHODS", "Absent", "Robustness", "Sample"]

METHODS = {
    FRONTIER: "in every draw, the frontier of all packages that cross no red line and the solutions on it",
    EVERY_PACKAGE: "in every draw, all packages of the zone of agreement and the solutions among them",
    POOL: "too many packages to look at all in every draw: solutions are the best of a pool (named packages, "
    "and those that maximise weighted sums of the parties' values or are on the frontier at the points); "
    "the share of draws with a zone is a lower bound",
}
ASSUMPTIONS = (
    "a range is uniform, low-likely-high is triangular",
    "judgements are independent unless the case links them",
    "verdicts (always, never, depends) leave likely values and links out of account",
    "intervals are of the sampling error alone, not of how good the judgements are",
)


@dataclass(frozen=True)
class Absent:
    """The zone of agreement if some parties were not asked.

    Parameters
    ----------
    without : tuple of str
        Consenting parties left out, red lines included.
    zone : Share
        Draws in which the others have a zone.
    reach : Reach
        The same in the corners of the ranges.
    """

    without: tuple[str, ...]
    zone: Share
    reach: Reach


@dataclass(frozen=True, eq=False)
class Sample:
    """What happened in each draw, for further questions to the same draws.

    Attributes
    ----------
    draws : Draws
        The draws.
    solved : Solved
        Zone and solutions in each.
    accepted : array of bool, shape (draws, candidates)
        Whether every consenting party accepts each candidate, in their order.
    """

    draws: Draws
    solved: Solved
    accepted: NDArray[np.bool_]


@dataclass(frozen=True)
class Robustness:
    """What survives.

    Parameters
    ----------
    draws, seed : int
        How many draws, and from which seed.
    at : date or None
        For which day's no-deal values.
    method : str
        How each draw was solved.
    complete : bool
        Whether the solutions of each draw are over all packages.
    assumptions : tuple of str
        What the shares lean on.
    judgements : tuple of str
        Paths of the uncertain judgements.
    step : float
        To what values are rounded, in points.
    zone : Share
        Draws in which some package is acceptable to every consenting party.
    reach : Reach
        Packages acceptable to all in every corner of the ranges, and in some.
    absent : tuple of Absent
        The zone without each consenting party, and with those in the channel only.
    candidates : tuple of Candidate
        Most widely accepted first.
    rankings : tuple of Ranking
        Every two of the first few candidates.
    open_packages : tuple of OpenPackage
        Named packages that leave issues open, as far as their completions can all be looked at.
    forbidden : tuple of str
        Named packages that the rules do not allow.
    vectors : float
        Median number of value vectors compared in a draw.
    sample : Sample
        Draw by draw; not in the records.
    elapsed_s : float
        Time for solving the draws.
    """

    draws: int
    seed: int
    at: date | None
    method: str
    complete: bool
    assumptions: tuple[str, ...]
    judgements: tuple[str, ...]
    step: float
    zone: Share
    reach: Reach
    absent: tuple[Absent, ...]
    candidates: tuple[Candidate, ...]
    rankings: tuple[Ranking, ...]
    open_packages: tuple[OpenPackage, ...]
    forbidden: tuple[str, ...]
    vectors: float
    sample: Sample = field(compare=False, repr=False)
    elapsed_s: float = field(compare=False)

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON; everything but the sample."""
        found = {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name != "sample"}
        return found | {"at": self.at.isoformat() if self.at else None}

    def to_pandas(self) -> Any:
        """Return the candidates as a data frame, most widely accepted first.

        Returns
        -------
        pandas.DataFrame
            One row a candidate: its option of each issue; ``accepted`` with the interval ``accepted_low`` to
            ``accepted_high``, and ``verdict``, for all whose consent is needed; ``regret``, the median;
            for each party ``accepts PARTY`` and ``gain PARTY``, its median gain over no deal; for each
            concept ``answer of CONCEPT``, all as shares of the draws or in points of value.

        Raises
        ------
        TracktwoError
            The library pandas is not installed.
        """
        return frame([_row(candidate) for candidate in self.candidates])


def _row(candidate: Candidate) -> dict[str, Any]:
    row: dict[str, Any] = {
        **candidate.package,
        "accepted": candidate.accepted.value,
        "accepted_low": candidate.accepted.low,
        "accepted_high": candidate.accepted.high,
        "verdict": str(candidate.verdict),
        "regret": candidate.regret.median if candidate.regret else None,
    }
    for answer in candidate.answers:
        row |= {f"accepts {answer.party}": answer.accepts.value, f"gain {answer.party}": answer.gain.median}
    return row | {f"answer of {concept}": share for concept, share in candidate.answer_of.items()}


def _plain(value: Any) -> Any:
    """Return a dataclass, or a tuple of them, as plain data."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value
