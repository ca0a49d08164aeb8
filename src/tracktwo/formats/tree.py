"""YAML and JSON files of other programs as one tree that remembers where everything stands.

Texts and numbers stay as they were written: in these files ``1`` names an option in one place and is a
number in another, and only the reader of a format knows which is which.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from tracktwo.case.decimals import exact
from tracktwo.errors import Finding, FormatError, Place

__all__ = ["DEEPEST", "Node", "decoded", "read_tree", "refusal"]

LARGEST_FILE = 50_000_000
DEEPEST = 60


@dataclass(frozen=True, eq=False)
class Node:
    """A value of a file: a scalar, a list or a mapping, with its place.

    Parameters
    ----------
    place : Place
        Where it begins.
    scalar : str or None
        What is written, without quotes; None for a list or a mapping.
    quoted : bool
        Whether a scalar stood in quotes, and so is text whatever it looks like.
    items : sequence of Node, optional
        Of a list.
    pairs : sequence of (Node, Node), optional
        Keys and values of a mapping.
    """

    place: Place
    scalar: str | None = None
    quoted: bool = False
    items: Sequence[Node] | None = None
    pairs: Sequence[tuple[Node, Node]] | None = None
    fields: Mapping[str, Node] = field(init=False)

    def __post_init__(self) -> None:
        """Look up keys that are texts by name."""
        found: dict[str, Node] = {}
        for key, value in self.pairs or ():
            if key.scalar is None:
                continue
            if key.scalar in found:
                raise refusal(key.place, f"'{key.scalar}' is given twice.", "Keep one of them.")
            found[key.scalar] = value
        object.__setattr__(self, "fields", found)

    def error(self, message: str, remedy: str = "") -> FormatError:
        """Return the refusal of this value."""
        return refusal(self.place, message, remedy)

    def warning(self, message: str, remedy: str = "") -> Finding:
        """Return a warning about this value."""
        return Finding(self.place, message, remedy, warning=True)

    def get(self, *names: str) -> Node | None:
        """Return what stands under the first of these keys that is there and not null."""
        found = (self.fields.get(name) for name in names)
        return next((one for one in found if one is not None and not one.empty), None)

    def need(self, name: str) -> Node:
        """Return what stands under a key, which has to be there."""
        found = self.mapping().get(name)
        if found is None:
            raise self.error(f"'{name}' is missing here.", f"Write {name}: and what belongs there.")
        return found

    def mapping(self) -> Node:
        """Return the node itself, which has to be a mapping."""
        if self.pairs is None:
            raise self.error(f"{self.shown()} stands where keys with values are due.")
        return self

    def list(self) -> Sequence[Node]:
        """Return the entries of a list."""
        if self.items is None:
            raise self.error(f"{self.shown()} stands where a list is due.")
        return self.items

    def text(self) -> str:
        """Return a scalar as it is written."""
        if self.scalar is None:
            raise self.error(f"{self.shown()} stands where a text or a number is due.")
        return self.scalar

    def number(self) -> Fraction:
        """Return the exact number that is written."""
        found = self.maybe_number()
        if found is None:
            raise self.error(
                f"{self.shown()} is not a number that can be used.", "Write a decimal such as 60 or 0.25."
            )
        return found

    def maybe_number(self) -> Fraction | None:
        """Return the exact number that is written without quotes; None where there is none."""
        return None if self.scalar is None or self.quoted else exact(self.scalar)

    @property
    def empty(self) -> bool:
        """Whether this is null."""
        return self.scalar is not None and not self.quoted and self.scalar.lower() in ("", "~", "null")

    def shown(self) -> str:
        """Return what stands here, short enough for a message."""
        if self.scalar is None:
            return "a list" if self.items is not None else "a mapping"
        return f"'{self.scalar}'" if len(self.scalar) <= 60 else f"'{self.scalar[:60]}...'"


def read_tree(path: Path) -> Node:
    """Read a file: JSON if its name ends in ``.json``, else YAML.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    Node
        The value at the top.

    Raises
    ------
    FormatError
        The file cannot be read, is larger than 50 MB, or is no JSON or YAML of plain data.
    """
    from tracktwo.formats.json_tree import json_tree
    from tracktwo.formats.yaml_tree import yaml_tree

    make: Callable[[str, str], Node] = json_tree if path.suffix.lower() == ".json" else yaml_tree
    return make(decoded(path), str(path))


def decoded(path: Path) -> str:
    """Return the text of a file in UTF-8; raises `FormatError` where it cannot be had."""
    place = Place(str(path))
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise refusal(place, "the file is larger than 50 MB.")
        raw = path.read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as problem:
        raise refusal(place, f"the file cannot be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        at = Place(str(path), raw[: problem.start].count(b"\n") + 1)
        message = f"byte {raw[problem.start]:#04x} is not UTF-8 text."
        raise refusal(at, message, "Save the file with the encoding UTF-8.") from problem


def refusal(place: Place, message: str, remedy: str = "") -> FormatError:
    """Return the error of one finding."""
    return FormatError(Finding(place, message, remedy))
