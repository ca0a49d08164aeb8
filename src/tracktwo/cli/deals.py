"""``tracktwo deals``: which packages everyone could live with, and who blocks the rest."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from tracktwo.bibliography import citations
from tracktwo.cli.inputs import add_day, add_input, open_input
from tracktwo.cli.output import progress
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.case import Case
    from tracktwo.deals import Deals


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_input(parser)
    parser.add_argument("--json", action="store_true", help="write the documented JSON output")
    add_day(parser)
    parser.add_argument(
        "--limit",
        type=int,
        default=500_000,
        metavar="N",
        help="list the frontier up to N value vectors (default 500000)",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=60.0,
        metavar="S",
        help="time limit of integer programming, for all solutions together (default 60)",
    )


def run(args: argparse.Namespace) -> int:
    """Solve the case and print what was found."""
    from tracktwo.deals import problem_of, solve

    if args.limit < 1:
        raise TracktwoError("--limit must be 1 or more.")
    case = open_input(args)
    with progress(7, "Solving", quiet=args.quiet) as advance:
        found = solve(
            problem_of(case, at=args.at),
            limit=args.limit,
            seconds=args.seconds,
            progress=lambda done, total: advance(),
        )
    print(json.dumps(found.to_records(), ensure_ascii=False) if args.json else _in_words(case, found))
    return 0


def _in_words(case: Case, found: Deals) -> str:
    parts = [_counts(case, found), _solutions(case, found), _blockers(case, found), [_cited(found)]]
    return "\n\n".join("\n".join(part) for part in parts)


def _cited(found: Deals) -> str:
    names = ", ".join(one.method.replace("_", "-") for one in citations(found.methods()))
    return f"Methods: {names}. What to cite for them: tracktwo cite"


def _counts(case: Case, found: Deals) -> list[str]:
    zone, total = found.counted.zone, found.counted.total
    about = "" if found.counted.exact else f" (estimated; 95 % interval {zone.low:,} to {zone.high:,})"
    verb = "is" if zone.value == 1 else "are"
    agreed = f"{zone.value:,} {verb} acceptable to every party whose consent is needed{about}"
    lines = [case.title, f"{total:,} packages are allowed; {agreed}."]
    if not all(judgement.estimate.certain for judgement in case.judgements()):
        lines.append(
            "Every range stands at its likely value or its middle here; the brief looks at the whole of them."
        )
    if found.frontier is None:
        return [*lines, found.frontier_reason]
    size, packages = len(found.frontier), found.frontier.packages_total
    given = "found one package each" if packages is None else f"given by {packages:,} packages"
    return [*lines, f"The frontier has {size:,} value vectors, {given}."]


def _solutions(case: Case, found: Deals) -> list[str]:
    lines = []
    for concept, point in found.solutions.items():
        name = concept.replace("_", "-").title()
        if not point:
            return [f"No solution: {point.reason}."]
        gap = "" if point.gap is None else f", within {point.gap:.1e} of the best possible"
        tied = f" ({len(point.values)} tied)" if len(point.values) > 1 else ""
        values = ", ".join(
            f"{party.name} {_short(float(v))}" for party, v in zip(case.parties, point.values[0], strict=True)
        )
        lines += [f"{name}{tied}{gap}: {values}", f"    {_package(case, point.packages[0])}"]
    return lines


def _short(value: float) -> str:
    """Write a value with three digits that count, whatever scale the input uses."""
    return f"{value:,.1f}" if abs(value) >= 10 else f"{value:.3g}"


def _package(case: Case, package: tuple[int, ...]) -> str:
    chosen = zip(case.issues, package, strict=True)
    return "; ".join(f"{issue.name}: {issue.options[option].name}" for issue, option in chosen)


def _blockers(case: Case, found: Deals) -> list[str]:
    lines = ["Who refuses what:"]
    for blocker in found.blockage.blockers[:8]:
        who = (
            ", ".join(case.party(party).name for party in blocker.parties) or "nobody (the zone of agreement)"
        )
        lines.append(f"  {blocker.count:,} packages ({100 * blocker.share:.1f} %): {who}")
    rest = len(found.blockage.blockers) - 8
    return [*lines, f"  ... and {rest} more sets of parties"] if rest > 0 else lines
