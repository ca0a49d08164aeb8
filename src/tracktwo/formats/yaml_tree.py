"""A YAML text as a `Node`: from the parser's events, so that nothing is turned into what it only looks like.

References to other places of the file, which programs write for what they hold twice, are followed; a
text that would grow beyond measure by them is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracktwo.errors import Place
from tracktwo.formats.tree import DEEPEST, Node, refusal

__all__ = ["yaml_tree"]

LARGEST_TREE = 3_000_000


def yaml_tree(text: str, file: str) -> Node:
    """Read YAML text.

    Parameters
    ----------
    text : str
        The whole file.
    file : str
        Names it in messages.

    Returns
    -------
    Node

    Raises
    ------
    FormatError
        It is no YAML, is empty, holds two documents, or is nested more than 60 deep.
    """
    import yaml

    try:
        return _Reader(yaml.parse(text, Loader=yaml.CBaseLoader), file).document()
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise refusal(
            place,
            f"this cannot be read as YAML: {problem.problem or problem.context}.",
            "Check indentation, quotes and brackets just above.",
        ) from problem
    except yaml.YAMLError as problem:
        raise refusal(Place(file), f"this is not YAML: {str(problem).splitlines()[0]}.") from problem


class _Reader:
    """Turns parser events into nodes."""

    def __init__(self, events: Iterator[Any], file: str) -> None:
        self.events = events
        self.file = file
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.size = 0

    def document(self) -> Node:
        next(self.events)  # the stream's start
        if type(next(self.events)).__name__ == "StreamEndEvent":
            raise refusal(Place(self.file, 1, 1), "the file is empty.")
        found = self.value(next(self.events), 0)
        next(self.events)  # the document's end
        event = next(self.events)
        if type(event).__name__ != "StreamEndEvent":
            raise refusal(self.at(event), "a second document begins here.", "Remove the line '---'.")
        return found

    def at(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def value(self, event: Any, depth: int) -> Node:
        if type(event).__name__ == "AliasEvent":
            return self.again(event)
        if depth > DEEPEST:
            raise refusal(self.at(event), f"this is nested more than {DEEPEST} deep.")
        before = self.size
        self.count(event, 1)
        found = self.made(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = (found, self.size - before)
        return found

    def again(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            raise refusal(self.at(event), f"*{event.anchor} refers to nothing above.")
        found, size = self.anchors[event.anchor]
        self.count(event, size)
        return found

    def count(self, event: Any, size: int) -> None:
        self.size += size
        if self.size > LARGEST_TREE:
            raise refusal(self.at(event), f"the file holds more than {LARGEST_TREE:,} values.")

    def made(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            quoted = bool(event.style) or event.tag in ("!", "tag:yaml.org,2002:str")
            return Node(self.at(event), event.value, quoted)
        if kind == "SequenceStartEvent":
            items = list(self.until("SequenceEndEvent", depth))
            return Node(self.at(event), items=items)
        found = list(self.until("MappingEndEvent", depth))
        return Node(self.at(event), pairs=list(zip(found[::2], found[1::2], strict=True)))

    def until(self, end: str, depth: int) -> Iterator[Node]:
        while type(event := next(self.events)).__name__ != end:
            yield self.value(event, depth + 1)
