"""What the finders of deal matter stand on: grammar, cast, statements, and items made in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from tracktwo.reading.matter.lexicon import listed, phrases
from tracktwo.reading.matter.shape import Shape, bounded
from tracktwo.reading.model import Dated, Item, Organisation, Person, Span, Statement, Unnamed, passage
from tracktwo.reading.parsing import Parsed
from tracktwo.reading.people import Cast
from tracktwo.reading.statements.grammar import grammar_of

__all__ = ["Ground", "ground_of"]

Found = TypeVar("Found", bound=Item)


@dataclass
class Ground(Shape):
    """A parsed text with whom it speaks of and who says what.

    Parameters
    ----------
    grammar : Grammar
        Its grammar as plain lists; stretches are pairs of first and last token.
    parsed : Parsed
        The text.
    cast : Cast
        Who is in it.
    statements : tuple of Statement
        Who said what.
    dates : tuple of Dated
        Its dates.
    """

    parsed: Parsed
    cast: Cast
    statements: tuple[Statement, ...]
    dates: tuple[Dated, ...] = ()
    _made: Counter[str] = field(default_factory=Counter)

    # What stands where.

    @cached_property
    def matter(self) -> list[str]:
        """The class of deal matter of each token, or ``""``; wide words only in texts about a conflict."""
        if not self.about_talks:
            return self.core
        wide = phrases("matter", "wide").mark(self.grammar.lemmas, self.grammar.words)
        return [one or other for one, other in zip(self.core, wide, strict=True)]

    @cached_property
    def about_talks(self) -> bool:
        """Whether the text is about a conflict or talks: two words of it in 300, of two kinds or more."""
        about = listed("matter", "about")
        found = Counter(lemma for lemma in self.grammar.lemmas if lemma.lower() in about)
        return len(found) > 1 and found.total() * 150 >= min(len(self.grammar), 1500)

    @cached_property
    def on_talks(self) -> bool:
        """Whether little else than a conflict and its talks is in the text: a word of it in 50."""
        about = listed("matter", "about")
        count = sum(lemma.lower() in about for lemma in self.grammar.lemmas)
        return self.about_talks and count * 50 >= len(self.grammar)

    def has_matter(self, low: int, high: int, but: str = "") -> bool:
        """Tell whether there is deal matter between two tokens, other than of a class."""
        return any(one and one != but for one in self.matter[low : high + 1])

    def main_matter(self, low: int, high: int, *, wide: bool = False) -> bool:
        """Tell whether there is deal matter between two tokens, relative clauses aside.

        Words of wider use count in texts on talks; with ``wide`` always, but the mere word talks does not.
        """
        told = self.matter if wide or self.on_talks else self.core
        but = "talks" if wide else ""
        return any(
            told[at] and told[at] != but and not self._aside(at, low, high) for at in range(low, high + 1)
        )

    def _aside(self, token: int, low: int, high: int) -> bool:
        """Tell whether a token stands in a relative clause of a word in a stretch."""
        while low <= self.grammar.heads[token] <= high and self.grammar.heads[token] != token:
            if self.grammar.deps[token] == "relcl":
                return True
            token = self.grammar.heads[token]
        return False

    @cached_property
    def core(self) -> list[str]:
        """The class of deal matter of each token by words that have no wider use."""
        return phrases("matter", "core").mark(self.grammar.lemmas, self.grammar.words)

    # Whom it speaks of.

    def actor(self, token: int) -> Item | None:
        """Return whom the noun phrase of a token stands for."""
        if token < 0:
            return None
        if found := self.cast.actors.get(token):
            return found
        low, high = self.grammar.left[token], self.grammar.right[token]
        return self.cast.actor_at(*self.grammar.span(low, high))

    def statement_at(self, low: int, high: int) -> Statement | None:
        """Return the innermost statement in whose content two tokens stand: the one that begins last."""
        start, end = self.grammar.span(low, high)
        around = [one for one in self._contents if one[0] <= start and end <= one[1]]
        return min(around, key=lambda one: (-one[0], one[1]))[2] if around else None

    @cached_property
    def _contents(self) -> list[tuple[int, int, Statement]]:
        ends = [(self.clean(one.content), one) for one in self.statements if one.content]
        return [(start, end, one) for (start, end), one in ends if start < end]

    def voice(self, verb: int) -> Statement | None:
        """Return in whose words a verb stands, if only by its marks: "A said so, but it was “not ours”"."""
        if found := self.statement_at(verb, verb):
            return found
        grammar = self.grammar
        told = grammar.heads[verb]
        quoted = any(grammar.words[at] in ("“", '"') for at in range(grammar.left[verb], verb + 1))
        if grammar.deps[verb] != "conj" or not quoted:
            return None
        return next((one for at, one in self._by_cue if at[0] <= told <= at[1]), None)

    @cached_property
    def _by_cue(self) -> list[tuple[tuple[int, int], Statement]]:
        found = [(self.tokens(self.clean(one.cue)), one) for one in self.statements if one.cue]
        return [(stretch, one) for stretch, one in found if stretch]

    def holder(self, low: int, high: int) -> tuple[str, str]:
        """Return id and name of who says what stands between two tokens; empty for the report itself."""
        said = self.statement_at(low, high)
        return (said.actor, self.name(said.actor)) if said else ("", "")

    def name(self, actor: str) -> str:
        """Return the name of an actor by id."""
        return self._names.get(actor, "")

    def medium(self, actor: str) -> bool:
        """Tell whether an actor is a newsroom or agency."""
        return actor in self._media

    def source_text(self, said: Statement) -> str:
        """Return who says a statement in the words of the report."""
        return passage(self.parsed.text.document.raw, said.source) if said.source else ""

    @cached_property
    def _media(self) -> frozenset[str]:
        return frozenset(one.id for one in self.cast.organisations if one.form == "media")

    @cached_property
    def _names(self) -> dict[str, str]:
        cast = self.cast
        everyone: tuple[Person | Organisation | Unnamed, ...] = (
            *cast.persons,
            *cast.organisations,
            *cast.unnamed,
        )
        return {one.id: one.name for one in everyone}

    def clean(self, spans: Iterable[Span]) -> Span:
        """Return where spans of the raw text stand, first to last, in the parsed text."""
        ends = [self.parsed.text.clean(*span) for span in spans]
        ends = [one for one in ends if one[0] < one[1]]
        return (min(one[0] for one in ends), max(one[1] for one in ends)) if ends else (0, 0)

    def tokens(self, span: Span) -> tuple[int, int] | None:
        """Return the first and last token of a span of the parsed text."""
        stretch = self.parsed.doc.char_span(*span, alignment_mode="expand") if span[0] < span[1] else None
        return (stretch.start, stretch.end - 1) if stretch is not None and len(stretch) else None

    # Items.

    def raw(self, low: int, high: int) -> tuple[Span, ...]:
        """Return where two tokens and what is between them stand in the raw text."""
        return self.parsed.text.raw(*self.grammar.span(low, high))

    def make(self, kind: type[Found], stretches: Iterable[tuple[int, int]], rule: str, **rest: Any) -> Found:
        """Make an item of one kind out of stretches of tokens."""
        closed = [(low, self._closed(low, high)) for low, high in stretches]
        spans = tuple(span for low, high in closed for span in self.raw(low, high))
        return self.make_raw(kind, spans, rule, **rest)

    def make_raw(self, kind: type[Found], spans: tuple[Span, ...], rule: str, **rest: Any) -> Found:
        """Make an item of one kind out of spans of the raw text."""
        self._made[kind.kind] += 1
        text = passage(self.parsed.text.document.raw, spans)
        number = f"{self.parsed.document}/{kind.kind}-{self._made[kind.kind]}"
        return kind(id=number, document=self.parsed.document, spans=spans, text=text, rule=rule, **rest)


def ground_of(
    parsed: Parsed, cast: Cast, statements: Iterable[Statement], dates: Iterable[Dated] = ()
) -> Ground:
    """Lay the ground for finders."""
    return Ground(bounded(grammar_of(parsed.doc)), parsed, cast, tuple(statements), tuple(dates))
