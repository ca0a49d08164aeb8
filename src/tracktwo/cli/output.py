"""What every command needs to hand over its work: files written whole or not at all, and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOTDIR
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

# Long enough that a short run stays silent in a log file, short enough that nobody wonders.
_SILENT_SECONDS = 2.0


def write_atomic(path: str | Path, content: str | bytes) -> None:
    """Write a file whole or leave what was there.

    The content goes to a temporary file in the same folder, which takes the place of the old file
    once it is safely on disk. A folder that does not exist is made. A symbolic link is followed; a
    device or a pipe, as ``/dev/stdout``, is written to directly.

    Parameters
    ----------
    path : str or Path
        The file to write.
    content : str or bytes
        What it will hold; text is written as UTF-8 with its line ends as they are.

    Raises
    ------
    OSError
        If the file cannot be written; it names ``path``, and the old file is untouched.
    """
    from tracktwo.cli.logs import kept, note

    target = Path(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target.resolve(), data)
    except FileExistsError as error:  # a folder on the way is a file
        raise NotADirectoryError(ENOTDIR, f"{target.parent} is not a folder", str(path)) from error
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    if kept():
        note("write", kind=target.suffix, bytes=len(data), sha256=sha256(data).hexdigest())


def _replace(target: Path, data: bytes) -> None:
    """Put a file with this content in the place of the target, keeping its permissions."""
    handle, name = mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, target.stat().st_mode & 0o7777 if target.exists() else _new_file_mode())
        os.replace(name, target)
    except BaseException:  # also when the user stops us: no half-written file is left behind
        os.unlink(name)
        raise


def _new_file_mode() -> int:
    """Give the permissions that a new file has here; there is no way to ask but to set them."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def progress(total: int | None, label: str, *, quiet: bool = False) -> Iterator[Callable[..., object]]:
    """Show on stderr how far the work is.

    A terminal shows it at once. A log file gets it only if the work lasts over two seconds.

    Parameters
    ----------
    total : int or None
        How many steps there are; None if nobody knows.
    label : str
        What is being done, in a few words.
    quiet : bool, optional
        True to show nothing, for ``--quiet``.

    Yields
    ------
    callable
        Call it after each step, or with a number after as many steps.
    """
    from tqdm import tqdm

    from tracktwo.cli.logs import timed

    terminal = sys.stderr.isatty()
    with (
        timed("step", what=label),
        tqdm(
            total=total,
            desc=label,
            disable=quiet,
            delay=0 if terminal else _SILENT_SECONDS,
            mininterval=0.1 if terminal else _SILENT_SECONDS,
            file=sys.stderr,
            leave=True,
        ) as bar,
    ):
        yield bar.update


def steps(advance: Callable[..., object]) -> Callable[[int, int], object]:
    """Turn "so many of so many are done", as the analysis tells it, into steps of `progress`.

    Parameters
    ----------
    advance : callable
        What `progress` gave.

    Returns
    -------
    callable
        To be handed to the analysis.
    """
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        advance(done - told)
        told = done

    return tell
