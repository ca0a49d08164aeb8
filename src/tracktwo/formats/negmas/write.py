"""A case as NegMAS files: a domain and a profile for each party."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.case import Case, Issue
from tracktwo.case.decimals import decimal
from tracktwo.case.written import quoted
from tracktwo.formats.losses import distinct, losses, option_names
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import Joint, slugs
from tracktwo.formats.worths import Worths, worths_of

__all__ = ["write"]


def write(case: Case) -> Written:
    """Write a case in YAML.

    Parameters
    ----------
    case : Case
        Its values become utilities as they are; on the scale of shares from 0 to 100.

    Returns
    -------
    Written
        ``TITLE.yml`` and a file for each party, named by its id; the warnings tell what is lost.
    """
    (title,) = slugs([case.title], "domain")
    while any(title == party.id for party in case.parties):
        title += "-domain"
    files = {f"{title}.yml": _text(_domain(case))}
    for party in case.parties:
        worths = worths_of(case, party.id)
        head = [f"name: {quoted(party.name)}"]
        if worths.no_deal is not None:
            head.append(f"reserved_value: {decimal(worths.no_deal)}")
        files[f"{party.id}.yml"] = _text([*head, *_profile(case.issues, worths)])
    return Written(files, losses(case, "NegMAS"))


def _text(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _domain(case: Case) -> list[str]:
    lines = ["issues:"]
    names = distinct([(issue.name, issue.id) for issue in case.issues])
    for name, issue in zip(names, case.issues, strict=True):
        kind = "DiscreteCardinalIssue" if issue.kind == "range" else "CategoricalIssue"
        lines += [f"- name: {quoted(name)}", f"  type: {kind}", "  values:"]
        lines += [f"  - {option}" for option in _options(issue)]
    return [*lines, f"name: {quoted(case.title)}", "type: DiscreteCartesianOutcomeSpace"]


def _options(issue: Issue) -> list[str]:
    """Return the options as YAML: numbers bare, texts in quotes."""
    if issue.kind == "range":
        return [decimal(option.level) for option in issue.options if option.level is not None]
    return [quoted(name) for name in option_names(issue)]


def _profile(issues: Sequence[Issue], worths: Worths) -> list[str]:
    additive = ["type: LinearAdditiveUtilityFunction", "values:"]
    for issue, row in zip(issues, worths.values, strict=True):
        additive += ["- type: TableFun", "  mapping:"]
        additive += [
            f"    {option}: {decimal(value)}" for option, value in zip(_options(issue), row, strict=True)
        ]
    additive += ["weights:", *(f"- {decimal(weight)}" for weight in worths.weights)]
    if not worths.joint:
        return additive
    parts = [additive, _rectangles(issues, worths.joint)]
    indented = [f"{'- ' if not at else '  '}{line}" for part in parts for at, line in enumerate(part)]
    return ["type: WeightedUtilityFunction", "weights: [1, 1]", "ufuns:", *indented]


def _rectangles(issues: Sequence[Issue], joint: Sequence[Joint]) -> list[str]:
    ranges = [
        f"- {{{', '.join(_range(issues[at], at, one.options[at]) for at in one.options)}}}" for one in joint
    ]
    worths = [f"- {decimal(one.worth)}" for one in joint]
    return [
        "type: HyperRectangleUtilityFunction",
        "outcome_ranges:",
        *ranges,
        "utilities:",
        *worths,
    ]


def _range(issue: Issue, at: int, chosen: frozenset[int]) -> str:
    """Return the options that count; NegMAS takes two numbers for the ends of a range, so one is repeated."""
    texts = [_options(issue)[option] for option in sorted(chosen)]
    if issue.kind == "range" and len(texts) == 2:
        texts.append(texts[-1])
    return f"{at}: [{', '.join(texts)}]"
