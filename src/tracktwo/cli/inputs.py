"""The input that most commands share: a case, or a file of another program that becomes one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracktwo.case import Case
    from tracktwo.errors import Finding

__all__ = ["INPUT_HELP", "add_day", "add_input", "finding_records", "open_input", "open_path", "warn"]

INPUT_HELP = "a case file, a folder with case.yaml, or a scenario file or folder of another program"
MOST_WARNINGS = 10


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names the input."""
    parser.add_argument(
        "input",
        metavar="CASE",
        help=INPUT_HELP,
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names a day."""
    parser.add_argument(
        "--at",
        type=_day,
        metavar="DATE",
        help="use the no-deal values foreseen for a day",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write one such as 2024-01-31") from None


def open_input(args: argparse.Namespace) -> Case:
    """Open what the user named; what was repaired, set aside or assumed goes to stderr."""
    return open_path(args.input, quiet=args.quiet)


def open_path(path: str, *, quiet: bool) -> Case:
    """Open a case or scenario and tell its warnings on stderr."""
    from tracktwo.formats import read

    found = read(path)
    if not quiet:
        warn(found.findings, path)
    return found.case


def warn(findings: Sequence[Finding], path: str) -> None:
    """Print the first warnings to stderr, and how many more there are."""
    for finding in findings[:MOST_WARNINGS]:
        print(finding, file=sys.stderr)
    more = len(findings) - MOST_WARNINGS
    if more > 0:
        print(f"and {more:,} more; tracktwo check {path} lists all", file=sys.stderr)


def finding_records(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """Return findings as they stand in JSON output."""
    return [
        {
            "file": finding.place.file,
            "line": finding.place.line,
            "column": finding.place.column,
            "kind": "warning" if finding.warning else "error",
            "message": finding.message,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]
