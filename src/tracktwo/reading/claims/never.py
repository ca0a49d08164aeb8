"""Denials that say it never was: "there were no talks", "nobody has met them", "we agreed to nothing"."""

from __future__ import annotations

from tracktwo.reading.claims.reacting import Reaction, clause, first_of, lemma_of, noun_phrase, refused
from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.find import nobody
from tracktwo.reading.matter.lexicon import listed

__all__ = ["never"]

_HAPPENS = frozenset({"take", "happen", "occur", "exist"})
_HELPERS = frozenset({"did", "has", "have", "had", "'ve", "’ve"})
_WITH = frozenset({"with", "to", "on"})
_THESE = frozenset({"this", "that", "it", "anything", "any", "them", "us"})


def never(ground: Ground, verb: int) -> Reaction | None:
    """Return the denial that something was, or was done; None for none."""
    return _never_was(ground, verb) or _never_met(ground, verb)


def _never_was(ground: Ground, verb: int) -> Reaction | None:
    """There were no talks, no offer was made: denied. There were talks, they took place: acknowledged."""
    grammar = ground.grammar
    if lemma_of(ground, verb) not in listed("stances", "happening") or not ground.voice(verb):
        return None
    subject = grammar.kid(verb, "nsubj", "nsubjpass", "attr")
    if subject < 0 or lemma_of(ground, subject) not in listed("stances", "dealings"):
        return None
    there = grammar.kid(verb, "expl") >= 0
    if ground.modal(verb) or not (there or lemma_of(ground, verb) != "be"):
        return None
    about = noun_phrase(ground, subject)
    if refused(ground, verb, subject):
        return Reaction(*clause(ground, verb), "denied", "stance.never-was", verb, -1, about)
    if any(grammar.words[kid] in ("whether", "if") for kid in grammar.kids[verb]):
        return None
    named = ground.statement_at(verb, verb)
    past = grammar.tags[verb] in ("VBD", "VBN")
    if not past or not named or not named.actor or not (there or lemma_of(ground, verb) in _HAPPENS):
        return None
    return Reaction(*clause(ground, verb), "acknowledged", "stance.there-were", verb, -1, about)


def _never_met(ground: Ground, verb: int) -> Reaction | None:
    """Had never met them, nobody had spoken to them: denied by who says so. "Do not meet" is a habit."""
    grammar = ground.grammar
    none = nobody(ground, grammar.kid(verb, "nsubj", "nsubjpass"))
    if grammar.parts[verb] != "VERB" or not _told_as_past(ground, verb) or not ground.voice(verb):
        return None
    noun = grammar.kid(verb, "dobj")
    if none == refused(ground, verb, max(noun, verb)) or not _done(ground, verb, noun, none):
        return None
    low, high = clause(ground, verb)
    return Reaction(low, high, "denied", "stance.never-met", verb, -1, (low, high))


def _done(ground: Ground, verb: int, noun: int, none: bool) -> bool:
    """Tell whether a verb says that somebody dealt with somebody, or took part in dealings."""
    grammar, lemma = ground.grammar, lemma_of(ground, verb)
    if lemma in listed("stances", "agreeing"):
        return _agreed(ground, verb, noun)
    contact = noun > verb and lemma_of(ground, noun) in listed("stances", "contacts")
    if contact and (lemma in listed("meetings", "holding") or lemma in ("send", "receive", "make")):
        return True
    if lemma in ("speak", "talk", "communicate"):
        return any(
            grammar.words[kid] in ("to", "with") and _in_cast(ground, kid) for kid in grammar.kids[verb]
        )
    if lemma in listed("stances", "attending"):
        return first_of(ground, verb, clause(ground, verb)[1], "dealings") >= 0
    if lemma in ("meet", "negotiate", "contact", "approach"):
        return noun != verb
    return none and noun > verb and first_of(ground, *noun_phrase(ground, noun), "dealings") >= 0


def _in_cast(ground: Ground, prep: int) -> bool:
    """Tell whether a preposition takes somebody."""
    grammar = ground.grammar
    noun = grammar.kid(prep, "pobj")
    people = listed("meetings", "people")
    return noun >= 0 and (
        bool(ground.actor(noun)) or grammar.lemmas[noun] in people or grammar.parts[noun] == "PRON"
    )


def _agreed(ground: Ground, verb: int, noun: int) -> bool:
    """Tell whether what nobody has agreed to is a deal, or "this", or nothing."""
    grammar = ground.grammar
    taken = [noun, *(grammar.kid(kid, "pobj") for kid in grammar.kids[verb] if grammar.words[kid] in _WITH)]
    taken = [at for at in taken if at >= 0]
    if not taken:
        return grammar.words[grammar.kid(verb, "nsubjpass")] == "nothing"
    return any(
        grammar.words[at] in _THESE
        or grammar.lemmas[at] in listed("precedents", "deals")
        or lemma_of(ground, at) in listed("stances", "dealings")
        for at in taken
    )


def _told_as_past(ground: Ground, verb: int) -> bool:
    grammar = ground.grammar
    helped = any(
        grammar.words[kid] in _HELPERS and grammar.deps[kid].startswith("aux") for kid in grammar.kids[verb]
    )
    going_on = grammar.tags[verb] == "VBG" and lemma_of(ground, verb) in (
        "negotiate",
        "talk",
        "speak",
    )
    return not ground.modal(verb) and (helped or going_on or grammar.tags[verb] == "VBD")
