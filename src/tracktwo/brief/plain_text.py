"""Sections of a brief as plain text, for a terminal: the same words, figures as the tables under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from tracktwo.brief.words.blocks import Block, Footing, Section, Words

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
    if block.kind == "heading":
        return f"{block.text}\n{'-' * len(block.text)}"
    if block.kind == "bullets":
        return "\n".join(_filled(_plain(item), "- ", "  ") for item in block.items)
    if block.kind == "grid":
        return "" if block.fold else _grid(block.caption, block.headers, [[_plain(c.parts) for c in r.cells] for r in block.rows])
    return _filled(_plain(block.parts)) if block.kind == "para" else ""


def _plain(parts: Words) -> str:
    """Return the words alone."""
    found = "".join(part if isinstance(part, str) else getattr(part, "text", "") for part in parts if not isinstance(part, Footing))
    return " ".join(found.split())


def _filled(text: str, first: str = "", rest: str = "") -> str:
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)


def _grid(caption: str, headers: tuple[str, ...], rows: list[list[str]]) -> str:
    """Write a table as one paragraph a row, each cell behind its heading: no width of a terminal is too small."""
    lines = [_filled(f"{caption}:")]
    for row in rows:
        lines.append(_filled(row[0], "  ", "    "))
        lines += [_filled(f"{head}: {cell}", "    ", "      ") for head, cell in zip(headers[1:], row[1:], strict=True) if cell]
    return "\n".join(lines)
