"""The log of a run: JSON Lines that a pipeline can read, without a word of the case.

One object a line. Every line has ``time`` (UTC), ``level`` (``info``, ``warning`` or ``error``) and
``event``; the rest depends on the event and is told in the reference. Titles, names, passages, file names
and messages about the input stay out: they may be confidential.
"""

from __future__ import annotations

import json
import logging
import platform
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from tracktwo import __version__
from tracktwo.cli.endings import code_of
from tracktwo.errors import TracktwoError

__all__ = ["kept", "logged", "note", "timed"]

LOGGER = logging.getLogger("tracktwo.cli")
# Who runs commands from Python hears of the log only by asking for it.
logging.getLogger("tracktwo").addHandler(logging.NullHandler())
FIELDS = "tracktwo_fields"
"""Under which name a record carries what belongs to its event."""


class _Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = getattr(record, FIELDS, {})
        line = {"time": when, "level": record.levelname.lower(), "event": record.getMessage(), **fields}
        return json.dumps(line, ensure_ascii=False)


def note(event: str, *, level: int = logging.INFO, **fields: Any) -> None:
    """Put an event into the log, if there is one.

    Parameters
    ----------
    event : str
        Its name.
    level : int, optional
        As in `logging`.
    **fields
        What belongs to it: counts, hashes and seconds, never a word of the input.
    """
    LOGGER.log(level, event, extra={FIELDS: fields})


@contextmanager
def timed(event: str, **fields: Any) -> Iterator[dict[str, Any]]:
    """Put an event into the log with the seconds that it took, once it is done.

    Parameters
    ----------
    event : str
        Its name.
    **fields
        What belongs to it.

    Yields
    ------
    dict
        Of the fields, to add to.
    """
    start = perf_counter()
    yield fields
    note(event, **fields, seconds=round(perf_counter() - start, 4))


def kept() -> bool:
    """Tell whether anybody keeps a log, so that nothing is hashed for nobody."""
    return LOGGER.isEnabledFor(logging.INFO)


@contextmanager
def logged(command: str, file: str | None, verbose: bool) -> Iterator[Callable[[int], int]]:
    """Keep a log while a command runs: its beginning, its end and what `note` tells between.

    Parameters
    ----------
    command : str
        Its name.
    file : str or None
        Where lines are added; None for no file.
    verbose : bool
        Whether they go to the standard error as well.

    Yields
    ------
    callable
        To be told the exit code, which it gives back.

    Raises
    ------
    TracktwoError
        The file cannot be written.
    """
    handlers: list[logging.Handler] = [_to_file(file)] if file is not None else []
    handlers += [logging.StreamHandler(sys.stderr)] if verbose else []
    before = LOGGER.level
    for handler in handlers:
        handler.setFormatter(_Lines())
        LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    try:
        with _ends(command) as end:
            yield end
    finally:
        LOGGER.setLevel(before)
        for handler in handlers:
            LOGGER.removeHandler(handler)
            if handler.__class__ is logging.FileHandler:
                handler.close()


@contextmanager
def _ends(command: str) -> Iterator[Callable[[int], int]]:
    """Note the beginning of a command and its end, whichever it is."""
    note("start", command=command, version=__version__, python=platform.python_version())
    start, codes = perf_counter(), [0]

    def end(code: int) -> int:
        codes.append(code)
        return code

    def passed() -> float:
        return round(perf_counter() - start, 4)

    try:
        yield end
    except BaseException as error:
        found = len(getattr(error, "findings", ()))
        why = {"error": type(error).__name__, "findings": found}
        note("end", level=logging.ERROR, exit_code=code_of(error), **why, seconds=passed())
        raise
    level = logging.ERROR if codes[-1] else logging.INFO
    note("end", level=level, exit_code=codes[-1], seconds=passed())


def _to_file(file: str) -> logging.Handler:
    try:
        return logging.FileHandler(file, encoding="utf-8")
    except OSError as error:
        raise TracktwoError(f"{file}: the log cannot be written: {error.strerror}.") from error
