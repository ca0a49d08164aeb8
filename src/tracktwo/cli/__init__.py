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
from io import TextIOWrapper

from tracktwo import __version__
from tracktwo.cli.commands import COMMANDS, Command
from tracktwo.cli.endings import code_of
from tracktwo.cli.parsers import Parser, fill
from tracktwo.errors import TracktwoError

__all__ = ["main"]


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
    _prepare_streams()
    try:
        return _run(arguments)
    except BrokenPipeError as error:  # the reader of our output went away, as `head` does
        return code_of(error)
    except KeyboardInterrupt as error:
        return _fail("Stopped; nothing was written.", code_of(error))
    except TracktwoError as error:
        return _fail(str(error), code_of(error))
    except OSError as error:
        return _fail(_about_file(error), code_of(error))
    except Exception as error:
        return _fail_unexpected(error)


def _prepare_streams() -> None:
    """Let everything be said: to streams that were closed before we began, and in any script.

    Files and pipes get UTF-8 whatever the system's habit is, as JSON must have it; a terminal keeps its
    encoding, and letters that it lacks are written as their numbers.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed, as by ``>&-``
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    """Carry out the command line and see its output off."""
    try:
        code = _dispatch(arguments)
    except SystemExit as stop:  # how argparse ends: help, version, or a wrong argument
        code = stop.code if isinstance(stop.code, int) else 0
    try:
        sys.stdout.flush()
    except OSError:
        # What could not be written would be tried, and complained of, once more as Python exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise
    return code


def _dispatch(arguments: list[str]) -> int:
    """Choose the command, read its arguments and run it."""
    if not arguments or arguments[0].startswith("-"):
        _top_parser().parse_args(arguments or ["--help"])
    command = _find(arguments[0])
    parser = Parser(prog=f"tracktwo {command.name}", description=command.summary)
    fill(parser, command)
    return _run_logged(command, parser.parse_args(arguments[1:]))


def _run_logged(command: Command, args: argparse.Namespace) -> int:
    """Run a command; its beginning and its end stand in the log, where one is kept."""
    if args.log is None and not args.verbose:
        return command.load().run(args)
    from tracktwo.cli.logs import logged

    with logged(command.name, args.log, args.verbose) as end:
        return end(command.load().run(args))


def _top_parser() -> Parser:
    """Make the parser of what stands before a command: nothing but help and the version."""
    parser = Parser(
        prog="tracktwo",
        usage="tracktwo COMMAND ...",
        description="Find the packages that every side of a conflict could live with.",
        epilog=_list_commands(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"tracktwo {__version__}")
    return parser


def _list_commands() -> str:
    """Give the commands with a line of help each."""
    width = max((len(command.name) for command in COMMANDS), default=0)
    lines = [f"  {command.name:{width}}  {command.summary}" for command in COMMANDS]
    return "\n".join(["commands:", *lines, "", "For more on one: tracktwo COMMAND --help"])


def _find(name: str) -> Command:
    """Find a command by its name, or say which was probably meant."""
    by_name = {command.name: command for command in COMMANDS}
    if name not in by_name:
        near = get_close_matches(name, by_name, n=1)
        hint = f"; did you mean '{near[0]}'?" if near else ""
        _top_parser().error(f"there is no command '{name}'{hint}")
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
        code_of(error),
    )


def _fail(message: str, code: int) -> int:
    """Say what went wrong on stderr."""
    print(message, file=sys.stderr)
    return code
