"""``tracktwo demo``: write the brief of the example that comes with tracktwo."""

from __future__ import annotations

import argparse
import json
import shlex
from pathlib import Path

from tracktwo.cli.brief import make
from tracktwo.cli.inputs import open_named
from tracktwo.cli.output import copy_folder
from tracktwo.errors import TracktwoError

EXAMPLE = "ukraine-2023"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        default="tracktwo-demo",
        help="a new folder (default tracktwo-demo)",
    )
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def run(args: argparse.Namespace) -> int:
    """Write the example's brief, and copy the example beside it so that its numbers can be changed."""
    from tracktwo.catalog import entry

    folder = Path(args.output)
    case = folder / EXAMPLE
    if (case / "case.yaml").exists():
        raise TracktwoError(f"{case}: there is a case here already. Name another folder with -o.")
    example, target = entry(EXAMPLE).folder, folder / "brief.html"
    make(open_named(str(example)), target, quiet=args.quiet)  # first: who stops it then leaves nothing behind
    written = [target, target.with_suffix(".json"), *copy_folder(example, case)]
    if args.json:
        told = {
            "brief": str(target),
            "case": str(case / "case.yaml"),
            "written": [str(one) for one in written],
        }
        print(json.dumps(told, ensure_ascii=False))
    elif not args.quiet:
        print(f"Wrote {target}; open it in a browser. The case it was made from is {case / 'case.yaml'}.")
        paths = (shlex.quote(str(path)) for path in (case, folder / "brief-2.html"))
        print(f"Change a number there, then: tracktwo brief {' -o '.join(paths)}")
    return 0
