"""Grading: how reliable a source is, and how credible an item.

The two-part scheme known as the Admiralty or NATO code grades the source from A to F and the information from
1 to 6, apart from each other. The analyst sets both; what is proposed here is a ceiling.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tracktwo.errors import Finding, InputError, Place

__all__ = ["CREDIBILITY", "RELIABILITY", "Grade", "grade", "proposed"]

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


@dataclass(frozen=True)
class Grade:
    """A grade such as ``B3``, and the reasons for it.

    Parameters
    ----------
    reliability : str
        A to F, of the source.
    credibility : int
        1 to 6, of the item.
    proposed : bool
        Whether it is a proposal; only an analyst's grade is not.
    reasons : tuple of str
        In plain words.
    """

    reliability: str
    credibility: int
    proposed: bool
    reasons: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The two signs together: ``B3``."""
        return f"{self.reliability}{self.credibility}"

    def to_record(self) -> dict[str, Any]:
        """Return the grade as plain values."""
        return {
            "code": self.code,
            "reliability": self.reliability,
            "credibility": self.credibility,
            "proposed": self.proposed,
            "reasons": list(self.reasons),
        }


def proposed(origins: Collection[str], stances: Collection[str] = (), hedges: Collection[str] = ()) -> Grade:
    """Propose a grade for a claim, never above what independent origins support.

    Parameters
    ----------
    origins : collection of str
        The independent origins of the claim, by name.
    stances : collection of str
        What actors have said of it, from `tracktwo.reading.STANCES`.
    hedges : collection of str
        The words that weaken it.

    Returns
    -------
    Grade
        Reliability is always F: no text says how reliable its source has been. Credibility is 1 only with
        two independent origins or more, no hedge, and nobody who denies it; 2 with two origins and a hedge,
        or with one origin and an actor that acknowledges it; 3 with one origin; 6 with none. Where an actor
        denies it, never better than 3, and 4 with one origin that nobody acknowledges.

    Notes
    -----
    The scheme is that of NATO's doctrine for intelligence procedures (AJP-2.1), as Department of the Army
    (2006) prints it in an appendix: 1 asks for confirmation by other *independent* sources. Irwin and Mandel
    (2019) review what is wrong with it. The ceilings for 2 to 4 are ours.
    """
    count, denied = len(set(origins)), "denied" in stances
    if not count:
        return Grade("F", 6, True, ("No origin is told.",))
    reasons = [f"Independent origins: {count}."]
    credibility = _credibility(count, "acknowledged" in stances, bool(hedges))
    if "acknowledged" in stances:
        reasons.append("An actor acknowledges it.")
    if hedges:
        reasons.append("It is hedged: " + ", ".join(hedges) + ".")
    if denied:
        reasons.append("An actor denies it.")
        credibility = max(credibility, 3 if count > 1 or "acknowledged" in stances else 4)
    return Grade("F", credibility, True, tuple(reasons))


def grade(code: str, place: Place) -> Grade:
    """Return a grade that an analyst has set.

    Parameters
    ----------
    code : str
        Such as ``B3``.
    place : Place
        Where it is written, for the message.

    Returns
    -------
    Grade

    Raises
    ------
    InputError
        It is not a letter A to F and a digit 1 to 6.
    """
    signs = code.strip().upper()
    if len(signs) == 2 and signs[0] in RELIABILITY and signs[1] in "123456":
        return Grade(signs[0], int(signs[1]), False)
    raise InputError(
        Finding(place, f"{code!r} is no grade.", "Write a letter A to F and a digit 1 to 6, such as B3.")
    )


def _credibility(count: int, acknowledged: bool, hedged: bool) -> int:
    if count > 1:
        return 2 if hedged else 1
    return 2 if acknowledged else 3
