"""Reactions that deny, confirm or publish: "denied the report", "called it a lie", "there were no talks"."""

from __future__ import annotations

from typing import Any

from tracktwo.reading.claims.never import never
from tracktwo.reading.claims.reacting import (
    Reaction,
    agent,
    clause,
    first_of,
    lemma_of,
    noun_phrase,
    predicate,
    pronoun_in,
    refused,
)
from tracktwo.reading.matter import Ground
from tracktwo.reading.matter.find import nobody
from tracktwo.reading.matter.lexicon import listed, phrases

__all__ = ["denying"]


def denying(ground: Ground, token: int) -> Reaction | None:
    """Return the reaction that a word makes by denying, confirming or publishing; None for none."""
    for finder in (_published, _verb, _naming, _untrue, _groundless, never):
        if found := finder(ground, token):
            return found
    return None


def _verb(ground: Ground, verb: int) -> Reaction | None:
    rules = phrases("stances", "reactions").by_first
    lemma = lemma_of(ground, verb)
    known = lemma in rules and ground.grammar.parts[verb] == "VERB"
    told = phrases("stances", "reactions").at(verb, ground.grammar.lemmas) if known else None
    if told is None:
        return None
    rule: dict[str, Any] = told[1]
    actor = agent(ground, verb)
    stance = _negated_stance(ground, verb, rule["stance"])
    about, clause = _taken(ground, verb)
    fits = rule["stance"] == "disowned" or _takes_right(ground, lemma, about, clause)
    if actor < 0 or not stance or not fits:
        return None
    return Reaction(*predicate(ground, verb), stance, rule["id"], verb, actor, about, clause)


def _negated_stance(ground: Ground, verb: int, stance: str) -> str:
    """Return what a stance becomes when negated: who will neither confirm nor deny does not comment."""
    grammar = ground.grammar
    if nobody(ground, ground.subject(verb)):
        return "no comment" if stance == "acknowledged" else ""
    chain = [verb, *(at for at in (grammar.heads[verb],) if grammar.deps[verb] in ("conj", "xcomp"))]
    neither = any(grammar.words[kid] in ("neither", "nor") for at in chain for kid in grammar.kids[at])
    refuser = grammar.heads[verb] if grammar.deps[verb] == "xcomp" else verb
    if lemma_of(ground, refuser) in listed("stances", "comment_refusing"):
        return "no comment" if lemma_of(ground, verb) in ("confirm", "deny") else ""
    if not (neither or ground.negated(verb)):
        return stance if ground.modal(verb) in ("", "will") else ""
    return "" if ground.modal(verb) in ("can", "could") and not neither else "no comment"


def _taken(ground: Ground, verb: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what a verb names, and the proposition in it: its own clause, or that of "reports that"."""
    grammar = ground.grammar
    inner = grammar.kid(verb, "ccomp", "xcomp")
    if inner > verb:
        return (0, -1), ground.clause(inner)
    noun = grammar.kid(verb, "dobj", "nsubjpass")
    if noun < 0 or grammar.words[noun] in ("itself", "himself", "herself", "themselves"):
        prep = grammar.kid(verb, "prep")
        noun = grammar.kid(prep, "pobj") if prep >= 0 and grammar.words[prep] in ("to", "from", "of") else -1
    if noun < 0:
        return (0, -1), (0, -1)
    clause = grammar.kid(noun, "acl", "ccomp", "relcl")
    opened = clause >= 0 and grammar.words[grammar.left[clause]] == "that"
    return noun_phrase(ground, noun), ground.clause(clause) if opened else (0, -1)


def _takes_right(ground: Ground, lemma: str, about: tuple[int, int], clause: tuple[int, int]) -> bool:
    """Tell whether a verb takes what can be so or not: "rejected the claim", not "rejected the offer"."""
    if clause[0] <= clause[1]:
        return True
    head = first_of(ground, *about, "accounts")
    if head >= 0:
        return True
    return lemma not in listed("stances", "of_accounts") and (
        first_of(ground, *about, "dealings") >= 0 or _pronoun(ground, about)
    )


def _pronoun(ground: Ground, about: tuple[int, int]) -> bool:
    low, high = about
    return low == high and ground.grammar.words[low] in ("it", "this", "that", "them", "these", "doing")


def _published(ground: Ground, verb: int) -> Reaction | None:
    """The Post, which published a report on the talks."""
    grammar = ground.grammar
    if lemma_of(ground, verb) not in listed("origins", "publishing") or grammar.parts[verb] != "VERB":
        return None
    noun, origin = grammar.kid(verb, "dobj"), ground.subject(verb)
    actor = ground.actor(origin) if noun > verb else None
    if (
        not actor
        or not ground.medium(actor.id)
        or lemma_of(ground, noun) not in listed("stances", "accounts")
    ):
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


def _naming(ground: Ground, verb: int) -> Reaction | None:
    """Call a report false."""
    grammar = ground.grammar
    if lemma_of(ground, verb) not in listed("stances", "naming") or grammar.parts[verb] != "VERB":
        return None
    low, high = predicate(ground, verb)
    name = first_of(ground, verb + 1, high, "false_names")
    actor = agent(ground, verb)
    if name < 0 or actor < 0 or ground.negated(verb) or name - verb > 14:
        return None
    about = ground.trim(verb + 1, max(verb + 1, name - 1))
    if (
        first_of(ground, *about, "accounts") < 0
        and first_of(ground, *about, "dealings") < 0
        and not pronoun_in(ground, about)
    ):
        return None
    return Reaction(low, high, "denied", "stance.call-false", verb, actor, about)


def _untrue(ground: Ground, verb: int) -> Reaction | None:
    """It is a lie; it is not true."""
    grammar = ground.grammar
    if lemma_of(ground, verb) != "be" or not ground.voice(verb):
        return None
    name = grammar.kid(verb, "attr", "acomp", "prep")
    subject = grammar.kid(verb, "nsubj", "nsubjpass")
    if subject < 0 and grammar.kid(verb, "expl") >= 0:  # "there is no truth in it"
        subject = name
    if name < verb or subject < 0 or ground.modal(verb):
        return None
    false = first_of(ground, grammar.left[name], min(name, grammar.right[name]), "false_names") >= 0
    true = grammar.lemmas[name] in ("true", "truth", "case", "accurate") and refused(ground, verb, name)
    if not (false and not ground.negated(verb)) and not true:
        return None
    about = noun_phrase(ground, subject)
    forged = first_of(ground, *noun_phrase(ground, name), "forged_names") >= 0
    fits = pronoun_in(ground, about) or first_of(ground, *about, "accounts") >= 0
    if subject != name and not fits and not (forged and first_of(ground, *about, "dealings") >= 0):
        return None
    return Reaction(*clause(ground, verb), "denied", "stance.untrue", verb, -1, about)


def _groundless(ground: Ground, verb: int) -> Reaction | None:
    """The claim has no basis, lacks credibility."""
    grammar, lemma = ground.grammar, lemma_of(ground, verb)
    noun, subject = grammar.kid(verb, "dobj"), grammar.kid(verb, "nsubj")
    if lemma not in ("lack", "have") or noun < verb or subject < 0 or not ground.voice(verb):
        return None
    without = refused(ground, verb, noun) != (lemma == "lack")
    about = noun_phrase(ground, subject)
    fits = pronoun_in(ground, about) or first_of(ground, *about, "accounts") >= 0
    if lemma_of(ground, noun) not in listed("stances", "foundations") or not (without and fits):
        return None
    return Reaction(*clause(ground, verb), "denied", "stance.groundless", verb, -1, about)
