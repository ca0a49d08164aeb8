"""``tracktwo demo``: write the brief of the example that comes with tracktwo."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from tracktwo.cli.brief import make
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


def run(args: argparse.Namespace) -> int:
    """Write the example's brief, and copy the example beside it so that its numbers can be changed."""
    from tracktwo.catalog import entry
    from tracktwo.formats import open_case

    folder = Path(args.output)
    case = folder / EXAMPLE
    if (case / "case.yaml").exists():
        raise TracktwoError(f"{case}: there is a case here already. Name another folder with -o.")
    example, target = entry(EXAMPLE).folder, folder / "brief.html"
    make(open_case(example), target, quiet=args.quiet)  # first: who stops it then leaves nothing behind
    copy_folder(example, case)
    if not args.quiet:
        print(f"Wrote {target}; open it in a browser. The case it was made from is {case / 'case.yaml'}.")
        paths = (shlex.quote(str(path)) for path in (case, folder / "brief-2.html"))
        print(f"Change a number there, then: tracktwo brief {' -o '.join(paths)}")
    return 0
