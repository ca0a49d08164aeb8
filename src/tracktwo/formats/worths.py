"""What a case's options are worth as plain numbers, for formats that know nothing of judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.case import Case, Issue, Judgement, Position
from tracktwo.case.numbers import no_deal_at, values_of
from tracktwo.formats.scenario import Joint

__all__ = ["Worths", "worths_of"]


@dataclass(frozen=True)
class Worths:
    """What one party's packages are worth: sum of weight x value over ``total``, and of options together.

    Parameters
    ----------
    stated : sequence of Fraction
        Weight of each issue, as judged; 0 where it does not matter.
    total : Fraction
        What the sum is divided by: the sum of the weights on the scale of shares, else 1.
    values : sequence of sequence of Fraction
        ``values[issue][option]``; 0 throughout where an issue does not matter.
    joint : tuple of Joint
        By position of issues and options.
    no_deal : Fraction or None
        What no deal is worth at the case's date.
    """

    stated: Sequence[Fraction]
    total: Fraction
    values: Sequence[Sequence[Fraction]]
    joint: tuple[Joint, ...]
    no_deal: Fraction | None

    @property
    def weights(self) -> list[Fraction]:
        """Weight of each issue over the total, so that a package is worth the plain sum."""
        return [weight / self.total for weight in self.stated]

    @property
    def greatest(self) -> Fraction:
        """A package cannot be worth more than this."""
        each = (max(w * v for v in row) for w, row in zip(self.weights, self.values, strict=True))
        return sum(each, Fraction(0)) + sum((max(one.worth, Fraction(0)) for one in self.joint), Fraction(0))


def worths_of(case: Case, party: str) -> Worths:
    """Return a party's worths, each judgement at its point: the likely value or the midpoint.

    Parameters
    ----------
    case : Case
        As loaded.
    party : str
        Its id.

    Returns
    -------
    Worths
        On the case's scale of packages: 0 to 100 on that of shares.
    """
    position, no_deal = case.positions[party], no_deal_at(case, party, None)
    weights = {issue: _point(judged) for issue, judged in position.weights.items()}
    total = sum(weights.values(), Fraction(0)) if case.scale == "shares" else Fraction(1)
    return Worths(
        [weights.get(issue.id, Fraction(0)) for issue in case.issues],
        total or Fraction(1),
        [_values(issue, position) for issue in case.issues],
        tuple(Joint(_places(case.issues, one.options), _point(one.worth)) for one in position.joint),
        None if no_deal is None else _point(no_deal),
    )


def _values(issue: Issue, position: Position) -> list[Fraction]:
    judged = position.values.get(issue.id)
    return values_of(issue, judged, _point) if judged else [Fraction(0)] * len(issue.options)


def _point(judgement: Judgement) -> Fraction:
    return judgement.estimate.point


def _places(issues: Sequence[Issue], options: Mapping[str, tuple[str, ...]]) -> dict[int, frozenset[int]]:
    return {
        at: frozenset(n for n, option in enumerate(issue.options) if option.id in options[issue.id])
        for at, issue in enumerate(issues)
        if issue.id in options
    }
