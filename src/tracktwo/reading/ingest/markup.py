"""A walk through raw HTML that keeps offsets: what a reader sees, block by block, and what the head tells.

Browsers forgive; so does this. It makes no tree: every step goes forward, so that time grows with the length
of the file and nesting costs nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracktwo.reading.ingest.content import Paragraph
from tracktwo.reading.ingest.limits import LONGEST_TEXT, MOST_PARAGRAPHS, MOST_TAGS, WINDOW
from tracktwo.reading.ingest.pieces import pieces_of, trimmed
from tracktwo.reading.passages import Piece
from tracktwo.reading.words import words

__all__ = ["Block", "Page", "walk"]

# The rest of a tag, quoted values and all; what is never closed runs to the end of the file, as in browsers.
_REST = re.compile(r"""(?:[^>=]|=\s*(?:"[^"]*"|'[^']*')?)*+>""")
# A tag, a comment or a declaration; any other "<" is text.
_OPENING = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]*)|[!?])")
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,80})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
# Where a piece must start anew: an entity, or white space that is not one plain space.
_SEAM = re.compile(r"&(?:#\w{1,10}|\w{1,32});?|[^\S ]\s*|\s{2,}")

_WORDS = words("html")
_HIDDEN, _BLOCKS, _ASIDE = (frozenset(_WORDS[kind]) for kind in ("hidden", "blocks", "aside"))
_MARKS: dict[str, str] = _WORDS["marks"]


@dataclass(frozen=True)
class Block:
    """What stands between two block-level tags; ``mark`` as `Document.marks`."""

    pieces: Paragraph
    mark: str


@dataclass
class Page:
    """What a walk finds: blocks; the content of ``meta`` tags by name; titles, dates, JSON-LD.

    ``cut`` where the limits ended the walk.
    """

    blocks: list[Block] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    title: str = ""
    moment: str = ""
    linked_data: list[str] = field(default_factory=list)
    deepest: int = 0
    cut: bool = False


