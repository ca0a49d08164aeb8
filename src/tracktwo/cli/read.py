"""``tracktwo read``: from reports to a ledger of who said what."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import warn
from tracktwo.cli.logs import kept, note
from tracktwo.cli.output import progress, steps

if TYPE_CHECKING:
    from tracktwo.reading import Ledger
    from tracktwo.reading.adviser import Adviser
    from tracktwo.reading.summary import Lacking, Subject, Summary

FOLDER = "tracktwo-reading"
SHOWN = 10
"""Claims, and copies, that the summary on the terminal tells one by one."""
LONGEST = 200
"""Letters of a claim that it shows."""


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
        "--adviser", metavar="URL", help="ask a language model at this address, too; it may only add"
    )
    parser.add_argument("--adviser-model", metavar="NAME", help="the model, as its server calls it")
    parser.add_argument("--json", action="store_true", help="print the ledger as JSON Lines")


def run(args: argparse.Namespace) -> int:
    """Read reports and say what is in them, or check a ledger against its reports."""
    return _check(args) if args.check is not None else _make(args)


def _make(args: argparse.Namespace) -> int:
    adviser = _adviser(args)
    ledger = _read(args)
    if adviser:
        ledger = _advised(ledger, adviser, args.quiet)
    note("read", format="reports", documents=len(ledger.documents), items=len(ledger.items))
    if not args.quiet:
        warn(ledger.unread, " ".join(args.paths))
    written = _write(ledger, Path(args.output or FOLDER)) if args.output or not args.json else []
    if args.json:
        from tracktwo.reading.ledger import line_of

        sys.stdout.writelines(line_of(record) for record in ledger.to_records())
    elif not args.quiet:
        from tracktwo.reading.summary import summary_of

        print("\n".join(_in_words(summary_of(ledger))))
        print(f"Wrote {', '.join(map(str, written))}: begin with the page.")
    return 0


def _check(args: argparse.Namespace) -> int:
    """Tell which reports changed; 2 where an item no longer fits."""
    from tracktwo.reading import open_ledger
    from tracktwo.reading.ledger import departures

    found = departures(open_ledger(args.check))
    for finding in found:
        print(finding)
    if not found:
        print("Every report says what it said when it was read.")
    return 2 if any(not one.warning for one in found) else 0


def _read(args: argparse.Namespace) -> Ledger:
    """Read, and show progress once it is known how much there is to do."""
    from tracktwo.reading import read

    show: Callable[[int, int], object] | None = None
    with ExitStack() as held:

        def tell(done: int, total: int) -> None:
            nonlocal show
            show = show or steps(held.enter_context(progress(total, "Reading", quiet=args.quiet)))
            show(done, total)

        return read(args.paths, progress=tell)


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


def _in_words(found: Summary) -> Iterator[str]:
    """Say what the reports come down to."""
    copied = found.documents - found.texts
    copies = f", {_count(copied, 'copy', 'copies')}" if copied else ""
    yield f"Read {_count(found.documents, 'report')}: {_count(found.texts, 'text')}{copies}."
    if found.origins:
        count = _count(len(found.origins), "independent origin")
        yield f"What they are about rests on {count}: {', '.join(found.origins)}."
    for one in found.subjects[:SHOWN]:
        yield from _about(one)
    for copy in found.copies[:SHOWN]:
        yield from _lacking(copy)
    more = max(len(found.subjects) - SHOWN, 0) + max(len(found.copies) - SHOWN, 0)
    if more:
        yield f"And {more} more claims and copies; the page and the ledger have all."


def _about(one: Subject) -> Iterator[str]:
    yield f"\n{one.claim.document}: {_short(one.claim.text)}"
    for heard in one.heard:
        via = f" (to {heard.stance.via})" if heard.stance.via else ""
        missing = f"; left out by {', '.join(heard.missing)}" if heard.missing else ""
        yield f"  {heard.stance.stance}: {heard.stance.actor_name or 'the report itself'}{via}{missing}"
    yield f"  origins: {', '.join(one.origins) or 'not told'}"


def _lacking(one: Lacking) -> Iterator[str]:
    from tracktwo.reading.copies import in_words

    copy = one.copy
    shares = f"{copy.containment:.0%} of it stands there, {copy.kept:.0%} of that is kept"
    yield f"\n{copy.document} repeats {copy.source}: {shares}."
    left_out = "; ".join(in_words(one.left_out))
    yield f"  This version leaves out: {left_out}." if left_out else "  Nothing told here is left out."


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0]} ..."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
