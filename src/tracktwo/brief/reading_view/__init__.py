"""The reading view: pages on which every item leads to its passage, and every passage to its items."""

from __future__ import annotations

import os
from pathlib import Path

from tracktwo.brief.reading_view.page import reading_pages
from tracktwo.brief.reading_view.reports import Ledger

__all__ = ["Ledger", "reading_pages", "write_reading"]


def write_reading(ledger: Ledger, path: str | Path) -> list[Path]:
    """Write the reading view of a set of reports.

    Parameters
    ----------
    ledger : Ledger
        Anything with ``documents`` and ``items`` as `tracktwo.reading` makes them.
    path : str or Path
        The first page, ``reading.html``; further pages stand beside it as ``reading-2.html`` and so on.

    Returns
    -------
    list of Path
        The pages: one for every 100 reports, or for fewer where they are long. At most 20 pages are
        written; the first says how many reports are on none.

    Raises
    ------
    OSError
        If a page cannot be written; each is written whole or not at all.
    """
    target = Path(path)
    written = []
    for name, html in reading_pages(ledger, target.name):
        beside = target.with_name(f".{name}.new")
        try:
            beside.write_text(html, "utf-8")
            os.replace(beside, target.with_name(name))
        finally:
            beside.unlink(missing_ok=True)
        written.append(target.with_name(name))
    return written
