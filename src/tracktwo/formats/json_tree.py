"""A JSON text as a `Node`: with the line and column of every value, which the standard library forgets.

``NaN`` and ``-Infinity``, which programs in Python write, are read as words: no number, whoever asks.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import NoReturn

from tracktwo.errors import Place
from tracktwo.formats.tree import DEEPEST, Node, refusal

__all__ = ["json_tree"]

_TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
        (?P<text>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")
      | (?P<bare>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|true\b|false\b|null\b|NaN\b|-?Infinity\b)
      | (?P<mark>[][{},:])
      | (?P<end>\Z)
    )""",
    re.VERBOSE | re.ASCII,
)
_BLANK = re.compile(r"[ \t\r\n]*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def json_tree(text: str, file: str) -> Node:
    """Read JSON text.

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
        It is no JSON, a key stands twice, or it is nested more than 60 deep.
    """
    reader = _Reader(text, file)
    found = reader.value(0)
    if reader.kind != "end":
        reader.fail("something stands after the end")
    return found


class _Reader:
    """Goes from token to token; ``kind`` and ``token`` are the one that comes next."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file, self.start, self.end = text, file, 0, 0
        self.lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self.advance()

    def advance(self) -> None:
        found = _TOKEN.match(self.text, self.end)
        if found is None:
            self.start = _BLANK.match(self.text, self.end).end()  # type: ignore[union-attr]
            self.fail("this is no JSON value")
        self.kind = str(found.lastgroup)
        self.token = found[self.kind]
        self.start, self.end = found.span(self.kind)

    def place(self) -> Place:
        line = bisect_right(self.lines, self.start)
        return Place(self.file, line, self.start - self.lines[line - 1] + 1)

    def fail(self, why: str) -> NoReturn:
        raise refusal(
            self.place(),
            f"the text cannot be read as JSON: {why}.",
            "Check commas, quotes and brackets here and just above.",
        )

    def value(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise refusal(self.place(), f"this is nested more than {DEEPEST} deep.")
        if self.kind == "text" or self.kind == "bare":
            return self.scalar()
        if self.token == "[":
            return self.list(depth)
        if self.token == "{":
            return self.mapping(depth)
        self.fail("a value is missing")

    def scalar(self) -> Node:
        place, quoted = self.place(), self.kind == "text"
        text = json.loads(self.token) if quoted else self.token
        if quoted and _SURROGATE.search(text):
            self.fail("half a character stands here")
        self.advance()
        return Node(place, text, quoted)

    def list(self, depth: int) -> Node:
        place, items = self.place(), []
        self.advance()
        while self.token != "]" or self.kind != "mark":
            items.append(self.value(depth + 1))
            self.separator("]")
        self.advance()
        return Node(place, items=items)

    def mapping(self, depth: int) -> Node:
        place, pairs = self.place(), []
        self.advance()
        while self.token != "}" or self.kind != "mark":
            if self.kind != "text":
                self.fail("a key in quotes is missing")
            key = self.scalar()
            if self.token != ":" or self.kind != "mark":
                self.fail("a colon is missing")
            self.advance()
            pairs.append((key, self.value(depth + 1)))
            self.separator("}")
        self.advance()
        return Node(place, pairs=pairs)

    def separator(self, close: str) -> None:
        """Pass a comma, which must not stand before the end."""
        if self.kind == "mark" and self.token == ",":
            self.advance()
            if self.kind == "mark" and self.token == close:
                self.fail("a comma stands before the end")
        elif self.kind != "mark" or self.token != close:
            self.fail("a comma is missing")
