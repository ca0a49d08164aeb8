"""What statements are looked for in: the grammar of a text, its paragraphs, its quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tracktwo.reading.model import Span
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.statements.grammar import Grammar, grammar_of
from tracktwo.reading.statements.quotes import Quoted, quoted_in

__all__ = ["Scene", "scene_of"]


@dataclass(frozen=True)
class Scene:
    """A parsed text as the finders of statements see it.

    ``quotes`` are the outermost quotations, ``inside`` for each token the number of the one that it stands
    in, or -1; ``block`` the number of its paragraph.
    """

    grammar: Grammar
    blocks: Sequence[Span]
    quotes: Sequence[Quoted]
    inner: Sequence[Quoted]
    inside: Sequence[int]
    block: Sequence[int]

    @cached_property
    def starts(self) -> list[int]:
        """Where the outermost quotations start."""
        return [one.start for one in self.quotes]

    def quote_at(self, position: int) -> int:
        """Return the number of the quotation in which a position stands, or -1."""
        at = bisect_right(self.starts, position) - 1
        return at if at >= 0 and position < self.quotes[at].end else -1

    def block_of(self, token: int) -> tuple[int, int]:
        """Return the first and last token of the paragraph in which a token stands."""
        start, end = self.blocks[self.block[token]]
        return bisect_left(self.grammar.start, start), bisect_left(self.grammar.start, end) - 1

    def token_at(self, position: int) -> int:
        """Return the first token that ends after a position."""
        return bisect_right(self.grammar.end, position)


def scene_of(parsed: Parsed) -> Scene:
    """Prepare a parsed text."""
    grammar = grammar_of(parsed.doc)
    blocks = [(block.start, block.end) for block in parsed.text.blocks if block.start < block.end]
    found = quoted_in(parsed.text.string, blocks)
    outer = [one for one in found if not one.depth]
    return Scene(
        grammar,
        blocks,
        outer,
        [one for one in found if one.depth],
        _numbers(grammar, [(one.start, one.end) for one in outer]),
        _numbers(grammar, blocks),
    )


def _numbers(grammar: Grammar, spans: Sequence[Span]) -> list[int]:
    """Say for each token in which of some spans, in order and apart, it starts; -1 for none."""
    numbers = []
    at = 0
    for start in grammar.start:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        numbers.append(at if at < len(spans) and spans[at][0] <= start else -1)
    return numbers
