"""Adjusted winner for a case: where two parties could share every issue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.case import Case
from tracktwo.deals.solutions.winner import Division, adjusted_winner

__all__ = ["Shares", "shares_of"]


@dataclass(frozen=True)
class Shares:
    """An adjusted-winner division, or why there is none.

    Parameters
    ----------
    parties, issues : tuple of str
        Ids; ``division.shares`` are of the first party.
    division : Division or None
        Who gets what.
    reason : str
        Why there is none.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    division: Division | None
    reason: str = ""

    def to_records(self) -> dict[str, object]:
        """Return plain values, fit for JSON."""
        found = self.division
        if found is None:
            return {"reason": self.reason}
        split = None if found.split is None else self.issues[found.split]
        return {
            "parties": list(self.parties),
            "totals": {party: float(total) for party, total in zip(self.parties, found.totals, strict=True)},
            "shares": {issue: float(share) for issue, share in zip(self.issues, found.shares, strict=True)},
            "split": split,
            "source": "Brams & Taylor 1996, ch. 4",
        }


def shares_of(case: Case) -> Shares:
    """Divide a case's issues by adjusted winner.

    It applies where exactly two parties consent, every issue is a good that these two may share, and neither
    rules nor red lines keep parts of it from either;
    a party's points on an issue are what the whole of it is worth to the party more than nothing of it.

    Parameters
    ----------
    case : Case
        As loaded; judgements count at their points.

    Returns
    -------
    Shares
    """
    from tracktwo.deals.from_case import problem_of

    pair = tuple(party.id for party in case.parties if party.consent)
    issues = tuple(issue.id for issue in case.issues)
    if len(pair) != 2:
        return Shares(pair, issues, None, f"it needs two consenting parties; here are {len(pair)}")
    if any(set(issue.between) != set(pair) for issue in case.issues):
        return Shares(pair, issues, None, "it needs every issue to be divisible between the two parties")
    problem = problem_of(case)
    if problem.joint:
        return Shares(pair, issues, None, "it knows no goods that are worth something together")
    if problem.forbidden or any(problem.consent[line.party] for line in problem.red_lines):
        return Shares(pair, issues, None, "it knows no rules between issues and no red lines")
    worth = problem.worth
    points = [[_stake(case, worth[n], n, party) for n in range(len(issues))] for party in pair]
    if any(stake < 0 for row in points for stake in row):
        return Shares(pair, issues, None, "a party would rather have nothing of an issue than all of it")
    if not all(map(any, points)):
        return Shares(pair, issues, None, "to a party none of the issues is worth anything")
    return Shares(pair, issues, adjusted_winner(*points))


def _stake(case: Case, table: Sequence[Sequence[Fraction]], issue: int, party: str) -> Fraction:
    """Return what all of an issue adds for a party above nothing of it."""
    options = [option.id for option in case.issues[issue].options]
    column = [entry.id for entry in case.parties].index(party)
    other = next(one for one in case.issues[issue].between if one != party)
    return table[options.index(party)][column] - table[options.index(other)][column]
