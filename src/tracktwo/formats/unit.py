"""Utilities on the scale that some programs ask for: weights that sum to 1, values from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.errors import Finding, Place
from tracktwo.formats.worths import Worths

__all__ = ["Unit", "rescaled", "unit_scaled"]

PLACES = 15


@dataclass(frozen=True)
class Unit:
    """Utilities from 0 to 1.

    Parameters
    ----------
    weights : sequence of Fraction
        Of each issue: decimals of at most 15 places that sum to 1.
    values : sequence of sequence of Fraction
        ``values[issue][option]``, from 0 to 1.
    no_deal : Fraction or None
        On the same scale; may lie outside 0 to 1.
    changed : bool
        Whether the scale is another than before.
    """

    weights: Sequence[Fraction]
    values: Sequence[Sequence[Fraction]]
    no_deal: Fraction | None
    changed: bool


def unit_scaled(worths: Worths) -> Unit:
    """Return utilities on the scale from 0, every worst option together, to 1, every best one.

    Parameters
    ----------
    worths : Worths
        Of one party, without joint worths.

    Returns
    -------
    Unit
        As they were where they have this scale already.
    """
    if _is_unit(worths):
        return Unit(worths.weights, worths.values, worths.no_deal, False)
    rows = [[w * v for v in row] for w, row in zip(worths.weights, worths.values, strict=True)]
    lowest, spans = [min(row) for row in rows], [max(row) - min(row) for row in rows]
    total = sum(spans) or Fraction(1)
    weights = _summing_to_1([span / total for span in spans])
    values = [
        [min((worth - low) / (total * weight), Fraction(1)) if weight else Fraction(0) for worth in row]
        for row, low, weight in zip(rows, lowest, weights, strict=True)
    ]
    no_deal = None if worths.no_deal is None else (worths.no_deal - sum(lowest)) / total
    return Unit(weights, values, no_deal, True)


def _is_unit(worths: Worths) -> bool:
    short = all((weight * 10**PLACES).denominator == 1 and weight >= 0 for weight in worths.weights)
    inside = all(0 <= value <= 1 for row in worths.values for value in row)
    return short and inside and sum(worths.weights) == 1


def _summing_to_1(weights: Sequence[Fraction]) -> list[Fraction]:
    """Round weights to 15 places; what is left over goes to the greatest."""
    found = [round(weight, PLACES) for weight in weights]
    greatest = found.index(max(found))
    found[greatest] += 1 - sum(found)
    return found


def rescaled(place: Place, names: Sequence[str], program: str) -> list[Finding]:
    """Return the warning that parties' utilities were put on another scale; none where there are none."""
    if not names:
        return []
    message = (
        f"{program} asks for weights that sum to 1 and values from 0 to 1: the utilities of"
        f" {', '.join(names)} were put on that scale, 0 for every worst option together and 1 for every best."
    )
    return [Finding(place, message, warning=True)]
