"""Sections of a brief as plain text, for a terminal: the same words, figures as the tables under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Footing,
    Grid,
    Heading,
    Para,
    Section,
    Words,
)

__all__ = ["in_text"]

WIDTH = 100


def in_text(sections: Iterable[Section]) -> str:
    """Write sections as text.

    Parameters
    ----------
    sections : iterable of Section
        Of a brief. Links and marks of footing are left out, and so are figures and what is folded away.

    Returns
    -------
    str
    """
    return "\n\n".join("\n\n".join(_section(one)) for one in sections)


def _section(section: Section) -> Iterator[str]:
    yield f"{section.title}\n{'=' * len(section.title)}"
    for block in section.blocks:
        text = _block(block)
        if text:
            yield text


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{block.text}\n{'-' * len(block.text)}"
    if isinstance(block, Bullets):
        return "\n".join(_filled(_plain(item), "- ", "  ") for item in block.items)
    if isinstance(block, Grid):
        return "" if block.fold else _grid(block)
    return _filled(_plain(block.parts)) if isinstance(block, Para) else ""


def _plain(parts: Words) -> str:
    """Return the words alone."""
    kept = (part for part in parts if not isinstance(part, Footing))
    text = " ".join("".join(part if isinstance(part, str) else part.text for part in kept).split())
    return text.replace(" ;", ";")  # a mark of footing stood between them


def _filled(text: str, first: str = "", rest: str = "") -> str:
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)


def _grid(block: Grid) -> str:
    """Write a table row by row, each cell behind its heading: no terminal is too narrow for that."""
    lines = [_filled(f"{block.caption}:")]
    for row in block.rows:
        first, *cells = (_plain(cell.parts) for cell in row.cells)
        lines.append(_filled(first, "  ", "    "))
        pairs = zip(block.headers[1:], cells, strict=True)
        lines += [_filled(f"{head}: {cell}", "    ", "      ") for head, cell in pairs if cell]
    return "\n".join(lines)
