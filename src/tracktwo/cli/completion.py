"""``tracktwo completion``: the script with which a shell completes commands, options and files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from tracktwo import __version__
from tracktwo.cli.commands import COMMANDS
from tracktwo.cli.parsers import fill
from tracktwo.errors import TracktwoError

SHELLS = ("bash", "zsh", "tcsh", "fish")
FOLDERS = ("FOLDER",)
FILES = ("CASE", "FILE", "PATH", "A", "B")
"""What stands in the help where a folder, or a file or folder, is to be named."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("shell", choices=SHELLS, help="your shell")


def run(args: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    if args.shell not in shtab.SUPPORTED_SHELLS:
        raise TracktwoError(f"The shtab that is installed cannot do {args.shell}. Install a newer shtab.")
    print(shtab.complete(_whole_parser(shtab), shell=args.shell))
    return 0


def _whole_parser(shtab: Any) -> argparse.ArgumentParser:
    """Make one parser of all commands, from the parsers that read the command line."""
    whole = argparse.ArgumentParser(prog="tracktwo")
    whole.add_argument("--version", action="version", version=__version__)
    commands = whole.add_subparsers(metavar="COMMAND")
    for command in COMMANDS:
        parser = commands.add_parser(command.name, help=command.summary)
        fill(parser, command)
        for action in _actions(parser):
            _mark(shtab, action)
    return whole


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Give everything that a command takes, below its own commands too."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)


def _mark(shtab: Any, action: Any) -> None:
    """Say of an argument that a file or a folder is meant, by its name in the help."""
    name = str(action.metavar or "").partition("|")[0].partition(".")[0]
    if name in FOLDERS:
        action.complete = shtab.DIRECTORY
    elif name in FILES:
        action.complete = shtab.FILE
