"""``tracktwo check``: tell everything that is wrong or doubtful in a case."""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tracktwo.cli.inputs import INPUT_HELP, finding_records
from tracktwo.cli.logs import note
from tracktwo.errors import Finding, InputError

if TYPE_CHECKING:
    from tracktwo.case import Case


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("case", metavar="CASE", help=INPUT_HELP)
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    parser.add_argument("--strict", action="store_true", help="count warnings as errors")


def run(args: argparse.Namespace) -> int:
    """Print the findings and whether the case can be used."""
    case, findings = _check(args.case)
    usable = case is not None and not (args.strict and findings)
    warnings = sum(finding.warning for finding in findings)
    note("checked", errors=len(findings) - warnings, warnings=warnings)
    if args.json:
        print(json.dumps(_records(args.case, case, findings, usable), indent=1, ensure_ascii=False))
    else:
        for finding in findings:
            print(finding)
        print(_verdict(case, findings, usable))
    return 0 if usable else 2


def _check(path: str) -> tuple[Case | None, Sequence[Finding]]:
    from tracktwo.case import check
    from tracktwo.catalog import located
    from tracktwo.formats import format_of, read

    try:
        where = located(path)
        known = format_of(where)
        if known.name == "case" if known else not where.is_dir():
            return check(where)
        found = read(where)
    except InputError as error:  # nothing that can be read: the findings are told as any others
        return None, error.findings
    return found.case, found.findings


def _verdict(case: Case | None, findings: Sequence[Finding], usable: bool) -> str:
    warnings = sum(finding.warning for finding in findings)
    if case is None:
        return (
            f"The case cannot be used: {_count(len(findings) - warnings, 'error')}{_and_warnings(warnings)}."
        )
    if not usable:
        return f"With --strict the case cannot be used{_and_warnings(warnings)}."
    size = _size(case)
    counts = [
        _count(size["parties"], "party", "parties"),
        _count(size["issues"], "issue"),
        _count(size["packages_before_rules"], "package") + " before rules",
        _count(sum(size["judgements"].values()), "judgement") + f" ({_footings(size['judgements'])})",
        *([f"{size['later']:,} more of what may follow a deal"] if size["later"] else ()),
    ]
    return f"The case can be used: {', '.join(counts)}{_and_warnings(warnings)}."


def _size(case: Case) -> dict[str, Any]:
    """Count what the case holds; judgements by what they rest on."""
    footings = Counter(judgement.footing.kind for judgement in case.judgements())
    return {
        "parties": len(case.parties),
        "issues": len(case.issues),
        "packages_before_rules": math.prod(len(issue.options) for issue in case.issues),
        "later": len(case.later_judgements()),
        "judgements": {kind: footings[kind] for kind in ("sourced", "elicited", "assumed", "none")},
    }


def _footings(judgements: dict[str, int]) -> str:
    told = [f"{judgements[kind]:,} {kind}" for kind in ("sourced", "elicited", "assumed")]
    return ", ".join(told + ([f"{judgements['none']:,} resting on nothing said"] * bool(judgements["none"])))


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _and_warnings(number: int) -> str:
    return f", {_count(number, 'warning')}" if number else ""


def _records(path: str, case: Case | None, findings: Sequence[Finding], usable: bool) -> dict[str, Any]:
    return {
        "case": path,
        "usable": usable,
        **(_size(case) if case else {}),
        "findings": finding_records(findings),
    }
