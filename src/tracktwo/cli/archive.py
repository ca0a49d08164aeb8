"""``tracktwo archive``: a case, its results and all that led to them in one file, and the check of one."""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import add_day
from tracktwo.cli.logs import kept, note
from tracktwo.cli.output import progress, steps, write_atomic
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.archive import Archive, Checked

MOST_DRAWS = 1_000_000
MOST_LIMIT = 100_000_000
LONGEST_DAY = 86_400.0
BESIDES = 5
OF_MAKING = ("output", "draws", "seed", "at", "limit", "seconds")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("input", metavar="CASE", nargs="?", help="what to analyse and put into an archive")
    what.add_argument("--check", metavar="FILE.zip", help="check an archive and run its analysis again")
    parser.add_argument("-o", "--output", metavar="FILE", help="the archive to write (default CASE.zip)")
    parser.add_argument(
        "--draws", type=int, metavar="N", help="how often the uncertain judgements are drawn (default 500)"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="of the random numbers (default 1)")
    add_day(parser)
    parser.add_argument("--limit", type=int, metavar="N", help="as for tracktwo deals (default 500000)")
    parser.add_argument("--seconds", type=float, metavar="S", help="as for tracktwo deals (default 60)")
    parser.add_argument("--json", action="store_true", help="print the manifest, or what the check found")


def run(args: argparse.Namespace) -> int:
    """Make an archive, or check one."""
    return _check(args) if args.check is not None else _make(args)


def _make(args: argparse.Namespace) -> int:
    from tracktwo.archive import DEALS_LIMIT, DEALS_SECONDS, DRAWS, Options, make

    target = _target(args.output, args.input)
    options = Options(
        draws=_within("--draws", DRAWS if args.draws is None else args.draws, 1, MOST_DRAWS),
        seed=_within("--seed", 1 if args.seed is None else args.seed, 0, 2**63 - 1),
        at=args.at,
        limit=_within("--limit", DEALS_LIMIT if args.limit is None else args.limit, 1, MOST_LIMIT),
        seconds=_seconds(DEALS_SECONDS if args.seconds is None else args.seconds),
    )
    with progress(options.draws + BESIDES, "Working out the case", quiet=args.quiet) as step:
        made = make(args.input, options, progress=steps(step))
    note("read", format=made.manifest["input"]["format"], sha256=_sum_of_input(made))
    write_atomic(target, made.data)
    if args.json:
        print(json.dumps(made.to_records(), ensure_ascii=False))
    elif not args.quiet:
        print(f"Wrote {target}. Its SHA-256, to keep apart from it: {sha256(made.data).hexdigest()}")
        print(f"Others check it with: tracktwo archive --check {target.name}")
    return 0


def _sum_of_input(made: Archive) -> str:
    """Return the SHA-256 of the case file, or of another program's first file."""
    start = made.manifest["input"]["path"]
    sums = {entry["path"]: entry["sha256"] for entry in made.manifest["files"]}
    own = [path for path in sums if path.startswith("case/")]
    return str(sums[next((path for path in (start, f"{start}/case.yaml") if path in sums), own[0])])


def _target(given: str | None, source: str) -> Path:
    """Return where to write; by default a file named after the case, in this folder."""
    if given is not None:
        if not given.lower().endswith(".zip"):
            raise TracktwoError(f"{given}: an archive is a zip file. Give a name that ends in .zip.")
        return Path(given)
    path = Path(source).resolve()
    named = path.parent if path.name == "case.yaml" else path
    return Path(f"{named.name if named.is_dir() else named.stem}.zip")


def _within(option: str, number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise TracktwoError(f"{option} must be from {least} to {most:,}.")
    return number


def _seconds(seconds: float) -> float:
    if not 0 < seconds <= LONGEST_DAY:
        raise TracktwoError("--seconds must be more than 0 and at most 86,400, which is a day.")
    return seconds


def _check(args: argparse.Namespace) -> int:
    from tracktwo.archive import check

    asked = [f"--{name}" for name in OF_MAKING if getattr(args, name) is not None]
    if asked:
        raise TracktwoError(
            f"{asked[0]} is for making an archive; a check takes what the archive was made with."
        )
    with progress(None, "Working it out again", quiet=args.quiet) as step:
        found = check(args.check, progress=steps(step))
    if kept():
        note("checked", sha256=sha256(Path(args.check).read_bytes()).hexdigest(), same=found.same)
    print(json.dumps(found.to_records(), ensure_ascii=False) if args.json else _in_words(found))
    return 0 if found.same else 2


def _in_words(found: Checked) -> str:
    lines = [found.title, f"All {found.files:,} files are as they were listed."]
    if found.versions:
        lines.append("Not the same versions as then:")
        lines += [f"  {one.where}: {one.archived} then, {one.found} now" for one in found.versions]
    if found.same:
        return "\n".join([*lines, "Run again with its seed and options: the same results."])
    lines.append("Run again with its seed and options: the results differ.")
    lines += [f"  {one}" for one in found.differences]
    return "\n".join(lines + ([f"  ... and {found.more:,} more"] if found.more else []))
