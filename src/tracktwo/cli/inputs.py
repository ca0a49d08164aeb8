"""The input that most commands share: a case, or a file of another program that becomes one."""

from __future__ import annotations

import argparse
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.case import Case

__all__ = ["add_day", "add_input", "open_input", "open_named"]


def add_input(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names the input."""
    parser.add_argument(
        "input",
        metavar="CASE",
        help="a case file, a folder with case.yaml, or a scenario file or folder of another program",
    )


def add_day(parser: argparse.ArgumentParser) -> None:
    """Add the argument that names a day."""
    parser.add_argument(
        "--at",
        type=_day,
        metavar="DATE",
        help="use the no-deal values foreseen for a day",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is no day; write one such as 2024-01-31") from None


def open_input(args: argparse.Namespace) -> Case:
    """Open what the user named."""
    return open_named(args.input)


def open_named(path: str) -> Case:
    """Open a case or another program's scenario, and note in the log that it was read."""
    from tracktwo.cli.logs import kept, timed
    from tracktwo.formats import read

    with timed("read") as noted:
        found = read(path)
        case = found.case
        noted |= {"format": found.format, "warnings": len(found.findings)}
        noted |= {"parties": len(case.parties), "issues": len(case.issues)}
        noted["judgements"] = len(case.judgements())
        if kept():
            noted["sha256"] = _digest(Path(path))
    return case


def _digest(path: Path) -> str:
    """Return the SHA-256 of a case file or another file; of a folder, of the sums of its files."""
    file = path / "case.yaml" if (path / "case.yaml").is_file() else path
    if file.is_file():
        return sha256(file.read_bytes()).hexdigest()
    below = sorted(one for one in path.rglob("*") if one.is_file())
    lines = [f"{sha256(one.read_bytes()).hexdigest()}  {one.relative_to(path).as_posix()}\n" for one in below]
    return sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
