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
    parser.add_argument("--from-ledger", metavar="LEDGER", help="draft it from what tracktwo read wrote")
    parser.add_argument("--title", metavar="TEXT", help="the case's title")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def run(args: argparse.Namespace) -> int:
    """Write a folder with a case that explains itself, and the reports or room for them."""
    folder = Path(args.folder)
    file = folder / "case.yaml"
    if file.exists():
        raise TracktwoError(f"{file}: there is a case here already. Name another folder.")
    files = _drafted(args) if args.from_ledger else {"case.yaml": _started(args)}
    for name, text in files.items():
        write_atomic(folder / name, text)
    (folder / "reports").mkdir(exist_ok=True)
    if args.json:
        written = [str(folder / name) for name in files]
        print(json.dumps({"case": str(file), "written": written}, ensure_ascii=False))
    elif not args.quiet:
        print(f"Wrote {file}. Open it in a text editor; the comments in it say what to write.")
        if args.from_ledger:
            print("All of it is drafted by rules and confirmed by nobody.")
        print(f"Then: tracktwo check {args.folder}")
    return 0


def _started(args: argparse.Namespace) -> str:
    from tracktwo.case.template import starter

    return starter(_names(args.parties), _names(args.issues), args.title or "")


def _drafted(args: argparse.Namespace) -> dict[str, str]:
    """Draft a case; the reports come first, so that the case file is there only when they are."""
    from tracktwo.reading import draft_case, open_ledger

    if args.parties or args.issues:
        raise TracktwoError("With --from-ledger, parties and issues come from the ledger; leave them out.")
    draft = draft_case(open_ledger(args.from_ledger), args.title or "")
    return {**draft.reports, "case.yaml": draft.case}


def _names(text: str | None) -> list[str]:
    return [name.strip() for name in (text or "").split(",") if name.strip()]
