"""The parser of one command: what all commands take, and what its module adds."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from tracktwo.cli.commands import Command

__all__ = ["Parser", "add_common", "fill"]


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line and say where help is."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and end with 2."""
        self.exit(2, f"{self.prog}: {message}\nFor help: {self.prog} --help\n")


def add_common(parser: argparse.ArgumentParser, **more: Any) -> None:
    """Add what every command takes.

    Parameters
    ----------
    parser : ArgumentParser
        Of a command, or of a command's own command.
    **more
        For all of them; ``default=argparse.SUPPRESS`` where the command above has taken them already.
    """
    parser.add_argument("--quiet", action="store_true", help="show no progress", **more)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="write the log to the standard error", **more
    )
    parser.add_argument("--log", metavar="FILE", help="add a log of the run to this file", **more)


def fill(parser: argparse.ArgumentParser, command: Command) -> None:
    """Add to a parser what every command takes and what this one does.

    Parameters
    ----------
    parser : ArgumentParser
        An empty one.
    command : Command
        Its module is imported.
    """
    add_common(parser)
    command.load().configure(parser)
