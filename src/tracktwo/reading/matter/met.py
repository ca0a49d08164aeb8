"""Which words are meetings: "met", "held talks with", "talks between A and B opened"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed, phrases

__all__ = ["Met", "at_venue", "joined_to", "met_in"]

_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_INNER = frozenset({"xcomp", "pcomp", "prep", "ccomp", "acl", "advcl"})
_MAYBE = frozenset({"may", "might", "could", "should", "can", "must"})
_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "we", "us", "i", "me", "who"})
_AT = frozenset({"in", "at", "on", "the", "outside", "last", "this", "next", "near"})
_TO = frozenset({"for", "after", "from", "in", "at", "to", "during", "following", "before"})


@dataclass(frozen=True)
class Met:
    """The verb of a meeting, the noun if it is "held talks", who takes part (tokens), and the rule."""

    verb: int
    noun: int
    people: tuple[int, ...]
    rule: str


def met_in(ground: Ground) -> list[Met]:
    """Return the meetings that a text tells of as done or planned, in its order."""
    found = [*_by_verb(ground), *_by_noun(ground), *_interviews(ground)]
    return sorted(found, key=lambda one: one.verb)


def _by_verb(ground: Ground) -> Iterator[Met]:
    grammar, verbs = ground.grammar, phrases("meetings", "verbs")
    for token, lemma in enumerate(grammar.lemmas):
        found = grammar.parts[token] == "VERB" and lemma in verbs.by_first and verbs.at(token, grammar.lemmas)
        if found and _told(ground, token):
            rule = found[1]
            subject, other = ground.subject(token), _other(ground, token, rule["needs"])
            if subject >= 0 and other >= 0 and (other != subject or _somebody(ground, subject)):
                yield Met(token, -1, (subject, other), rule["id"])


def _told(ground: Ground, verb: int) -> bool:
    """Tell whether a meeting is told of as done or planned, not denied, and not merely possible."""
    if ground.negated(verb) or ground.modal(verb) in _MAYBE:
        return False
    grammar, at = ground.grammar, verb
    habits = listed("meetings", "habits")
    if any({grammar.words[kid], grammar.words[grammar.left[kid]]} & habits for kid in grammar.kids[verb]):
        return False
    while grammar.deps[at] in _INNER and grammar.tags[at] in ("VB", "VBG", "IN"):
        at = grammar.heads[at]
        if grammar.lemmas[at] in listed("meetings", "wished") or ground.negated(at):
            return False
    return not (grammar.deps[verb] == "advcl" and grammar.kid(verb, "mark") >= 0 and _if(ground, verb))


def _if(ground: Ground, verb: int) -> bool:
    return ground.grammar.words[ground.grammar.kid(verb, "mark")] in ("if", "unless")


def _other(ground: Ground, verb: int, needs: list[str]) -> int:
    """Return whom a verb of meeting is with; the subject itself where several meet; -1 where nobody is."""
    grammar = ground.grammar
    for token in range(verb + 1, min(verb + 7, grammar.right[verb] + 1)) if "with" in needs else ():
        inner = grammar.kid(token, "pobj") if grammar.words[token] == "with" else -1
        if inner >= 0 and _somebody(ground, inner):
            return inner
    for kid in grammar.kids[verb]:
        if grammar.deps[kid] == "dobj" and ({"object", "person"} & set(needs)) and _person(ground, kid):
            return kid
        if (
            grammar.deps[kid] == "dobj"
            and "expected" in needs
            and _expected(ground, verb)
            and _named(ground, kid)
        ):
            return kid
        if "brought" in needs and grammar.deps[kid] == "dobj" and _brought(ground, verb, kid):
            return kid
        if grammar.deps[kid] == "agent" and "agent" in needs and _person(ground, grammar.kid(kid, "pobj")):
            return grammar.kid(kid, "pobj")
    return ground.subject(verb) if _together(ground, verb, needs) else -1


def _expected(ground: Ground, verb: int) -> bool:
    """Tell whether to see somebody is to meet: it is due, or what somebody came for."""
    above = ground.grammar.heads[verb]
    return ground.modal(verb) == "will" or ground.grammar.lemmas[above] in listed("meetings", "expecting")


def _brought(ground: Ground, verb: int, token: int) -> bool:
    """Tell whether somebody brings several together."""
    grammar = ground.grammar
    together = any(grammar.words[kid] == "together" for kid in grammar.kids[verb])
    return together and _somebody(ground, token)


def _named(ground: Ground, token: int) -> bool:
    actor = ground.cast.actors.get(token)
    return bool(actor and actor.kind == "person") or ground.grammar.names[token] == "PERSON"


def _together(ground: Ground, verb: int, needs: list[str]) -> bool:
    """Tell whether several meet, or talk "by telephone", with nobody else named."""
    grammar, subject = ground.grammar, ground.subject(verb)
    if subject < 0 or not (joined_to(ground, subject) or _plural(ground, subject)):
        return False
    thing = grammar.kid(verb, "dobj")
    if "several" in needs:
        return thing < 0 or grammar.lemmas[thing] == "face"
    near = grammar.words[verb : min(verb + 6, grammar.right[verb] + 1)]
    return "far" in needs and bool({"phone", "telephone", "sidelines", "video"} & set(near))


def _plural(ground: Ground, noun: int) -> bool:
    grammar = ground.grammar
    return (
        grammar.tags[noun] in ("NNS", "NNPS")
        or grammar.words[noun] in ("they", "we", "both", "two", "three")
        or grammar.words[noun] == f"{grammar.lemmas[noun]}s"
        or (grammar.words[noun].endswith("s") and grammar.words[noun][:-1] in listed("meetings", "people"))
    )


def _somebody(ground: Ground, token: int) -> bool:
    """Tell whether a word stands for people or bodies."""
    grammar = ground.grammar
    if ground.cast.actors.get(token) or grammar.names[token] in _PEOPLE:
        return True
    if grammar.parts[token] == "PRON":
        return grammar.words[token] in _PRONOUNS
    if grammar.lemmas[token] in listed("meetings", "people"):
        return True
    low = max(grammar.left[token], token - 6)
    return any(ground.cast.actors.get(at) or grammar.names[at] in _PEOPLE for at in range(low, token))


def _person(ground: Ground, token: int) -> bool:
    grammar = ground.grammar
    if grammar.lemmas[token] in listed("meetings", "people"):
        return True
    if grammar.kid(token, "nummod") >= 0:
        return False
    return grammar.names[token] == "PERSON" or bool(
        (actor := ground.cast.actors.get(token)) and actor.kind in ("person", "unnamed")
    )


def _by_noun(ground: Ground) -> Iterator[Met]:
    """Held talks with; talks between A and B opened in; flew to X for talks with."""
    grammar, nouns = ground.grammar, listed("meetings", "nouns")
    for token, lemma in enumerate(grammar.lemmas):
        if lemma not in nouns or grammar.parts[token] != "NOUN" or _none(ground, token):
            continue
        verb, way = _verb_of(ground, token)
        others = others_with(ground, token) or (others_with(ground, verb) if verb >= 0 else [])
        if verb < 0 or not _told(ground, verb):
            continue
        subject = ground.subject(verb)
        if subject >= 0 and subject != token and _somebody(ground, subject) and way != "happens":
            others = [subject, *others]
        if (
            others
            if way == "goes"
            else (
                others
                or way in ("held", "happens", "dated")
                or at_venue(ground, token)
                or _located(ground, token)
            )
        ):
            yield Met(verb, token, tuple(others), f"meeting.{way}")


def _none(ground: Ground, noun: int) -> bool:
    """No talks."""
    return any(ground.grammar.words[kid] == "no" for kid in ground.grammar.kids[noun])


def _verb_of(ground: Ground, noun: int) -> tuple[int, str]:
    """Return the verb that a noun of meeting belongs to, and how: it is held, happens, or is gone to."""
    grammar, at = ground.grammar, noun
    if grammar.deps[at] == "conj" and grammar.parts[grammar.heads[at]] == "NOUN":
        at = grammar.heads[at]
    if grammar.deps[at] == "pobj" and grammar.words[grammar.heads[at]] == "of":
        at = grammar.heads[grammar.heads[at]]
    above = grammar.heads[at]
    if grammar.deps[at] in ("dobj", "nsubjpass") and grammar.lemmas[above] in listed("meetings", "holding"):
        return above, "held"
    if grammar.deps[at] in ("nsubj", "nsubjpass") and grammar.lemmas[above] in listed(
        "meetings", "happening"
    ):
        return above, "happens"
    if grammar.deps[at] == "pobj" and grammar.lemmas[grammar.heads[above]] in listed("meetings", "holding"):
        return (grammar.heads[above], "held") if grammar.words[above] in ("in", "into") else (-1, "")
    if grammar.deps[at] == "pobj" and grammar.words[above] in _TO:
        verb = grammar.heads[above]
        stays = grammar.words[above] in ("in", "at", "for") and grammar.tags[verb] != "VB"
        there = grammar.lemmas[verb] != "be" or stays
        if there and grammar.lemmas[verb] in listed("meetings", "going"):
            return verb, "goes"
    yearly = any(grammar.words[kid] in listed("meetings", "yearly") for kid in grammar.kids[noun])
    if not yearly and _in_place(ground, noun) and _in_time(ground, noun):
        return noun, "dated"  # "secret meetings in Oman in 2013"
    if grammar.deps[noun] == "pobj" and grammar.words[grammar.heads[noun]] == "of" and at_venue(ground, noun):
        return noun, "told"  # "the last of eight meetings at an airport"
    held = grammar.kid(noun, "acl", "relcl")
    if held > noun and grammar.lemmas[held] in listed("meetings", "holding") | listed(
        "meetings", "happening"
    ):
        return noun, "told"
    return (noun, "told") if others_with(ground, noun) and _located(ground, noun) else (-1, "")


def _in_place(ground: Ground, noun: int) -> bool:
    """Tell whether "in" or "at" a place stands right after a noun of meeting."""
    grammar = ground.grammar
    preps = [kid for kid in grammar.kids[noun] if grammar.words[kid] in ("in", "at", "near", "outside")]
    return any(grammar.names[grammar.kid(kid, "pobj")] in ("GPE", "LOC", "FAC") for kid in preps)


def _in_time(ground: Ground, noun: int) -> bool:
    grammar = ground.grammar
    return any(grammar.names[at] == "DATE" for at in range(noun + 1, min(grammar.right[noun], noun + 10) + 1))


def at_venue(ground: Ground, noun: int) -> bool:
    """Tell whether a noun of meeting is "in" or "at" a hotel, a palace or the like."""
    grammar = ground.grammar
    above = grammar.heads[grammar.heads[noun]] if grammar.words[grammar.heads[noun]] == "of" else noun
    near = (*grammar.kids[noun], *grammar.kids[above])
    preps = [kid for kid in near if grammar.words[kid] in ("in", "at", "near", "outside", "inside")]
    return any(grammar.lemmas[grammar.kid(kid, "pobj")] in listed("meetings", "venues") for kid in preps)


def _located(ground: Ground, noun: int) -> bool:
    """Tell whether the phrase of a noun says where or when."""
    grammar = ground.grammar
    inside = range(noun, min(grammar.right[noun], noun + 20) + 1)
    return any(
        grammar.names[at] in ("GPE", "LOC", "FAC", "DATE", "TIME") and grammar.words[at - 1] in _AT
        for at in inside
    )


def others_with(ground: Ground, token: int) -> list[int]:
    """Return those whom a meeting is with or between."""
    grammar = ground.grammar
    found = []
    for kid in grammar.kids[token]:
        if grammar.deps[kid] == "prep" and grammar.words[kid] in ("with", "between", "among"):
            inner = grammar.kid(kid, "pobj")
            if inner >= 0 and _somebody(ground, inner):
                found += [inner, *joined_to(ground, inner)]
    return found


def _interviews(ground: Ground) -> Iterator[Met]:
    """In an interview with a paper, somebody said."""
    grammar, nouns = ground.grammar, listed("meetings", "interviews")
    for token, lemma in enumerate(grammar.lemmas):
        above = grammar.heads[token]
        if lemma in nouns and grammar.deps[token] == "pobj" and grammar.words[above] in ("in", "during"):
            others, speaker = others_with(ground, token), ground.subject(grammar.heads[above])
            if others:
                people = (speaker, *others) if speaker >= 0 else tuple(others)
                yield Met(above, token, people, "meeting.interview")


def joined_to(ground: Ground, token: int) -> list[int]:
    """Return those that are named along with somebody: "A, B and C"."""
    grammar = ground.grammar
    found: list[int] = []
    at = token
    while (at := grammar.kid(at, "conj")) >= 0 and len(found) < 20:
        found.append(at)
    return found
