"""Issues taken as one: their answers, and what those are worth to a party."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod

from tracktwo.case import Case, Estimate, Footing, Issue, Judgement, Option, Position
from tracktwo.case.numbers import values_of
from tracktwo.errors import Finding, InputError, LimitError, Place

__all__ = ["Chosen", "Group", "bars", "judged_together"]

MOST_OPTIONS = 500
"""How many answers a joined issue may have: more than that nobody reads."""

Chosen = Mapping[str, Sequence[str]]
End = Callable[[Estimate], Fraction]
ENDS: tuple[End, ...] = (lambda one: one.low, lambda one: one.point, lambda one: one.high)


@dataclass(frozen=True)
class Group:
    """Issues that become one, and the answers that the rules between them leave.

    Parameters
    ----------
    issues : tuple of Issue
        In the order of the case.
    answers : tuple of tuple of Option
        An option of each.
    """

    issues: tuple[Issue, ...]
    answers: tuple[tuple[Option, ...], ...]

    @classmethod
    def of(cls, case: Case, issues: tuple[Issue, ...]) -> Group:
        """Take some issues of a case together; raises `LimitError` where they have too many answers."""
        size = prod(len(issue.options) for issue in issues)
        if len(issues) > 1 and size > MOST_OPTIONS:
            names = ", ".join(f"'{issue.id}'" for issue in issues)
            raise LimitError(
                f"Joint values tie {names}: {size:,} answers taken together, where at most {MOST_OPTIONS:,} "
                "can be looked at one by one. `tracktwo deals` has no such limit."
            )
        group = cls(issues, tuple(product(*(issue.options for issue in issues))))
        barred = [one for one in bars(case) if one.keys() <= {issue.id for issue in issues}]
        return replace(group, answers=tuple(a for a in group.answers if not any(map(group.meets(a), barred))))

    @property
    def id(self) -> str:
        """The id of the one issue."""
        return "-and-".join(issue.id for issue in self.issues)

    def named(self, answer: tuple[Option, ...]) -> str:
        """Return the id of an answer."""
        return "-and-".join(option.id for option in answer)

    def meets(self, answer: tuple[Option, ...]) -> Callable[[Chosen], bool]:
        """Return the test whether an answer takes, in each of the group's issues named, an option named."""
        taken = {issue.id: option.id for issue, option in zip(self.issues, answer, strict=True)}
        return lambda chosen: all(taken[issue] in ids for issue, ids in chosen.items() if issue in taken)

    def issue(self) -> Issue:
        """Return the one issue."""
        if len(self.issues) == 1:
            return self.issues[0]
        phases = {issue.phase for issue in self.issues}
        return Issue(
            self.id,
            "; ".join(issue.name for issue in self.issues),
            tuple(Option(self.named(a), "; ".join(option.name for option in a)) for a in self.answers),
            phase=phases.pop() if len(phases) == 1 else "",
            about="Looked at as one issue, because some answers to these are worth something together.",
            evidence=tuple(dict.fromkeys(one for issue in self.issues for one in issue.evidence)),
        )


def bars(case: Case) -> list[dict[str, tuple[str, ...]]]:
    """Return what a case's rules rule out: options, one of each issue named, that must not meet."""
    found = []
    for rule in case.rules:
        for issue, ids in rule.then.items():
            others = tuple(option.id for option in case.issue(issue).options if option.id not in ids)
            found.append({**rule.when, issue: ids if rule.kind == "excludes" else others})
    return [one for one in found if all(one.values())]


def judged_together(
    case: Case, position: Position, group: Group
) -> tuple[Judgement, dict[str, Judgement]] | None:
    """Return the weight of a joined issue to a party and the values of its answers.

    Parameters
    ----------
    case : Case
        As it was.
    position : Position
        Of the party.
    group : Group
        The issues.

    Returns
    -------
    (Judgement, dict of str to Judgement) or None
        None where the party does not care.

    Raises
    ------
    InputError
        It gives no weight to the issues, but a joint value.
    """
    return _Worths(case, position, group).judged()


class _Worths:
    """What the answers of a joined issue are worth to one party."""

    def __init__(self, case: Case, position: Position, group: Group) -> None:
        self.case = case
        self.old = position
        self.group = group
        self.joint = [one for one in position.joint if set(one.options) <= {i.id for i in group.issues}]
        self.whole = sum((weight.estimate.point for weight in position.weights.values()), Fraction(0))
        weighed = [position.weights[i.id].estimate for i in group.issues if i.id in position.weights]
        shares = case.scale == "shares"
        self.weight = sum((one.point for one in weighed), Fraction(0)) if shares else Fraction(1)
        ends = [sum(map(end, weighed), Fraction(0)) for end in (ENDS[0], ENDS[-1])]
        self.spread = Estimate(ends[0], ends[1]) if shares else Estimate(Fraction(1), Fraction(1))

    def judged(self) -> tuple[Judgement, dict[str, Judgement]] | None:
        if not self.joint and not any(issue.id in self.old.weights for issue in self.group.issues):
            return None
        if not self.weight:
            self._no_weight()
            return None
        footing = self._footing()
        path = f"{self.old.party}/{self.group.id}"
        values = {
            self.group.named(a): Judgement(f"{path}/{self.group.named(a)}", self.estimate(a), footing)
            for a in self.group.answers
        }
        return Judgement(f"{path}/weight", self.spread, footing), values

    def _no_weight(self) -> None:
        if self.joint:
            message = (
                f"'{self.old.party}' gives no weight to "
                f"{' and '.join(repr(issue.id) for issue in self.group.issues)}, but a joint value to them."
            )
            place = Place(str(self.case.path or self.case.title))
            raise InputError(Finding(place, message, "Give one of these issues a weight above 0."))

    def _footing(self) -> Footing:
        """Return the weakest footing of the parts."""
        said = [self.old.weights[i.id].footing for i in self.group.issues if i.id in self.old.weights]
        said += [one.worth.footing for one in self.joint]
        order = ("none", "assumed", "elicited", "sourced")
        weakest = min(said, key=lambda one: order.index(one.kind))
        evidence = tuple(dict.fromkeys(item for one in said for item in one.evidence))
        return replace(weakest, evidence=evidence)

    def estimate(self, answer: tuple[Option, ...]) -> Estimate:
        low, point, high = (self._sum(answer, end) / self.weight for end in ENDS)
        return Estimate(low, high, None if low + high == 2 * point else point)

    def _sum(self, answer: tuple[Option, ...], end: End) -> Fraction:
        total = Fraction(0)
        for issue, option in zip(self.group.issues, answer, strict=True):
            if issue.id in self.old.weights:
                told = values_of(issue, self.old.values[issue.id], lambda judged: end(judged.estimate))
                weight = self.old.weights[issue.id].estimate.point
                total += weight * told[issue.options.index(option)]
        met = self.group.meets(answer)
        unit = self.whole if self.case.scale == "shares" else Fraction(1)
        return total + unit * sum((end(j.worth.estimate) for j in self.joint if met(j.options)), Fraction(0))
