"""Text of e-mails (.eml): the plain part, else the HTML part; headers are told, attachments not read."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from tracktwo.reading.ingest.content import Content, Unreadable
from tracktwo.reading.ingest.decode import decode
from tracktwo.reading.ingest.html import html_content
from tracktwo.reading.ingest.limits import MOST_HEADERS
from tracktwo.reading.ingest.lines import paragraphs_of

__all__ = ["read_mail"]

_PASSED_ON = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)
_BODY = re.compile(rb"\r?\n\r?\n")


def read_mail(data: bytes) -> Content:
    """Read an e-mail: its subject is the title, its sender the author."""
    if len(data) > MOST_HEADERS and not _BODY.search(data[:MOST_HEADERS]):
        raise Unreadable(
            f"The headers of the e-mail are longer than {MOST_HEADERS:,} bytes.", "Leave it out."
        )
    try:
        message = message_from_bytes(data)
        parts = [part for part in message.walk() if not part.is_multipart()]
        told = _told(message)
    except Exception as error:  # the standard library raises many kinds on a broken message
        raise Unreadable("The e-mail is broken.", "Save it again from the mail program.") from error
    for media in ("text/plain", "text/html"):
        for part in parts:
            wanted = part.get_content_type() == media and not part.get_filename()
            if wanted and (content := _content(part, media)):
                return _with_headers(content, told, len(parts) - 1)
    raise Unreadable("The e-mail holds no text.", "Give the text, or the attachments as files of their own.")


def _content(part: Message, media: str) -> Content | None:
    try:
        payload = part.get_payload(decode=True)
    except Exception:
        return None
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    raw, encoding, notes = decode(payload, str(part.get_content_charset() or ""))
    if media == "text/html":
        return html_content(raw, encoding, notes)
    return Content(raw, encoding, paragraphs_of(raw), notes=notes)


def _with_headers(content: Content, told: dict[str, str], left: int) -> Content:
    notes = (f"{left} further part{'s' if left > 1 else ''} of the e-mail not read.",) if left else ()
    return replace(content, told={**content.told, **told}, notes=(*content.notes, *notes))


def _told(message: Message) -> dict[str, str]:
    name, address = parseaddr(_header(message, "From"))
    told = {
        "title": _PASSED_ON.sub("", _header(message, "Subject")),
        "author": name or address,
        "date": _date(message),
    }
    return {key: value for key, value in told.items() if value}


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))
    with suppress(ValueError, LookupError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _date(message: Message) -> str:
    try:
        sent: datetime = parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return sent.date().isoformat()
