"""What would have to give way for any package to become acceptable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

from tracktwo.deals.joint import issue_by_issue
from tracktwo.deals.pareto.front import LIMIT
from tracktwo.deals.plain import plain
from tracktwo.deals.problem import Package, Problem
from tracktwo.deals.refusal.tally import Reason, all_reasons
from tracktwo.deals.unlocking.openings import least_greatest, opening, with_new_option
from tracktwo.deals.unlocking.unlock import chosen
from tracktwo.errors import LimitError

__all__ = ["Move", "NewOption", "Opening", "ZoneUnlock", "new_options", "unlock_zone"]


@dataclass(frozen=True)
class Move:
    """One reason that gives way.

    Parameters
    ----------
    party : str
        Whose it is.
    line : str or None
        Label of the red line that is given up; None for the no-deal value.
    no_deal : Fraction or None
        The no-deal value now; None for a red line.
    to : Fraction or None
        The highest no-deal value with which the package can be lived with: its value to the party.
    by : Fraction or None
        How far the no-deal value must come down; where the zone is open already, minus this is how
        far it could rise before the zone closed.
    """

    party: str
    line: str | None
    no_deal: Fraction | None
    to: Fraction | None
    by: Fraction | None


@dataclass(frozen=True)
class Opening:
    """Reasons that are enough if they give way, and the package that they open.

    Parameters
    ----------
    moves : tuple of Move
        Between two no-deal values the greater move is as small as it can be.
    package : mapping of str to str
        Issue id to option id.
    values : mapping of str to Fraction
        Its value to each party.
    exact : bool
        False where a smaller move might do, by about one part in a million.
    """

    moves: tuple[Move, ...]
    package: Mapping[str, str]
    values: Mapping[str, Fraction]
    exact: bool


@dataclass(frozen=True)
class ZoneUnlock:
    """What would open the zone of agreement, or how firmly it is open.

    Parameters
    ----------
    is_open : bool
        Whether there is a zone of agreement as things stand.
    single : tuple of Opening
        Single reasons that are enough. In an open zone every no-deal value, with how far it could
        rise; no red lines.
    pairs : tuple of Opening
        Pairs of reasons that are enough; looked for only where no single one is.
    undecided : tuple of tuple of (str, str or None)
        Reasons, by party and red line (None for no deal), whose question was too large to answer.
    nearest : mapping of str to str or None
        The package whose greatest shortfall below no deal is least, red lines kept; None where
        the rules and red lines leave none.
    shortfalls : mapping of str to Fraction
        How far it is below each consenting party's no-deal value; negative where it is above.
        Shortfalls of different parties are compared as they stand.
    nearest_exact : bool
        False where another package might be nearer, by about one part in a million.
    nearest_reason : str
        Why there is none.
    """

    is_open: bool
    single: tuple[Opening, ...]
    pairs: tuple[Opening, ...]
    undecided: tuple[tuple[tuple[str, str | None], ...], ...]
    nearest: Mapping[str, str] | None
    shortfalls: Mapping[str, Fraction]
    nearest_exact: bool
    nearest_reason: str

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return dict(plain(self))


@dataclass(frozen=True)
class NewOption:
    """What a new option on one issue would have to be worth to open the zone.

    Parameters
    ----------
    issue : str
        The issue.
    worth : mapping of str to Fraction
        What it must add to the value of a package for each consenting party, at the least; the
        other issues are as in ``others``, chosen so that the greatest of these is least.
    best_now : mapping of str to Fraction
        What the party's best option on the issue adds now.
    others : mapping of str to str
        The options of the other issues.
    exact : bool
        False where a little less might do, by about one part in a million.
    """

    issue: str
    worth: Mapping[str, Fraction]
    best_now: Mapping[str, Fraction]
    others: Mapping[str, str]
    exact: bool

    def to_records(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, fit for JSON."""
        return dict(plain(self))


