"""The command line: ``tracktwo COMMAND ...``.

The frame finds the command, reads its arguments and turns what goes wrong into plain words and an
exit code:

=====  ====================================================================
code   meaning
=====  ====================================================================
0      done
1      a mistake in tracktwo itself; please report it
2      something in the input, the command line or the files to be mended
130    stopped by the user
=====  ====================================================================
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from typing import NoReturn

from tracktwo import __version__
from tracktwo.cli.commands import COMMANDS, Command
from tracktwo.errors import TracktwoError

__all__ = ["main"]


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one line and say where help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\nFor help: {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments after the program's name; those of the process if left out.

    Returns
    -------
    int
        The exit code; see the table at the head of this module.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except SystemExit as stop:  # how argparse ends: help, version, or a wrong argument
        return stop.code if isinstance(stop.code, int) else 0
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives until exit
        return 0
    except KeyboardInterrupt:
        return _fail("Stopped; nothing was written.", 130)
    except TracktwoError as error:
        return _fail(str(error), 2)
    except OSError as error:
        return _fail(_about_file(error), 2)
    except Exception as error:
        return _fail_unexpected(error)


def _run(arguments: list[str]) -> int:
    """Choose the command, read its arguments and run it."""
    parser = _Parser(prog="tracktwo", description="Find the packages that every side could live with.")
    parser.add_argument("--version", action="version", version=f"tracktwo {__version__}")
    if not arguments or arguments[0].startswith("-"):
        parser.usage = "tracktwo COMMAND ..."
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.epilog = _list_commands()
        parser.parse_args(arguments or ["--help"])
    command = _find(arguments[0], parser)
    module = command.load()
    parser = _Parser(prog=f"tracktwo {command.name}", description=command.summary)
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    module.configure(parser)
    code = module.run(parser.parse_args(arguments[1:]))
    sys.stdout.flush()  # here, where a reader that went away is expected
    return code


def _list_commands() -> str:
    """Give the commands with a line of help each."""
    width = max((len(command.name) for command in COMMANDS), default=0)
    lines = [f"  {command.name:{width}}  {command.summary}" for command in COMMANDS]
    return "\n".join(["commands:", *lines, "", "For more on one: tracktwo COMMAND --help"])


def _find(name: str, parser: argparse.ArgumentParser) -> Command:
    """Find a command by its name, or say which was probably meant."""
    by_name = {command.name: command for command in COMMANDS}
    if name not in by_name:
        near = get_close_matches(name, by_name, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else "."
        parser.error(f"there is no command '{name}'{hint}")
    return by_name[name]


def _about_file(error: OSError) -> str:
    """Say in plain words what the operating system would not do."""
    if error.filename is None:
        return f"The system said: {error.strerror or error}."
    return f"{error.filename}: {error.strerror}."


def _fail_unexpected(error: Exception) -> int:
    """Own up to a mistake of ours; the traceback only for those who ask for it."""
    if os.environ.get("TRACKTWO_DEBUG") == "1":
        raise error
    return _fail(
        f"tracktwo made a mistake of its own ({type(error).__name__}: {error}).\n"
        "Please report it, with the command you gave. For the details a developer needs, "
        "run it again with TRACKTWO_DEBUG=1 set.",
        1,
    )


def _fail(message: str, code: int) -> int:
    """Say what went wrong on stderr."""
    print(message, file=sys.stderr)
    return code
