"""Worths of options together, spelled out as issues of their own.

What options of different issues are worth together is told by one more issue for each combination:
"does it hold?", answered yes or no, with rules that leave only the right answer. The problem that
results adds up issue by issue, has exactly one package for each package of the original, worth the
same, and keeps the original's issues in front: a package of it, cut to the original's length, is the
original's package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from tracktwo.deals.problem import Combination, Joint, Problem
from tracktwo.errors import LimitError

__all__ = ["HELD", "NOT_HELD", "issue_by_issue", "spelled_out"]

NOT_HELD, HELD = 0, 1
"""The options of the issue that stands for a combination."""


def spelled_out(problem: Problem) -> Problem:
    """Return the problem in which every worth belongs to an option of one issue.

    Parameters
    ----------
    problem : Problem
        Perhaps with joint worths.

    Returns
    -------
    Problem
        Without joint worths; the same object if there were none. The issues that stand for
        combinations come last.
    """
    if not problem.joint:
        return problem
    nothing = (Fraction(0),) * len(problem.parties)
    ruled = list(problem.forbidden)
    for place, joint in enumerate(problem.joint, len(problem.issues)):
        ruled += _only_the_right_answer(problem, joint, place)
    return replace(
        problem,
        issues=(*problem.issues, *(f"joint-{number}" for number in range(1, len(problem.joint) + 1))),
        options=(*problem.options, *[("no", "yes")] * len(problem.joint)),
        worth=(*problem.worth, *((nothing, joint.worth) for joint in problem.joint)),
        forbidden=tuple(ruled),
        joint=(),
    )


def _only_the_right_answer(problem: Problem, joint: Joint, place: int) -> Iterator[Combination]:
    """Rule out "no" where the combination holds, and "yes" where an issue keeps it from holding."""
    options = joint.combination.options
    yield Combination({**options, place: frozenset([NOT_HELD])})
    for issue, chosen in options.items():
        others = frozenset(range(len(problem.options[issue]))) - chosen
        if others:
            yield Combination({issue: others, place: frozenset([HELD])})


def issue_by_issue(problem: Problem) -> Problem:
    """Return a problem that has no joint worths, for what looks at one issue after another.

    Raises
    ------
    LimitError
        It has some.
    """
    if problem.joint:
        raise LimitError(
            "Options of different issues are worth something together here, and this question is asked issue "
            "by issue. Join these issues first: problem_of(joined(case))."
        )
    return problem
