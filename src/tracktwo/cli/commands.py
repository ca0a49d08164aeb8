"""The table of commands: the one place to add a row when a command is born.

Each command is a module beside this one with two functions: ``configure(parser)``, which adds the
command's arguments, and ``run(args)``, which does the work and returns the exit code. Heavy imports
belong inside ``run``: ``tracktwo --help`` reads this table alone.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol, cast


class CommandModule(Protocol):
    """What the frame asks of a command's module."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments to its parser."""

    def run(self, args: argparse.Namespace) -> int:
        """Do the work and return the exit code."""


@dataclass(frozen=True)
class Command:
    """One command of ``tracktwo``: its name, its module in ``tracktwo.cli`` and a line of help."""

    name: str
    module: str
    summary: str

    def load(self) -> CommandModule:
        """Import the command's module."""
        return cast(CommandModule, import_module(f"tracktwo.cli.{self.module}"))


# In the order a newcomer meets them, which is the order of ``tracktwo --help``.
COMMANDS: tuple[Command, ...] = (
    Command("demo", "demo", "Write the brief of the example that comes with tracktwo."),
    Command("catalog", "catalog", "List the cases that come with tracktwo, and where they are from."),
    Command("read", "read", "Read reports: who said what, who denied it, and how many sources there are."),
    Command("new", "new", "Start a case: a folder with a file that explains itself."),
    Command("check", "check", "Tell everything that is wrong or doubtful in a case."),
    Command("deals", "deals", "Find the packages everyone could live with, and who blocks the rest."),
    Command("hold", "hold", "Tell which states would hold, against whom not, and by which move."),
    Command(
        "forecast", "forecast", "Tell where talks on a scale would end, by model, and how wrong each was."
    ),
    Command("brief", "brief", "Write the brief: one page with what follows, how sure it is, and from what."),
    Command("scores", "scores", "Record how likely the ifs are thought, and score that once it is known."),
    Command("diff", "diff", "Tell where two cases differ and which conclusions change."),
    Command("sweep", "sweep", "Analyse every case and scenario under some folders."),
    Command("sheet", "sheet", "Write a case as a spreadsheet for others to fill in, and read it back."),
    Command("convert", "convert", "Write a case or scenario in the format of another program."),
    Command(
        "archive", "archive", "Put a case, its results and all that led to them into one file; check one."
    ),
    Command("cite", "cite", "Print the works to cite for an analysis, and for tracktwo itself."),
    Command("completion", "completion", "Print the script that completes commands in your shell."),
    Command(
        "schema", "schema", "Print the JSON Schema of case files, for editors, or of a command's JSON output."
    ),
)
