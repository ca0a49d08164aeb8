"""What every command needs to hand over its work: files written whole or not at all, and progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from errno import ENOTDIR
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp, mkstemp

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


def write_folder(path: str | Path, files: Mapping[str, bytes]) -> None:
    """Write a folder whole or leave what was there.

    The files go to a temporary folder beside it, which takes the place of the old one at the end.

    Parameters
    ----------
    path : str or Path
        The folder to write; one that is there is replaced.
    files : mapping of str to bytes
        Contents by name, relative to the folder.

    Raises
    ------
    OSError
        If it cannot be written; what was there is untouched.
    """
    target = Path(path)
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(ENOTDIR, "this is a file, and the format is a folder", str(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(dir=target.parent, prefix=f".{target.name[:100]}."))
    try:
        made.chmod(0o777 & ~_mask())
        for name, content in files.items():
            write_atomic(made / name, content)
        _take_place(made, target)
    except BaseException:
        rmtree(made, ignore_errors=True)
        raise


def _take_place(made: Path, target: Path) -> None:
    """Rename a new folder to the name of an old one, which is removed last."""
    if not target.exists():
        os.rename(made, target)
        return
    old = Path(mkdtemp(dir=target.parent, prefix=f".{target.name[:100]}."))
    os.replace(target, old)
    try:
        os.rename(made, target)
    except BaseException:
        os.rename(old, target)
        raise
    rmtree(old)


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


def copy_folder(source: Path, target: Path) -> list[Path]:
    """Copy every file below a folder; return the copies.

    Parameters
    ----------
    source : Path
        The folder.
    target : Path
        Where its files go; made if it does not exist.

    Raises
    ------
    OSError
        If a file cannot be written.
    """
    files = sorted(path for path in source.rglob("*") if path.is_file())
    copies = [target / file.relative_to(source) for file in files]
    for file, copy in zip(files, copies, strict=True):
        write_atomic(copy, file.read_bytes())
    return copies


def _new_file_mode() -> int:
    """Give the permissions that a new file has here; there is no way to ask but to set them."""
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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
