"""What a reaction is, and the grammar that all finders of reactions share."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.lexicon import listed

__all__ = [
    "Reaction",
    "agent",
    "clause",
    "first_of",
    "lemma_of",
    "noun_phrase",
    "predicate",
    "pronoun_in",
    "refused",
]

_PREDICATE = frozenset({"aux", "auxpass", "neg", "advmod", "preconj", "cc"})


@dataclass(frozen=True)
class Reaction:
    """A reaction: its stretch, who reacts (a token, or -1: whoever says the sentence), and what it is about.

    ``about`` is the stretch of what it names, ``clause`` that of a proposition it takes; ``(0, -1)`` for
    none. ``of_self`` where somebody speaks of its own doing.
    """

    low: int
    high: int
    stance: str
    rule: str
    verb: int
    actor: int = -1
    about: tuple[int, int] = (0, -1)
    clause: tuple[int, int] = (0, -1)
    of_self: bool = False


def predicate(ground: Ground, verb: int) -> tuple[int, int]:
    """Return a verb with its auxiliaries and adverbs and what it takes, up to a verb joined or added."""
    grammar = ground.grammar
    first = grammar.heads[verb] if grammar.deps[verb] == "conj" and grammar.heads[verb] > verb - 4 else verb
    before = [kid for kid in grammar.kids[first] if kid < first and grammar.deps[kid] in _PREDICATE]
    high = grammar.right[verb]
    for kid in grammar.kids[verb]:
        if kid > verb and (grammar.deps[kid] == "cc" or grammar.words[kid] in (";", "—")):
            high = min(high, kid - 1)
        participle = grammar.deps[kid] == "advcl" and grammar.tags[kid] == "VBG"
        if participle and kid > verb and grammar.words[grammar.left[kid] - 1] == ",":
            high = min(high, grammar.left[kid] - 2)
    high = min(high, ground.bare(verb, verb, high)[1])
    return ground.trim(min(before, default=verb if first == verb else first), max(verb, high))


def clause(ground: Ground, verb: int) -> tuple[int, int]:
    """Return a clause with its subject, up to a clause joined to it."""
    grammar = ground.grammar
    subject = grammar.kid(verb, "nsubj", "nsubjpass", "expl")
    low, high = predicate(ground, verb)
    return ground.trim(min(low, grammar.left[subject]) if subject >= 0 else low, high)


def noun_phrase(ground: Ground, token: int) -> tuple[int, int]:
    """Return all that hangs on a noun; nothing for -1."""
    return (ground.grammar.left[token], ground.grammar.right[token]) if token >= 0 else (0, -1)


def lemma_of(ground: Ground, token: int) -> str:
    """Return the lemma of a token in small letters."""
    return ground.grammar.lemmas[token].lower()


def first_of(ground: Ground, low: int, high: int, part: str) -> int:
    """Return the first token between two whose lemma or form is in a list; -1 if none is."""
    grammar, those = ground.grammar, listed("stances", part)
    return next(
        (at for at in range(low, high + 1) if grammar.lemmas[at] in those or grammar.words[at] in those), -1
    )


def agent(ground: Ground, verb: int) -> int:
    """Return who does what a verb says: its subject, or "by" whom; -1 where nobody is named."""
    grammar = ground.grammar
    if grammar.kid(verb, "nsubjpass") >= 0:
        by = grammar.kid(verb, "agent")
        return grammar.kid(by, "pobj") if by >= 0 else -1
    if (by := grammar.kid(verb, "agent")) >= 0:
        return grammar.kid(by, "pobj")
    if (found := ground.subject(verb)) >= 0:
        return found
    above = ground.above(verb)
    return next((found for at in above[:3] if (found := ground.subject(at)) >= 0), -1)


def refused(ground: Ground, verb: int, noun: int) -> bool:
    """Tell whether a verb is negated, or what it takes is ("no comment")."""
    grammar = ground.grammar
    return ground.negated(verb) or any(grammar.words[kid] == "no" for kid in grammar.kids[noun])


def pronoun_in(ground: Ground, about: tuple[int, int]) -> bool:
    """Tell whether a stretch is "it" or the like."""
    return any(
        ground.grammar.words[at] in ("it", "them", "this", "that", "these")
        for at in range(about[0], about[1] + 1)
    )
