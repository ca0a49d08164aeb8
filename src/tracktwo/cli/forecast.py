"""``tracktwo forecast``: where talks on a scale would end, by several models, and how wrong each has been."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import add_input, open_named, warn
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.forecast import Scene


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_input(parser)
    parser.add_argument("--json", action="store_true", help="write the documented JSON output")
    parser.add_argument("--issue", metavar="ID", help="look at one issue, or dimension, alone, by id or name")
    parser.add_argument(
        "--scale",
        nargs=2,
        type=float,
        metavar=("LOW", "HIGH"),
        help="ends of the scales of a KTAB file (default: the least and the greatest position taken)",
    )
    parser.add_argument(
        "--draws",
        type=int,
        default=200,
        metavar="N",
        help="how often uncertain judgements are drawn (default 200)",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random numbers (default 1)")


def run(args: argparse.Namespace) -> int:
    """Run all models and print what they say."""
    from tracktwo.cli.forecast_words import in_words
    from tracktwo.forecast import forecast

    if args.draws < 0 or args.seed < 0:
        raise TracktwoError("--draws and --seed must be 0 or more.")
    scene = _scene(args)
    found = forecast(scene.only(args.issue) if args.issue else scene, draws=args.draws, seed=args.seed)
    print(json.dumps(found.to_records(), ensure_ascii=False) if args.json else in_words(found))
    return 0


def _scene(args: argparse.Namespace) -> Scene:
    """Take actors from a KTAB file as they stand there; anything else by way of a case."""
    from tracktwo.catalog import located
    from tracktwo.forecast import actors_of, scene_of
    from tracktwo.formats import format_of
    from tracktwo.formats.ktab import read_actors

    found = format_of(args.input)
    if found is None or found.name != "ktab":
        if args.scale:
            raise TracktwoError("--scale is for files of KTAB; a case gives its scales itself.")
        return actors_of(open_named(args.input, quiet=args.quiet))
    actors, findings = read_actors(located(args.input))
    if not args.quiet:
        warn(findings, args.input)
    scale = (args.scale[0], args.scale[1]) if args.scale else None
    return scene_of(actors, scale=scale)
