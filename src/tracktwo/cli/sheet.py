"""``tracktwo sheet``: a case as a spreadsheet, and back."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.output import write_atomic
from tracktwo.cli.parsers import add_common
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.case.sheet import Returned

MOST_CHANGES_SHOWN = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    ways = parser.add_subparsers(dest="way", metavar="out|in", required=True)
    out = ways.add_parser("out", help="write a case as a workbook")
    out.add_argument("case", metavar="CASE", help="a case file, or a folder with case.yaml in it")
    out.add_argument("-o", "--output", metavar="FILE.xlsx", required=True, help="the workbook to write")
    back = ways.add_parser("in", help="read a workbook into a case")
    back.add_argument("workbook", metavar="FILE.xlsx", help="the workbook to read")
    for way in (out, back):  # so that it may also stand behind the word
        add_common(way, default=argparse.SUPPRESS)
        way.add_argument("--json", action="store_true", help="print what was written and changed as JSON")
    target = back.add_mutually_exclusive_group(required=True)
    target.add_argument("--into", metavar="CASE", help="the case to change, comments and all left in place")
    target.add_argument("-o", "--output", metavar="FILE", help="a new case file to write")


def run(args: argparse.Namespace) -> int:
    """Write a workbook, or what one says."""
    return _out(args) if args.way == "out" else _in(args)


def _out(args: argparse.Namespace) -> int:
    from tracktwo.case.sheet import to_workbook
    from tracktwo.catalog import located

    if not args.output.lower().endswith(".xlsx"):
        raise TracktwoError(f"{args.output}: the name of a workbook ends in .xlsx.")
    content, left_out = to_workbook(located(args.case))
    write_atomic(args.output, content)
    if args.json:
        return _as_json(way="out", written=[args.output], left_out=left_out)
    if left_out and not args.quiet:
        print(f"Not in the workbook: {', '.join(left_out)}. They stay in the case.", file=sys.stderr)
    _say(args, f"Wrote {args.output}.")
    return 0


def _in(args: argparse.Namespace) -> int:
    from tracktwo.case.sheet import from_workbook, into_case

    if args.output and Path(args.output).exists():
        raise TracktwoError(f"{args.output}: this file exists. To change a case, use --into.")
    found = from_workbook(args.workbook, args.output) if args.output else into_case(args.workbook, args.into)
    writes = bool(args.output or found.changes)
    if writes:
        write_atomic(found.file, found.text)
    if args.json:
        written, warnings = [str(found.file)] * writes, [str(warning) for warning in found.warnings]
        return _as_json(way="in", written=written, changes=list(found.changes), warnings=warnings)
    for warning in found.warnings:
        print(warning, file=sys.stderr)
    _say(args, f"Wrote {found.file}." if args.output else _told(found))
    return 0


def _told(found: Returned) -> str:
    """List what was changed in a case."""
    if not found.changes:
        return f"Nothing was changed in {found.file}: the workbook says the same."
    shown = [f"  {change}" for change in found.changes[:MOST_CHANGES_SHOWN]]
    more = len(found.changes) - len(shown)
    return "\n".join([f"Wrote {found.file}; changed:", *shown, *([f"  and {more:,} more"] if more else [])])


def _as_json(**told: object) -> int:
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _say(args: argparse.Namespace, text: str) -> None:
    if not args.quiet:
        print(text)
