"""``tracktwo read``: from reports to a ledger of who said what."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import warn
from tracktwo.cli.output import progress, steps, write_atomic

if TYPE_CHECKING:
    from tracktwo.reading import Ledger

FOLDER = "tracktwo-reading"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="a report, a folder of reports, or a pattern such as 'a/*.txt'",
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help=f"where to write the ledger (default {FOLDER})"
    )
    parser.add_argument("--json", action="store_true", help="print the ledger as JSON Lines")


def run(args: argparse.Namespace) -> int:
    """Read the reports, write the ledger, and say what is in it."""
    ledger = _read(args)
    if not args.quiet:
        warn(ledger.unread, " ".join(args.paths))
    if args.output or not args.json:
        _write(ledger, Path(args.output or FOLDER))
    if args.json:
        from tracktwo.reading.ledger import line_of

        sys.stdout.writelines(line_of(record) for record in ledger.to_records())
    return 0


def _read(args: argparse.Namespace) -> Ledger:
    from tracktwo.reading import read

    with progress(None, "Reading", quiet=args.quiet) as step:
        return read(args.paths, progress=steps(step))


def _write(ledger: Ledger, folder: Path) -> None:
    from tracktwo.reading.ledger import line_of, write_database

    write_atomic(folder / "ledger.jsonl", "".join(line_of(record) for record in ledger.to_records()))
    write_database(folder / "ledger.sqlite", ledger.to_records())
