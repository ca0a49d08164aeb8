"""What other programs' files hold, in one shape; from here it becomes a case.

Utilities are taken as they are: an option is worth weight x value, options of different issues may be
worth something together, a package is worth the plain sum. Every party consents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.case import Case, Estimate, Footing, Issue, JointValue, Judgement, Option, Party, Position
from tracktwo.case.decimals import plain
from tracktwo.errors import Finding

__all__ = [
    "Imported",
    "Joint",
    "Preferences",
    "Scenario",
    "case_of",
    "level_issue",
    "named_issue",
    "numbered_issue",
    "slugs",
]

LONGEST_ID = 80
TAKEN = ("joint", "no-deal", "weight")
"""Names that mean something else in a case."""


@dataclass(frozen=True)
class Imported:
    """A case made from another program's file.

    Parameters
    ----------
    case : Case
        The case.
    format : str
        Name of the format, as in ``tracktwo convert --to``.
    findings : tuple of Finding
        Warnings: what was repaired, set aside or assumed.
    """

    case: Case
    format: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Joint:
    """What options are worth together: issue index to option indexes, and the worth."""

    options: Mapping[int, frozenset[int]]
    worth: Fraction


@dataclass(frozen=True)
class Preferences:
    """What a file says that one party wants, in the file's own utilities.

    Parameters
    ----------
    id, name : str
        Of the party.
    values : sequence of sequence of Fraction
        ``values[issue][option]``.
    source : str
        What the numbers rest on, for the footing: the file's name.
    no_deal : Fraction, optional
        Utility at which the party is indifferent to no deal; None where the file gives none.
    weights : sequence of Fraction, optional
        Of each issue; 1 if left out.
    joint : tuple of Joint, optional
        Worths of options together.
    about : str, optional
        What else the file says of the party.
    """

    id: str
    name: str
    values: Sequence[Sequence[Fraction]]
    source: str
    no_deal: Fraction | None = None
    weights: Sequence[Fraction] | None = None
    joint: tuple[Joint, ...] = ()
    about: str = ""


@dataclass(frozen=True)
class Scenario:
    """Issues and what each party wants; ``scale`` as of a `Case`."""

    title: str
    issues: tuple[Issue, ...]
    parties: tuple[Preferences, ...]
    summary: str = ""
    scale: str = "points"


def slugs(names: Iterable[str], fallback: str) -> list[str]:
    """Make ids that a case may use out of names: small letters, digits and hyphens, each only once.

    Parameters
    ----------
    names : iterable of str
        In the order of the file.
    fallback : str
        Stands in, with a number, for a name of which nothing is left.

    Returns
    -------
    list of str
    """
    found: list[str] = []
    used, next_number = set(TAKEN), dict[str, int]()
    for number, name in enumerate(names, 1):
        word = (
            re.sub(r"[^a-z0-9_.]+", "-", name.lower()).strip("-._")[: LONGEST_ID - 6]
            or f"{fallback}-{number}"
        )
        taken, again = word, next_number.get(word, 2)
        while taken in used:
            taken, again = f"{word}-{again}", again + 1
        next_number[word] = again
        used.add(taken)
        found.append(taken)
    return found


def named_issue(id_: str, name: str, options: Sequence[str]) -> Issue:
    """Return an issue whose options are names."""
    ids = slugs(options, "option")
    return Issue(id_, name, tuple(Option(one, text) for one, text in zip(ids, options, strict=True)))


def numbered_issue(id_: str, name: str, options: int) -> Issue:
    """Return an issue whose options have no names."""
    return Issue(id_, name, tuple(Option(f"{n}", f"Option {n}") for n in range(1, options + 1)))


def level_issue(id_: str, name: str, levels: Sequence[Fraction], unit: str = "") -> Issue:
    """Return an issue whose options are ascending numbers."""
    made = tuple(Option(plain(level), plain(level), level=level) for level in levels)
    return Issue(id_, name, made, kind="range", unit=unit)


def case_of(scenario: Scenario) -> Case:
    """Make the case.

    Parameters
    ----------
    scenario : Scenario
        What was read.

    Returns
    -------
    Case
    """
    return Case(
        scenario.title,
        tuple(Party(one.id, one.name, about=one.about) for one in scenario.parties),
        scenario.issues,
        {one.id: _position(one, scenario.issues) for one in scenario.parties},
        summary=scenario.summary,
        scale=scenario.scale,
    )


def _position(wants: Preferences, issues: Sequence[Issue]) -> Position:
    footing = Footing("elicited", text=wants.source)

    def judged(path: str, number: Fraction) -> Judgement:
        return Judgement(f"{wants.id}/{path}", Estimate(number, number), footing)

    weights = wants.weights or [Fraction(1)] * len(issues)
    return Position(
        wants.id,
        None if wants.no_deal is None else judged("no-deal", wants.no_deal),
        weights={
            issue.id: judged(f"{issue.id}/weight", weight)
            for issue, weight in zip(issues, weights, strict=True)
        },
        values={
            issue.id: {
                option.id: judged(f"{issue.id}/{option.id}", value)
                for option, value in zip(issue.options, row, strict=True)
            }
            for issue, row in zip(issues, wants.values, strict=True)
        },
        joint=tuple(
            JointValue(
                {
                    issues[place].id: tuple(issues[place].options[option].id for option in sorted(chosen))
                    for place, chosen in joint.options.items()
                },
                judged(f"joint/{number}", joint.worth),
            )
            for number, joint in enumerate(wants.joint, 1)
        ),
    )
