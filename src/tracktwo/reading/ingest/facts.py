"""What an HTML file tells of itself: meta tags, JSON-LD, the ``title`` and ``time`` elements."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from tracktwo.reading.ingest.markup import Page
from tracktwo.reading.words import words

__all__ = ["facts_of"]

_METAS: dict[str, list[str]] = words("html")["metas"]
_LINKED: dict[str, str] = words("html")["linked"]
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_SEPARATOR = re.compile(r"\s+[|•·»–—-]+\s+")
_LONGEST = 300_000


def facts_of(page: Page) -> dict[str, str]:
    """Return ``title``, ``author``, ``publisher``, ``date`` (ISO) and ``url``, as far as told."""
    linked = _linked(page.linked_data)
    told = {name: _first(page.metas, keys) or linked.get(name, "") for name, keys in _METAS.items()}
    told["author"] = "" if "://" in told["author"] else _BY.sub("", told["author"])
    told["publisher"] = "" if "://" in told["publisher"] else told["publisher"]
    told["date"] = _date(told["date"]) or _date(linked.get("date", "")) or _date(page.moment)
    told["title"] = told["title"] or _without_site(page.title, told["publisher"])
    return {name: value for name, value in told.items() if value}


def _first(metas: Mapping[str, str], keys: list[str]) -> str:
    return next((metas[key] for key in keys if metas.get(key)), "")


def _date(value: str) -> str:
    found = _DATE.search(value)
    return found[0] if found else ""


def _without_site(title: str, publisher: str) -> str:
    """Leave out the name of the site that many pages set behind or before their title."""
    parts = _SEPARATOR.split(title)
    if publisher:
        parts = [part for part in parts if part.casefold() != publisher.casefold()] or parts
    return max(parts, key=len)


def _linked(blocks: list[str]) -> dict[str, str]:
    for block in blocks:
        if len(block) <= _LONGEST:
            for entry in _entries(block):
                return _told(entry)
    return {}


def _entries(block: str) -> Iterator[Mapping[str, Any]]:
    """Yield what is an article in a block of JSON-LD."""
    try:
        waiting = [json.loads(block)]
    except (ValueError, RecursionError):
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one[::-1]
        elif isinstance(one, dict):
            if "headline" in one or "datePublished" in one:
                yield one
            waiting += [value for value in one.values() if isinstance(value, (dict, list))]


def _told(entry: Mapping[str, Any]) -> dict[str, str]:
    return {name: _name(entry.get(key)) for name, key in _LINKED.items()}


def _name(value: Any) -> str:
    if isinstance(value, list):
        return " and ".join(filter(None, (_name(one) for one in value if not isinstance(one, list))))
    if isinstance(value, Mapping):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) else ""
