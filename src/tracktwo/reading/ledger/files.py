"""A ledger's two files: lines for programs, a database for questions."""

from __future__ import annotations

from pathlib import Path

from tracktwo.reading.ledger.database import write_database
from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.ledger.lines import LINES
from tracktwo.workers import write_lines

__all__ = ["DATABASE", "write_ledger"]

DATABASE = "ledger.sqlite"


def write_ledger(ledger: Ledger, folder: str | Path) -> tuple[Path, Path]:
    """Write a ledger to a folder.

    Parameters
    ----------
    ledger : Ledger
    folder : str or Path
        Made if it is not there; files of the same names are replaced, each whole or not at all.

    Returns
    -------
    lines, database : Path
        ``ledger.jsonl`` and ``ledger.sqlite``.

    Raises
    ------
    OSError
        If one cannot be written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    write_lines(target / LINES, ledger.to_records())
    write_database(target / DATABASE, ledger.to_records())
    return target / LINES, target / DATABASE
