"""Reactions that keep away or only know: "did not authorise it", "aware of", "no comment"."""

from __future__ import annotations

from tracktwo.reading.claims.reacting import (
    Reaction,
    agent,
    clause,
    first_of,
    lemma_of,
    noun_phrase,
    predicate,
    refused,
)
from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.find import nobody
from tracktwo.reading.matter.lexicon import listed, phrases

__all__ = ["distancing"]

_DONE = frozenset({"do", "be", "have"})


def distancing(ground: Ground, token: int) -> Reaction | None:
    """Return the reaction that a word makes by disowning, knowing or silence; None for none."""
    if ground.grammar.words[token] in phrases("stances", "distances").by_first:
        return _keeps_away(ground, token)
    if ground.grammar.parts[token] not in ("VERB", "AUX", "ADJ"):
        return None
    for finder in (_comment, _no_word, _unconfirmed, _own, _knows):
        if found := finder(ground, token):
            return found
    return None


def _own(ground: Ground, verb: int) -> Reaction | None:
    """We did not authorise it; they were not organised by us."""
    grammar = ground.grammar
    if lemma_of(ground, verb) not in listed("stances", "sanctioning") or grammar.parts[verb] != "VERB":
        return None
    helped = any(
        lemma_of(ground, kid) in _DONE for kid in grammar.kids[verb] if grammar.deps[kid].startswith("aux")
    )
    subject = grammar.kid(verb, "nsubj", "nsubjpass")
    if not helped or not (ground.negated(verb) or nobody(ground, subject)) or ground.modal(verb):
        return None
    low, high = clause(ground, verb)
    if subject < 0 or not (_sanctions(ground, verb) or _short_subject(ground, subject)):
        return None
    said = ground.voice(verb)
    if not said and grammar.deps[subject] == "nsubjpass":
        return None
    active = grammar.deps[subject] == "nsubj"
    actor = -1 if said else subject
    return Reaction(low, high, "disowned", "stance.not-ours", verb, actor, (low, high), of_self=active)


def _sanctions(ground: Ground, verb: int) -> bool:
    """Tell whether what is not sanctioned is dealings: object, passive subject, or after "in"."""
    grammar = ground.grammar
    acting = grammar.kid(verb, "xcomp")
    if acting > verb and lemma_of(ground, acting) in (
        "negotiate",
        "act",
        "represent",
        "sign",
        "agree",
        "meet",
    ):
        return True
    taken = [kid for kid in grammar.kids[verb] if grammar.deps[kid] in ("dobj", "nsubjpass")]
    taken += [grammar.kid(kid, "pobj") for kid in grammar.kids[verb] if grammar.words[kid] == "in"]
    return any(at >= 0 and lemma_of(ground, at) in listed("stances", "dealings") for at in taken)


def _short_subject(ground: Ground, subject: int) -> bool:
    return ground.grammar.deps[subject] == "nsubjpass" and ground.grammar.words[subject] in (
        "they",
        "it",
        "these",
        "this",
    )


def _keeps_away(ground: Ground, token: int) -> Reaction | None:
    """Acting in a private capacity; nothing to do with it; does not speak for us."""
    grammar = ground.grammar
    found = phrases("stances", "distances").at(token, grammar.words)
    verb = next((at for at in (token, *ground.above(token)) if grammar.parts[at] in ("VERB", "AUX")), -1)
    if not found or verb < 0 or not ground.voice(token):
        return None
    if ground.modal(verb) or (found[1].get("denied") and not (ground.negated(verb) and ground.about_talks)):
        return None
    low, high = clause(ground, verb)
    return Reaction(low, high, "disowned", found[1]["id"], verb, -1, (low, high))


