"""``tracktwo schema``: the JSON Schema of case files, for editors that complete and check."""

from __future__ import annotations

import argparse
import json
import sys

from tracktwo.cli.output import write_atomic


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to this file")


def run(args: argparse.Namespace) -> int:
    """Print or write the schema."""
    from tracktwo.case import schema

    text = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if not args.output:
        sys.stdout.write(text)
        return 0
    write_atomic(args.output, text)
    if not args.quiet:
        print(f"Wrote {args.output}. An editor that knows JSON Schema uses it for a case whose first line is")
        print(f"# yaml-language-server: $schema={args.output}")
    return 0
