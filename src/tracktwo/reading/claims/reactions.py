"""Reactions: an actor denies, confirms, disowns or will not comment, often without a clause of its own.

Each finder walks the grammar around one kind of word; what the reaction is about is told by the noun or the
clause that it takes, and is linked to a claim elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.lexicon import listed, phrases

__all__ = ["Reaction", "reactions_of"]

_PREDICATE = frozenset({"aux", "auxpass", "neg", "advmod"})
_DONE = frozenset({"do", "be", "have"})


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


def reactions_of(ground: Ground) -> list[Reaction]:
    """Return the reactions of a text in order; those side by side by the same actor are one."""
    found: list[Reaction] = []
    for token, part in enumerate(ground.grammar.parts):
        if part in ("VERB", "AUX", "ADJ") or ground.grammar.lemmas[token] in (
            "aware",
            "capacity",
            "citizen",
            "behalf",
        ):
            one = _reaction(ground, token)
            if one and not (found and found[-1].high >= one.high and found[-1].low <= one.low):
                found.append(one)
    return _joined(ground, sorted(found, key=lambda one: one.low))


def _reaction(ground: Ground, token: int) -> Reaction | None:
    for finder in (_comment, _published, _verb, _naming, _untrue, _own, _private, _knows, _never_was):
        if found := finder(ground, token):
            return found
    return None


def _joined(ground: Ground, found: list[Reaction]) -> list[Reaction]:
    """Join denials that one actor makes in one breath: "called it false and said it was a lie"."""
    joined: list[Reaction] = []
    for one in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.stance == one.stance == "denied"
            and 0 <= one.low - last.high <= 5
            and _breath(ground, last, one)
        ):
            high = max(last.high, one.high)
            joined[-1] = Reaction(
                last.low, high, "denied", last.rule, last.verb, last.actor, last.about, last.clause
            )
        else:
            joined.append(one)
    return joined


def _breath(ground: Ground, one: Reaction, other: Reaction) -> bool:
    grammar = ground.grammar
    return grammar.first[one.verb] == grammar.first[other.verb] and other.actor in (-1, one.actor)


# Stretches.


def _predicate(ground: Ground, verb: int) -> tuple[int, int]:
    """Return a verb with its auxiliaries and adverbs and what it takes, up to a verb joined to it."""
    grammar = ground.grammar
    first = grammar.heads[verb] if grammar.deps[verb] == "conj" and grammar.heads[verb] > verb - 4 else verb
    before = [kid for kid in grammar.kids[first] if kid < first and grammar.deps[kid] in _PREDICATE]
    high = grammar.right[verb]
    for kid in grammar.kids[verb]:
        if kid > verb and (grammar.deps[kid] == "cc" or grammar.words[kid] in (";", "—")):
            high = min(high, kid - 1)
    return ground.trim(min(before, default=verb if first == verb else first), max(verb, high))


def _clause(ground: Ground, verb: int) -> tuple[int, int]:
    """Return a clause with its subject, up to a clause joined to it."""
    grammar = ground.grammar
    subject = grammar.kid(verb, "nsubj", "nsubjpass", "expl")
    low, high = _predicate(ground, verb)
    return ground.trim(min(low, grammar.left[subject]) if subject >= 0 else low, high)


def _np(ground: Ground, token: int) -> tuple[int, int]:
    return (ground.grammar.left[token], ground.grammar.right[token]) if token >= 0 else (0, -1)


def _lemma(ground: Ground, token: int) -> str:
    return ground.grammar.lemmas[token].lower()


def _any(ground: Ground, low: int, high: int, part: str) -> int:
    """Return the first token between two whose lemma or form is in a list; -1 if none is."""
    grammar, those = ground.grammar, listed("stances", part)
    return next(
        (at for at in range(low, high + 1) if grammar.lemmas[at] in those or grammar.words[at] in those), -1
    )


# Deny, confirm, disown.


def _verb(ground: Ground, verb: int) -> Reaction | None:
    rules = phrases("stances", "reactions").by_first
    lemma = _lemma(ground, verb)
    if lemma not in rules or ground.grammar.parts[verb] != "VERB":
        return None
    rule: dict[str, Any] = rules[lemma][0][1]
    actor = _agent(ground, verb)
    stance = _negated_stance(ground, verb, rule["stance"])
    about, clause = _taken(ground, verb)
    if actor < 0 or not stance or not _takes_right(ground, lemma, about, clause):
        return None
    return Reaction(*_predicate(ground, verb), stance, rule["id"], verb, actor, about, clause)


def _agent(ground: Ground, verb: int) -> int:
    grammar = ground.grammar
    if grammar.kid(verb, "nsubjpass") >= 0:
        by = grammar.kid(verb, "agent")
        return grammar.kid(by, "pobj") if by >= 0 else -1
    if (by := grammar.kid(verb, "agent")) >= 0:
        return grammar.kid(by, "pobj")
    if (found := ground.subject(verb)) >= 0:
        return found
    above = ground.grammar.above(verb)
    return next((found for at in above[:3] if (found := ground.subject(at)) >= 0), -1)


def _negated_stance(ground: Ground, verb: int, stance: str) -> str:
    """Return what a stance becomes when negated: who will neither confirm nor deny does not comment."""
    grammar = ground.grammar
    chain = [verb, *(at for at in (grammar.heads[verb],) if grammar.deps[verb] in ("conj", "xcomp"))]
    neither = any(grammar.words[kid] in ("neither", "nor") for at in chain for kid in grammar.kids[at])
    unwilling = grammar.deps[verb] == "xcomp" and _lemma(ground, grammar.heads[verb]) in listed(
        "stances", "comment_refusing"
    )
    if not (neither or unwilling or ground.negated(verb)):
        return stance if ground.modal(verb) in ("", "will") else ""
    return "" if ground.modal(verb) in ("can", "could") and not neither else "no comment"


def _taken(ground: Ground, verb: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what a verb names, and the proposition in it: its own clause, or that of "reports that"."""
    grammar = ground.grammar
    inner = grammar.kid(verb, "ccomp", "xcomp")
    if inner > verb:
        return (0, -1), ground.clause(inner)
    noun = grammar.kid(verb, "dobj")
    if noun < 0 or grammar.words[noun] in ("itself", "himself", "herself", "themselves"):
        prep = grammar.kid(verb, "prep")
        noun = grammar.kid(prep, "pobj") if prep >= 0 and grammar.words[prep] in ("to", "from", "of") else -1
    if noun < 0:
        return (0, -1), (0, -1)
    clause = grammar.kid(noun, "acl", "ccomp", "relcl")
    opened = clause >= 0 and grammar.words[grammar.left[clause]] == "that"
    return _np(ground, noun), ground.clause(clause) if opened else (0, -1)


