"""Reads a page as a reader, a screen reader or a sceptic would."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"meta", "link", "br", "hr", "img", "input", "rect", "line", "circle", "path"}
NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")


@dataclass
class Element:
    """An element of the page with its text and children."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Element]:
        """Give this element's descendants of some kinds, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    def text(self, without: frozenset[str] = frozenset()) -> str:
        """Return the text inside, parts of the kinds named left out."""
        return " ".join(
            child if isinstance(child, str) else child.text(without)
            for child in self.children
            if isinstance(child, str) or child.tag not in without
        )


class Reader(HTMLParser):
    """Builds a tree; fails where tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("#page", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Element:
    """Return the page as a tree."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.root


def numbers_in(text: str) -> set[float]:
    """Return the numbers that a text holds."""
    return {float(found.replace(",", "")) for found in NUMBER.findall(text)}


def traceable(facts: Any) -> set[float]:
    """Return every number that facts allow a page to print: as it is, or rounded as pages round."""
    found: set[float] = set()
    for value in leaves(facts):
        if isinstance(value, str):
            found |= numbers_in(value)
            found |= {float(part) for part in re.findall(r"\d+", value)}
        elif isinstance(value, int | float) and not isinstance(value, bool):
            size = abs(value)
            found |= {size, *(round(size * scale, places) for scale in (1, 100) for places in (0, 1, 2))}
            found |= {float(f"{size * scale:.{places}f}") for scale in (1, 100) for places in (0, 1, 2)}
            if size:
                unit = 10 ** max(0, math.floor(math.log10(size)) - 2)
                found.add(round(size / unit) * unit)
    return found


def leaves(value: Any) -> Iterator[Any]:
    """Give all keys and values of plain data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield value
