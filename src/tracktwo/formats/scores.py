"""Score tables as a case: every option is worth its points, and points are added as they are."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tracktwo.case import Case, Estimate, Footing, Issue, Judgement, Option, Party, Position

__all__ = ["case_of_scores"]

Table = Sequence[Sequence[Fraction]]


def case_of_scores(
    title: str,
    parties: Sequence[tuple[str, str]],
    issues: Sequence[str],
    tables: Sequence[Table],
    no_deal: Sequence[Fraction | None],
    source: str,
) -> Case:
    """Make a case on the scale of points in which every party consents.

    Parameters
    ----------
    title : str
        Name of the scenario.
    parties : sequence of (str, str)
        Ids and names.
    issues : sequence of str
        Ids.
    tables : sequence of (sequence of sequence of Fraction)
        ``tables[party][issue][option]``: points.
    no_deal : sequence of Fraction or None
        Points at which a party is indifferent to no deal.
    source : str
        What the numbers rest on, for the footing.

    Returns
    -------
    Case
    """
    made = tuple(
        Issue(
            issue, issue, tuple(Option(f"{n + 1}", f"Option {n + 1}") for n in range(len(tables[0][place])))
        )
        for place, issue in enumerate(issues)
    )
    footing = Footing("elicited", text=source)
    positions = {
        party: _position(party, made, tables[place], no_deal[place], footing)
        for place, (party, _) in enumerate(parties)
    }
    return Case(title, tuple(Party(party, name) for party, name in parties), made, positions, scale="points")


def _position(
    party: str, issues: Sequence[Issue], table: Table, no_deal: Fraction | None, footing: Footing
) -> Position:
    def judged(path: str, number: Fraction) -> Judgement:
        return Judgement(f"{party}/{path}", Estimate(number, number), footing)

    return Position(
        party,
        None if no_deal is None else judged("no-deal", no_deal),
        weights={issue.id: judged(f"{issue.id}/weight", Fraction(1)) for issue in issues},
        values={
            issue.id: {
                option.id: judged(f"{issue.id}/{option.id}", points)
                for option, points in zip(issue.options, row, strict=True)
            }
            for issue, row in zip(issues, table, strict=True)
        },
    )
