"""A case as GENIUS files: a domain and one profile a party.

GENIUS divides evaluations by the greatest of their issue and adds weights up as they are, so an issue's
weight is written as what its best option adds to a package.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tracktwo.case import Case, Issue, Party
from tracktwo.case.decimals import plain
from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.genius.rectangles import rectangle_lines, whole_levels
from tracktwo.formats.genius.texts import Numbers, attributes, unique
from tracktwo.formats.losses import case_place, losses
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import slugs
from tracktwo.formats.worths import Worths, worths_of

__all__ = ["write"]

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
OBJECTIVE = '<objective index="0" name="root" description="" type="objective" etype="objective">'
LEAST = Fraction(1, 1000)
"""Evaluations are written large enough that GENIUS does not take the greatest for 0."""
ROUNDING = Fraction(1, 10**9)
"""Weights that programs made add up to 1 within this, and need no other scale."""


def write(case: Case) -> Written:
    """Write a case as a domain and one profile a party.

    Parameters
    ----------
    case : Case
        Values on the scale of shares become utilities from 0 to 1; points are divided by the power of ten
        that brings all of them to 1 or less.

    Returns
    -------
    Written
        ``domain.xml`` and a file for each party, named by its id; the warnings tell what is lost.

    Raises
    ------
    FormatError
        An option is worth less than 0, or options are worth something together on issues that are not
        whole numbers in steps of 1.
    """
    place = case_place(case)
    worths = {party.id: worths_of(case, party.id) for party in case.parties}
    scale = _scale(case, worths.values())
    together = any(one.joint for one in worths.values())
    if together:
        _refuse_names(case, place)
    numbers = Numbers()
    issues = [_issue(at, issue, together) for at, issue in enumerate(case.issues, 1)]
    files = {_domain_name(case): _file(_domain(issues))}
    for name, party in zip(_file_names(case), case.parties, strict=True):
        one = worths[party.id]
        if together:
            body = rectangle_lines(case.issues, one, scale, numbers)
            lines = _profile(' type="nonlinear"', [line for issue in issues for line in issue], body)
        else:
            lines = _profile("", *_additive(case, party, one, scale, numbers, place))
        files[name] = _file([*lines, *_reservation(one, scale, numbers), "</utility_space>"])
    numeric = [issue.id for issue in case.issues if issue.options[0].level is not None]
    named = f"that options are numbers: they are names now, in {', '.join(numeric)}"
    findings = losses(case, "GENIUS", {named: numeric and not together})
    return Written(files, (*findings, *_divided(case, scale), *numbers.rounded(place)))


def _divided(case: Case, scale: Fraction) -> list[Finding]:
    """Tell that utilities stand on another scale."""
    if case.scale == "shares" or scale == 1:
        return []
    message = f"points were divided by {plain(scale)}, since utilities of GENIUS end at 1."
    return [Finding(case_place(case), message, warning=True)]


def _scale(case: Case, worths: Iterable[Worths]) -> Fraction:
    if case.scale == "shares":
        return Fraction(100)
    greatest = max(one.greatest for one in worths)
    scale = Fraction(1)
    while scale * (1 + ROUNDING) < greatest:
        scale *= 10
    return scale


def _refuse_names(case: Case, place: Place) -> None:
    for issue in case.issues:
        if whole_levels(issue) is None:
            message = (
                f"issue '{issue.id}' has no whole numbers, and GENIUS knows worths together on those only."
            )
            raise FormatError(Finding(place, message, "Take the joint values out, or choose another format."))


def _domain_name(case: Case) -> str:
    name = "domain.xml"
    while name in _file_names(case):
        name = f"the-{name}"
    return name


def _file_names(case: Case) -> list[str]:
    return [f"{name}.xml" for name in slugs([party.id for party in case.parties], "party")]


def _file(lines: Sequence[str]) -> bytes:
    return ("\n".join([HEAD, *lines]) + "\n").encode("utf-8")


def _issue(at: int, issue: Issue, whole: bool) -> list[str]:
    levels = whole_levels(issue) if whole else None
    kind = "discrete" if levels is None else "integer"
    name = issue.name if issue.name.strip() else issue.id
    said = {"index": f"{at}", "name": name, "type": kind, "etype": kind, "vtype": kind}
    if levels is not None:
        ends = attributes({**said, "lowerbound": f"{min(levels)}", "upperbound": f"{max(levels)}"})
        return [f"<issue {ends}/>"]
    items = [
        f"<item {attributes({'index': f'{n}', 'value': name})}/>" for n, name in enumerate(_options(issue), 1)
    ]
    return [f"<issue {attributes(said)}>", *items, "</issue>"]


def _options(issue: Issue) -> list[str]:
    return unique([(option.name, option.id) for option in issue.options])


def _domain(issues: list[list[str]]) -> list[str]:
    return [
        "<negotiation_template>",
        f'<utility_space number_of_issues="{len(issues)}">',
        OBJECTIVE,
        *(line for issue in issues for line in issue),
        "</objective>",
        "</utility_space>",
        "</negotiation_template>",
    ]


def _profile(kind: str, issues: list[str], body: list[str]) -> list[str]:
    return [f"<utility_space{kind}>", OBJECTIVE, *issues, *body, "</objective>"]


def _reservation(worths: Worths, scale: Fraction, numbers: Numbers) -> list[str]:
    if worths.no_deal is None:
        return []
    return [f'<reservation value="{numbers.text(worths.no_deal / scale)}"/>']


def _additive(
    case: Case, party: Party, worths: Worths, scale: Fraction, numbers: Numbers, place: Place
) -> tuple[list[str], list[str]]:
    issues: list[str] = []
    weights: list[str] = []
    for at, issue in enumerate(case.issues):
        weight, values = _upright(party, issue, worths.stated[at], worths.values[at], place)
        opening, *items, closing = _issue(at + 1, issue, whole=False)
        evaluated = [
            f'{item[:-2]} evaluation="{numbers.text(value)}"/>'
            for item, value in zip(items, values, strict=True)
        ]
        issues += [opening, *evaluated, closing]
        weights.append(
            f'<weight index="{at + 1}" value="{numbers.text(weight * max(values) / worths.total / scale)}"/>'
        )
    return issues, weights


def _upright(
    party: Party, issue: Issue, weight: Fraction, values: Sequence[Fraction], place: Place
) -> tuple[Fraction, list[Fraction]]:
    """Return weight and values without a sign, the values not all tiny, of the same products."""
    sign = -1 if weight < 0 else 1
    upright = [value * sign if weight else Fraction(0) for value in values]
    if min(upright) < 0:
        message = f"options of issue '{issue.id}' are worth less than 0 to {party.id}; GENIUS has no such."
        raise FormatError(Finding(place, message, "Raise the values of the issue until none is below 0."))
    stretch = Fraction(1)
    while 0 < max(upright) * stretch < LEAST:
        stretch *= 10
    return abs(weight) / stretch, [value * stretch for value in upright]
