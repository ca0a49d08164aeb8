"""The grammar of a parsed text as plain lists: walked much faster than spaCy's tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.reading.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Grammar", "grammar_of"]

# What no sentence that people write goes beyond: text without end must not cost time without end.
_DEEP = 50
_MOST = 60
_COLUMNS = ("HEAD", "DEP", "POS", "TAG", "LEMMA", "LOWER", "ENT_TYPE")


@dataclass(frozen=True)
class Grammar:
    """Tokens by number: what each is, what it hangs on, what hangs on it.

    ``left`` and ``right`` are the first and last token of what hangs on a token, the token included;
    ``first`` and ``last`` those of its sentence; ``start`` and ``end`` are offsets in the parsed text.
    """

    words: Sequence[str]
    lemmas: Sequence[str]
    parts: Sequence[str]
    tags: Sequence[str]
    deps: Sequence[str]
    names: Sequence[str]
    heads: Sequence[int]
    kids: Sequence[Sequence[int]]
    left: Sequence[int]
    right: Sequence[int]
    first: Sequence[int]
    last: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]
    string: str

    def __len__(self) -> int:
        return len(self.words)

    def kid(self, token: int, *deps: str) -> int:
        """Return the first token that hangs on another in one of some ways; -1 where there is none."""
        return next((kid for kid in self.kids[token] if self.deps[kid] in deps), -1)

    def span(self, low: int, high: int) -> Span:
        """Return where tokens from one to another, both included, stand in the parsed text."""
        return self.start[low], self.end[high]

    def word(self, token: int) -> str:
        """Return the lemma of a token; names are all one, so that none weighs for or against."""
        return "a name" if self.parts[token] == "PROPN" or self.names[token] else self.lemmas[token].lower()

    def top(self, low: int, high: int) -> int:
        """Return the word that the first of some tokens hangs from, as far as it is one of them."""
        at = low
        for _ in range(_DEEP):
            head = self.heads[at]
            if head == at or not low <= head <= high:
                break
            at = head
        return at

    def above(self, token: int) -> list[int]:
        """Return what a token hangs on, what that hangs on, and so on."""
        found: list[int] = []
        while self.heads[token] != token and len(found) < _DEEP:
            token = self.heads[token]
            found.append(token)
        return found


def grammar_of(doc: Doc) -> Grammar:
    """Take the grammar out of a parsed text."""
    table = doc.to_array(list(_COLUMNS))
    strings = doc.vocab.strings
    known = {int(key): strings[int(key)] for key in set(table[:, 1:].ravel().tolist())}
    dep, part, tag, lemma, word, name = ([known[key] for key in table[:, at].tolist()] for at in range(1, 7))
    heads = (table[:, 0].astype("int64") + range(len(doc))).tolist()
    kids = _kids(heads)
    left, right = _edges(heads)
    starts = [token.idx for token in doc]
    ends = [start + len(token) for start, token in zip(starts, doc, strict=True)]
    first, last = _sentences(doc)
    return Grammar(
        word, lemma, part, tag, dep, name, heads, kids, left, right, first, last, starts, ends, doc.text
    )


def _kids(heads: Sequence[int]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in heads]
    for token, head in enumerate(heads):
        if token != head and len(kids[head]) < _MOST:
            kids[head].append(token)
    return kids


def _edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the first and last token below each, from the leaves up."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    waiting = [0] * len(heads)
    for token, head in enumerate(heads):
        waiting[head] += token != head
    ready = [token for token, count in enumerate(waiting) if not count]
    while ready:
        token = ready.pop()
        head = heads[token]
        if head != token:
            left[head], right[head] = min(left[head], left[token]), max(right[head], right[token])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
    return left, right


def _sentences(doc: Doc) -> tuple[list[int], list[int]]:
    first, last = [0] * len(doc), [0] * len(doc)
    for sentence in doc.sents:
        for token in range(sentence.start, sentence.end):
            first[token], last[token] = sentence.start, sentence.end - 1
    return first, last
