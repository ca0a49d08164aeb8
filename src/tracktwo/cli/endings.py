"""Which exit code an ending has; the meanings stand at the head of `tracktwo.cli`."""

from __future__ import annotations

from tracktwo.errors import TracktwoError

__all__ = ["code_of"]


def code_of(error: BaseException) -> int:
    """Return the exit code of a run that ended with an error.

    Parameters
    ----------
    error : BaseException
        What ended it.

    Returns
    -------
    int
    """
    if isinstance(error, BrokenPipeError):
        return 0
    if isinstance(error, KeyboardInterrupt):
        return 130
    return 2 if isinstance(error, (TracktwoError, OSError)) else 1
