"""The words of a report with their grammar, as plain lists: quick to walk, and the same for every rule."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.reading.parsing import Parsed

__all__ = ["Page", "page_of"]

_LOUD = 4
_SMALL = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PART"})


@dataclass(frozen=True)
class Page:
    """Words of a report; every list has one place for each token.

    Parameters
    ----------
    parsed : Parsed
        Where they come from.
    words, lower, lemmas : list of str
        As written, in small letters, and as in a dictionary.
    tags, arcs : list of str
        Part of speech, and the arc to the head.
    heads : list of int
        What each word hangs on.
    labels : list of str
        The kind of name that the model takes it for, or ``""``.
    capital : list of bool
        Whether it starts with a capital and may be of a name.
    sentences : list of (int, int)
        Where each sentence starts and ends.
    sentence : list of int
        In which sentence each word stands.
    loud : frozenset of int
        Sentences in which nearly every word has a capital: headlines, where capitals tell nothing.
    """

    parsed: Parsed
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    tags: list[str]
    arcs: list[str]
    heads: list[int]
    labels: list[str]
    capital: list[bool]
    sentences: list[tuple[int, int]]
    sentence: list[int]
    loud: frozenset[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, at: int) -> str:
        """Return a word in small letters; ``""`` beyond the ends of the text."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def joined(self, at: int) -> bool:
        """Tell whether a word stands without a space after the one before: the hyphen of "vice-president"."""
        return at > 0 and not self.parsed.doc[at - 1].whitespace_

    def opens(self, at: int) -> bool:
        """Tell whether a word opens its sentence, quotation marks and dashes aside."""
        first = self.sentences[self.sentence[at]][0]
        return all(not self.words[one][0].isalnum() for one in range(first, at))

    def text(self, start: int, end: int) -> str:
        """Return the words from ``start`` to before ``end`` as they stand in the text, white space folded."""
        return " ".join(self.parsed.doc[start:end].text.split())

    def children(self, at: int, *arcs: str) -> list[int]:
        """Return what hangs on a word by one of these arcs, in order."""
        return [one.i for one in self.parsed.doc[at].children if one.dep_ in arcs]

    def edges(self, at: int) -> tuple[int, int]:
        """Return where the words that hang on a word, and it, start and end."""
        token = self.parsed.doc[at]
        return token.left_edge.i, token.right_edge.i + 1


def page_of(parsed: Parsed) -> Page:
    """Return the words of a report as lists."""
    doc = parsed.doc
    words, tags = [token.text for token in doc], [token.pos_ for token in doc]
    sentences = [(one.start, one.end) for one in doc.sents]
    return Page(
        parsed=parsed,
        words=words,
        lower=[word.lower() for word in words],
        lemmas=[token.lemma_.lower() for token in doc],
        tags=tags,
        arcs=[token.dep_ for token in doc],
        heads=[token.head.i for token in doc],
        labels=[token.ent_type_ for token in doc],
        capital=[_capital(word) for word in words],
        sentences=sentences,
        sentence=[number for number, (start, end) in enumerate(sentences) for _ in range(start, end)],
        loud=frozenset(
            number
            for number, (start, end) in enumerate(sentences)
            if _is_loud(words[start:end], tags[start:end])
        ),
    )


def _capital(word: str) -> bool:
    if word[0].isupper():
        return True
    return len(word) > 3 and any(mark in word for mark in "-'’") and any(letter.isupper() for letter in word)


def _is_loud(words: list[str], tags: list[str]) -> bool:
    """Tell a headline: of words of four letters and more, some have capitals, and all but small ones."""
    long = [(word, tag) for word, tag in zip(words, tags, strict=True) if len(word) > 3]
    capitals = sum(word[0].isupper() for word, _ in long)
    return capitals >= _LOUD and not any(word.islower() and tag not in _SMALL for word, tag in long)
