"""A case as the plain data of its file: the way back from `tracktwo.case.build`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tracktwo.case.after_data import (
    blocks_data,
    condition_data,
    consent_data,
    constituent_data,
    phases_data,
)
from tracktwo.case.model import Case, Issue, NamedPackage, Party, Rule
from tracktwo.case.position_data import PositionData
from tracktwo.case.spoken import choice_data, footing_data, kept, option_data, record

__all__ = ["case_data"]


def case_data(case: Case) -> dict[str, Any]:
    """Say a case as a case file says it.

    Parameters
    ----------
    case : Case
        Any: read from a file of whatever format, or made by a program.

    Returns
    -------
    dict
        Plain data under the keys of a case file, in the order of its reference page; keys that would be
        empty are left out. `tracktwo.case.written.dumped` makes the file's text of it. Whether a case
        file may say so (limits, ids) is found by checking that text.
    """
    issues = {issue.id: issue for issue in case.issues}
    positions = PositionData(issues)
    lists: dict[str, list[Any]] = {
        "sources": [record(one, "id title publisher date file citation url") for one in case.sources],
        "evidence": [record(one, "id source quote page says item grade") for one in case.evidence],
        "parties": [_party(one, issues) for one in case.parties],
        "phases": phases_data(case.phases),
        "issues": [_issue(one) for one in case.issues],
    }
    after: dict[str, list[Any]] = {
        "rules": [_rule(one, issues) for one in case.rules],
        "packages": [_package(one, issues) for one in case.packages],
        "ifs": [condition_data(one) for one in case.ifs],
        "links": [record(one, "together against because") for one in case.links],
    }
    return {
        "tracktwo": 1,
        "title": case.title,
        **record(case, "summary as_of"),
        "scale": case.scale,
        **kept(**lists),
        "positions": {party.id: positions.of(case.positions[party.id]) for party in case.parties},
        **kept(**after),
        **blocks_data(case, issues),
    }


def _party(party: Party, issues: Mapping[str, Issue]) -> dict[str, Any]:
    absent = {key: False for key in ("in_channel", "consent") if not getattr(party, key)}
    groups = [constituent_data(group, issues) for group in party.constituents]
    said = {**record(party, "id name about"), **absent, **record(party, "evidence")}
    return {**said, **consent_data(party), **kept(constituents=groups)}


def _issue(issue: Issue) -> dict[str, Any]:
    said = record(issue, "id name question about phase evidence")
    said |= {"today": option_data(issue, issue.today)} if issue.today else {}
    if issue.kind == "divisible":
        parts = len(issue.options) - 1
        return {**said, "kind": "divisible", "between": list(issue.between), "parts": parts}
    levels = [option.level for option in issue.options if option.level is not None]
    if issue.kind == "range" and _even(levels):
        ends = {"from": levels[0], "to": levels[-1], "step": levels[1] - levels[0]}
        return {**said, "kind": "range", **ends, **record(issue, "unit")}
    kind = {} if issue.kind == "categorical" else {"kind": "ordered"}
    return {**said, **kind, "options": [record(one, "id name about evidence") for one in issue.options]}


def _even(levels: Sequence[Fraction]) -> bool:
    """Tell whether numbers go up in equal steps, as a case file can say them."""
    if len(levels) < 2:
        return False
    step = levels[1] - levels[0]
    return all(level == levels[0] + step * at for at, level in enumerate(levels))


def _rule(rule: Rule, issues: Mapping[str, Issue]) -> dict[str, Any]:
    sides = {"when": choice_data(rule.when, issues), rule.kind: choice_data(rule.then, issues)}
    return {**sides, **record(rule, "because")}


def _package(package: NamedPackage, issues: Mapping[str, Issue]) -> dict[str, Any]:
    options = {issue: option_data(issues[issue], option) for issue, option in package.options.items()}
    agreed = {"agreed": True} if package.agreed else {}
    footing = footing_data(package.footing)
    return {**record(package, "id name about"), **agreed, "options": options, **footing}
