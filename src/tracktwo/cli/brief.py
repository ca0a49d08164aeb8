"""``tracktwo brief``: one page that says what follows from a case, how sure it is, and what it rests on."""

from __future__ import annotations

import argparse
import json
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import add_day, add_input, open_input
from tracktwo.cli.output import progress, steps, write_atomic
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.brief import Facts
    from tracktwo.case import Case
    from tracktwo.sweep import Executor

__all__ = ["configure", "make", "run"]

ENDINGS = (".html", ".htm")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_input(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it (default CASE-brief.html)")
    parser.add_argument(
        "--draws", type=int, metavar="N", help="how often the uncertain judgements are drawn (default 500)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random numbers (default 1)")
    add_day(parser)
    parser.add_argument("--dask", metavar="ADDRESS", help="have a Dask cluster solve the draws")
    parser.add_argument("--json", action="store_true", help="print the facts of the brief as JSON as well")


def run(args: argparse.Namespace) -> int:
    """Write the brief and the facts beside it."""
    target = _target(args.output, args.input)
    if target.with_suffix(".json").resolve() == Path(args.input).resolve():
        raise TracktwoError(
            f"{args.input}: the facts of the brief would take its place. Give another name with -o."
        )
    case = open_input(args)
    with _cluster(args.dask) as cluster:
        facts = make(case, target, args.draws, args.seed, args.at, executor=cluster, quiet=args.quiet)
    if args.json:
        print(json.dumps(facts.to_records(), ensure_ascii=False))
    elif not args.quiet:
        print(f"Wrote {target} and, with the same facts, {target.with_suffix('.json')}.")
    return 0


def make(
    case: Case,
    target: Path,
    draws: int | None = None,
    seed: int = 1,
    at: date | None = None,
    *,
    executor: Executor | None = None,
    quiet: bool = False,
) -> Facts:
    """Write the brief of a case to a file, and its facts beside it as JSON; return the facts."""
    from tracktwo.brief import DRAWS, facts_of, page
    from tracktwo.brief.facts.gather import BESIDES

    count = DRAWS if draws is None else draws
    if count < 1:
        raise TracktwoError("--draws must be 1 or more; some hundred make shares that mean something.")
    if seed < 0:
        raise TracktwoError("--seed must be 0 or more.")
    with progress(count + BESIDES, "Working out the brief", quiet=quiet) as step:
        tell = steps(step)
        facts = facts_of(case, at=at, draws=count, seed=seed, executor=executor, progress=tell)
        tell(count + BESIDES, count + BESIDES)  # without ranges nothing is drawn
    html = page(facts)
    text = json.dumps(facts.to_records(), ensure_ascii=False, indent=1)
    write_atomic(target, html)
    write_atomic(target.with_suffix(".json"), text + "\n")
    return facts


def _cluster(address: str | None) -> AbstractContextManager[Executor | None]:
    """Return the cluster at an address; nothing without one."""
    if address is None:
        return nullcontext()
    from tracktwo.sweep import Dask

    return Dask(address)


def _target(given: str | None, source: str) -> Path:
    """Return where to write; by default a file named after the case's folder, in this folder."""
    if given is not None:
        if Path(given).suffix.lower() not in ENDINGS:
            raise TracktwoError(f"{given}: the brief is a web page. Give a name that ends in .html.")
        return Path(given)
    path = Path(source).resolve()
    named = path.parent if path.name == "case.yaml" else path
    return Path(f"{named.name if named.is_dir() else named.stem}-brief.html")
