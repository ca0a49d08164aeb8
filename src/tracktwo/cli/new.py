"""``tracktwo new``: start a case."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tracktwo.cli.output import write_atomic
from tracktwo.errors import TracktwoError


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("folder", metavar="FOLDER", help="the folder to make")
    parser.add_argument("--parties", metavar='"A, B"', help="names of the parties, with commas between")
    parser.add_argument("--issues", metavar='"X, Y"', help="names of the issues, with commas between")
    parser.add_argument("--title", metavar="TEXT", help="the case's title")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def run(args: argparse.Namespace) -> int:
    """Write a folder with a case that explains itself, and room for reports."""
    from tracktwo.case.template import starter

    folder = Path(args.folder)
    file = folder / "case.yaml"
    if file.exists():
        raise TracktwoError(f"{file}: there is a case here already. Name another folder.")
    text = starter(_names(args.parties), _names(args.issues), args.title or "")
    write_atomic(file, text)
    (folder / "reports").mkdir(exist_ok=True)
    if args.json:
        print(json.dumps({"case": str(file), "written": [str(file)]}, ensure_ascii=False))
    elif not args.quiet:
        print(f"Wrote {file}. Open it in a text editor; the comments in it say what to write.")
        print(f"Then: tracktwo check {args.folder}")
    return 0


def _names(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]