def _knows(ground: Ground, token: int) -> Reaction | None:
    """Aware of the talks; was informed of the meeting."""
    grammar = ground.grammar
    if lemma_of(ground, token) not in listed("stances", "knowing") or not ground.voice(token):
        return None
    verb = token if grammar.parts[token] in ("VERB", "AUX") else grammar.heads[token]
    passive = (
        grammar.kid(token, "auxpass") >= 0
        or grammar.parts[token] == "ADJ"
        or lemma_of(ground, token) == "know"
    )
    low, high = clause(ground, verb)
    prep = next((kid for kid in grammar.kids[token] if grammar.words[kid] in ("of", "about", "on")), -1)
    about = noun_phrase(ground, grammar.kid(prep, "pobj")) if prep >= 0 else (0, -1)
    known = max(first_of(ground, *about, "dealings"), first_of(ground, *about, "accounts"))
    if not passive or known < 0:
        return None
    ignorant = ground.negated(verb) or ground.negated(token) or lemma_of(ground, token) == "unaware"
    stance = "disowned" if ignorant else "acknowledged"
    return Reaction(low, high, stance, "stance.aware", verb, -1, about)


def _comment(ground: Ground, verb: int) -> Reaction | None:
    grammar, lemma = ground.grammar, lemma_of(ground, verb)
    if grammar.parts[verb] != "VERB":
        return None
    if not (
        _declines(ground, verb, lemma) or _silent(ground, verb, lemma) or _unreachable(ground, verb, lemma)
    ):
        return None
    actor = (
        grammar.kid(verb, "nsubjpass") if lemma in listed("stances", "unreachable") else agent(ground, verb)
    )
    if actor < 0:
        return None
    low, high = predicate(ground, verb)
    return Reaction(low, high, "no comment", "stance.no-comment", verb, actor, (verb, high))


def _declines(ground: Ground, verb: int, lemma: str) -> bool:
    """Declined to comment; offered no comment."""
    grammar = ground.grammar
    inner = grammar.kid(verb, "xcomp")
    if lemma in listed("stances", "comment_refusing") and inner > verb:
        return _would_tell(ground, inner)
    noun = grammar.kid(verb, "dobj")
    if lemma in ("say", "disclose", "reveal") and noun > verb and grammar.words[noun] == "nothing":
        return any(
            grammar.words[kid] in ("about", "on", "of") for kid in (*grammar.kids[noun], *grammar.kids[verb])
        )
    if noun > verb and lemma == "decline" and lemma_of(ground, noun) in ("interview", "request"):
        return True
    if (
        noun < 0
        or lemma not in listed("stances", "comment_verbs")
        or lemma_of(ground, noun) not in listed("stances", "comment_nouns")
    ):
        return False
    plainly = any(grammar.words[kid] == "no" for kid in grammar.kids[noun])
    return lemma in listed("stances", "comment_refusing") or plainly


def _would_tell(ground: Ground, inner: int) -> bool:
    """Tell whether what somebody declines is to tell something: "to comment", "to say who", "to be drawn"."""
    grammar, lemma = ground.grammar, lemma_of(ground, inner)
    if grammar.kid(inner, "auxpass") >= 0:
        return lemma in listed("stances", "comment_passive")
    said = grammar.kid(inner, "ccomp")
    that = said >= 0 and not any(
        grammar.tags[at] in ("WP", "WRB", "WDT", "IN") for at in range(inner + 1, said)
    )
    return lemma in listed("stances", "comment_of") and not that


