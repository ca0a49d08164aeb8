"""Tracktwo's own case files, among the formats that can be read and written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from tracktwo.case import Case, Issue, JointValue, Judgement, Party, Position, load
from tracktwo.case.document import parse
from tracktwo.case.load import check_document
from tracktwo.case.written import dumped
from tracktwo.errors import Finding, FormatError
from tracktwo.formats.losses import case_place
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import Imported

__all__ = ["matches", "read", "write"]

ENDINGS = (".yaml", ".yml")
LOOKED_AT = 200_000
_FIRST_KEY = re.compile(rb"^\s*[\"']?tracktwo[\"']?\s*:", re.MULTILINE)


def matches(path: Path) -> bool:
    """Tell whether a path is a case file or the folder of one."""
    if path.is_dir():
        return (path / "case.yaml").is_file()
    if path.suffix.lower() not in ENDINGS or not path.is_file():
        return False
    with path.open("rb") as file:
        return bool(_FIRST_KEY.search(file.read(LOOKED_AT)))


def read(path: Path) -> Imported:
    """Read a case; raises `CaseError` where it cannot be used."""
    return Imported(load(path), "case")


def write(case: Case) -> Written:
    """Write a case file.

    Parameters
    ----------
    case : Case
        One that was read from a case file is written as that file says it; of another, what scenarios
        hold: parties, issues, weights, values, no-deal values, options together.

    Returns
    -------
    Written
        One YAML file.

    Raises
    ------
    FormatError
        A case file cannot say it: an issue has a single option, or a number is out of bounds.
    """
    if case.path is not None and case.path.suffix.lower() in ENDINGS:
        return Written({"": case.path.read_bytes()}, _reports(case))
    text = dumped(_data(case))
    document = parse(text, str(case_place(case)))
    # Reading what is written finds what a case file cannot say; joint values are looked at apart.
    for position in document.data["positions"].values():
        position.pop("joint", None)
    _, findings = check_document(document, Path("case.yaml"))
    wrong = [Finding(case_place(case), one.message, one.remedy) for one in findings if not one.warning]
    if wrong:
        raise FormatError(wrong)
    return Written({"": text.encode()})


def _reports(case: Case) -> list[Finding]:
    with_files = [source.id for source in case.sources if source.file]
    message = f"the reports of {', '.join(with_files)} stay where they are: copy them beside the new file."
    return [Finding(case_place(case), message, warning=True)] if with_files else []


def _data(case: Case) -> dict[str, Any]:
    return {
        "tracktwo": 1,
        "title": case.title,
        **({"summary": case.summary} if case.summary else {}),
        "scale": case.scale,
        "parties": [_party(party) for party in case.parties],
        "issues": [_issue(issue) for issue in case.issues],
        "positions": {party.id: _position(case, case.positions[party.id]) for party in case.parties},
    }


def _party(party: Party) -> dict[str, Any]:
    absent = {key: False for key in ("in_channel", "consent") if not getattr(party, key)}
    return {"id": party.id, "name": party.name, **({"about": party.about} if party.about else {}), **absent}


def _issue(issue: Issue) -> dict[str, Any]:
    head = {"id": issue.id, "name": issue.name}
    levels = [option.level for option in issue.options if option.level is not None]
    if _even(issue, levels):
        unit = {"unit": issue.unit} if issue.unit else {}
        ends = {"from": levels[0], "to": levels[-1], "step": levels[1] - levels[0]}
        return {**head, "kind": "range", **ends, **unit}
    kind = {} if issue.kind == "categorical" else {"kind": "ordered"}
    return {**head, **kind, "options": [{"id": one.id, "name": one.name} for one in issue.options]}


def _even(issue: Issue, levels: Sequence[Fraction]) -> bool:
    """Tell whether an issue is one of numbers in equal steps, as a case file can say it."""
    if issue.kind != "range" or len(levels) < 2:
        return False
    step = levels[1] - levels[0]
    return all(level == levels[0] + step * at for at, level in enumerate(levels))


def _position(case: Case, position: Position) -> dict[str, Any]:
    found: dict[str, Any] = {}
    footing = _footing(case, position)
    if position.no_deal:
        found["no_deal"] = position.no_deal.estimate.point
    found["issues"] = {
        issue.id: _judged(position.weights[issue.id], position.values[issue.id])
        for issue in case.issues
        if issue.id in position.weights
    }
    if position.joint:
        found["joint"] = [_joint(one) for one in position.joint]
    return {**found, **footing}


def _footing(case: Case, position: Position) -> dict[str, Any]:
    """Return what the numbers rest on, where they all rest on the same."""
    every = {judged.footing for judged in case.judgements() if judged.path.startswith(f"{position.party}/")}
    footing = every.pop() if len(every) == 1 else None
    if footing and footing.kind == "elicited" and footing.text:
        return {"elicited": {"from": footing.text}}
    return {"assumed": footing.text} if footing and footing.kind == "assumed" and footing.text else {}


def _judged(weight: Judgement, values: Mapping[str, Judgement]) -> dict[str, Any]:
    """Return weight and values; a case file knows no negative weight, so the sign goes to the values."""
    number = weight.estimate.point
    sign = -1 if number < 0 else 1
    return {
        "weight": number * sign,
        "values": {option: judged.estimate.point * sign for option, judged in values.items()},
    }


def _joint(joint: JointValue) -> dict[str, Any]:
    options = {
        issue: chosen[0] if len(chosen) == 1 else list(chosen) for issue, chosen in joint.options.items()
    }
    return {"options": options, "worth": joint.worth.estimate.point}
