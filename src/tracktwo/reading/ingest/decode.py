"""From bytes to text, and how sure that is."""

from __future__ import annotations

import codecs
import re

from tracktwo.reading.ingest.content import Unreadable

__all__ = ["declared_in_html", "decode"]

# The longer mark first: UTF-32's starts with UTF-16's. The mark stays in the text, so that offsets count it.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LOOK = 65_536


def decode(data: bytes, declared: str = "") -> tuple[str, str, tuple[str, ...]]:
    """Decode text.

    By its byte order mark; else as UTF-8; else as the file declares; else, as it is English that is read, as
    UTF-8 with some bytes broken or as Windows-1252, whichever fits.

    Parameters
    ----------
    data : bytes
    declared : str, optional
        The encoding that the file names, if it names one.

    Returns
    -------
    text, encoding : str
    notes : tuple of str
        What was guessed or lost.

    Raises
    ------
    Unreadable
        These bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lenient(data, encoding)
    if encoding := _wide(data):
        return _lenient(data, encoding)
    if len(_CONTROL.findall(data[:_LOOK])) > max(len(data[:_LOOK]) // 100, 1):
        raise Unreadable(
            "This is not text: it holds bytes that no text has.",
            "Give a text, HTML, PDF, Word or e-mail file.",
        )
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        return _not_utf8(data, declared)


def declared_in_html(data: bytes) -> str:
    """Return the encoding that an HTML file names in its head, or ``""``."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark: in English every other byte is zero."""
    head = data[:_LOOK]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) * 0.35 or min(even, odd) > len(head) * 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _not_utf8(data: bytes, declared: str) -> tuple[str, str, tuple[str, ...]]:
    try:
        name = codecs.lookup(declared).name
        if declared and name != "utf-8":
            return data.decode(name), name, ()
    except (LookupError, ValueError, UnicodeError):
        pass
    text = data.decode("utf-8", "replace")
    good = sum(1 for character in text if character > "\x7f" and character != "\ufffd")
    if good > 4 * text.count("\ufffd"):
        return _lenient(data, "utf-8")
    text, encoding, notes = _lenient(data, "cp1252")
    return text, encoding, ("The encoding is not stated and was taken to be Windows-1252.", *notes)


def _lenient(data: bytes, encoding: str) -> tuple[str, str, tuple[str, ...]]:
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd") - data.decode(encoding, "ignore").count("\ufffd")
    note = f"{lost} character{'s' if lost > 1 else ''} could not be decoded as {encoding}."
    return text, encoding, (note,) if lost else ()
