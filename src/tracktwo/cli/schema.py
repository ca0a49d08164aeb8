"""``tracktwo schema``: the JSON Schema of case files, for editors, and of what commands write as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from tracktwo.cli.output import write_atomic


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("case", "deals", "sweep"),
        default="case",
        help="of case files (the default), of what tracktwo deals --json writes, or of a line of a sweep",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to this file")


def run(args: argparse.Namespace) -> int:
    """Print or write the schema."""
    text = json.dumps(_schema(args.what), indent=1, ensure_ascii=False) + "\n"
    if not args.output:
        sys.stdout.write(text)
        return 0
    write_atomic(args.output, text)
    if not args.quiet:
        print(f"Wrote {args.output}.")
        if args.what == "case":
            print("An editor that knows JSON Schema uses it for a case whose first line is")
            print(f"# yaml-language-server: $schema={args.output}")
    return 0


def _schema(what: str) -> dict[str, Any]:
    if what == "case":
        from tracktwo.case import schema
    elif what == "deals":
        from tracktwo.deals import schema
    else:
        from tracktwo.sweep import schema
    return schema()
