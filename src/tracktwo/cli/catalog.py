"""``tracktwo catalog``: the cases that come with tracktwo."""

from __future__ import annotations

import argparse
import json
import math
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracktwo.cli.output import copy_folder
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.catalog import Entry

WIDTH = 100


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("slug", metavar="SLUG", nargs="?", help="show one case: where it is from, in full")
    parser.add_argument("-o", "--output", metavar="FOLDER", help="copy the case into a new folder")
    parser.add_argument("--json", action="store_true", help="print it as JSON")


def run(args: argparse.Namespace) -> int:
    """List the catalogue, show one of its cases or copy it out."""
    from tracktwo.catalog import entries, entry

    if args.output and not args.slug:
        raise TracktwoError("-o copies one case: name it, such as tracktwo catalog panama-1974 -o FOLDER.")
    found = (entry(args.slug),) if args.slug else entries()
    if args.output:
        _copy(found[0], Path(args.output), quiet=args.quiet)
    elif args.json:
        records = [{**one.to_records(), **_size(one)} for one in found]
        print(json.dumps({"cases": records}, indent=1, ensure_ascii=False))
    else:
        print(_in_full(found[0]) if args.slug else _list(found))
    return 0


def _copy(one: Entry, folder: Path, *, quiet: bool) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise TracktwoError(f"{folder}: there is something here already. Name another folder with -o.")
    copy_folder(one.folder, folder)
    if not quiet:
        print(f"Wrote {folder / one.path.relative_to(one.folder)}; README.md tells what it is.")


def _size(one: Entry) -> dict[str, Any]:
    from tracktwo.formats import read

    imported = read(one.path)
    return {
        "format": imported.format,
        "parties": len(imported.case.parties),
        "issues": len(imported.case.issues),
        "packages_before_rules": math.prod(len(issue.options) for issue in imported.case.issues),
    }


def _counted(one: Entry) -> str:
    size = _size(one)
    packages = f"{size['packages_before_rules']:,} packages before rules"
    return f"{size['parties']} parties, {size['issues']} issues, {packages}"


def _list(found: tuple[Entry, ...]) -> str:
    lines = []
    for one in found:
        lines += [f"{one.slug}: {one.title}", f"    {_counted(one)}"]
        lines += _wrapped(f"from {one.origin}; {one.terms}", "    ")
    return "\n".join(
        [*lines, "", "More on one: tracktwo catalog SLUG. Open one: tracktwo deals catalog:SLUG"]
    )


def _in_full(one: Entry) -> str:
    parts = [
        [one.title, f"{_counted(one)}.", f"Open it as catalog:{one.slug}."],
        ["From:", *_points(one.citation)],
        ["Terms:", *_wrapped(one.terms)],
        ["What was changed or assumed:", *_wrapped(one.changes)],
        ["Known results that it gives again:", *_points(one.reproduces or ("none",))],
    ]
    return "\n\n".join("\n".join(part) for part in parts)


def _points(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in textwrap.wrap(f"- {text}", WIDTH, subsequent_indent="  ")]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
