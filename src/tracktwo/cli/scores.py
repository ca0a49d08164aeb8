"""``tracktwo scores``: a record of forecasts that is only ever added to, and how good they were."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracktwo.cli.inputs import INPUT_HELP, open_named
from tracktwo.cli.output import write_atomic
from tracktwo.cli.parsers import add_common
from tracktwo.errors import TracktwoError

if TYPE_CHECKING:
    from tracktwo.hold.ifs import Outcome, Record

OUTCOMES = {"true": True, "false": False}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    ways = parser.add_subparsers(dest="way", metavar="add|resolve|show", required=True)
    add = ways.add_parser("add", help="add what a case forecasts to a record")
    add.add_argument("case", metavar="CASE", help=INPUT_HELP)
    add.add_argument("--to", metavar="FILE.jsonl", required=True, help="the record; made if it is not there")
    resolve = ways.add_parser("resolve", help="add whether an if came true")
    resolve.add_argument("file", metavar="FILE.jsonl", help="the record")
    resolve.add_argument("condition", metavar="ID", help="id of the if")
    resolve.add_argument("outcome", choices=tuple(OUTCOMES), help="whether it came true")
    resolve.add_argument("--case", metavar="TITLE", help="title of its case, where the record has several")
    resolve.add_argument("--correct", action="store_true", help="say otherwise than the record does so far")
    show = ways.add_parser("show", help="show what is in a record and how good the forecasts were")
    show.add_argument("file", metavar="FILE", help="the record, or a case whose ifs have outcomes")
    days = (
        (add, "of the forecasts"),
        (resolve, "on which it was known"),
        (show, "for which to tell what is due"),
    )
    for way, about in days:
        add_common(way, default=argparse.SUPPRESS)
        way.add_argument("--on", type=_day, metavar="DATE", help=f"the day {about} (default: today)")
        way.add_argument("--json", action="store_true", help="write JSON")


def run(args: argparse.Namespace) -> int:
    """Add to a record, or show it."""
    ways = {"add": _add, "resolve": _resolve, "show": _show}
    return ways[args.way](args)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write one such as 2024-01-31") from None


def _add(args: argparse.Namespace) -> int:
    from tracktwo.hold.ifs import Forecast, add_to_record, new_entries

    target = _named(args.to)
    case = open_named(args.case, quiet=args.quiet)
    if not case.ifs:
        raise TracktwoError(f"{args.case}: the case has no ifs, so there is nothing to forecast.")
    text, record = _read(target, missing="")
    file = case.path if case.path and case.path.is_file() else None
    digest = sha256(file.read_bytes()).hexdigest() if file else ""
    entries = new_entries(case, record, args.on or date.today(), sha256=digest)
    if entries:
        write_atomic(target, add_to_record(text, entries))
    forecasts = sum(isinstance(entry, Forecast) for entry in entries)
    counts = {"forecasts": forecasts, "outcomes": len(entries) - forecasts}
    silent = [one.id for one in case.ifs if not (one.likelihood or one.judges or one.given)]
    if args.json:
        written = [str(target)] if entries else []
        return _as_json(way="add", written=written, added=counts, not_judged=silent)
    _say(args, f"Added to {target}: {_counted(**counts)}." if entries else f"{target} has all of it already.")
    if silent and not args.quiet:
        print(f"Not judged, so not recorded: {', '.join(silent)}.", file=sys.stderr)
    return 0


def _resolve(args: argparse.Namespace) -> int:
    from tracktwo.hold.ifs import Outcome, add_to_record

    target = _named(args.file)
    text, record = _read(target)
    question = _question(record, args.condition, args.case, str(target))
    entry = Outcome(args.on or date.today(), *question, OUTCOMES[args.outcome])
    _check_new(record.known().get(question), entry, args.correct)
    write_atomic(target, add_to_record(text, [entry]))
    if args.json:
        return _as_json(way="resolve", written=[str(target)], added={"forecasts": 0, "outcomes": 1})
    _say(args, f"Added to {target}: {args.condition} {_came(entry.outcome)}.")
    return 0


def _show(args: argparse.Namespace) -> int:
    from tracktwo.cli.scores_words import in_words
    from tracktwo.hold.ifs import record_of, scores

    is_record = args.file.lower().endswith(".jsonl")
    record = _read(Path(args.file))[1] if is_record else record_of(open_named(args.file, quiet=args.quiet))
    found, today = scores(record), args.on or date.today()
    days = {one.question: one.by for one in record.forecasts}
    due = [one for one, day in days.items() if day and day < today and one in found.open]
    if args.json:
        return _as_json(
            way="show", written=[], forecasts=len(record.forecasts), due=due, **found.to_records()
        )
    print(in_words(args.file, record, found, due))
    return 0


def _named(file: str) -> Path:
    if not file.lower().endswith(".jsonl"):
        raise TracktwoError(f"{file}: a record is a file of JSON Lines. Give a name that ends in .jsonl.")
    return Path(file)


def _read(path: Path, missing: str | None = None) -> tuple[str, Record]:
    """Return the text of a record and what it says; ``missing`` stands in for a file that is not there."""
    from tracktwo.hold.ifs import read_record

    if missing is not None and not path.exists():
        return missing, read_record(missing, str(path))
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise TracktwoError(f"{path}: this is no record of forecasts.") from None
    return text, read_record(text, str(path))


def _question(record: Record, condition: str, case: str | None, file: str) -> tuple[str, str]:
    """Find what an id is about."""
    questions = record.questions()
    fitting = [one for one in questions if one[1] == condition and case in (None, one[0])]
    if not fitting:
        ids = ", ".join(dict.fromkeys(one for _, one in questions)) or "none"
        of_case = f" of the case “{case}”" if case else ""
        raise TracktwoError(f"{file}: there is no forecast of '{condition}'{of_case}. Its ifs are: {ids}.")
    if len(fitting) > 1:
        titles = ", ".join(f"“{title}”" for title, _ in fitting)
        raise TracktwoError(
            f"{file}: several cases have an if '{condition}'. Say which with --case: {titles}."
        )
    return fitting[0]


def _check_new(known: Outcome | None, entry: Outcome, correct: bool) -> None:
    """See that an outcome is news, or is meant to correct what the record says."""
    if known and known.outcome == entry.outcome and not (correct and known.on != entry.on):
        raise TracktwoError(f"{entry.condition}: the record says already that it {_came(entry.outcome)}.")
    if known and not correct:
        told = f"{entry.condition}: the record says that it {_came(known.outcome)}."
        raise TracktwoError(f"{told} If that was a mistake, add --correct; both lines stay in the record.")


def _came(outcome: bool) -> str:
    return "came true" if outcome else "did not come true"


def _counted(forecasts: int, outcomes: int) -> str:
    told = [
        f"{n} {what}{'' if n == 1 else 's'}"
        for n, what in ((forecasts, "forecast"), (outcomes, "outcome"))
        if n
    ]
    return " and ".join(told)


def _as_json(**told: Any) -> int:
    print(json.dumps(told, ensure_ascii=False))
    return 0


def _say(args: argparse.Namespace, text: str) -> None:
    if not args.quiet:
        print(text)
