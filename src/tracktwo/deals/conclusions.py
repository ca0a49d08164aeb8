"""What a case leads to, in statements that can be compared between two cases."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.case import Case
from tracktwo.deals.from_case import problem_of
from tracktwo.deals.named import Standing, standings
from tracktwo.deals.problem import Problem
from tracktwo.deals.refusal.tally import Tally, tally
from tracktwo.deals.solutions.zone import with_disagreement

__all__ = ["Conclusion", "conclusions"]


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
    return "acceptable to all" if found.acceptable.value else "no way to settle what it leaves open suits all"
