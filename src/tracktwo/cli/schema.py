"""``tracktwo schema``: the JSON Schema of case files, for editors, and of what commands write as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module, resources
from typing import Any

from tracktwo.cli.output import write_atomic

IN_PACKAGES = {
    "case": "case",
    "graph": "hold.graph",
    "deals": "deals",
    "archive": "archive",
    "read": "reading",
    "sweep-line": "sweep",
}
"""Those that a package publishes; the others are written by a command alone."""

FORECAST = "Where talks on a scale would end; null where no issue of the case lies on one."

EXACT = {"type": "string", "description": "The same as an exact fraction."}
ADDED: dict[str, dict[str, Any]] = {
    "AfterDeal": {
        "spoilers": {
            "type": "array",
            "items": {"type": "array", "items": {"type": "string"}},
            "description": "Who gains by some move away from the deal in some draw, the likeliest first.",
        },
        "broken_most_by": {
            "type": "object",
            "description": "By concept, the acts that pay in most draws, answers counted in.",
        },
        "citations": {"type": "array", "description": "The methods used, and the works to cite for them."},
    },
    "Power": dict.fromkeys(("shapley_shubik_exact", "banzhaf_exact", "banzhaf_share_exact"), EXACT),
}
"""Keys that records give themselves as JSON besides their fields."""

OUTPUTS = (
    *("brief", "check", "deals", "hold", "diff", "new", "demo", "sheet", "cite", "archive", "archive-check"),
    *("catalog", "convert", "forecast", "read", "scores", "sweep", "sweep-line"),
)
"""Everything that some command writes with --json."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("case", "graph", *OUTPUTS),
        default="case",
        help="of case files (the default), of graph models, or of what a command writes with --json",
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
    if what in IN_PACKAGES:
        found: dict[str, Any] = import_module(f"tracktwo.{IN_PACKAGES[what]}").schema()
        return found
    found = _written(what)
    if what in ("brief", "hold"):
        found["properties"]["holding"] = _holding()
    if what == "brief":
        below = _written("forecast")
        found["$defs"] |= below.pop("$defs", {})
        del below["$schema"]
        found["properties"]["forecast"] = {"anyOf": [below, {"type": "null"}], "description": FORECAST}
    return found


def _written(what: str) -> dict[str, Any]:
    text = resources.files("tracktwo.cli").joinpath("schemas", f"{what}.schema.json").read_text("utf-8")
    return dict(json.loads(text))


def _holding() -> dict[str, Any]:
    """Return the schema of what `tracktwo.hold` says of a case, made from its records."""
    from tracktwo.cli.record_schema import schema_of_record
    from tracktwo.hold import Holding

    return schema_of_record(Holding, {"AfterDeal": ("model",)}, ADDED)
