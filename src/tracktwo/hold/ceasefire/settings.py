"""Which watch and which depth hold in a package, for every way to settle what it leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from tracktwo.case import Case, Ceasefire, Depth, Watch
from tracktwo.deals.problem import Problem
from tracktwo.deals.uncertain.space import Space
from tracktwo.errors import LimitError

__all__ = ["Way", "holds", "relevant_issues", "ways_of"]

LIMIT = 5_000


@dataclass(frozen=True)
class Way:
    """A way to settle the issues on which watch and depth depend.

    Parameters
    ----------
    options : mapping of str to str
        Issue to option, of those that the package leaves open; empty where it settles them all.
    watch, depth : int or None
        Which watch and which depth of the case hold, counted from 0; None where none does.
    """

    options: Mapping[str, str]
    watch: int | None
    depth: int | None


def holds(options: Mapping[str, tuple[str, ...]], package: Mapping[str, str]) -> bool:
    """Tell whether a package takes one of the options in each issue named."""
    return all(package.get(issue) in chosen for issue, chosen in options.items())


def relevant_issues(case: Case, ceasefire: Ceasefire) -> tuple[str, ...]:
    """Return the issues on which watches and depths depend, in the order of the file."""
    listed: tuple[Watch | Depth, ...] = (*ceasefire.watches, *ceasefire.depths)
    named = {issue for one in listed for issue in one.options}
    return tuple(issue.id for issue in case.issues if issue.id in named)


def ways_of(
    case: Case, problem: Problem, ceasefire: Ceasefire, package: Mapping[str, str]
) -> tuple[Way, ...]:
    """Return every way that the rules allow to settle what a package leaves open of these issues.

    Raises
    ------
    LimitError
        If there are more than 5,000.
    """
    left = [case.issue(issue) for issue in relevant_issues(case, ceasefire) if issue not in package]
    count = prod(len(issue.options) for issue in left)
    if count > LIMIT:
        raise LimitError(
            f"Watches and depths depend on open issues with {count:,} joint answers, more than {LIMIT:,}. "
            "Name fewer issues in ceasefire, or settle some in the package."
        )
    return tuple(_allowed(case, problem, ceasefire, package))


def _allowed(case: Case, problem: Problem, ceasefire: Ceasefire, package: Mapping[str, str]) -> Iterator[Way]:
    left = [case.issue(issue) for issue in relevant_issues(case, ceasefire) if issue not in package]
    for chosen in product(*([option.id for option in issue.options] for issue in left)):
        added = {issue.id: option for issue, option in zip(left, chosen, strict=True)}
        whole = {**package, **added}
        if _possible(problem, whole):
            yield Way(added, _first(ceasefire.watches, whole), _first(ceasefire.depths, whole))


def _possible(problem: Problem, package: Mapping[str, str]) -> bool:
    """Tell whether the rules allow some package with these options."""
    chosen = {
        place: problem.options[place].index(package[issue])
        for place, issue in enumerate(problem.issues)
        if issue in package
    }
    return Space.of(problem.restricted(chosen)).packages > 0


def _first(listed: Sequence[Watch | Depth], package: Mapping[str, str]) -> int | None:
    return next((number for number, one in enumerate(listed) if holds(one.options, package)), None)
