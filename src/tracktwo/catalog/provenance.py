"""Entries of the catalogue: folders with a ``provenance.yaml`` beside the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from tracktwo.case.document import read
from tracktwo.errors import CaseError, Finding, Place, TracktwoError

__all__ = ["Entry", "entries", "entry", "located"]

MARK = "catalog:"
PROVENANCE = "provenance.yaml"
KEYS = {"title", "from", "terms", "citation", "changes", "reproduces", "opens"}


@dataclass(frozen=True)
class Entry:
    """A case of the catalogue and where it is from.

    Parameters
    ----------
    slug : str
        Its name: ``catalog:SLUG`` opens it wherever a case is asked for.
    title : str
        Name for people.
    folder : Path
        With all of its files.
    path : Path
        What is to be opened: the folder, or a file of another program in it.
    origin : str
        Where it is from, in a line.
    terms : str
        Under which terms it may be used, in a line.
    citation : tuple of str
        The works it is from, in full.
    changes : str
        What was changed, left out or assumed.
    reproduces : tuple of str
        Published results that it gives again; tests hold it to them.
    """

    slug: str
    title: str
    folder: Path
    path: Path
    origin: str
    terms: str
    citation: tuple[str, ...]
    changes: str
    reproduces: tuple[str, ...] = ()

    def to_records(self) -> dict[str, Any]:
        """Give all but the folder as plain data.

        Returns
        -------
        dict
            Texts and lists of texts, by the names above.
        """
        return {
            "slug": self.slug,
            "title": self.title,
            "origin": self.origin,
            "terms": self.terms,
            "citation": list(self.citation),
            "changes": self.changes,
            "reproduces": list(self.reproduces),
        }


def entries() -> tuple[Entry, ...]:
    """List the catalogue.

    Returns
    -------
    tuple of Entry
        By the alphabet of slugs.

    Raises
    ------
    TracktwoError
        The cases are missing from this installation.
    """
    return tuple(_entry(file.parent) for file in sorted(_examples().glob(f"*/{PROVENANCE}")))


def entry(slug: str) -> Entry:
    """Return a case of the catalogue.

    Parameters
    ----------
    slug : str
        Its name.

    Returns
    -------
    Entry

    Raises
    ------
    CaseError
        There is none of that name.
    """
    slugs = [file.parent.name for file in _examples().glob(f"*/{PROVENANCE}")]
    if slug not in slugs:
        near = get_close_matches(slug, slugs, n=1)
        remedy = f"Did you mean {MARK}{near[0]}?" if near else "tracktwo catalog lists all of them."
        place = Place(f"{MARK}{slug}")
        raise CaseError(Finding(place, "there is no such case in the catalogue.", remedy))
    return _entry(_examples() / slug)


def located(path: str | Path) -> Path:
    """Return the path that a user's words mean: ``catalog:SLUG`` is a case of the catalogue.

    Parameters
    ----------
    path : str or Path
        As given by the user.

    Returns
    -------
    Path
        Anything else stays as it is.

    Raises
    ------
    CaseError
        There is no case of that name in the catalogue.
    """
    text = str(path)
    return entry(text.removeprefix(MARK)).path if text.startswith(MARK) else Path(path)


def _examples() -> Path:
    """Return where the examples are: inside an installed package, or beside the sources."""
    inside = Path(str(files("tracktwo"))) / "examples"
    beside = inside.parents[2] / "examples"
    for folder in (inside, beside):
        if any(folder.glob(f"*/{PROVENANCE}")):
            return folder
    raise TracktwoError("The examples are missing from this installation. Install tracktwo again.")


def _entry(folder: Path) -> Entry:
    document = read(folder / PROVENANCE)
    data = document.data
    needed = KEYS - {"reproduces", "opens"}
    if not isinstance(data, Mapping) or not needed <= data.keys() <= KEYS:
        raise CaseError(
            Finding(Place(document.file), "this is no provenance.", f"It has: {', '.join(sorted(KEYS))}.")
        )
    return Entry(
        folder.name,
        data["title"],
        folder,
        folder / data["opens"] if "opens" in data else folder,
        data["from"],
        data["terms"],
        tuple(data["citation"]),
        data["changes"],
        tuple(data.get("reproduces", ())),
    )
