"""Meetings: who met, where, when, in secret or not, and what for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.reading.matter.ground import Ground
from tracktwo.reading.matter.lexicon import listed, phrases
from tracktwo.reading.model import Item, Meeting, Span

__all__ = ["meetings_of"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})
_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_MAYBE = frozenset({"may", "might", "could", "would", "should", "can", "must"})


@dataclass(frozen=True)
class _Find:
    """The verb of a meeting, the noun if it is "held talks", who takes part (tokens), and the rule."""

    verb: int
    noun: int
    people: tuple[int, ...]
    rule: str


def meetings_of(ground: Ground) -> tuple[Meeting, ...]:
    """Return the meetings that a text tells of, past or planned; not those that only may be."""
    found = [*_by_verb(ground), *_by_noun(ground), *_interviews(ground)]
    found.sort(key=lambda one: one.verb)
    made = [one for one in (_meeting(ground, find) for find in found) if one]
    return tuple(made)


def _meeting(ground: Ground, one: _Find) -> Meeting | None:
    low, high = _stretch(ground, one)
    inside = range(low, high + 1)
    people = _actors(ground, one)
    place, when = _text(ground, inside, _PLACES, one), _when(ground, inside)
    if not (place or when or len(people) > 1 or len(set(one.people)) > 1):
        return None
    return ground.make(
        Meeting,
        [(low, high)],
        one.rule,
        participants=tuple(actor.id for actor in people),
        place=place,
        when=when,
        secret=any(ground.grammar.words[at] in listed("meetings", "secret") for at in inside),
        purpose=_purpose(ground, one),
    )


def _actors(ground: Ground, one: _Find) -> list[Item]:
    found: dict[str, Item] = {}
    for token in one.people:
        for at in (token, *_joined(ground, token)):
            if actor := ground.actor(at):
                found.setdefault(actor.id, actor)
    return list(found.values())


def _joined(ground: Ground, token: int) -> list[int]:
    """Return those that are named along with somebody: "A, B and C"."""
    grammar = ground.grammar
    found: list[int] = []
    at = token
    while (at := grammar.kid(at, "conj")) >= 0 and len(found) < 20:
        found.append(at)
    return found


# Which words are meetings.


def _by_verb(ground: Ground) -> Iterator[_Find]:
    grammar, verbs = ground.grammar, phrases("meetings", "verbs")
    for token, lemma in enumerate(grammar.lemmas):
        found = grammar.parts[token] == "VERB" and lemma in verbs.by_first and verbs.at(token, grammar.lemmas)
        if found and _told(ground, token):
            rule = found[1]
            subject, other = ground.subject(token), _other(ground, token, rule["needs"])
            if subject >= 0 and other >= 0 and _somebody(ground, subject):
                yield _Find(token, -1, (subject, other), rule["id"])


def _told(ground: Ground, verb: int) -> bool:
    """Tell whether a meeting is told of as done or planned, not denied, and not merely possible."""
    if ground.negated(verb) or ground.modal(verb) in _MAYBE:
        return False
    grammar, at = ground.grammar, verb
    if any(grammar.words[kid] in listed("meetings", "habits") for kid in grammar.kids[verb]):
        return False
    while grammar.deps[at] in ("xcomp", "pcomp", "prep", "ccomp") and grammar.tags[at] in ("VB", "VBG", "IN"):
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
    subject = ground.subject(verb)
    several = subject >= 0 and (_joined(ground, subject) or grammar.tags[subject] in ("NNS", "NNPS"))
    return subject if several and "several" in needs and grammar.kid(verb, "dobj") < 0 else -1


def _somebody(ground: Ground, token: int) -> bool:
    """Tell whether a word stands for people or bodies."""
    grammar = ground.grammar
    if ground.cast.actors.get(token) or grammar.names[token] in _PEOPLE:
        return True
    if grammar.parts[token] == "PRON":
        return grammar.words[token] in (
            "he",
            "she",
            "they",
            "him",
            "her",
            "them",
            "we",
            "us",
            "i",
            "me",
            "who",
        )
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


def _by_noun(ground: Ground) -> Iterator[_Find]:
    """Held talks with; talks between A and B opened in; flew to X for talks with."""
    grammar, nouns = ground.grammar, listed("meetings", "nouns")
    for token, lemma in enumerate(grammar.lemmas):
        if lemma not in nouns or grammar.parts[token] != "NOUN":
            continue
        verb, way = _verb_of(ground, token)
        others = _with(ground, token) or (_with(ground, verb) if verb >= 0 else [])
        if verb < 0 or not _told(ground, verb):
            continue
        subject = ground.subject(verb)
        if subject >= 0 and subject != token and _somebody(ground, subject) and way != "happens":
            others = [subject, *others]
        if others and (len(others) > 1 or way != "goes"):
            yield _Find(verb, token, tuple(others), f"meeting.{way}")


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
    if grammar.deps[at] == "pobj" and grammar.words[above] in (
        "for",
        "after",
        "from",
        "in",
        "at",
        "to",
        "during",
    ):
        verb = grammar.heads[above]
        return (verb, "goes") if grammar.lemmas[verb] in listed("meetings", "going") else (-1, "")
    return -1, ""


def _with(ground: Ground, token: int) -> list[int]:
    """Return those whom a meeting is with or between."""
    grammar = ground.grammar
    found = []
    for kid in grammar.kids[token]:
        if grammar.deps[kid] == "prep" and grammar.words[kid] in ("with", "between", "among"):
            inner = grammar.kid(kid, "pobj")
            if inner >= 0 and _somebody(ground, inner):
                found += [inner, *_joined(ground, inner)]
    return found


def _interviews(ground: Ground) -> Iterator[_Find]:
    """In an interview with a paper, somebody said."""
    grammar, nouns = ground.grammar, listed("meetings", "interviews")
    for token, lemma in enumerate(grammar.lemmas):
        above = grammar.heads[token]
        if lemma in nouns and grammar.deps[token] == "pobj" and grammar.words[above] in ("in", "during"):
            others, speaker = _with(ground, token), ground.subject(grammar.heads[above])
            if others:
                people = (speaker, *others) if speaker >= 0 else tuple(others)
                yield _Find(above, token, people, "meeting.interview")


# How far it reaches, and what stands in it.


def _stretch(ground: Ground, one: _Find) -> tuple[int, int]:
    """Return the stretch from who meets to with whom, where and when; what it is about is left out."""
    grammar = ground.grammar
    if one.rule == "meeting.interview":
        return ground.trim(one.verb, grammar.right[one.noun])
    low = min(grammar.left[one.verb], one.verb)
    if grammar.deps[one.verb] in ("conj", "ROOT", "advcl", "ccomp", "relcl", "xcomp"):
        low = _low(ground, one)
    high = one.verb
    for head in (one.verb, one.noun):
        for kid in grammar.kids[head] if head >= 0 else ():
            if kid > one.verb and _belongs(ground, kid):
                high = max(high, grammar.right[kid])
    return ground.trim(low, max(high, one.noun))


def _low(ground: Ground, one: _Find) -> int:
    """Return the first token: of the subject by the verb, or of a time, place or trip before it."""
    grammar = ground.grammar
    subject = grammar.kid(one.verb, "nsubj", "nsubjpass")
    way = grammar.heads[one.verb]
    if (
        subject < 0
        and grammar.deps[one.verb] in ("advcl", "xcomp")
        and grammar.lemmas[way] in listed("meetings", "going")
    ):
        subject = grammar.kid(way, "nsubj")
    low = grammar.left[subject] if 0 <= subject < one.verb else one.verb
    for kid in grammar.kids[one.verb]:
        if kid < low and (
            grammar.deps[kid] == "prep" or grammar.names[kid] in _TIMES or grammar.words[kid] == "when"
        ):
            low = min(low, grammar.left[kid])
    return low


def _belongs(ground: Ground, kid: int) -> bool:
    """Tell whether what hangs on a meeting is whom it is with, where, when, or the talks themselves."""
    grammar = ground.grammar
    dep, word = grammar.deps[kid], grammar.words[kid]
    if dep in ("dobj", "npadvmod", "prt"):
        return True
    if dep == "advcl":
        return grammar.right[kid] - kid < 6 and word in ("attending", "visiting")
    if dep != "prep":
        return dep == "advmod" and grammar.names[kid] in _TIMES
    inside = range(kid, grammar.right[kid] + 1)
    return word in ("with", "between", "among", "since") or (
        word
        in ("in", "at", "on", "during", "near", "outside", "for", "before", "after", "until", "by", "from")
        and any(grammar.names[at] in _PLACES | _TIMES for at in inside)
    )


def _text(ground: Ground, inside: range, kinds: frozenset[str], one: _Find) -> str:
    """Return the first place that stands after "in", "at", "to" or the like."""
    grammar = ground.grammar
    before = ("in", "at", "to", "near", "outside", "on", "visited", "visit")
    for token in inside:
        if grammar.names[token] in kinds and _opener(ground, token) in before:
            last = token
            while last + 1 in inside and grammar.names[last + 1] in kinds:
                last += 1
            start, end = grammar.span(token, last)
            return grammar.string[start:end]
    return ""


def _opener(ground: Ground, token: int) -> str:
    words = ground.grammar.words
    before = words[token - 1] if token else ""
    return words[token - 2] if before == "the" and token > 1 else before


def _when(ground: Ground, inside: range) -> str:
    """Return the first date in it, as the finder of dates has it, else as the names in the text have it."""
    grammar = ground.grammar
    if not inside:
        return ""
    start, end = grammar.span(inside[0], inside[-1])
    for one in ground.dates:
        low, high = ground.clean(one.spans)
        if low < high and start <= low and high <= end:
            return one.text
    return ""


def _purpose(ground: Ground, one: _Find) -> tuple[Span, ...]:
    """Return what it is for: "with the goal of", "about", "to discuss"."""
    grammar = ground.grammar
    for head in (one.verb, one.noun):
        for kid in grammar.kids[head] if head >= 0 else ():
            if kid > one.verb and (inner := _aim(ground, kid)) >= 0:
                return ground.raw(*ground.trim(grammar.left[inner], grammar.right[inner]))
    return ()


def _aim(ground: Ground, kid: int) -> int:
    grammar = ground.grammar
    if grammar.deps[kid] in ("advcl", "xcomp", "acl") and any(
        grammar.words[at] == "to" for at in grammar.kids[kid]
    ):
        return kid
    if grammar.deps[kid] != "prep":
        return -1
    inner = grammar.kid(kid, "pobj", "pcomp")
    if grammar.words[kid] in ("about", "on", "over", "regarding", "concerning"):
        return inner if inner < 0 or grammar.names[inner] not in _TIMES else -1
    if (
        grammar.words[kid] in ("with", "in")
        and inner >= 0
        and grammar.lemmas[inner] in listed("meetings", "purposes")
    ):
        of = grammar.kid(inner, "prep", "acl")
        return grammar.kid(of, "pcomp", "pobj") if of >= 0 and grammar.deps[of] == "prep" else of
    return -1
