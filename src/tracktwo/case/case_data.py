"""A case as the plain data of its file: the way back from `tracktwo.case.build`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tracktwo.case.model import Case, Condition, Issue, NamedPackage, Party, Rule
from tracktwo.case.position_data import PositionData
from tracktwo.case.spoken import choice_data, footing_data, judgement_data, kept, option_data

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
        "sources": [_record(one, "id title publisher date file citation url") for one in case.sources],
        "evidence": [_record(one, "id source quote page says item grade") for one in case.evidence],
        "parties": [_party(one) for one in case.parties],
        "phases": [_record(one, "id name about") for one in case.phases],
        "issues": [_issue(one) for one in case.issues],
    }
    after: dict[str, list[Any]] = {
        "rules": [_rule(one, issues) for one in case.rules],
        "packages": [_package(one, issues) for one in case.packages],
        "ifs": [_condition(one) for one in case.ifs],
        "links": [_record(one, "together against because") for one in case.links],
    }
    return {
        "tracktwo": 1,
        "title": case.title,
        **_record(case, "summary as_of"),
        "scale": case.scale,
        **kept(**lists),
        "positions": {party.id: positions.of(case.positions[party.id]) for party in case.parties},
        **kept(**after),
    }


def _record(one: object, keys: str) -> dict[str, Any]:
    """Return what a record says under some of its names, without what it leaves empty."""
    said = {key: getattr(one, key) for key in keys.split()}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in said.items()}
    return kept(**{key: str(value) if isinstance(value, date) else value for key, value in plain.items()})


def _party(party: Party) -> dict[str, Any]:
    absent = {key: False for key in ("in_channel", "consent") if not getattr(party, key)}
    groups = [_record(group, "id name about evidence") for group in party.constituents]
    said = {**_record(party, "id name about"), **absent, **_record(party, "evidence")}
    return {**said, **kept(constituents=groups)}


def _issue(issue: Issue) -> dict[str, Any]:
    said = _record(issue, "id name question about phase evidence")
    if issue.kind == "divisible":
        parts = len(issue.options) - 1
        return {**said, "kind": "divisible", "between": list(issue.between), "parts": parts}
    levels = [option.level for option in issue.options if option.level is not None]
    if issue.kind == "range" and _even(levels):
        ends = {"from": levels[0], "to": levels[-1], "step": levels[1] - levels[0]}
        return {**said, "kind": "range", **ends, **_record(issue, "unit")}
    kind = {} if issue.kind == "categorical" else {"kind": "ordered"}
    return {**said, **kind, "options": [_record(one, "id name about evidence") for one in issue.options]}


def _even(levels: Sequence[Fraction]) -> bool:
    """Tell whether numbers go up in equal steps, as a case file can say them."""
    if len(levels) < 2:
        return False
    step = levels[1] - levels[0]
    return all(level == levels[0] + step * at for at, level in enumerate(levels))


def _rule(rule: Rule, issues: Mapping[str, Issue]) -> dict[str, Any]:
    sides = {"when": choice_data(rule.when, issues), rule.kind: choice_data(rule.then, issues)}
    return {**sides, **_record(rule, "because")}


def _package(package: NamedPackage, issues: Mapping[str, Issue]) -> dict[str, Any]:
    options = {issue: option_data(issues[issue], option) for issue, option in package.options.items()}
    agreed = {"agreed": True} if package.agreed else {}
    footing = footing_data(package.footing)
    return {**_record(package, "id name about"), **agreed, "options": options, **footing}


def _condition(condition: Condition) -> dict[str, Any]:
    found = _record(condition, "id text bears_on")
    if condition.likelihood:
        found["likelihood"] = judgement_data(condition.likelihood, condition.footing)
    return {**found, **footing_data(condition.footing)}