def _no_word(ground: Ground, verb: int) -> Reaction | None:
    """There was no comment from the palace; the palace was not available for comment; has yet to comment."""
    grammar, lemma = ground.grammar, lemma_of(ground, verb)
    if lemma == "be" and grammar.kid(verb, "expl") >= 0:
        noun = grammar.kid(verb, "attr")
        if noun < verb or lemma_of(ground, noun) not in listed("stances", "comment_nouns"):
            return None
        sources = [
            kid for at in (noun, verb) for kid in grammar.kids[at] if grammar.words[kid] in ("from", "by")
        ]
        actor = grammar.kid(sources[0], "pobj") if sources else -1
        silent = refused(ground, verb, noun)
    elif lemma in ("available", "unavailable"):
        actor = ground.subject(grammar.heads[verb])
        near = grammar.words[verb + 1 : verb + 3]
        silent = near == ["for", "comment"] and (
            lemma == "unavailable" or ground.negated(grammar.heads[verb])
        )
    elif lemma in ("silent", "mum", "tight-lipped"):
        above = grammar.heads[verb]
        kept = grammar.lemmas[above] in ("keep", "remain", "stay") and grammar.tags[above] != "VB"
        actor = ground.subject(grammar.heads[verb]) if kept else -1
        silent = kept
    else:
        yet = lemma in ("comment", "respond", "reply", "react") and grammar.deps[verb] == "xcomp"
        silent = yet and "yet" in grammar.words[max(verb - 3, 0) : verb]
        actor = ground.subject(verb) if silent else -1
    if not silent or actor < 0:
        return None
    head = grammar.heads[verb] if grammar.deps[verb] in ("acomp", "xcomp", "oprd") else verb
    low, high = predicate(ground, head)
    return Reaction(low, high, "no comment", "stance.no-word", verb, actor, (verb, high))


def _unconfirmed(ground: Ground, verb: int) -> Reaction | None:
    """Could not confirm the report."""
    if lemma_of(ground, verb) not in listed("stances", "unconfirmed") or not ground.negated(verb):
        return None
    actor = ground.grammar.kid(verb, "nsubj")
    if actor < 0 or ground.modal(verb) not in ("can", "could"):
        return None
    low, high = predicate(ground, verb)
    return Reaction(low, high, "no comment", "stance.unconfirmed", verb, actor, (verb, high))


def _silent(ground: Ground, verb: int, lemma: str) -> bool:
    """Would not comment; did not respond to a request; did not say whether."""
    grammar = ground.grammar
    nobody_does = nobody(ground, grammar.kid(verb, "nsubj"))
    if lemma not in listed("stances", "comment_negated") or not (ground.negated(verb) or nobody_does):
        return False
    helped = any(
        grammar.words[kid] in ("would", "will", "did", "wo", "does", "do", "has", "have", "had")
        for kid in grammar.kids[verb]
    )
    if lemma == "comment" and ground.modal(verb) in ("can", "could"):
        return True
    if lemma == "discuss" and ground.voice(verb) and not ground.modal(verb):
        return False  # "said it had not discussed a truce" denies
    if lemma == "say" and _nothing(ground, verb):
        return True
    if lemma in ("say", "discuss"):
        inner = grammar.kid(verb, "ccomp", "dobj")
        asked = inner >= 0 and any(
            grammar.words[at] in ("whether", "if", "who", "what", "when", "how", "where", "why")
            for at in range(grammar.left[inner], inner + 1)
        )
        return helped and (asked or lemma == "discuss")
    if lemma in ("return", "reply", "respond", "answer"):
        inside = range(verb, grammar.right[verb] + 1)
        return helped and any(
            grammar.lemmas[at]
            in (
                "request",
                "call",
                "message",
                "email",
                "e-mail",
                "question",
                "inquiry",
                "query",
                "comment",
                "enquiry",
            )
            for at in inside
        )
    return helped


def _nothing(ground: Ground, verb: int) -> bool:
    """Cannot say anything, would not say more."""
    noun = ground.grammar.kid(verb, "dobj")
    return noun >= 0 and ground.grammar.words[noun] in ("anything", "more", "much", "whether")


def _unreachable(ground: Ground, verb: int, lemma: str) -> bool:
    """Could not be reached."""
    return (
        lemma in listed("stances", "unreachable")
        and ground.negated(verb)
        and ground.grammar.kid(verb, "nsubjpass") >= 0
        and ground.modal(verb) in ("can", "could")
    )
