"""A case with one judgement changed, by the judgement's name."""

from __future__ import annotations

from dataclasses import replace

from tracktwo.case.judged import Judgement
from tracktwo.case.model import Case, Position

__all__ = ["with_judgement"]


def with_judgement(case: Case, judgement: Judgement) -> Case:
    """Return a case in which a judgement takes the place of the one with its name.

    Parameters
    ----------
    case : Case
        Has a judgement of that name.
    judgement : Judgement
        The new one.

    Returns
    -------
    Case

    Raises
    ------
    KeyError
        The case has no such judgement.
    """
    party, rest = judgement.path.split("/", 1)
    changed = _revised(case.positions[party], rest, judgement)
    return replace(case, positions={**case.positions, party: changed})


def _revised(position: Position, rest: str, judgement: Judgement) -> Position:
    if rest == "no-deal":
        return replace(position, no_deal=judgement)
    if rest.startswith("no-deal/"):
        later = tuple(
            (day, judgement if old.path == judgement.path else old) for day, old in position.no_deal_over_time
        )
        return replace(position, no_deal_over_time=later)
    issue, key = rest.split("/", 1)
    if key == "weight":
        return replace(position, weights={**position.weights, issue: judgement})
    table = {**position.values[issue], key: judgement}
    return replace(position, values={**position.values, issue: table})
