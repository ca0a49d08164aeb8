"""``tracktwo demo``: write the brief of the example that comes with tracktwo."""

from __future__ import annotations

import argparse
import json
import shlex
from importlib.resources import files
from pathlib import Path

from tracktwo.cli.brief import make
from tracktwo.cli.inputs import open_named
from tracktwo.cli.output import write_atomic
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
    folder = Path(args.output)
    case = folder / EXAMPLE
    if (case / "case.yaml").exists():
        raise TracktwoError(f"{case}: there is a case here already. Name another folder with -o.")
    example, target = _examples() / EXAMPLE, folder / "brief.html"
    make(open_named(str(example)), target, quiet=args.quiet)  # first: who stops it then leaves nothing behind
    written = [target, target.with_suffix(".json"), *_copy(example, case)]
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


def _examples() -> Path:
    """Return where the examples are: inside an installed package, or beside the sources."""
    inside = Path(str(files("tracktwo"))) / "examples"
    beside = inside.parents[2] / "examples"
    for folder in (inside, beside):
        if (folder / EXAMPLE / "case.yaml").is_file():
            return folder
    raise TracktwoError("The examples are missing from this installation. Install tracktwo again.")


def _copy(source: Path, target: Path) -> list[Path]:
    """Copy a folder and return the new files."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    copies = [target / file.relative_to(source) for file in files]
    for file, copy in zip(files, copies, strict=True):
        write_atomic(copy, file.read_bytes())
    return copies