class _Walk:
    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.page = Page()
        self._pieces: list[Piece] = []
        self._mark = ""
        self._aside_until = 0
        self._depth = 0
        self._break = False
        self._unclosed: set[str] = set()
        self._seen = 0

    def go(self) -> Page:
        at = tags = 0
        while at < len(self.raw) and self._more(tags):
            opening = _OPENING.search(self.raw, at)
            low = opening.start() if opening else len(self.raw)
            if low > at:
                self._text(at, low)
            at = self._markup(opening) if opening else low
            tags += 1
        self._close()
        self.page.cut = at < len(self.raw)
        return self.page

    def _more(self, tags: int) -> bool:
        """Tell whether the limits allow to go on."""
        within = self._seen <= LONGEST_TEXT and len(self.page.blocks) <= MOST_PARAGRAPHS
        return within and tags < MOST_TAGS

    def _markup(self, opening: re.Match[str]) -> int:
        """Take a tag, comment or declaration, and return where it ends."""
        raw, low = self.raw, opening.start()
        if raw.startswith("<!--", low):
            return _after(raw, "-->", low + 4)
        if not opening[2]:
            return _after(raw, ">", low)
        rest = _REST.match(raw, opening.end())
        end = rest.end() if rest else len(raw)
        return self._tag(opening[2].lower(), bool(opening[1]), (opening.end(), end))

    def _tag(self, name: str, closing: bool, rest: tuple[int, int]) -> int:
        end = rest[1]
        if name == "br":
            self._line_break(rest)
        elif name in _BLOCKS:
            self._close()
            self._depth = max(self._depth + (-1 if closing else 1), 0)
            self.page.deepest = max(self.page.deepest, self._depth)
            self._mark = "" if closing else _MARKS.get(name, "")
        if closing:
            return end
        if name in _ASIDE:
            self._aside_until = max(self._aside_until, self._end_of(name, end))
        elif name in ("meta", "time", "html"):
            self._fact(name, _attributes(self.raw, rest))
        elif name in _HIDDEN:
            return self._hidden(name, rest)
        return end

    def _hidden(self, name: str, rest: tuple[int, int]) -> int:
        """Pass over what is not shown; titles and JSON-LD are kept."""
        start = rest[1]
        end = self._end_of(name, start)
        if name == "title" and not self.page.title:
            self.page.title = " ".join(html.unescape(self.raw[start : min(end, start + 1000)]).split())
        elif name == "script" and "ld+json" in self.raw[rest[0] : min(start, rest[0] + 500)].lower():
            self.page.linked_data.append(self.raw[start:end])
        return end

    def _end_of(self, name: str, start: int) -> int:
        """Return where an element's closing tag starts; its own start where it is never closed."""
        if name in self._unclosed:
            return start
        found = re.compile(rf"</{name}\b", re.IGNORECASE).search(self.raw, start)
        if not found:
            self._unclosed.add(name)
        return found.start() if found else len(self.raw) if name in ("script", "style") else start

    def _fact(self, name: str, told: dict[str, str]) -> None:
        if name == "time" and not self.page.moment:
            self.page.moment = told.get("datetime", "")
        elif name == "meta" and told.get("content"):
            key = told.get("property") or told.get("name") or told.get("itemprop") or ""
            self.page.metas.setdefault(key.lower(), " ".join(told["content"].split()))

    def _line_break(self, rest: tuple[int, int]) -> None:
        """One break is a space; a second one, with nothing between, ends the paragraph."""
        if self._break:
            self._close()
        elif self._pieces:
            self._space(rest[0] - 3, rest[1])
            self._break = True

    def _text(self, start: int, end: int) -> None:
        end = min(end, start + WINDOW)
        self._seen += end - start
        at = start
        for seam in _SEAM.finditer(self.raw, start, end):
            self._plain(at, seam.start())
            self._seam(seam)
            at = seam.end()
        self._plain(at, end)

    def _plain(self, start: int, end: int) -> None:
        if start >= end:
            return
        if self.raw[start] == " " and self._ends_in_space():
            start += 1
        pieces = list(pieces_of(self.raw, start, end))
        self._break = self._break and not "".join(piece.text for piece in pieces).strip()
        self._pieces += pieces

    def _seam(self, seam: re.Match[str]) -> None:
        if not seam[0].startswith("&"):
            self._space(seam.start(), seam.end())
            return
        text = html.unescape(seam[0])
        if text == seam[0]:
            self._plain(seam.start(), seam.end())
        elif text.isspace():
            self._space(seam.start(), seam.end())
        elif text.isprintable():
            self._break = False
            self._pieces.append(Piece(text, seam.start(), seam.end()))

    def _space(self, start: int, end: int) -> None:
        if not self._ends_in_space():
            self._pieces.append(Piece(" ", start, end))

    def _ends_in_space(self) -> bool:
        return not self._pieces or self._pieces[-1].text.endswith(" ")

    def _close(self) -> None:
        """End the paragraph."""
        if paragraph := trimmed(self._pieces):
            aside = paragraph[0].start < self._aside_until
            self.page.blocks.append(Block(paragraph, "furniture" if aside else self._mark))
        self._pieces = []
        self._break = False


def walk(raw: str) -> Page:
    """Walk through an HTML file.

    Parameters
    ----------
    raw : str
        The file, decoded.

    Returns
    -------
    Page
        Blocks in the order of the file; white space folded, entities as pieces of their own.
    """
    return _Walk(raw).go()


def _after(raw: str, mark: str, at: int) -> int:
    found = raw.find(mark, at)
    return found + len(mark) if found >= 0 else len(raw)


def _attributes(raw: str, rest: tuple[int, int]) -> dict[str, str]:
    told = raw[rest[0] : min(rest[1], rest[0] + 5000)]
    return {name.lower(): html.unescape(value) for name, value in _pairs(told)}


def _pairs(rest: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(rest):
        yield found[1], found[2] or found[3] or found[4] or ""
