"""How passages and names are written, compared and put together throughout the view."""

from __future__ import annotations

from tracktwo.brief.words.blocks import Strong
from tracktwo.figures.marks import isolate
from tracktwo.reading.model import Copy, Item

__all__ = ["elided", "folded", "lacks", "named", "strong"]


def named(item: Item) -> str:
    """Return what to call an item: its name, else its words."""
    return str(getattr(item, "name", "")) or elided(item.text, 80)


def elided(text: str, most: int = 280) -> str:
    """Return a text on one line and at most so long, cut at a word, fenced where it runs right to left."""
    line = " ".join(text[: 4 * most].split())
    if len(line) > most:
        line = line[: most - 1].rsplit(" ", 1)[0][: most - 1] + "…"
    return isolate(line)


def strong(text: str) -> Strong:
    """Return words in bold, fenced where they run right to left."""
    return Strong(isolate(text))


def lacks(copy: Copy, item: Item) -> bool:
    """Tell whether a copy drops an item of its source: at least half of its letters."""
    total = sum(end - start for start, end in item.spans)
    shared = sum(
        max(0, min(end, last) - max(start, first))
        for start, end in item.spans
        for first, last in copy.dropped
    )
    return total > 0 and shared >= total / 2


def folded(text: str) -> str:
    """Return the letters and digits of a text, by which copies of a passage are known again."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