def _takes_right(ground: Ground, lemma: str, about: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Tell whether a verb takes what can be so or not: "rejected the claim", not "rejected the offer"."""
    if clause[0] <= clause[1]:
        return True
    head = _any(ground, *about, "accounts")
    if head >= 0:
        return True
    return lemma not in ("reject", "dismiss", "dispute", "recognize", "recognise") and (
        _any(ground, *about, "dealings") >= 0 or _pronoun(ground, about)
    )


def _pronoun(ground: Ground, about: tuple[int, int]) -> bool:
    low, high = about
    return low == high and ground.grammar.words[low] in ("it", "this", "that", "them", "these", "doing")


def _published(ground: Ground, verb: int) -> Reaction | None:
    """The Post, which published a report on the talks."""
    grammar = ground.grammar
    if _lemma(ground, verb) not in listed("origins", "publishing") or grammar.parts[verb] != "VERB":
        return None
    noun, origin = grammar.kid(verb, "dobj"), ground.subject(verb)
    actor = ground.actor(origin) if noun > verb else None
    if not actor or not ground.medium(actor.id) or _lemma(ground, noun) not in listed("stances", "accounts"):
        return None
    high = _plain_end(ground, noun)
    after = [kid for kid in grammar.kids[verb] if grammar.deps[kid] == "npadvmod" and high < kid < high + 4]
    low = max(grammar.left[origin], origin - 4) if origin < verb else verb
    return Reaction(low, max([high, *after]), "reported", "stance.published", verb, origin, (noun, high))


def _plain_end(ground: Ground, noun: int) -> int:
    """Return the end of a noun phrase with the first thing that it is "on" or "of", and no clause."""
    grammar = ground.grammar
    prep = grammar.kid(noun, "prep")
    inner = grammar.kid(prep, "pobj") if prep > noun else -1
    return max(noun, inner)


# Calling it false.


def _naming(ground: Ground, verb: int) -> Reaction | None:
    """Call a report false."""
    grammar = ground.grammar
    if _lemma(ground, verb) not in listed("stances", "naming") or grammar.parts[verb] != "VERB":
        return None
    low, high = _predicate(ground, verb)
    name = _any(ground, verb + 1, high, "false_names")
    actor = _agent(ground, verb)
    if name < 0 or actor < 0 or ground.negated(verb) or name - verb > 14:
        return None
    about = ground.trim(verb + 1, max(verb + 1, name - 1))
    if (
        _any(ground, *about, "accounts") < 0
        and _any(ground, *about, "dealings") < 0
        and not _short(ground, about)
    ):
        return None
    return Reaction(low, high, "denied", "stance.call-false", verb, actor, about)


def _short(ground: Ground, about: tuple[int, int]) -> bool:
    """Tell whether a stretch is "it" or the like."""
    return any(
        ground.grammar.words[at] in ("it", "them", "this", "that", "these")
        for at in range(about[0], about[1] + 1)
    )


def _untrue(ground: Ground, verb: int) -> Reaction | None:
    """It is a lie; it is not true."""
    grammar = ground.grammar
    if _lemma(ground, verb) != "be" or not ground.voice(verb):
        return None
    name = grammar.kid(verb, "attr", "acomp", "prep")
    subject = grammar.kid(verb, "nsubj", "nsubjpass")
    if name < verb or subject < 0:
        return None
    false = _any(ground, grammar.left[name], min(name, grammar.right[name]), "false_names") >= 0
    true = grammar.lemmas[name] in ("true", "truth", "case", "accurate") and _no(ground, verb, name)
    if not (false and not ground.negated(verb)) and not true:
        return None
    about = _np(ground, subject)
    if not _short(ground, about) and _any(ground, *about, "accounts") < 0:
        return None
    return Reaction(*_clause(ground, verb), "denied", "stance.untrue", verb, -1, about)


def _no(ground: Ground, verb: int, noun: int) -> bool:
    grammar = ground.grammar
    return ground.negated(verb) or any(grammar.words[kid] == "no" for kid in grammar.kids[noun])


# Disowning.


def _own(ground: Ground, verb: int) -> Reaction | None:
    """We did not authorise it; they were not organised by us."""
    grammar = ground.grammar
    if _lemma(ground, verb) not in listed("stances", "sanctioning") or grammar.parts[verb] != "VERB":
        return None
    helped = any(
        _lemma(ground, kid) in _DONE for kid in grammar.kids[verb] if grammar.deps[kid].startswith("aux")
    )
    if not helped or not ground.negated(verb) or ground.modal(verb):
        return None
    low, high = _clause(ground, verb)
    subject = grammar.kid(verb, "nsubj", "nsubjpass")
    named = _any(ground, low, high, "dealings") >= 0 or (subject >= 0 and _short_subject(ground, subject))
    if subject < 0 or not named:
        return None
    said = ground.voice(verb)
    if not said and grammar.deps[subject] == "nsubjpass":
        return None
    active = grammar.deps[subject] == "nsubj"
    actor = -1 if said else subject
    return Reaction(low, high, "disowned", "stance.not-ours", verb, actor, (low, high), of_self=active)


def _short_subject(ground: Ground, subject: int) -> bool:
    return ground.grammar.deps[subject] == "nsubjpass" and ground.grammar.words[subject] in (
        "they",
        "it",
        "these",
        "this",
    )


def _private(ground: Ground, token: int) -> Reaction | None:
    """Acting in a private capacity; nothing to do with it."""
    grammar = ground.grammar
    if _lemma(ground, token) not in ("capacity", "citizen", "behalf", "have", "play", "act"):
        return None
    said = ground.voice(token)
    verb = (
        token
        if grammar.parts[token] == "VERB"
        else next((at for at in grammar.above(token) if grammar.parts[at] == "VERB"), -1)
    )
    if not said or verb < 0:
        return None
    low, high = _clause(ground, verb)
    text = " ".join(grammar.words[low : high + 1])
    alone = any(one in text for one in listed("stances", "private_alone"))
    denied = any(one in text for one in listed("stances", "private")) and (
        ground.negated(verb) or "no" in text.split() or "nothing" in text
    )
    if not (alone or denied):
        return None
    return Reaction(low, high, "disowned", "stance.private", verb, -1, (low, high))


# Knowing.


def _knows(ground: Ground, token: int) -> Reaction | None:
    """Aware of the talks; was informed of the meeting."""
    grammar = ground.grammar
    if _lemma(ground, token) not in listed("stances", "knowing") or not ground.voice(token):
        return None
    verb = token if grammar.parts[token] in ("VERB", "AUX") else grammar.heads[token]
    passive = (
        grammar.kid(token, "auxpass") >= 0 or grammar.parts[token] == "ADJ" or _lemma(ground, token) == "know"
    )
    low, high = _clause(ground, verb)
    prep = next((kid for kid in grammar.kids[token] if grammar.words[kid] in ("of", "about", "on")), -1)
    about = _np(ground, grammar.kid(prep, "pobj")) if prep >= 0 else (0, -1)
    if not passive or about[0] > about[1] or _any(ground, *about, "dealings") < 0:
        return None
    stance = "disowned" if ground.negated(verb) or ground.negated(token) else "acknowledged"
    return Reaction(low, high, stance, "stance.aware", verb, -1, about)


def _never_was(ground: Ground, verb: int) -> Reaction | None:
    """There were no talks; no such meeting took place."""
    grammar = ground.grammar
    if _lemma(ground, verb) not in listed("stances", "happening") or not ground.voice(verb):
        return None
    subject = grammar.kid(verb, "nsubj", "nsubjpass", "attr")
    if subject < 0 or _lemma(ground, subject) not in listed("stances", "dealings"):
        return None
    there = grammar.kid(verb, "expl") >= 0
    happens = there or grammar.lemmas[verb] != "be"
    past = grammar.tags[verb] in ("VBD", "VBN") and happens and not ground.modal(verb)
    if not past or not (_no(ground, verb, subject)):
        return None
    return Reaction(*_clause(ground, verb), "denied", "stance.never-was", verb, -1, _np(ground, subject))


# No comment.


def _comment(ground: Ground, verb: int) -> Reaction | None:
    grammar, lemma = ground.grammar, _lemma(ground, verb)
    if grammar.parts[verb] != "VERB":
        return None
    if not (
        _declines(ground, verb, lemma) or _silent(ground, verb, lemma) or _unreachable(ground, verb, lemma)
    ):
        return None
    actor = (
        grammar.kid(verb, "nsubjpass") if lemma in listed("stances", "unreachable") else _agent(ground, verb)
    )
    if actor < 0:
        return None
    low, high = _predicate(ground, verb)
    return Reaction(low, high, "no comment", "stance.no-comment", verb, actor, (verb, high))


def _declines(ground: Ground, verb: int, lemma: str) -> bool:
    """Declined to comment; offered no comment."""
    grammar = ground.grammar
    inner = grammar.kid(verb, "xcomp")
    if lemma in listed("stances", "comment_refusing") and inner > verb:
        return _lemma(ground, inner) in listed("stances", "comment_of")
    noun = grammar.kid(verb, "dobj")
    if (
        noun < 0
        or lemma not in listed("stances", "comment_verbs")
        or _lemma(ground, noun) not in listed("stances", "comment_nouns")
    ):
        return False
    return lemma in listed("stances", "comment_refusing") or _no(ground, verb, noun)


def _silent(ground: Ground, verb: int, lemma: str) -> bool:
    """Would not comment; did not respond to a request; did not say whether."""
    grammar = ground.grammar
    if lemma not in listed("stances", "comment_negated") or not ground.negated(verb):
        return False
    helped = any(
        grammar.words[kid] in ("would", "will", "did", "wo", "does", "do", "has", "have", "had")
        for kid in grammar.kids[verb]
    )
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


def _unreachable(ground: Ground, verb: int, lemma: str) -> bool:
    """Could not be reached."""
    return (
        lemma in listed("stances", "unreachable")
        and ground.negated(verb)
        and ground.grammar.kid(verb, "nsubjpass") >= 0
        and ground.modal(verb) in ("can", "could")
    )
