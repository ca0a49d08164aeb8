"""Whether a ledger still fits the reports that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tracktwo.errors import Finding, InputError, Place
from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.model import Document, Item, passage, text_hash

__all__ = ["departures"]

SHOWN = 5
Opener = Callable[[Path, str], Document]


def departures(
    ledger: Ledger, folder: str | Path = ".", *, opener: Opener | None = None
) -> tuple[Finding, ...]:
    """Tell which reports have changed since they were read, and which items no longer fit.

    Parameters
    ----------
    ledger : Ledger
        As opened from its file.
    folder : str or Path, optional
        Where the paths of its documents begin; this folder by default.
    opener : callable, optional
        Opens a file as a document; that of reading by default.

    Returns
    -------
    tuple of Finding
        In the order of the documents; empty where every report is there and says what it said. A report that
        changed elsewhere, so that every passage is where it was, is a warning.
    """
    opening = opener or _opened
    found = (_departure(ledger, document, Path(folder), opening) for document in ledger.documents)
    return tuple(one for one in found if one)


def _departure(ledger: Ledger, document: Document, folder: Path, opener: Opener) -> Finding | None:
    path = folder / document.path
    place = Place(str(path))
    try:
        now = opener(path, document.id)
    except (InputError, OSError):
        return Finding(place, "this report cannot be read any more.", "Put the file back, or read anew.")
    if now.sha256 == document.sha256 and now.raw == document.raw:
        return None
    own = ledger.of_document(document.id)
    lost = [item.id for item in own if not _fits(item, document.raw, now.raw)]
    if not lost:
        return Finding(place, "this report has changed; every passage is where it was.", warning=True)
    named = ", ".join(lost[:SHOWN]) + (", ..." if len(lost) > SHOWN else "")
    what = f"this report has changed: {len(lost)} of {len(own)} items no longer fit it ({named})."
    return Finding(place, what, "Read it anew with: tracktwo read")


def _fits(item: Item, before: str, now: str) -> bool:
    return text_hash(passage(before, item.spans)) == text_hash(passage(now, item.spans))


def _opened(path: Path, name: str) -> Document:
    from tracktwo.reading.pipeline import open_report

    return open_report(path, name).document
