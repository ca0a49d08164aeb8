"""Where a value of a JSON file stands: looked up when there is something to say about it."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.errors import Place
from tracktwo.formats.tree import Node

__all__ = ["Where", "place_in"]

Where = Sequence[str | int]
"""Keys, and numbers of entries from 0, from the top of a file down."""


def place_in(tree: Node, where: Where, *, key: bool = False) -> Place:
    """Return the place of a value.

    Parameters
    ----------
    tree : Node
        The file, as `json_tree` reads it.
    where : sequence of str or int
        The way to the value; where the way ends early, so does the search.
    key : bool, optional
        True for the place of the last key instead of its value.

    Returns
    -------
    Place
    """
    found, place = tree, tree.place
    for step in where:
        if isinstance(step, str):
            keys = {name.scalar: name for name, _ in found.pairs or ()}
            if step not in found.fields:
                break
            place, found = keys[step].place, found.fields[step]
        elif found.items is None or not 0 <= step < len(found.items):
            break
        else:
            found = found.items[step]
            place = found.place
    return place if key else found.place