def unlock_zone(problem: Problem, *, limit: int = LIMIT) -> ZoneUnlock:
    """Find what, giving way alone or with one other, would open the zone of agreement.

    Parameters
    ----------
    problem : Problem
        The question.
    limit : int, optional
        Of value vectors looked at for each answer, see `frontier`.

    Returns
    -------
    ZoneUnlock

    Raises
    ------
    LimitError
        If it cannot be told whether there is a zone.
    """
    is_open = opening(issue_by_issue(problem), (), limit) is not None
    reasons = [reason for reason in all_reasons(problem) if reason.line < 0 or not is_open]
    single, undecided = _openings(problem, [(reason,) for reason in reasons], limit)
    pairs: list[Opening] = []
    if not single and not undecided:
        pairs, undecided = _openings(problem, list(combinations(reasons, 2)), limit)
    nearest, why = None, ""
    try:
        nearest = least_greatest(problem, limit=limit)
        why = "" if nearest else "The rules between options and the red lines together leave no package."
    except LimitError as too_large:
        why = str(too_large)
    return ZoneUnlock(
        is_open,
        tuple(single),
        tuple(pairs),
        tuple(tuple(_named(problem, reason) for reason in reasons) for reasons in undecided),
        chosen(problem, nearest.package) if nearest else None,
        dict(_short(problem, nearest.package)) if nearest else {},
        nearest.exact if nearest else True,
        why,
    )


def _openings(
    problem: Problem, sets: Sequence[tuple[Reason, ...]], limit: int
) -> tuple[list[Opening], list[tuple[Reason, ...]]]:
    """Try sets of reasons; return what opens, least greatest move first, and what is undecided."""
    found, undecided = [], []
    for reasons in sets:
        try:
            best = opening(problem, reasons, limit)
        except LimitError:
            undecided.append(reasons)
            continue
        if best is not None:
            values = problem.values(best.package)
            moves = tuple(_move(problem, reason, values[reason.party]) for reason in reasons)
            named = dict(zip(problem.parties, values, strict=True))
            found.append(Opening(moves, chosen(problem, best.package), named, best.exact))
    found.sort(key=lambda one: max(move.by or Fraction(0) for move in one.moves))
    return found, undecided


def _move(problem: Problem, reason: Reason, value: Fraction) -> Move:
    party, line = _named(problem, reason)
    no_deal = problem.no_deal[reason.party]
    if line is not None or no_deal is None:
        return Move(party, line, None, None, None)
    return Move(party, None, no_deal, value, no_deal - value)


def _named(problem: Problem, reason: Reason) -> tuple[str, str | None]:
    line = problem.red_lines[reason.line].label if reason.line >= 0 else None
    return problem.parties[reason.party], line


def _short(problem: Problem, package: Package) -> Iterator[tuple[str, Fraction]]:
    """Tell how far a package is below each no-deal value that is known."""
    values = problem.values(package)
    for party in problem.consenting:
        no_deal = problem.no_deal[party]
        if no_deal is not None:
            yield problem.parties[party], no_deal - values[party]


def new_options(problem: Problem, *, limit: int = LIMIT) -> tuple[NewOption, ...]:
    """Say for each issue what a new option would have to be worth to open the zone.

    The new option is taken to hit no rule and no red line. To a party for which the issue is
    sacred nothing there is worth anything, so the other issues must be enough for it.

    Parameters
    ----------
    problem : Problem
        The question.
    limit : int, optional
        Of value vectors looked at for each issue, see `frontier`.

    Returns
    -------
    tuple of NewOption
        Least greatest requirement first. Issues on which no new option could open the zone, since
        red lines or sacred values stand in the way elsewhere, are left out.

    Raises
    ------
    LimitError
        If there are too many vectors.
    """
    found = []
    for issue, name in enumerate(issue_by_issue(problem).issues):
        without = with_new_option(problem, issue)
        sacred = {
            line.party
            for line in problem.red_lines
            if line.sacred and line.combination.options.keys() == {issue}
        }
        best = least_greatest(without, sacred, limit)
        if best is not None:
            needed = dict(_short(without, best.package))
            others = {key: option for key, option in chosen(without, best.package).items() if key != name}
            now = {
                problem.parties[party]: max(row[party] for row in problem.worth[issue])
                for party in problem.consenting
            }
            found.append(NewOption(name, needed, now, others, best.exact))
    return tuple(sorted(found, key=lambda one: max(one.worth.values(), default=Fraction(0))))
