"""A published work, as a full reference and as an entry for a reference manager."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Work", "data", "works"]

KINDS = {"journal": "article", "book": "book", "software": "software"}
"""The kinds of work, with the names that BibTeX has for them."""


@dataclass(frozen=True)
class Work:
    """A published work.

    Parameters
    ----------
    key : str
        Short name, such as ``nash-1950``.
    authors : tuple of str
        Surname first; of an organisation, its name alone.
    year : int or None
        None for what has no date.
    title : str
        Without the full stop.
    kind : str
        ``journal``, ``book`` or ``software``.
    container, volume, number, pages : str, optional
        The journal and the place in it.
    publisher : str, optional
        Of a book.
    version : str, optional
        Of software.
    """

    key: str
    authors: tuple[str, ...]
    year: int | None
    title: str
    kind: str
    container: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    version: str = ""

    def reference(self) -> str:
        """Return the full reference in one line, as on the page of sources."""
        when = f" ({self.year})." if self.year else ("" if self._authors().endswith(".") else ".")
        version = f" Version {self.version}." if self.version else ""
        where = self._where()
        return f"{self._authors()}{when} {self.title}.{version}" + (f" {where}." if where else "")

    def bibtex(self) -> str:
        """Return an entry for BibTeX; letters with a meaning of their own there are escaped."""
        place = "journal" if self.kind == "journal" else "publisher"
        fields = {
            "author": " and ".join(self.authors if self.kind != "software" else (f"{{{self.authors[0]}}}",)),
            "title": f"{{{self.title}}}",
            "year": str(self.year or ""),
            place: self.container or self.publisher,
            "volume": self.volume,
            "number": self.number,
            "pages": re.sub(r"(?<=\d)-(?=\d)", "--", self.pages),
            "version": self.version,
        }
        lines = [f"  {name} = {{{_escaped(text)}}}" for name, text in fields.items() if text]
        return ",\n".join([f"@{KINDS[self.kind]}{{{self.key}", *lines]) + "\n}"

    def _authors(self) -> str:
        *first, last = self.authors
        return f"{', '.join(first)}, and {last}" if first else last

    def _where(self) -> str:
        if self.kind != "journal":
            return self.publisher
        issue = f" ({self.number})" if self.number else ""
        volume = f" {self.volume}" if self.volume else ""
        return f"{self.container}{volume}{issue}, {self.pages}"


def _escaped(text: str) -> str:
    return re.sub(r"([&%#_$])", r"\\\1", text)


@cache
def data() -> dict[str, Any]:
    """Return the file of works and methods as it stands; shared, so do not change it."""
    text = resources.files("tracktwo.bibliography").joinpath("works.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


@cache
def works() -> dict[str, Work]:
    """Return every work that a method rests on, by key."""
    return {one["key"]: Work(**{**one, "authors": tuple(one["authors"])}) for one in data()["works"]}
