"""``tracktwo sweep``: analyse every scenario under some folders, on all cores or a Dask cluster."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tracktwo.cli.output import progress, steps
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.sweep import Executor, Options, Sweep

SHOWN = 10


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folders", metavar="FOLDER", nargs="+", help="a folder in which to look for cases and scenarios"
    )
    parser.add_argument("-o", "--output", metavar="OUT", required=True, help="the folder for the results")
    parser.add_argument(
        "--draws",
        type=int,
        default=0,
        metavar="N",
        help="draw the uncertain judgements of each scenario N times (default: not at all)",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random numbers (default 1)")
    parser.add_argument(
        "--spread",
        type=float,
        default=10.0,
        metavar="PERCENT",
        help="half the width of the ranges put around numbers, where a scenario has none (default 10)",
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=500_000,
        metavar="N",
        help="list a frontier up to N value vectors (default 500000)",
    )
    parser.add_argument(
        "--seconds",
        type=float,
        default=60.0,
        metavar="S",
        help="time limit of integer programming for one scenario (default 60)",
    )
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one for each core)")
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="have a Dask cluster do the work; the address of its scheduler"
    )
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")


def run(args: argparse.Namespace) -> int:
    """Sweep, and print what the scenarios say together."""
    from tracktwo.sweep import Options

    if args.dask and args.workers:
        raise TracktwoError("--dask and --workers exclude each other: the cluster brings its own workers.")
    options = Options(args.draws, args.seed, args.spread, args.limit, args.seconds)
    try:
        with _executor(args) as executor:
            found = _with_progress(args, options, executor)
    except KeyboardInterrupt:
        print(
            f"Stopped. What is done is kept in {args.output}: the same command goes on from there.",
            file=sys.stderr,
        )
        return 130
    print(json.dumps(found.to_records(), ensure_ascii=False) if args.json else _in_words(found))
    return 0


def _executor(args: argparse.Namespace) -> Executor:
    from tracktwo.sweep import Dask, Local

    return Dask(args.dask) if args.dask else Local(args.workers)


def _with_progress(args: argparse.Namespace, options: Options, executor: Executor) -> Sweep:
    from tracktwo.sweep import sweep

    show: Callable[[int, int], object] | None = None
    with ExitStack() as held:

        def tell(done: int, total: int) -> None:
            nonlocal show
            show = show or steps(held.enter_context(progress(total, "Sweeping", quiet=args.quiet)))
            show(done, total)

        return sweep(args.folders, args.output, options=options, executor=executor, progress=tell)


def _in_words(found: Sweep) -> str:
    told = found.tournament
    lines = [
        f"{told.scenarios:,} scenarios: {told.scenarios - told.failed:,} could be used, "
        f"{told.failed:,} could not.",
        f"All four solution concepts have an answer in common in {told.all_agree:,} of {told.compared:,}.",
    ]
    if told.assumed_no_deal:
        lines.append(
            f"In {told.assumed_no_deal:,} a party's no-deal value is not known; "
            "its worst package stands in, and the zone is as large as it could be."
        )
    lines += [f"  {scenario}: {error}" for scenario, error in found.failures[:SHOWN]]
    if len(found.failures) > SHOWN:
        lines.append(f"  ... and {len(found.failures) - SHOWN} more that could not be used")
    return "\n".join([*lines, f"Wrote {found.folder}: begin with index.html."])
