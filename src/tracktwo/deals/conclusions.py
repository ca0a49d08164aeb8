"""What a case leads to, in statements that can be compared between two cases."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.case import Case
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.named import Standing, standings
from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.tally import Tally, tally
from tracktwo.deals.solutions.zone import with_disagreement
from tracktwo.deals.uncertain.corners import Corners, Reach, Verdict
from tracktwo.errors import LimitError

__all__ = ["Conclusion", "conclusions", "over_ranges"]


@dataclass(frozen=True)
class Conclusion:
    """One conclusion: what it is about, and what it says."""

    what: str
    says: str


def conclusions(case: Case) -> tuple[Conclusion, ...]:
    """Draw the conclusions of a case, each judgement at its point.

    Whether any deal is acceptable to all, who alone blocks most, what each named package meets with,
    what the room would take and the absent party refuse.

    Parameters
    ----------
    case : Case
        As loaded.

    Returns
    -------
    tuple of Conclusion
    """
    problem, _ = with_disagreement(problem_of(case))
    counted = tally(problem)
    return (
        Conclusion("a deal acceptable to all", "there is one" if counted.zone.value else "there is none"),
        Conclusion("who alone blocks most", _top_blocker(problem, counted)),
        *(Conclusion(f"package {one.package}", _meets(problem, one)) for one in standings(case, problem)),
    )


def over_ranges(case: Case) -> tuple[Conclusion, ...]:
    """Draw the conclusions that hold wherever in the ranges the numbers lie.

    Whether any deal is acceptable to all, and which options a deal can contain.

    Parameters
    ----------
    case : Case
        As loaded.

    Returns
    -------
    tuple of Conclusion
        Without what cannot be counted.
    """
    corners = Corners.of(case)
    found = [Conclusion("a deal acceptable to all, over the ranges", _reached(corners.reach()))]
    try:
        left = corners.options_left()
    except LimitError:
        left = {}
    named = ((issue, ", ".join(options) or "nothing") for issue, options in left.items())
    return (*found, *(Conclusion(f"what a deal can contain on {issue}", options) for issue, options in named))


def _reached(reach: Reach) -> str:
    if reach.verdict is Verdict.ALWAYS:
        return "there is one, whatever the numbers"
    if reach.verdict is Verdict.NEVER:
        return "there is none, whatever the numbers"
    some = "too many to count" if reach.possible is None else f"{reach.possible:,}"
    return f"open; packages that all could accept on some of the numbers: {some}"


def _top_blocker(problem: Problem, counted: Tally) -> str:
    alone = {party: counted.sole(party).value for party in problem.consenting}
    most = max(alone.values(), default=0)
    return (
        " and ".join(problem.parties[p] for p, count in alone.items() if count == most) if most else "nobody"
    )


def _meets(problem: Problem, found: Standing) -> str:
    if not found.completions:
        return "breaks a rule"
    needed = [one for one in found.parties if problem.consent[problem.parties.index(one.party)]]
    always = [one.party for one in needed if one.refuses == "always"]
    if always:
        return f"refused by {', '.join(always)}"
    if not found.acceptable.value:
        return "no way to settle what it leaves open suits all"
    return (
        "acceptable to all"
        if found.acceptable.value == found.completions
        else ("some way to settle what it leaves open suits all")
    )
