"""``tracktwo diff``: where two cases differ, and which conclusions change with it."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import open_named
from tracktwo.cli.output import progress

if TYPE_CHECKING:
    from tracktwo.deals import Comparison, Difference

SHOWN = 20
CHANGES = "Conclusions that change (judgements at their likely value or middle, unless over the ranges):"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("first", metavar="A", help="a case")
    parser.add_argument("second", metavar="B", help="a later version of it, or another analyst's case")
    parser.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """Compare the cases and print what differs."""
    from tracktwo.deals import compare

    first, second = (open_named(path, quiet=args.quiet) for path in (args.first, args.second))
    with progress(None, "Trying each difference", quiet=args.quiet) as step:
        found = compare(first, second, progress=lambda done, total: step(1))
    print(json.dumps(found.to_records(), ensure_ascii=False) if args.json else _in_words(found))
    return 0


def _in_words(found: Comparison) -> str:
    if not (found.structure or found.judgements):
        return "The two cases say the same."
    numbers, others = len(found.judgements), len(found.structure)
    differ = "1 judgement differs" if numbers == 1 else f"{numbers} judgements differ"
    lines = [f"{differ}; {others} other difference{'' if others == 1 else 's'}."]
    lines += ["", CHANGES if found.conclusions else "No conclusion changes."]
    lines += [f"  {one.what}: {one.first or '-'} -> {one.second or '-'}" for one in found.conclusions]
    for title, differences in (("Judgements", found.judgements), ("Other differences", found.structure)):
        lines += ["", f"{title}:"] if differences else []
        lines += [_line(one) for one in differences[:SHOWN]]
        lines += (
            [f"  ... and {len(differences) - SHOWN} more (--json lists all)"]
            if len(differences) > SHOWN
            else []
        )
    return "\n".join(lines)


def _line(one: Difference) -> str:
    apart = "" if one.overlap else "; the ranges do not meet"
    flips = f"; alone changes: {', '.join(one.flips)}" if one.flips else ""
    return f"  {one.what}: {one.first or '-'} -> {one.second or '-'}{apart}{flips}"
