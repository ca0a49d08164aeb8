"""The input that most commands share: a case, or a file of another program that becomes one."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.case import Case

__all__ = ["add_day", "add_input", "open_input"]


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
    from tracktwo.formats import open_case

    return open_case(args.input)
