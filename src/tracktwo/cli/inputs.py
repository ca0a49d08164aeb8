"""The input that most commands share: a case, or a file of another program that becomes one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracktwo.case import Case
    from tracktwo.errors import Finding

__all__ = ["INPUT_HELP", "add_day", "add_input", "finding_records", "open_input", "open_named", "warn"]

INPUT_HELP = (
    "a case file, a folder with case.yaml, a scenario file or folder of another program, or catalog:NAME"
)
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
    return open_named(args.input, quiet=args.quiet)


def open_named(path: str, *, quiet: bool = False) -> Case:
    """Open a case or another program's scenario, and note in the log that it was read."""
    from tracktwo.catalog import located
    from tracktwo.cli.logs import kept, timed
    from tracktwo.formats import read

    with timed("read") as noted:
        found = read(path)
        case = found.case
        noted |= {"format": found.format, "warnings": len(found.findings)}
        noted |= {"parties": len(case.parties), "issues": len(case.issues)}
        noted["judgements"] = len(case.judgements())
        if kept():
            noted["sha256"] = _digest(located(path))
    if not quiet:
        warn(found.findings, path)
    return case


def _digest(path: Path) -> str:
    """Return the SHA-256 of a case file or another file; of a folder, of the sums of its files."""
    file = path / "case.yaml" if (path / "case.yaml").is_file() else path
    if file.is_file():
        return sha256(file.read_bytes()).hexdigest()
    below = sorted(one for one in path.rglob("*") if one.is_file())
    lines = [f"{sha256(one.read_bytes()).hexdigest()}  {one.relative_to(path).as_posix()}\n" for one in below]
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


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
