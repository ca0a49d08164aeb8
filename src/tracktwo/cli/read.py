"""``tracktwo read``: from reports to a ledger of who said what."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import warn
from tracktwo.cli.logs import kept, note
from tracktwo.cli.output import progress, steps
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.errors import Finding
    from tracktwo.reading import Ledger
    from tracktwo.reading.adviser import Adviser
    from tracktwo.reading.many import Many

FOLDER = "tracktwo-reading"
MOST_ADVISED = 1_000
AT_ONCE = 200
"""Up to how many reports are read in this process; more are worth starting others for."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        default=[],
        help="a report, a folder of reports, or a pattern such as 'a/*.txt'",
    )
    what.add_argument(
        "--check", metavar="LEDGER", help="tell where reports have changed since they were read"
    )
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", help=f"where to write the ledger (default {FOLDER})"
    )
    parser.add_argument(
        "--workers", type=int, metavar="N", help="processes for large sets (default: all cores)"
    )
    parser.add_argument("--dask", metavar="ADDRESS", help="have a Dask cluster read; its scheduler's address")
    parser.add_argument(
        "--adviser", metavar="URL", help="ask a language model at this address, too; it may only add"
    )
    parser.add_argument("--adviser-model", metavar="NAME", help="the model, as its server calls it")
    parser.add_argument("--json", action="store_true", help="print the ledger as JSON Lines")


def run(args: argparse.Namespace) -> int:
    """Read reports and say what is in them, or check a ledger against its reports."""
    return _check(args) if args.check is not None else _make(args)


def _make(args: argparse.Namespace) -> int:
    from tracktwo.reading.ingest import gather

    if args.dask and args.workers:
        raise TracktwoError("--dask and --workers exclude each other: the cluster brings its own workers.")
    files = gather(args.paths)
    if args.adviser and len(files) > MOST_ADVISED:
        raise TracktwoError(f"--adviser is for up to {MOST_ADVISED:,} reports; these are {len(files):,}.")
    if len(files) > AT_ONCE or args.dask or args.workers:
        return _large(args)
    return _small(args)


def _small(args: argparse.Namespace) -> int:
    """Read in this process; everything is in memory."""
    from tracktwo.reading import read

    adviser = _adviser(args)
    with _telling(args.quiet) as tell:
        ledger = read(args.paths, progress=tell)
    if adviser:
        ledger = _advised(ledger, adviser, args.quiet)
    folder = Path(args.output or FOLDER)
    written = _write(ledger, folder) if args.output or not args.json else []
    return _told(args, ledger, ledger.unread, written)


def _large(args: argparse.Namespace) -> int:
    """Read on all cores or a cluster, go on where an earlier run was stopped."""
    from tracktwo.reading.many import WHOLE, read_many, whole
    from tracktwo.workers import Dask, Local

    adviser, folder = _adviser(args), Path(args.output or FOLDER)
    try:
        with Dask(args.dask) if args.dask else Local(args.workers) as executor, _telling(args.quiet) as tell:
            many = read_many(args.paths, folder, executor=executor, progress=tell)
    except KeyboardInterrupt:
        print(
            f"Stopped. What is done is kept in {folder}: the same command goes on from there.",
            file=sys.stderr,
        )
        return 130
    if many.counts["document"] > WHOLE:
        return _vast(args, many)
    ledger = whole(folder)
    if adviser:
        ledger = _advised(ledger, adviser, args.quiet)
    return _told(args, ledger, many.unread, _write(ledger, folder))


def _vast(args: argparse.Namespace, many: Many) -> int:
    """Say what became of more reports than are looked at together."""
    from tracktwo.cli.read_words import counted

    note("read", format="reports", documents=many.counts["document"], items=many.counts.total())
    if not args.quiet:
        warn(many.unread, " ".join(args.paths))
    if args.json:
        with (many.folder / "ledger.jsonl").open(encoding="utf-8", newline="") as lines:
            sys.stdout.writelines(lines)
    elif not args.quiet:
        print(f"Read {counted(many.counts)}.")
        print(f"These are too many for a page; ask {many.folder / 'ledger.sqlite'}.")
    return 0


def _told(
    args: argparse.Namespace, ledger: Ledger, unread: Sequence[Finding], written: Sequence[Path]
) -> int:
    """Print the ledger, or what it comes down to."""
    from tracktwo.cli.read_words import in_words
    from tracktwo.reading import summary_of
    from tracktwo.reading.ledger import line_of

    note("read", format="reports", documents=len(ledger.documents), items=len(ledger.items))
    if not args.quiet:
        warn(unread, " ".join(args.paths))
    if args.json:
        sys.stdout.writelines(line_of(record) for record in ledger.to_records())
    elif not args.quiet:
        print("\n".join(in_words(summary_of(ledger))))
        print(f"Wrote {', '.join(map(str, written))}: begin with the page.")
    return 0


def _check(args: argparse.Namespace) -> int:
    """Tell which reports changed; 2 where an item no longer fits."""
    from tracktwo.reading import departures, open_ledger

    found = departures(open_ledger(args.check))
    for finding in found:
        print(finding)
    if not found:
        print("Every report says what it said when it was read.")
    return 2 if any(not one.warning for one in found) else 0


@contextmanager
def _telling(quiet: bool) -> Iterator[Callable[[int, int], object]]:
    """Show progress once it is known how much there is to do."""
    show: Callable[[int, int], object] | None = None
    with ExitStack() as held:

        def tell(done: int, total: int) -> None:
            nonlocal show
            show = show or steps(held.enter_context(progress(total, "Reading", quiet=quiet)))
            show(done, total)

        yield tell


def _adviser(args: argparse.Namespace) -> Adviser | None:
    """Return whom to ask beside the rules; say first if text is to leave the machine."""
    if args.adviser is None:
        return None
    from tracktwo.reading.adviser import KEY, Adviser

    adviser = Adviser(args.adviser, args.adviser_model or "", os.environ.get(KEY, ""))
    if adviser.warning():
        print(adviser.warning(), file=sys.stderr)
    return adviser


def _advised(ledger: Ledger, adviser: Adviser, quiet: bool) -> Ledger:
    from tracktwo.reading.adviser import advise

    with progress(len(ledger.documents), "Asking the adviser", quiet=quiet) as step:
        advice = advise(ledger.documents, ledger.items, adviser, progress=steps(step))
    if not quiet:
        print(advice.told(), file=sys.stderr)
    return ledger.plus(advice.items)


def _write(ledger: Ledger, folder: Path) -> list[Path]:
    """Write the ledger twice, for programs and for questions, and the page for people."""
    from tracktwo.brief.reading_view import write_reading
    from tracktwo.reading import write_ledger

    files = write_ledger(ledger, folder)
    written = [*write_reading(ledger, folder / "reading.html"), *files]
    for path in written if kept() else ():
        data = path.read_bytes()
        note("write", kind=path.suffix, bytes=len(data), sha256=sha256(data).hexdigest())
    return written
